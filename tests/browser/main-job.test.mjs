// The main job in the browser: from a sentence about a citizen to a logged decision that is found again.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { openBrowser } from "../cardpage/browser.mjs";
import { openChat } from "./chat.mjs";
import { startVejviser } from "./vejviser.mjs";

const SENTENCE = "42 år, kth, drikker hver dag så han ikke kan passe praktik, sag i HP, har søgt § 85";
const PICTURES = process.env.PICTURES;

let browser;
let folder;
let vejviser;
let chat;

before(async () => {
  browser = await openBrowser();
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
});
after(() => browser.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "vejviser-"));
  await start();
});
afterEach(async () => {
  await vejviser.kill();
  rmSync(folder, { recursive: true });
});

async function start() {
  vejviser = await startVejviser(folder);
  chat = await openChat(browser, vejviser.address);
}

async function killAndStart() {
  await vejviser.kill();
  await chat.page.close();
  await start();
}

async function picture(name) {
  if (PICTURES) await chat.picture(join(PICTURES, `${name}.png`));
}

test("a sentence becomes a suggestion, a decision and a note, found again after a crash", async () => {
  await chat.say(SENTENCE);
  await chat.shows("Fællesmængden", "AM har § 85", "»kth«", "Det forstod jeg");
  await picture("forslag");

  await chat.press("Ret oplysninger");
  await picture("ret");
  await chat.fill("Alder", "41");
  await chat.press("Gem");
  await chat.shows("Alder er nu 41 år", "Fællesmængden");

  await answerWith("Nej");
  await chat.shows("Jeg har ikke flere spørgsmål", "Normal");
  await chat.press("Hvorfor?");
  await chat.shows("»AM skal have ansvaret for § 85 til andre ydelser«", "Bygger på");
  await picture("hvorfor");

  await chat.press("Log beslutning");
  await chat.fill("Sagsnummer", "2026-117");
  await chat.press("Indsatser, opfølgning, tovholder");
  await chat.pickDay("Opfølgning", inDays(30));
  await picture("log");
  await chat.press("Gem");
  await chat.shows("Beslutningen er logget", "Vejviser-nummer: V-");
  await picture("kvittering");

  await chat.press("Vis notat");
  await chat.shows("NOTAT", "2026-117", "Alder: 41 år", "Fællesmængden");
  await picture("notat");

  await chat.say("sag 2026-117");
  await chat.shows("Sag V-", "Mette Holm", "Fællesmængden");
  if (PICTURES) await chat.screen(join(PICTURES, "chat.png"));

  await killAndStart();
  await chat.say("sag 2026-117");
  await chat.shows("Sag V-", "Mette Holm", "Fællesmængden");
  await picture("sag");
});

test("an assessment goes on where it was when the bot is killed in the middle", async () => {
  await chat.say(SENTENCE);
  await chat.shows("Fællesmængden");
  await killAndStart();
  await chat.say("vis");
  await chat.shows("Det forstod jeg", "»kth«", "Fællesmængden");
});

test("a button that is pressed twice does its work once", async () => {
  await chat.say(SENTENCE);
  await chat.press("Log beslutning");
  await chat.fill("Sagsnummer", "2026-118");
  await chat.pressTwice("Gem");
  assert.equal(vejviser.decisions().length, 1);
});

// Answers every question that is asked in the same way, until none is left.
async function answerWith(answer) {
  for (let asked = 0; asked < 10; asked += 1) {
    if (!(await chat.text()).includes("Hvorfor spørger du?")) return;
    await chat.press(answer);
  }
  assert.fail("ten questions and no end");
}

function inDays(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
