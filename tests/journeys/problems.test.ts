import type { Page } from "playwright-core";
import { beforeAll, describe, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  aGroup,
  aLocation,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReport,
  type TestPartnership,
} from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { aProblem } from "../incidents/problems.ts";
import { shown, useSeats } from "../support/seated.ts";

// An officer goes from a problem to a case of the team, to a referral to the JAG and to the papers for court.

const seats = useSeats();
let p: TestPartnership;
let teamId: string;
beforeAll(async () => {
  p = await aPartnership(seats.db);
  teamId = await aGroup(seats.db, p.partnershipId, { name: "ASB team casework", kind: "casework", has_meetings: 0 });
});

async function aKnownProblem(title: string, reference: string) {
  const placeId = await aLocation(seats.db, p, { name: `${title}, Ling Road` });
  const problemId = await aProblem(seats.db, p, { title, reference, location_id: placeId, beat_code: "62" });
  const victim = await aPerson(seats.db, p, { given_names: "Vic", family_name: "Sample", birth_date: "1980-01-01", birth_date_basis: "exact" }); // prettier-ignore
  const suspect = await aPerson(seats.db, p, { given_names: "Sus", family_name: "Example", birth_date: "1990-01-01", birth_date_basis: "exact" }); // prettier-ignore
  for (const days of [40, 20, 5]) {
    const incident = await anIncident(seats.db, p, {
      ...{ problem_id: problemId, location_id: placeId, latest_day: ago(days), beat_code: "62" },
      ...{ reference: `IN-${reference.slice(3)}-${days}`, what_happened: "Loud music and shouting until four" },
    });
    await anIncidentPerson(seats.db, p, { incident_id: incident, person_id: victim });
    await anIncidentPerson(seats.db, p, { incident_id: incident, person_id: suspect, role: "perpetrator" });
    await aReport(seats.db, p, [incident], { reporter_person_id: victim, reported_on: ago(days - 1), reference: `RP-${reference.slice(3)}-${days}` }); // prettier-ignore
  }
  return problemId;
}

describe.each([
  ["with JavaScript", true],
  ["without", false],
] as const)("%s", (name, javaScript) => {
  let page: Page;
  let problemId: string;
  const shot = (what: string) => shown(page, `${what}-${name.replaceAll(" ", "-")}`);
  beforeAll(async () => {
    const officer: Actor = await anActor(seats.db, p, { duties: ["asb-officer"], groups: { [teamId]: "member" } });
    problemId = await aKnownProblem(javaScript ? "Parties at the flats" : "Parties in the yard", javaScript ? "PB-26-0001" : "PB-26-0002"); // prettier-ignore
    page = await seats.sit(officer, javaScript);
  });

  test("the list leads to the problem with its count", async () => {
    await page.goto(`${seats.app.origin}/incidents/problems`);
    await shot("problems");
    await page.getByRole("link", { name: javaScript ? "PB-26-0001" : "PB-26-0002" }).click();
    await page.getByText("3 of 3").waitFor();
    await shot("problem");
    await page.goto(`${seats.app.origin}/incidents/problems/${problemId}/add`);
    await shot("add-to-problem");
  }, 60_000);

  test("a case of the team is opened as it stands, and is referred on to the JAG", async () => {
    await page.goto(`${seats.app.origin}/incidents/casework?problem=${problemId}`);
    await shot("casework");
    await page.getByRole("button", { name: "Open the case" }).click();
    await page.getByText("The case has been opened, with its people and incidents").waitFor();
    await shot("case-with-incidents");
    await page.getByRole("link", { name: "Refer to another group" }).click();
    await page.getByRole("heading", { name: /^Refer a/ }).waitFor();
    await shot("refer-to-jag");
    await page.getByLabel("Routine", { exact: true }).check();
    await page.getByRole("button", { name: "Make the referral", exact: true }).click();
    await page.getByText("The referral has been made").waitFor();
  }, 60_000);

  test("an incident shows its case and its problem, and where the risk to its victim is assessed", async () => {
    await page.goto(`${seats.app.origin}/incidents/problems/${problemId}`);
    await page.getByRole("link", { name: /^IN-/ }).first().click();
    await page.getByRole("heading", { name: /^Incident IN-/ }).waitFor();
    await shot("incident-with-case");
    await page.getByRole("link", { name: "Assess the risk to the victims" }).click();
    await page.getByRole("heading", { name: "Risk to the victims" }).waitFor();
    await shot("victims-of-incident");
  }, 60_000);

  test("a chronology for court is made of what is ticked", async () => {
    await page.goto(`${seats.app.origin}/incidents/problems/${problemId}/chronology`);
    await shot("chronology-form");
    await page.getByLabel("Only for work within the partnership").check();
    await page.getByLabel("What it is for").fill("For the solicitor");
    await page.getByRole("button", { name: "Make the chronology" }).click();
    await page.getByRole("heading", { name: /Chronology:/ }).waitFor();
    await shot("chronology");
  }, 60_000);
});
