import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { anActor, anIncident, aPartnership, aPremises, aPremisesGroup, aPremisesIncident, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";

// An officer logs a fight at a pub; licensing reads what is theirs of it, records a test purchase, and the meeting decides.

const seats = useSeats();

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let p: TestPartnership;
  let officer: Actor;
  let licensing: Actor;
  let page: Page;
  let forge: string;
  const go = (path: string) => page.goto(`${seats.app.origin}${path}`);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).last().click();
  const shot = (what: string) => shown(page, `at-premises-${short}-${what}`);

  beforeAll(async () => {
    p = await aPartnership(seats.db, `Testshire ${short}`);
    officer = await anActor(seats.db, p, { duties: ["asb-officer"], name: `Ash Officer ${short}` });
    licensing = await anActor(seats.db, p, { duties: ["licensing-officer"], name: `Lee Censing ${short}` });
    await aPremisesGroup(seats.db, p, { day: ago(0) });
    forge = await aPremises(seats.db, p, { licence_number: "CHN/PREM/0123", beat_code: "62" });
    const echo = await aPremises(seats.db, p, { name: "Echo", licence_number: "CHN/PREM/77", beat_code: "65" });
    for (const [premises, days, time, severity, attribution] of [
      [forge, 9, "23:40", "violence-with-injury", "caused-by"],
      [forge, 6, "00:30", "violence-without-injury", "outside"],
      [echo, 5, "02:10", "robbery", "near"],
      [echo, 4, null, "sexual-offence", "undecided"],
      [forge, 3, "22:05", "noise", "undecided"],
    ] as const) {
      const incident_id = await anIncident(seats.db, p, {
        ...{ latest_day: ago(days), earliest_day: ago(days), latest_time: time, earliest_time: time },
        reference: `IN-26-090${days}`,
        licensing_summary: "After last orders in the yard. Staff stepped in and the doors were shut",
      });
      await aPremisesIncident(seats.db, p, premises, { incident_id, severity, attribution });
    }
  });

  test("an officer says on the report which premises it concerns", async () => {
    page = await seats.sit(officer, javaScript);
    await go("/incidents/new");
    await page.getByRole("group", { name: "Who reports it?" }).getByLabel("Family name").fill("Sample");
    await page.getByRole("group", { name: "Who reports it?" }).getByLabel("Given names").fill("Pat");
    await page.getByLabel("How was it reported?").selectOption("phone");
    await page.getByLabel("Where did it happen?").fill("3 Example Street");
    await page.getByLabel("What was it?").selectOption("rowdy-behaviour");
    await page.getByRole("group", { name: "Whom was it aimed at?" }).getByRole("radio").first().check();
    await page.getByLabel("What happened?").fill("Pat was hit by a man with a tattoo");
    if (!(await page.getByLabel("Find the premises").isVisible()))
      await page.getByText("It was in or near licensed premises").click();
    await page.getByLabel("Find the premises").fill("old forge");
    await page.getByRole("button", { name: "Find premises" }).click();
    const choice = page.getByLabel("The Old Forge");
    await choice.waitFor();
    await choice.check();
    await page.getByLabel("How severe was it?").first().selectOption("violence-with-injury");
    await page.getByLabel("Summary for licensing").fill("Pat was hit at the bar");
    await shot("logging");
    await press("Save");
    await page.getByText("Say it without a name").first().waitFor();
    await shot("named");
    await page.getByLabel("Summary for licensing").fill("A customer was hit at the bar");
    await press("Save");
    await page.getByText("The report has been saved").waitFor();
    await page.getByRole("link", { name: /^IN-/ }).first().click();
    await page.getByRole("heading", { name: "Licensed premises" }).waitFor();
    await shot("incident");
    await page.getByRole("button", { name: "Change the premises" }).click();
    await page.getByRole("heading", { name: "Licensed premises of the incident" }).waitFor();
    expect(await page.getByLabel("The Old Forge").isChecked()).toBe(true);
    await shot("of-incident");
  });

  test("licensing reads it, says otherwise what it was, and records a test purchase", async () => {
    page = await seats.sit(licensing, javaScript);
    await go(`/premises/${forge}/incidents`);
    await page.getByText("A customer was hit at the bar").waitFor();
    expect(await page.getByText("tattoo").count()).toBe(0);
    await shot("list");
    await page.getByRole("row").filter({ hasText: "A customer was hit at the bar" }).getByRole("link").click();
    await press("Change what it is here");
    await page.getByLabel("How severe was it?").selectOption("violence-without-injury");
    await page.getByLabel("Why is it changed?").fill("The hospital found no injury");
    await shot("change");
    await press("Save");
    await page.getByText("from Violence with injury to Violence without injury").waitFor();
    await shot("licensing-view");
    await go(`/premises/${forge}/incidents/new`);
    await page.getByLabel("What was found").fill("Alcohol sold to a volunteer of sixteen");
    await page.getByLabel("How severe was it?").selectOption("underage-sale");
    await shot("record");
    await press("Save");
    const another = page.getByLabel("No, it is another");
    await page
      .getByText(/recorded for licensing|one of these/)
      .first()
      .waitFor();
    if (await another.isVisible()) {
      await shot("same");
      await another.check();
      await press("Save");
      await page.getByText("It has been recorded for licensing").waitFor();
    }
  });

  test("the meeting decides what waits, and violence is counted by beat and hour", async () => {
    await go("/premises/undecided");
    await page.getByRole("heading", { name: "To be decided at the meeting" }).waitFor();
    await shot("undecided");
    await page
      .getByLabel(/is It is|It is/)
      .first()
      .selectOption("outside");
    await press("Record what was decided");
    await page.getByText("It has been recorded what was decided").waitFor();
    await go("/premises/figures/violence");
    await page.getByRole("heading", { name: "Violence in or near licensed premises" }).waitFor();
    await shot("violence");
    await page.getByRole("link", { name: /incidents, 62/ }).click();
    await page.getByRole("heading", { name: "Violence behind the number" }).waitFor();
    await shot("violence-rows");
  });
});
