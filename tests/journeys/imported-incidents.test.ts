import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { anActor, anAgency, aPartnership } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { useSeats } from "../support/seated.ts";
import * as step from "./case-steps.ts";

// A police extract with errors is corrected and loaded, what may be the same is joined, and all of it is undone.

const HEAD = "Incident Number,Date Created,Time,Opening Class,Closing Class,Location,Easting,Northing,Complainant Ref,Complainant Forename,Complainant Surname"; // prettier-ignore
const written = (day: string) => day.split("-").reverse().join("/");

const seats = useSeats();
let coordinator: Actor;
beforeAll(async () => {
  const p = await aPartnership(seats.db, "Charnwood Community Safety Partnership");
  await anAgency(seats.db, p.partnershipId, { name: "Soar Police", name_folded: "soar police", kind: "police" });
  coordinator = await anActor(seats.db, p, { groups: { [p.jagId]: "coordinator" }, name: "Cora Dinator" });
});

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
])("incidents of a police extract %s", (_name, short, javaScript) => {
  const shot = step.shotsOf(`imported-incidents-${short}`);
  const road = javaScript ? "Example Road" : "Sample Road";
  const postcode = javaScript ? "LE11 1NF" : "LE11 2BZ";
  const row = (number: string, day: string, closing: string, person: string) =>
    `${short}${number},${day},21:05,Noise,${closing},"${road}, LOUGHBOROUGH, ${postcode}",454024,321085,${person}`;
  const rows = (wrong: string) =>
    [
      HEAD,
      row("1", written(ago(60)), "Noise complaint", `${short}-C1,Robin,Reed`),
      row("2", written(ago(50)), "Noise complaint", `${short}-C1,Robin,Reed`),
      row("3", written(ago(5)), "Fireworks", `${short}-C2,Jo,Field`),
      row("4", written(ago(5)), "Fireworks", ",,"),
      row("5", written(ago(4)), "Crime Recorded", ",,"),
      row("6", wrong, "Fireworks", ",,"),
    ].join("\n");
  let page: Page;
  let loaded = "";
  beforeAll(async () => {
    page = await seats.sit(coordinator, javaScript);
  });
  const press = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" }).click();
  async function send(content: string) {
    await page.goto("/admin/imports/new");
    await page.getByLabel("Incidents of anti-social behaviour").check();
    await page.getByLabel("The file").setInputFiles({ name: "extract.csv", mimeType: "text/csv", buffer: Buffer.from(content) }); // prettier-ignore
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

  test("each error says its row, column and why; what a type means is said once, and remembered", async () => {
    await send(rows("31/02/2026"));
    expect(await page.getByLabel("Closing class (optional)").inputValue()).toBe("4");
    await page.getByLabel("Agency that took the reports (optional)").selectOption({ label: "Soar Police" });
    await page.getByLabel("System that they come from").fill("Police log");
    await page.getByLabel("Save these columns as (optional)").fill(`Extract ${short}`);
    await shot(page, "columns");
    await press("Check the file");
    await waitFor("Checked, not loaded");
    await page.getByRole("row", { name: /^7 .*Day reported/ }).waitFor();
    await page.getByLabel("“Noise complaint” is").selectOption({ label: "Noise" });
    await shot(page, "checked");
    await press("Check the file again");
    await waitFor("Checked, not loaded");
    await page.getByRole("button", { name: "Load 4 rows", exact: true }).waitFor();
    await press("Discard this file");
    await page.getByRole("heading", { name: "Files loaded" }).waitFor();
  });

  test("the corrected file is loaded with the saved columns", async () => {
    await send(rows(written(ago(3))));
    await page.getByLabel("Columns saved before (optional)").selectOption({ label: `Extract ${short}` });
    await press("Show it so");
    await expect.poll(() => page.getByLabel("System that they come from").inputValue()).toBe("Police log");
    await press("Check the file");
    await waitFor("Checked, not loaded");
    await page.getByRole("button", { name: "Load 5 rows", exact: true }).waitFor();
    await page.getByRole("row", { name: /^6 Left out Closing class Not anti-social behaviour/ }).waitFor();
    await press("Load 5 rows");
    await waitFor("Loaded");
    loaded = page.url();
    await shot(page, "loaded");
  });

  test("two reports of one night are joined, a person is confirmed, and older reports are listed", async () => {
    await page.getByRole("link", { name: "incidents may be the same" }).click();
    await page.getByText("1 to be decided.").waitFor();
    await shot(page, "matches");
    await press(/^One incident/);
    await page.getByText("The two are one incident now. Its reports are together").waitFor();
    await page.getByRole("link", { name: "Joined" }).click();
    await page.getByRole("link", { name: /^IN-/ }).click();
    await page.getByRole("heading", { name: /^Incident IN-/ }).waitFor();
    await shot(page, "incident");
    await page.goto("/incidents/imported/people");
    await shot(page, "people");
    await page.getByRole("button", { name: /^A person of their own/ }).first().click(); // prettier-ignore
    await page.getByText("It has been recorded that this is a person of their own").waitFor();
    await page.getByRole("link", { name: "Older reports" }).click();
    await page.getByRole("link", { name: "extract.csv" }).first().click();
    await page.getByRole("link", { name: /^R R/ }).waitFor();
    await shot(page, "older-reports");
  });

  test("the file is not undone while two are joined, and is once they are parted", async () => {
    await page.goto(`${loaded}/undo`);
    await press("Undo this file");
    await page.getByText("incidents that were changed since").waitFor();
    await shot(page, "not-undone");
    await page.goto("/incidents/imported?status=joined");
    await press(/^Decide again/);
    await page.getByText("It is to be decided again").waitFor();
    await page.goto(`${loaded}/undo`);
    await press("Undo this file");
    await waitFor("Undone");
    await page.goto("/incidents/imported/people");
    await page.getByText("Nobody waits to be matched").waitFor();
    await page.goto("/incidents");
    expect(await page.getByRole("link", { name: /^IN-/ }).count()).toBe(0);
  });
});
