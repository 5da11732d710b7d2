import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { aCase, anAction, anActor, aPartnership, aPerson, aReferral, aSitting, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago } from "../incidents/logging.ts";
import { hasAccepted } from "../support/meetings.ts";
import { shown, useSeats } from "../support/seated.ts";

// The chair of a JAG makes the agenda of the next meeting, and a member reads what is theirs to read.

const seats = useSeats();

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let p: TestPartnership;
  let chair: Page;
  let member: Page;
  let agenda: string;
  const shot = (page: Page, what: string) => shown(page, `agenda-${short}-${what}`);
  const person = (given_names: string, family_name: string, birth_date = "1985-03-01") =>
    aPerson(seats.db, p, { given_names, family_name, name_folded: `${family_name} ${given_names}`.toLowerCase(), birth_date }); // prettier-ignore

  beforeAll(async () => {
    p = await aPartnership(seats.db, `Charnwood ${short}`);
    const seat = (name: string, role: "chair" | "member"): Promise<Actor> =>
      anActor(seats.db, p, { groups: { [p.jagId]: role }, name, agencyId: p.policeId });
    await aSitting(seats.db, p, { day: ago(28) });
    const sittingId = await aSitting(seats.db, p, { day: plusDays(ago(0), 3), place: "Council Offices" });
    const assessed = { risk_assessed_on: ago(60), opened_on: ago(90) };
    const high = await aCase(seats.db, p, { reference: "CS-26-0001", person_id: await person("Hal", "Ashwell"), risk_level: "high", ...assessed }); // prettier-ignore
    await anAction(seats.db, p, { case_id: high.id, due_on: ago(10) });
    await aCase(seats.db, p, { reference: "CS-26-0002", person_id: await person("Mel", "Birchall"), risk_level: "medium", ...assessed }); // prettier-ignore
    await aCase(seats.db, p, { reference: "CS-26-0003", person_id: await person("Nia", "Carver"), opened_on: ago(7) });
    await aReferral(seats.db, p, { reference: "R-26-0004", person_id: await person("Ola", "Dunn") });
    agenda = `${seats.app.origin}/groups/${p.jagId}/meetings/${sittingId}/agenda`;
    const [keeps, reads] = [await seat("Chris Hair", "chair"), await seat("Mem Ber", "member")];
    for (const { id: userId } of [keeps, reads]) await hasAccepted(seats.db, p, { sittingId, userId });
    chair = await seats.sit(keeps, javaScript);
    member = await seats.sit(reads, javaScript);
  });

  test("the group hears a beat at every meeting", async () => {
    await chair.goto(`${seats.app.origin}/groups/${p.jagId}/agenda`);
    await chair.getByRole("heading", { name: "What the group hears, and in what order" }).waitFor();
    await shot(chair, "order");
    await chair.getByRole("button", { name: "Add a standing item" }).click();
    await chair.getByLabel("What it is about").fill("Beat 61");
    await chair.getByRole("radio", { name: "A beat: what was reported since the last meeting" }).check();
    await chair.getByRole("button", { name: "Add it" }).click();
    await chair.getByRole("alert").getByText("Enter the beat").waitFor();
    await shot(chair, "no-beat");
    await chair.getByLabel("Beat", { exact: true }).fill("61");
    await chair.getByRole("button", { name: "Add it" }).click();
    await chair.getByText("It is heard from the next agenda on").waitFor();
  });

  test("the agenda proposes itself, the worst case first", async () => {
    await chair.goto(agenda);
    await chair.getByText("Nothing is on the agenda yet.").waitFor();
    await chair.getByRole("button", { name: "Bring it up to date" }).click();
    await chair.getByText("The agenda is up to date").waitFor();
    const cases = await chair.getByRole("link", { name: /^CS-26-/ }).allInnerTexts();
    expect(cases.map((text) => text.slice(0, 10))).toEqual(["CS-26-0001", "CS-26-0002", "CS-26-0003"]);
    await chair.getByText("1 overdue").waitFor();
    await chair.getByRole("link", { name: "Beat 61", exact: true }).waitFor();
    await chair.setViewportSize({ width: 1920, height: 1080 });
    await shot(chair, "proposed");
    await chair.setViewportSize({ width: 1366, height: 768 });
  });

  test("the chair adds a matter, moves a case, and defers one with a reason", async () => {
    await chair.getByRole("button", { name: "Add an item" }).click();
    await chair.getByLabel("What it is about").fill("Lighting at the canal");
    await chair.getByRole("button", { name: "Add it" }).click();
    await chair.getByText("It is on the agenda now").waitFor();
    await chair.getByRole("button", { name: /^Down.*Hal Ashwell/ }).click();
    await chair.waitForURL(/#/);
    const cases = chair.getByRole("link", { name: /^CS-26-/ });
    await expect.poll(async () => (await cases.allInnerTexts()).map((text) => text.slice(0, 10))).toEqual(["CS-26-0002", "CS-26-0001", "CS-26-0003"]); // prettier-ignore
    await chair.getByRole("link", { name: /^Defer, close or move.*Lighting at the canal/ }).click();
    await chair.getByRole("radio", { name: "Deferred" }).check();
    await chair.getByRole("button", { name: "Save", exact: true }).click();
    await chair.getByRole("alert").getByText("Enter why it is deferred").waitFor();
    await shot(chair, "defer");
    await chair.getByLabel("Why it is deferred or closed").fill("The county is away");
    await chair.getByRole("button", { name: "Save", exact: true }).click();
    await chair.getByText("The item has been changed").waitFor();
    await chair.getByText("The county is away").waitFor();
    await shot(chair, "agenda");
  });

  test("a member reads it, declares an interest, and sees that item no more", async () => {
    await member.goto(agenda);
    await member.getByRole("link", { name: /^This item.*Nia Carver/ }).click();
    await member.getByRole("link", { name: "Conflicts of interest in this item" }).click();
    await shot(member, "conflict");
    await member.getByRole("button", { name: "I have a conflict of interest in this item" }).click();
    await member.getByText("Your conflict of interest has been recorded").waitFor();
    await member.getByText("And 1 item that is not shown to you.").waitFor();
    expect(await member.getByText("CS-26-0003").count()).toBe(0);
    await shot(member, "member");
  });
});
