// npm test: the views of tests/dialogs/views.py, drawn in the browser and used there. PYTHON names the interpreter.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { draw, openBrowser } from "./browser.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PYTHON = process.env.PYTHON ?? ".venv/bin/python";
const THEMES = ["light", "dark"];
const PHONE = { width: 390, height: 800 };

const cards = {};
let browser;
let page;

before(async () => {
  const folder = mkdtempSync(join(tmpdir(), "cards-"));
  execFileSync(PYTHON, ["-m", "tests.dialogs.views", folder], { cwd: ROOT });
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    cards[file.replace(".json", "")] = JSON.parse(readFileSync(join(folder, file), "utf8"));
  }
  browser = await openBrowser();
  page = await browser.newPage({ viewport: PHONE, locale: "da-DK" });
});

after(() => browser.close());

const button = (name) => page.getByRole("button", { name, exact: true });
const submitted = () => page.evaluate(() => window.submitted);

test("every card is drawn without a complaint and fits a phone", async () => {
  for (const [name, card] of Object.entries(cards)) {
    for (const theme of THEMES) {
      assert.deepEqual(await draw(page, card, theme), [], name);
      const hidden = await page.evaluate(() => {
        const cut = (element) => element.scrollWidth > element.clientWidth + 1;
        return [...document.querySelectorAll("main *")].filter(cut).map((element) => element.textContent);
      });
      assert.deepEqual(hidden, [], name);
    }
  }
});

test("text is legible against what it stands on", async () => {
  for (const [name, card] of Object.entries(cards)) {
    for (const theme of THEMES) {
      await draw(page, card, theme);
      assert.deepEqual(await page.evaluate(() => window.faint()), [], `${name}, ${theme}`);
    }
  }
});

test("text of a person appears exactly as it stands", async () => {
  await draw(page, cards.quoted, "light");
  const text = (await page.locator("main").innerText()).replace(/[\u2060\u200a]/g, "").replaceAll("\u02cb", "`");
  const awkward = "**fed** _kursiv_ `kode` ~~ud~~ [link](https://example.com) <b>x</b> &amp; \\* 1. et";
  assert.equal(text.split(awkward).length - 1, 6);
  assert.equal(text.split("{{DATE(2026-11-22T08:00:00Z)}}").length - 1, 6);
  assert.ok(text.includes("1. december - _stjerner_ og 2 * 3 * 4"));
  assert.ok(text.includes("**a** 1. et\n"));
  assert.equal(await page.locator("main :is(a, b, em, strong, li, h1, code, s)").count(), 0);
});

test("a fold opens and closes by its title", async () => {
  await draw(page, cards.result, "light");
  const reason = page.getByText("Førtidspension er søgt, men ikke i kraft.");
  await reason.waitFor({ state: "hidden" });
  await button("Hvorfor?").click();
  await reason.waitFor({ state: "visible" });
  await button("Hvorfor?").click();
  await reason.waitFor({ state: "hidden" });
});

test("further buttons come with one press and work", async () => {
  await draw(page, cards.result, "light");
  await button("Overdrag").waitFor({ state: "hidden" });
  await button("Flere valg").click();
  await button("Overdrag").click();
  assert.deepEqual(await submitted(), [
    { vejviser: { action: "overdrag", draft: "7f3a9c", version: 6, key: "7f3a9c:6:overdrag", data: {} } },
  ]);
});

// An input that is left empty is not sent at all.
test("a form is sent with its inputs, once what is required is there", async () => {
  await draw(page, cards.logging, "light");
  await button("Gem").click();
  assert.deepEqual(await submitted(), []);
  await page.getByText("Skriv sagsnummeret fra jeres eget system.").waitFor({ state: "visible" });
  await page.getByLabel("Sagsnummer i Arbejdsmarked").fill("2026-1174");
  await page.getByLabel("Hvorfor vurderer du anderledes?").selectOption("kapacitet");
  await button("Gem").click();
  const [{ vejviser, ...inputs }] = await submitted();
  assert.equal(vejviser.action, "gem");
  assert.deepEqual(inputs, {
    sag: "2026-1174",
    indsatser: "social_mentor,koordineret",
    opfoelgning: "2027-01-17",
    aarsag: "kapacitet",
  });
});

test("a button that needs no inputs works while the form is empty", async () => {
  await draw(page, cards.logging, "light");
  await button("Tilbage").click();
  const [sent] = await submitted();
  assert.deepEqual(Object.keys(sent), ["vejviser"]);
});

test("headings are headings, and every input has a name", async () => {
  await draw(page, cards.assessment, "light");
  assert.deepEqual(await page.getByRole("heading").allInnerTexts(), [
    "Det forstod jeg",
    "Foreløbigt forslag",
    "Ét spørgsmål mere",
  ]);
  for (const answer of ["Ja", "Nej", "Ved ikke"]) {
    assert.equal(await page.getByRole("radio", { name: answer }).count(), 1);
  }
});
