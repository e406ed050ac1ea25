// Looking up where colleagues read along: in a channel by mention, and from the compose box.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { openBrowser } from "../cardpage/browser.mjs";
import { openChat } from "./chat.mjs";
import { startVejviser } from "./vejviser.mjs";

const PICTURES = process.env.PICTURES;

let browser;
let folder;
let vejviser;
let page;

before(async () => {
  browser = await openBrowser();
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
});
after(() => browser.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "vejviser-"));
  vejviser = await startVejviser(folder);
  page = (await openChat(browser, vejviser.address)).page;
});
afterEach(async () => {
  await vejviser.kill();
  rmSync(folder, { recursive: true });
});

async function screen(name) {
  if (PICTURES) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

// Writes a post that names the bot, as one must in a channel for it to hear.
async function post(text) {
  const box = page.getByRole("textbox").first();
  await box.click();
  await page.keyboard.type("@");
  await page.getByRole("menuitem", { name: "Vejviser" }).click();
  await page.keyboard.type(` ${text}`);
  await page.getByRole("button", { name: "Post" }).click();
}

async function shows(...texts) {
  for (const text of texts) await page.getByText(text).first().waitFor();
}

test("find in a channel is answered there, hit by hit, and a citizen is not taken in", async () => {
  await page.getByRole("treeitem", { name: "Faglig sparring" }).click();
  await shows("Her slår jeg kun op.");
  await post("find gæld");
  await shows("Fandt 9 for »gæld«", "egen kommune");
  await screen("kanal");
  await page.getByRole("button", { name: "Detaljer: Økonomisk vejledning" }).click();
  await shows("Kildens år", "Aktualitet");
  await post("42 år, kth, drikker, sag i HP");
  await shows("Slet beskeden");
  assert.equal(await page.getByText("Det forstod jeg").count(), 0);
});

test("the message extension puts the card of an intervention into the compose box", async () => {
  await page.getByRole("button", { name: "Trigger Message Extension App" }).click();
  await page.getByText("Search Command").click();
  await page.getByPlaceholder("Enter a search term").fill("gæld");
  await shows("forslag · egen kommune · 2015");
  await screen("soegning");
  await page.getByText("Økonomisk vejledning", { exact: true }).first().click();
  await shows("Aktualitet", "ikke bekræftet siden kilden fra 2015");
  await screen("indsat");
});
