import type { Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { anActor, aPartnership, insert } from "../factories.ts";
import { aBeat, aLoadedTable } from "../performance/loaded-figures.ts";
import { shown, useSeats } from "../support/seated.ts";
import { PUBLISHED } from "./crime-table.ts";

// A manager reads a quarter's crime: the table, the beats, seven years, the group; and enters a value and a target.

const seats = useSeats();
const PERIOD = { from: "2023-04-01", to: "2023-09-30" };

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let page: Page;
  const shot = (what: string) => shown(page, `crime-${short}-${what}`);
  const open = async (path: string, heading: string | RegExp) => {
    await page.goto(`${seats.app.origin}${path}`);
    await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  };
  const says = (text: string) =>
    expect.poll(async () => (await page.locator("main").textContent()) ?? "", { timeout: 10_000 }).toContain(text);

  beforeAll(async () => {
    const p = await aPartnership(seats.db, `Charnwood ${short}`);
    const manager = await anActor(seats.db, p, { duties: ["manager"], name: `Mona Ager ${short}` });
    await aLoadedTable(seats.db, p, {
      period: PERIOD,
      rows: PUBLISHED.map(([type, change, before, now, , place]) => [type, before, now, change, place]),
    });
    for (const [code, name, before, now, printed] of [
      ["58", "Anstey", 13, 5, "-61%"],
      ["62", "Loughborough town centre", 52, 46, "-12%"],
      ["65", "Bell Foundry", 38, 26, "-32%"],
    ] as const)
      await aLoadedTable(seats.db, p, {
        ...{ period: PERIOD, areaId: await aBeat(seats.db, p, code, name) },
        rows: [
          ["Burglary – Residential", before, now, printed],
          ["All Crime", before * 20, now * 22],
        ],
      });
    await insert(seats.db, "similar_group", {
      ...{ id: uuid(), partnership_id: p.partnershipId, from_day: "2023-04-01", publisher: "iQuanta" },
      ...{ created_at: "2023-04-01T00:00:00.000Z", created_by: manager.id, withdrawn_at: null, withdrawn_by: null },
      version: 1,
    });
    page = await seats.sit(manager, javaScript);
  });

  test("the quarter and its crime table", async () => {
    await open("/performance?quarter=2023-24-Q2", /Quarter 2 2023\/24/);
    await says("Serious acquisitive crime");
    await shot("quarter");
    await open("/performance/crime", "Recorded crime");
    await says("Source: Leicestershire Police, as at 30 September 2023");
    await shot("table");
  });

  test("the beats beside the borough, with what was printed otherwise", async () => {
    await open("/performance/crime/areas", "Recorded crime by beat");
    await says("printed -61%");
    await shot("beats");
    await page.setViewportSize({ width: 1920, height: 1080 });
    await shot("beats-wall");
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  test("seven years, the quarters and the largest increases", async () => {
    await open("/performance/crime/trend", "Crime over seven years");
    await page.getByLabel("Type of crime").selectOption("Burglary – Residential");
    await page.getByRole("button", { name: "Show" }).click();
    await says("Burglary – Residential in the borough rose from 241 in 2022/23 to 255 in 2023/24");
    await shot("trend");
    await open("/performance/crime/quarters", /Crime by quarter/);
    await shot("quarters");
    await open("/performance/crime/increases", "Largest increases in crime");
    await says("Shoplifting rose most, by 163.");
    await shot("increases");
  });

  test("the similar group", async () => {
    await open("/performance/similar-group", "Most similar group");
    await says("12 of 15");
    await shot("group");
  });

  test("a measure with a value and a target", async () => {
    await open("/performance/measures/new", "Add a measure");
    await page.getByLabel("Name").fill(`Feel safe after dark ${short}`);
    await page.getByLabel("What it counts").fill("Residents who feel safe outside after dark");
    await page.getByLabel("Who counts it").fill("Residents’ survey");
    await page.getByRole("radio", { name: "Surveys" }).check();
    await page.getByRole("radio", { name: /More is better/ }).check();
    await page.getByRole("radio", { name: /A percentage/ }).check();
    await page.getByRole("radio", { name: "No", exact: true }).check();
    await page.getByRole("button", { name: "Add the measure" }).click();
    await says("The measure has been added");
    await page.getByRole("button", { name: "Enter a value" }).click();
    await page.getByLabel("Value").fill("72.5");
    await page.getByRole("button", { name: "Record the value" }).click();
    await says("The value has been recorded");
    await page.getByRole("link", { name: "Set a target" }).click();
    await page.getByRole("radio", { name: "A number to reach" }).check();
    await page.getByRole("button", { name: "Record the target" }).click();
    await page.getByRole("alert").getByText("Enter the target").waitFor();
    await page.getByLabel("Target", { exact: true }).fill("75");
    await shot("target");
    await page.getByRole("button", { name: "Record the target" }).click();
    await says("The target has been recorded");
    await open("/performance/measures", "Measures counted elsewhere");
    await says("Not met");
    await shot("measures");
    await page.getByRole("link", { name: /Feel safe after dark/ }).click();
    await says("72.5%");
    await shot("measure");
  });
});
