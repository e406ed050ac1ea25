// The bot with its playground, as `vejviser playground` runs them: a process group that can be killed as a whole.

import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PYTHON = process.env.PYTHON ?? ".venv/bin/python";

// Starts both on free ports with their data in `folder`; returns the playground's address and a way to kill them.
// `user` is the first name of who sits at the keyboard.
export async function startVejviser(folder, user = "Mette") {
  const options = { cwd: ROOT, env: { ...process.env, XDG_DATA_HOME: folder, PORT: "0" } };
  const child = spawn(PYTHON, ["-m", "bot", "playground", "--no-browser", "--port", "0", "--user", user], {
    ...options,
    detached: true,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const address = await addressIn(child.stdout);
  if (!address) throw new Error("vejviser playground ended before it listened");
  const end = (signal) => {
    process.kill(-child.pid, signal);
    return ended;
  };
  const decisions = () => JSON.parse(execFileSync(PYTHON, ["-m", "bot", "decisions", "list", "--json"], options));
  return { address, decisions, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

async function addressIn(output) {
  for await (const line of createInterface(output)) {
    const address = line.match(/http:\/\/localhost:\d+/);
    if (address) return address[0];
  }
}
