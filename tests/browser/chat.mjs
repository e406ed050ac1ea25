// The personal chat in the playground, used as a person would: by what is written on the screen.

const SCREEN = { width: 1280, height: 900 };
const PATIENCE = 120_000; // milliseconds; the machine may be busy
const SETTLED = 300; // milliseconds

export async function openChat(browser, address) {
  const page = await browser.newPage({ viewport: SCREEN, locale: "da-DK" });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(address);
  await page.getByRole("button", { name: "Hide log panel" }).click();
  const chat = new Chat(page);
  await chat.shows("Velkommen");
  return chat;
}

export class Chat {
  constructor(page) {
    this.page = page;
    this.messages = page.locator(".fai-OutputCard");
    this.newest = this.messages.last();
  }

  // Writes a line and waits for the answer.
  async say(text) {
    await this.#answered(async () => {
      await this.page.getByRole("textbox").last().fill(text);
      await this.page.getByRole("button", { name: "Send Message" }).click();
    });
  }

  // Presses a button of the newest card, also one that stands behind "Flere valg", and waits for what it changes.
  async press(title) {
    const button = this.newest.getByRole("button", { name: title, exact: true });
    if (!(await button.isVisible())) await this.press("Flere valg");
    await this.#answered(() => button.click());
  }

  // Presses a button twice before the bot has answered.
  async pressTwice(title) {
    const button = this.newest.getByRole("button", { name: title, exact: true });
    await this.#answered(() => button.dblclick());
  }

  // Picks an option of a choice, whether it is a drop-down or a list.
  async choose(label, option) {
    const list = this.newest.getByRole("combobox", { name: label });
    if (await list.isVisible()) {
      await list.click();
      await this.page.getByRole("option", { name: option, exact: true }).click();
    } else {
      await this.newest.getByRole("radio", { name: option, exact: true }).check();
    }
  }

  async fill(label, text) {
    await this.newest.getByRole("textbox", { name: label }).fill(text);
  }

  // Picks a day, written as 2026-12-24.
  async pickDay(label, day) {
    const field = this.newest.getByRole("combobox", { name: label });
    await field.fill(day);
    await field.press("Enter");
    await this.page.keyboard.press("Escape");
  }

  async text() {
    return (await this.newest.innerText()).replace(/\s+/g, " ");
  }

  // Waits until the newest message has every one of these texts.
  async shows(...texts) {
    const deadline = Date.now() + PATIENCE;
    let missing = texts;
    while (missing.length > 0) {
      const text = (await this.messages.count()) > 0 ? await this.text() : "";
      missing = texts.filter((wanted) => !text.includes(wanted));
      if (missing.length > 0 && Date.now() > deadline) throw new Error(`"${missing.join('", "')}" is not in: ${text}`);
      if (missing.length > 0) await this.page.waitForTimeout(100);
    }
  }

  // Takes a picture of the whole newest message, however long, on a screen of this size.
  async picture(file, screen = SCREEN) {
    await this.page.setViewportSize(screen);
    const { height } = await this.newest.boundingBox();
    await this.page.setViewportSize({ ...screen, height: Math.max(screen.height, Math.ceil(height) + 300) });
    await this.page.mouse.move(0, 0);
    await this.newest.screenshot({ path: file });
    await this.page.setViewportSize(SCREEN);
  }

  // Takes a picture of the screen as it is.
  async screen(file) {
    await this.page.screenshot({ path: file });
  }

  // Does something, then waits until the bot's messages have changed and stopped changing.
  async #answered(action) {
    let before = await this.#everything();
    await action();
    const deadline = Date.now() + PATIENCE;
    while ((await this.#everything()) === before) {
      if (Date.now() > deadline) throw new Error(`nothing changed; the newest message says: ${await this.text()}`);
      await this.page.waitForTimeout(50);
    }
    do {
      before = await this.#everything();
      await this.page.waitForTimeout(SETTLED);
    } while ((await this.#everything()) !== before);
  }

  async #everything() {
    return (await this.messages.allInnerTexts()).join("\n");
  }
}
