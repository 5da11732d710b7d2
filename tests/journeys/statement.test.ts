import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { aCase, anActor, anAgency, aPartnership, aPerson, aSitting, type TestPartnership } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { anItem, hasAgreement } from "../support/meetings.ts";
import { shown, useSeats } from "../support/seated.ts";

// The gate of a meeting: a member accepts the statement and reads; an agency whose agreement has lapsed does not, until grace.

const seats = useSeats();

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let p: TestPartnership;
  let meeting: string;
  let group: string;
  let chair: Page;
  let member: Page;
  let lapsed: Page;
  const shot = (page: Page, what: string) => shown(page, `statement-${short}-${what}`);

  beforeAll(async () => {
    const { db } = seats;
    p = await aPartnership(db, `Charnwood statement ${short}`);
    const name = `Probation ${short}`;
    const probation = await anAgency(db, p.partnershipId, { name, name_folded: name.toLowerCase() });
    await hasAgreement(db, p, { agencyId: probation, signedOn: "2020-01-01", expiresOn: ago(3) });
    const sittingId = await aSitting(db, p, { day: plusDays(ago(0), 1), place: "Council Offices" });
    const person_id = await aPerson(db, p, { given_names: "Hal", family_name: "Ashwell", name_folded: "ashwell hal" });
    const { id: case_id } = await aCase(db, p, { reference: "CS-26-0001", person_id });
    await anItem(db, p, { sitting_id: sittingId, case_id });
    await anItem(db, p, { sitting_id: sittingId, title: "Lighting at the canal", part: "other", position: 2 });
    group = `${seats.app.origin}/groups/${p.jagId}`;
    meeting = `${group}/meetings/${sittingId}`;
    const seat = async (who: string, role: "chair" | "member", agencyId: string) =>
      seats.sit(await anActor(db, p, { groups: { [p.jagId]: role }, name: who, agencyId }), javaScript);
    chair = await seat("Chris Hair", "chair", p.councilId);
    member = await seat("Mem Ber", "member", p.policeId);
    lapsed = await seat("Perry Bates", "member", probation);
  });

  test("a member reads the agenda by reference, accepts the statement, and reads it whole", async () => {
    await member.goto(`${meeting}/agenda`);
    await member.getByText("CS-26-0001 · A case").first().waitFor();
    expect(await member.getByText(/Ashwell|Lighting/).count()).toBe(0);
    await shot(member, "gated");
    await member.getByRole("button", { name: "Read and accept the statement" }).click();
    await shot(member, "statement");
    await member.getByRole("button", { name: "I have read and accept it" }).click();
    await member.getByText("You have accepted the confidentiality statement for this meeting").waitFor();
    await member.getByText("Hal Ashwell").first().waitFor();
    await member.getByText("Lighting at the canal").first().waitFor();
  });

  test("whose agreement has lapsed is told whom to ask, and opens no item", async () => {
    await lapsed.goto(`${meeting}/agenda`);
    await lapsed.getByText("Your agency has no information sharing agreement in date.").waitFor();
    await lapsed.getByText("Ask Chris Hair").waitFor();
    await shot(lapsed, "lapsed");
    await lapsed.getByRole("link", { name: /CS-26-0001/ }).click();
    await lapsed.getByText("Your agency has no information sharing agreement in date.").waitFor();
    expect(await lapsed.getByText(/Ashwell/).count()).toBe(0);
    await shot(lapsed, "lapsed-item");
  });

  test("the chair gives grace, with a reason, and the statement is all that stands between", async () => {
    await chair.goto(`${group}/agreements`);
    await chair.getByText("Blocked until it is decided").waitFor();
    await shot(chair, "agreements");
    await chair.getByRole("link", { name: /^Decide about Probation/ }).click();
    await chair.getByRole("radio", { name: "Give grace, once" }).check();
    await chair.getByRole("button", { name: "Decide" }).click();
    await chair.getByRole("alert").getByText("Enter why").waitFor();
    await chair.getByLabel("Why").fill("It is with their legal team");
    await shot(chair, "decide");
    await chair.getByRole("button", { name: "Decide" }).click();
    await chair.getByText("Your decision about the agreement has been recorded").waitFor();
    await chair.getByText(/^Grace until .* \(Chris Hair\)/).waitFor();
    await lapsed.goto(`${meeting}/agenda`);
    await lapsed.getByRole("button", { name: "Read and accept the statement" }).click();
    await lapsed.getByRole("button", { name: "I have read and accept it" }).click();
    await lapsed.getByText("Hal Ashwell").first().waitFor();
  });

  test("for a guest without an account whoever keeps the meeting records that they accept it", async () => {
    await chair.goto(`${meeting}/attendance/new`);
    await chair.getByRole("radio", { name: "Somebody without an account" }).check();
    await chair.getByLabel("Name", { exact: true }).fill("Gus Guest");
    await chair.getByLabel("For which agency").selectOption({ label: `Probation ${short}` });
    await chair.getByRole("button", { name: "Add them" }).click();
    const row = chair.getByRole("row").filter({ has: chair.getByRole("rowheader", { name: "Gus Guest" }) });
    await row.getByRole("checkbox", { name: /^Accepts.*Gus Guest/ }).check();
    await shot(chair, "attendance");
    await chair.getByRole("button", { name: "Save" }).click();
    await chair.getByText("It has been recorded who is there").waitFor();
    await row.getByText("Accepted", { exact: true }).waitFor();
  });
});
