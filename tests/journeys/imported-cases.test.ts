import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { anActor, anAgency, aPartnership } from "../factories.ts";
import { useSeats } from "../support/seated.ts";
import * as step from "./case-steps.ts";

const HEAD = "Case Ref,State,Risk Level,Date Opened,Date Closed,Lead Agency,Perp Ref,Location,Postcode,Closure Reason";
const rows = (prefix: string, wrongDay: string) =>
  [
    HEAD,
    `${prefix}-1,Open,High,20/02/2026 00:29,,Soar Homes,P${prefix}1,1 Example Close,LE11 4BF,`,
    `${prefix}-2,Closed,Low,20/01/2026,30/03/2026,Housing assoc.,P${prefix}2,2 Example Close,LE11 1NX,Resolved`,
    `${prefix}-3,Open,Medium,${wrongDay},,HOUSING ASSOC.,,3 Example Close,LE11 1AB,`,
  ].join("\r\n");

const seats = useSeats();
let coordinator: Actor;
beforeAll(async () => {
  const p = await aPartnership(seats.db, "Charnwood Community Safety Partnership");
  await anAgency(seats.db, p.partnershipId, { name: "Soar Homes", name_folded: "soar homes" });
  coordinator = await anActor(seats.db, p, { groups: { [p.jagId]: "coordinator" }, name: "Cora Dinator" });
});

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
])("cases of the present system %s", (_name, short, javaScript) => {
  const shot = step.shotsOf(`imported-${short}`);
  const prefix = javaScript ? "ASB" : "NSB";
  let page: Page;
  beforeAll(async () => {
    page = await seats.sit(coordinator, javaScript);
  });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  async function send(content: string) {
    await page.goto("/");
    await page.getByRole("link", { name: "Files loaded" }).click();
    await page.getByRole("button", { name: "Load a file" }).click();
    await page.getByLabel("Cases of the present system").check();
    await page.getByLabel("Group that takes the cases").selectOption({ label: "JAG" });
    await page.getByLabel("The file").setInputFiles({ name: "cases.csv", mimeType: "text/csv", buffer: Buffer.from(content) }); // prettier-ignore
    await press("Send the file");
    await page.getByRole("heading", { name: /Choose the columns/ }).waitFor();
  }
  /** The page looks again by itself; without JavaScript somebody does. */
  async function waitFor(text: string) {
    for (let tries = 0; tries < 60; tries++) {
      await new Promise((wait) => setTimeout(wait, 500));
      if (!javaScript) await page.goto(page.url());
      if (await page.getByText(text, { exact: true }).first().isVisible()) return;
    }
    throw new Error(`The page never says: ${text}`);
  }

  test("a file with errors is looked at, and discarded for a better one", async () => {
    await send(rows(prefix, "31/02/2026"));
    expect(await page.getByLabel("Perpetrator reference (optional)").inputValue()).toBe("6");
    await page.getByLabel("Status", { exact: true }).selectOption("");
    await press("Check the file");
    await page.getByRole("link", { name: "Select the column that holds the status" }).waitFor();
    await shot(page, "columns-errors");
    await page.getByLabel("Status", { exact: true }).selectOption("1");
    await press("Check the file");
    await waitFor("Checked, not loaded");
    await page.getByRole("row", { name: /^4 .*Date opened/ }).waitFor();
    await shot(page, "checked");
    await press("Discard this file");
    await page.getByRole("heading", { name: "Files loaded" }).waitFor();
  });

  test("it is said which agency the file means, and what it brought is seen, and undone", async () => {
    await send(rows(prefix, "28/02/2026"));
    await press("Check the file");
    await waitFor("Checked, not loaded");
    await page.getByRole("button", { name: "Load 1 row", exact: true }).waitFor();
    await page.getByLabel("“Housing assoc.” is").selectOption({ label: "Soar Homes" });
    await shot(page, "agencies");
    await press("Check the file again");
    await waitFor("Checked, not loaded");
    await press("Load 3 rows");
    await waitFor("Loaded");
    await shot(page, "loaded");
    const loaded = page.url();
    await page.goto("/cases");
    expect(await page.getByText("Imported", { exact: true }).count()).toBe(2);
    await page.getByRole("link", { name: /^CS-/ }).first().click();
    await page.getByText(`${prefix}-`).first().waitFor();
    await shot(page, "case");
    await page.goto(loaded);
    await page.getByRole("button", { name: "Undo this file" }).click();
    await page.getByRole("heading", { name: /^Undo/ }).waitFor();
    await shot(page, "undo");
    await press("Undo this file");
    await waitFor("Undone");
    await page.goto("/cases");
    await page.getByText("No open cases.").waitFor();
  });
});
