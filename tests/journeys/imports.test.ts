import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningApp, startApp } from "../support/app.ts";
import { expectAccessible, leaveBrowser, look, openBrowser, type Visit, visitor } from "../support/browser.ts";
import { enrol } from "../support/sign-in.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => leaveBrowser(browser));

const WRONG = "Post code;Police beat\nLE11 1AB;62\nLE11 1AD;65\nLoughborough;62\n";
const RIGHT = "Post code;Police beat\nLE11 1AB;62\nLE11 1AD;65\nLE11 1AE;62\n";

describe.each([
  ["with JavaScript", true],
  ["without JavaScript", false],
])("an administrator loads postcodes, %s", (_name, javaScript) => {
  let app: RunningApp;
  let visit: Visit;
  let page: Page;
  beforeAll(async () => {
    app = await startApp();
    const setUp = ["setup", "--template", "empty", "--name", "Test CSP", "--admin", "ada@example.org", "--json"];
    const { invitation } = JSON.parse(await app.command(...setUp)) as { invitation: string };
    visit = await visitor(browser, app.origin, { javaScript });
    page = visit.page;
    await enrol(page, invitation, "ada@example.org");
  });
  afterAll(async () => {
    expect(visit.complaints).toEqual([]);
    await visit.close();
    await app.close();
  });

  async function good(name: string) {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await expectAccessible(page);
    await look(page, `imports-${javaScript ? "js" : "nojs"}-${name}`);
  }
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const send = async (name: string, content: string) => {
    await page.goto("/admin/imports/new");
    await page.getByLabel("Postcodes", { exact: true }).check();
    await page.getByLabel("The file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(content, "latin1") }); // prettier-ignore
    await press("Send the file");
  };
  /** The page looks again by itself; without JavaScript somebody does. */
  async function waitFor(text: string) {
    for (let tries = 0; tries < 60; tries++) {
      await new Promise((wait) => setTimeout(wait, 500));
      if (!javaScript) await page.goto(page.url());
      if (await page.getByText(text, { exact: true }).first().isVisible()) return;
    }
    throw new Error(`The page never says: ${text}`);
  }

  test("a program that calls itself a list is refused, and so is no file at all", async () => {
    await page.goto("/admin/imports/new");
    await good("new");
    await press("Send the file");
    await page.getByRole("link", { name: "Select what the file holds" }).waitFor();
    await page.getByRole("link", { name: "Choose a file" }).waitFor();
    if (javaScript)
      await expect.poll(() => page.locator(":focus").allInnerTexts()).toEqual(["Select what the file holds"]);
    await good("new-errors");
    await send("postcodes.csv", "MZ\x90\x00\x03\x00\x00\x00\x04\x00\xff\xff");
    await page.getByRole("link", { name: /This is not a spreadsheet or a list/ }).waitFor();
  });

  test("errors are shown with their lines, and the file is discarded", async () => {
    await send("postcodes.csv", WRONG);
    await page.getByRole("heading", { name: /Choose the columns/ }).waitFor();
    expect(await page.getByLabel("Postcode", { exact: true }).inputValue()).toBe("0");
    expect(await page.getByLabel("Beat (optional)").inputValue()).toBe("1");
    await good("columns");
    await press("Check the file");
    await page.getByRole("link", { name: "Enter a name for this version" }).waitFor();
    await page.getByLabel("Name of this version").fill("November");
    await page.getByLabel("Save these columns as (optional)").fill("Police table");
    await press("Check the file");
    await waitFor("Checked, not loaded");
    await good("checked");
    await page.getByRole("link", { name: /1 rows: Error/ }).click();
    await page.getByText("Enter a full UK postcode, like LE11 1AB").waitFor();
    expect(await page.getByRole("row", { name: /^4 Error/ }).count()).toBe(1);
    const csv = await page.request.get(`${page.url().split("?")[0] ?? ""}/errors.csv`);
    expect(await csv.text()).toContain('4,"Error, left out",Postcode,"Enter a full UK postcode, like LE11 1AB"');
    await press("Discard this file");
    await page.getByRole("heading", { name: "Files loaded" }).waitFor();
    await good("list");
  });

  test("the corrected file is loaded with the saved columns, answers, and is undone", async () => {
    await send("postcodes.csv", RIGHT);
    await page.getByLabel("Columns saved before (optional)").selectOption({ label: "Police table" });
    await press("Show it so");
    await page.getByLabel("Name of this version").fill("November");
    await press("Check the file");
    await waitFor("Checked, not loaded");
    await press("Load 3 rows");
    await waitFor("Loaded");
    await good("loaded");
    const loaded = page.url();

    await page.goto("/admin/areas");
    await page.getByLabel("Postcode (optional)").fill("le111ae");
    await press("Find");
    await page.getByText("Beat 62 (62), by its postcode").waitFor();
    await good("areas");

    await page.goto(loaded);
    await page.getByRole("button", { name: "Undo this file" }).click();
    await page.getByRole("heading", { name: "Undo November?" }).waitFor();
    await good("undo");
    await press("Undo this file");
    await waitFor("Undone");
    await page.goto("/admin/areas");
    await page.getByLabel("Postcode (optional)").fill("le111ae");
    await press("Find");
    await page.getByText("Not recorded", { exact: true }).nth(2).waitFor();
  });

  test("a file that is too large is refused while it comes", async () => {
    const token = await page.locator('input[name="formToken"]').first().inputValue();
    const answer = await page.request.post("/admin/imports/new", {
      headers: { origin: app.origin },
      multipart: { formToken: token, kind: "postcodes", file: { name: "large.csv", mimeType: "text/csv", buffer: Buffer.alloc(101_000_000, "x") } },
    }); // prettier-ignore
    expect(answer.status()).toBe(413);
    expect(await answer.text()).toContain("The file must be smaller than 100MB");
  });
});
