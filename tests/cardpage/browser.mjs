// The page in a headless Chromium of the system; CHROMIUM names another one.

import { chromium } from "playwright-core";

const PAGE = new URL("page.html", import.meta.url).href;

export function openBrowser() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
}

// Draws a card and returns what the renderer complained about. The page is loaded anew for each: the library's
// check of "lang" keeps state and fails every second card.
export async function draw(page, card, theme) {
  await page.goto(PAGE);
  const complaints = await page.evaluate(([json, name]) => window.draw(json, name), [card, theme]);
  await page.evaluate(() => document.fonts.ready);
  return complaints;
}
