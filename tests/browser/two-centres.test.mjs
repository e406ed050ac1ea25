// Two centres, one citizen, in the browser: Mette in AM and Jonas in HP, each in a chat of their own.

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openBrowser } from "../cardpage/browser.mjs";
import { openChat } from "./chat.mjs";
import { startVejviser } from "./vejviser.mjs";

const PICTURES = process.env.PICTURES;
const PHONE = { width: 390, height: 844 };

let browser;
let folder;
const running = [];

before(async () => {
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), "vejviser-"));
  if (PICTURES) mkdirSync(PICTURES, { recursive: true });
});
after(async () => {
  await Promise.all(running.map((vejviser) => vejviser.kill()));
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function chatOf(user) {
  const vejviser = await startVejviser(folder, user);
  running.push(vejviser);
  return openChat(browser, vejviser.address);
}

async function picture(chat, name) {
  if (!PICTURES) return;
  await chat.picture(join(PICTURES, `${name}.png`));
  await chat.picture(join(PICTURES, `${name}-phone.png`), PHONE);
}

async function logged(chat, sentence, number) {
  await chat.say(sentence);
  await chat.press("Log beslutning");
  await chat.fill("Sagsnummer", number);
  await chat.press("Gem");
  await chat.shows("Beslutningen er logget");
}

test("numbers are joined, a double grant is found, a case is handed over, returned, sent again and taken", async () => {
  const jonas = await chatOf("Jonas");
  await logged(jonas, "42 år, kth, sag i HP, bostøtte bevilget, meget kompleks sag", "88-3");

  const mette = await chatOf("Mette");
  await logged(mette, "42 år, kth, sag i HP, social mentor bevilget", "2026-117");
  await mette.say("kobl 2026-117 med HP 88-3");
  await mette.shows("Sagerne er koblet", "Også kendt i HP", "Jonas Krag", "Mulig dobbeltbevilling");
  await picture(mette, "koblet");

  await mette.press("Overdrag");
  await picture(mette, "overdrag"); // before it is filled in: the playground empties a form when the screen turns
  await mette.choose("Modtager", "Handicap & Psykiatri (HP)");
  await mette.fill("Ønske fra borgeren", "Vil gerne have én at ringe til");
  await mette.choose("Grundlag for at dele", "Borgerens samtykke");
  await mette.choose("Borgeren orienteret?", "Ja");
  await mette.press("Send overdragelse");
  await mette.shows("Sendt", "Har ansvaret nu", "AM Voksne (Mette Holm)");
  await picture(mette, "sendt");

  await jonas.shows("har sendt en overdragelse af sag V-", "Svar senest"); // told without having asked
  await picture(jonas, "besked");
  await jonas.say("mine");
  await jonas.shows("Overdragelser til jer", "AM Voksne (Mette Holm)");
  await picture(jonas, "mine");
  await jonas.say("overdragelse 2026-117");
  await jonas.shows("Vil gerne have én at ringe til");
  await picture(jonas, "modtager");
  await jonas.fill("Begrundelse, hvis den returneres", "Samtykket dækker ikke psykiatrien");
  await jonas.press("Returnér");
  await jonas.shows("Returneret", "AM Voksne (Mette Holm)");

  await mette.shows("Jonas Krag har returneret sag V-");
  await mette.say("overdragelse 2026-117");
  await mette.shows("Samtykket dækker ikke psykiatrien");
  await mette.press("Send igen");
  await mette.choose("Grundlag for at dele", "Hjemmel i loven");
  await mette.choose("Borgeren orienteret?", "Ja");
  await mette.press("Send overdragelse");
  await mette.shows("Sendt");

  await jonas.shows("har sendt en overdragelse af sag V-");
  await jonas.say("overdragelse 2026-117");
  await jonas.press("Modtag");
  await jonas.shows("Modtaget", "Har ansvaret nu", "HP Voksne");
  await picture(jonas, "modtaget");
  await mette.shows("Jonas Krag har modtaget sag V-", "Ansvaret er nu hos HP Voksne");
  await mette.say("sparringsforum");
  await mette.shows("Dagsorden til sparringsforum", "Overdragelse returneret");
  await picture(mette, "sparringsforum");
});
