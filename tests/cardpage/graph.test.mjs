// npm test: what `packs graph` draws is read by Mermaid itself, for every model and for every table of one.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./browser.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PYTHON = process.env.PYTHON ?? ".venv/bin/python";
const MERMAID = fileURLToPath(new URL("node_modules/mermaid/dist/mermaid.min.js", import.meta.url));
const vejviser = (...words) => execFileSync(PYTHON, ["-m", "bot", ...words], { cwd: ROOT, encoding: "utf8" });

let browser;
let page;

before(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.addScriptTag({ path: MERMAID });
});

after(() => browser.close());

const kind = (drawn) => page.evaluate(async (text) => (await mermaid.parse(text)).diagramType, drawn);
const size = (drawn) =>
  page.evaluate(async (text) => {
    mermaid.initialize({ startOnLoad: false, maxEdges: 5000 });
    return (await mermaid.render("drawing", text)).svg.length;
  }, drawn);

test("Mermaid reads the diagram of every model", async () => {
  for (const { id } of JSON.parse(vejviser("packs", "list", "--json"))) {
    assert.equal(await kind(vejviser("packs", "graph", id)), "flowchart-v2", id);
  }
});

test("Mermaid draws one table row by row", async () => {
  assert.ok((await size(vejviser("packs", "graph", "egedal", "--table", "center"))) > 5000);
});

test("Mermaid refuses what is no diagram", async () => {
  await assert.rejects(kind("flowchart LR\n  a[ -->"), /Parse error/);
});
