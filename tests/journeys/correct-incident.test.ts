import type { Page } from "playwright-core";
import { beforeAll, describe, test } from "vitest";
import { anActor, anIncident, anIncidentPerson, aLocation, aPartnership, aPerson, aReport, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";

// What was typed wrongly when a report was logged is put right, and the count towards a case review answers anew.

const seats = useSeats();
let p: TestPartnership;
beforeAll(async () => {
  p = await aPartnership(seats.db);
});

describe.each([
  ["with JavaScript", true],
  ["without", false],
] as const)("%s", (name, javaScript) => {
  let page: Page;
  let incidentId: string;
  const shot = (what: string) => shown(page, `${what}-${name.replaceAll(" ", "-")}`);
  beforeAll(async () => {
    const officer = await anActor(seats.db, p, { duties: ["asb-officer"], name: "Olive Ficer" });
    const place = { name: "12 Ling Road", name_folded: "12 ling road", postcode: "LE11 1NF", kind: "address" } as const;
    const location_id = await aLocation(seats.db, p, place);
    const victim = await aPerson(seats.db, p, { given_names: "Vic", family_name: "Sample" });
    incidentId = await anIncident(seats.db, p, {
      ...{ location_id, latest_day: ago(20), reference: javaScript ? "IN-26-0001" : "IN-26-0002" },
      what_happened: "Loud music and shouting until four",
    });
    await anIncidentPerson(seats.db, p, { incident_id: incidentId, person_id: victim });
    await aReport(seats.db, p, [incidentId], { reporter_person_id: victim, reported_on: ago(19) });
    page = await seats.sit(officer, javaScript);
  });
  const save = () => page.getByRole("button", { name: "Save" }).click();

  test("what cannot be is refused beside what was typed", async () => {
    await page.goto(`${seats.app.origin}/incidents/${incidentId}`);
    await shot("incident-to-correct");
    await page.getByRole("link", { name: "Correct what is recorded" }).click();
    await page.getByRole("heading", { name: "Correct the incident" }).waitFor();
    await shot("correct-incident");
    await fillDay(page, "Day on which it happened", ago(3));
    await page.getByLabel("Why is it corrected?").fill("The caller gave another night");
    await save();
    await page
      .getByText(/must be on or before the day of the report/)
      .first()
      .waitFor();
    await shot("correct-refused");
  }, 60_000);

  test("another place is asked about, and hate leads to the count as it stands now", async () => {
    await fillDay(page, "Day on which it happened", ago(21));
    await page.getByLabel("Where did it happen?").fill("12 Ling Rd");
    await page.getByLabel("Postcode (optional)").fill("LE11 1NF");
    await page.getByRole("group", { name: "Does anybody perceive it as motivated by hate?" }).getByLabel("Yes", { exact: true }).check(); // prettier-ignore
    await page.getByLabel("Disability", { exact: true }).check();
    await save();
    await page.getByRole("heading", { name: "Recorded already?" }).waitFor();
    await shot("correct-place");
    await page
      .getByLabel(/^12 Ling Road, LE11 1NF/)
      .first()
      .check();
    await save();
    await page.waitForURL(/\/count/);
    await page.getByText("The threshold for a case review would be met today").waitFor();
    await shot("counted-anew");
    await page
      .getByRole("link", { name: /^Incident IN-26/ })
      .first()
      .click();
    await page
      .getByText(/Corrected/)
      .first()
      .waitFor();
    await shot("corrected");
  }, 60_000);

  test("whoever changed it meanwhile is seen beside what was typed", async () => {
    await page.goto(`${seats.app.origin}/incidents/${incidentId}/correct`);
    const colleague = await seats.sit(await anActor(seats.db, p, { duties: ["asb-officer"] }), javaScript);
    await colleague.goto(`${seats.app.origin}/incidents/${incidentId}/correct`);
    for (const [one, words] of [[colleague, "Fireworks until four"], [page, "Shouting until five"]] as const) {
      await one.getByLabel("What happened?").fill(words);
      await one.getByLabel("Why is it corrected?").fill("Heard again");
      await one.getByRole("button", { name: "Save" }).click();
      if (one === colleague) await one.getByText("The incident has been corrected").waitFor();
    } // prettier-ignore
    await page.getByText("Nothing of yours has been saved").waitFor();
    await shot("correct-versions");
  }, 60_000);
});
