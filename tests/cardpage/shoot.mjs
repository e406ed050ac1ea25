// node shoot.mjs [--open] FOLDER CARD.json…
// Takes pictures of each card: wide, phone (390 px), and dark in both widths. --open opens every fold first.

import { mkdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { draw, openBrowser } from "./browser.mjs";

const VIEWS = [
  ["wide", "light", 700],
  ["wide-dark", "dark", 700],
  ["phone", "light", 390],
  ["phone-dark", "dark", 390],
];

const open = process.argv.includes("--open");
const [folder, ...files] = process.argv.slice(2).filter((argument) => argument !== "--open");
if (!folder || files.length === 0) {
  console.error("Usage: node shoot.mjs [--open] FOLDER CARD.json…");
  process.exit(2);
}

async function shoot(page, file) {
  const card = JSON.parse(await readFile(file, "utf8"), (key, value) => (key === "isVisible" && open ? true : value));
  for (const [name, theme, width] of VIEWS) {
    await page.setViewportSize({ width, height: 80 });
    const complaints = await draw(page, card, theme);
    if (complaints.length > 0) throw new Error(`${file}: ${complaints.join("; ")}`);
    await page.screenshot({ path: join(folder, `${basename(file, ".json")}-${name}.png`), fullPage: true });
  }
}

await mkdir(folder, { recursive: true });
const browser = await openBrowser();
try {
  const page = await browser.newPage({ deviceScaleFactor: 2, locale: "da-DK" });
  for (const file of files) await shoot(page, file);
} finally {
  await browser.close();
}
