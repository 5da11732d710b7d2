import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { aCase, anActor, aPartnership, type TestPartnership } from "../factories.ts";
import { aFindablePerson } from "../support/findable.ts";
import { aFlagKind } from "../support/need-to-know.ts";
import { useSeats } from "../support/seated.ts";
import { aWholeCase } from "../support/whole-case.ts";
import * as step from "./case-steps.ts";

const seats = useSeats();
let p: TestPartnership;
const people = {} as Record<"cora" | "colin" | "charlie" | "pat" | "hattie" | "iggy", Actor>;
beforeAll(async () => {
  p = await aPartnership(seats.db, "Charnwood Community Safety Partnership");
  const jag = <R extends "coordinator" | "member">(role: R) => ({ groups: { [p.jagId]: role } });
  const police = { agencyId: p.policeId };
  people.cora = await anActor(seats.db, p, { ...jag("coordinator"), name: "Cora Dinator" });
  people.colin = await anActor(seats.db, p, { ...jag("coordinator"), name: "Colin Deputy" });
  people.charlie = await anActor(seats.db, p, { ...police, ...jag("member"), name: "Charlie Lead" });
  people.pat = await anActor(seats.db, p, { ...police, ...jag("member"), name: "Pat Police" });
  people.hattie = await anActor(seats.db, p, { ...jag("member"), name: "Hattie Housing" });
  people.iggy = await anActor(seats.db, p, { duties: ["information-governance"], name: "Iggy Governance" });
  await aFlagKind(seats.db, p, { name: "Domestic abuse / MARAC", behaviour: "da-marac" });
});

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
])("need to know %s", (_name, short, javaScript) => {
  const family = javaScript ? "Ashwell" : "Birchall";
  const reference = javaScript ? "CS-26-0011" : "CS-26-0021";
  const shot = step.shotsOf(`ntk-${short}`);
  const seat = {} as Record<keyof typeof people, Page>;
  let path: string;
  beforeAll(async () => {
    for (const who of Object.keys(people) as (keyof typeof people)[])
      seat[who] = await seats.sit(people[who], javaScript);
    const person = await aFindablePerson(seats.db, p, { given: "Dexter", family, born: "2001-05-01" });
    const { id } = await aCase(seats.db, p, { person_id: person.id, lead_user_id: people.charlie.id, reference });
    path = `/cases/${id}`;
  });

  /** What is answered is what somebody gets for a case that does not exist. */
  async function closedTo(page: Page) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await page.getByRole("heading", { name: "Page not found" }).waitFor();
    expect(await page.content()).not.toContain(family);
  }

  test("a note is for the agency that wrote it, until somebody of it shares it", async () => {
    const { pat, hattie } = seat;
    const words = "His landlord has drafted a notice to quit";
    await pat.goto(path);
    await pat.getByRole("button", { name: "Write a note" }).click();
    await pat.getByLabel("Opinion", { exact: true }).check();
    await pat.getByLabel("Note", { exact: true }).fill(words);
    await pat.getByLabel(/^Only/).check();
    await shot(pat, "note");
    await pat.getByRole("button", { name: "Save the note" }).click();
    await step.saved(pat, "The note has been saved");
    await hattie.goto(`${path}/notes`);
    await hattie.getByRole("heading", { level: 1 }).waitFor();
    expect(await hattie.content()).not.toContain(words);
    await shot(hattie, "no-notes");
    await pat.getByRole("link", { name: /^Share/ }).click();
    await pat.getByRole("heading", { name: "Share this note" }).waitFor();
    await shot(pat, "share");
    await pat.getByRole("button", { name: "Share" }).click();
    await step.saved(pat, "The note has been shared");
    await hattie.reload();
    await hattie.getByText(words).waitFor();
    await shot(hattie, "shared-note");
  });

  test("a restricted case is not there for a colleague, whose search says whom to ask, and who breaks the glass", async () => {
    const { cora, colin, charlie, iggy } = seat;
    await cora.goto(path);
    await cora.getByRole("link", { name: "Who can open this" }).click();
    await shot(cora, "access");
    await cora.getByRole("button", { name: "Restrict this case" }).click();
    await cora.getByLabel(/^Hattie Housing/).check();
    await cora.getByLabel("Why?").fill("An officer of the council is his sister");
    await shot(cora, "restrict");
    await cora.getByRole("button", { name: "Restrict", exact: true }).click();
    await step.saved(cora, "restricted");
    for (const page of [colin, seat.pat]) await closedTo(page);
    await seat.hattie.goto(path);
    await seat.hattie.getByText("Restricted: open to its lead and the people named for it").waitFor();
    await shot(seat.hattie, "restricted-case");

    await colin.goto("/search");
    await colin.getByLabel("Name or reference").fill(`Dexter ${family}`);
    await colin.getByRole("main").getByRole("button", { name: "Search" }).click();
    await colin.getByText("A restricted record may be about this person").waitFor();
    expect(await colin.getByRole("main").innerText()).not.toContain(reference);
    await shot(colin, "locked");
    const found = colin.url();
    await colin.locator('main a[href^="/search/locked/"]').click();
    await colin.getByRole("button", { name: "Continue" }).click();
    await colin.getByRole("heading", { name: "There is a problem" }).waitFor();
    await shot(colin, "locked-errors");
    await colin.getByLabel("Ask to be let in").check();
    await colin.getByLabel("Why do you need it?").fill("He comes to our drop-in on Fridays");
    await colin.getByRole("button", { name: "Continue" }).click();
    await step.saved(colin, "You have asked to be let in");
    await charlie.goto("/notifications");
    await charlie.getByText("Somebody asks to be let into a case").first().waitFor();

    await colin.goto(found);
    await colin.locator('main a[href^="/search/locked/"]').click();
    await colin.getByLabel("Open it now, in an emergency").check();
    await colin.getByLabel("Why do you need it?").fill("His brother says he has left with a knife");
    await colin.getByLabel(/^In an emergency: I cannot wait/).check();
    await colin.getByRole("button", { name: "Continue" }).click();
    await colin.getByRole("heading", { level: 1, name: `Dexter ${family}` }).waitFor();
    expect(await colin.getByRole("button", { name: "Write a note" }).count()).toBe(0);
    await shot(colin, "through-the-glass");

    await charlie.goto("/notifications");
    await charlie.getByText("Somebody has opened a case in an emergency").first().waitFor();
    await shot(charlie, "told");
    await charlie.goto(`${path}/access`);
    const opened = charlie.getByRole("row").filter({ hasText: "His brother says he has left with a knife" });
    await opened.getByText("Colin Deputy").waitFor();
    await charlie.getByRole("link", { name: "Answer Colin Deputy" }).click();
    await shot(charlie, "answer");
    await iggy.goto("/audit");
    await iggy.getByLabel("What happened").selectOption({ label: "Opened a case in an emergency" });
    await iggy.getByRole("button", { name: "Apply filters" }).click();
    await iggy.getByRole("row").filter({ hasText: "Colin Deputy" }).first().waitFor();
    await shot(iggy, "log");
  });

  test("whoever has a conflict of interest says so, and the case is gone for them", async () => {
    const { hattie } = seat;
    await hattie.goto(path);
    await hattie.getByRole("link", { name: "I have a conflict of interest" }).click();
    await hattie.getByLabel("What is the conflict?").fill("He is my nephew");
    await shot(hattie, "conflict");
    await hattie.getByRole("button", { name: "Record my conflict of interest" }).click();
    await step.saved(hattie, "You do not see that case any more");
    await closedTo(hattie);
    await hattie.goto("/cases/break-glass");
    await hattie.getByLabel("Reference of the case").fill(reference);
    await hattie.getByLabel("Why do you need it now?").fill("To see what is said");
    await hattie.getByLabel(/^I need to open it now/).check();
    await hattie.getByRole("button", { name: "Open the case" }).click();
    await hattie.getByRole("link", { name: "There is no case of that reference that you can open" }).waitFor();
    await shot(hattie, "glass-refused");
  });

  test("the address of a victim of domestic abuse is hidden from those who need not know it", async () => {
    const { cora, pat } = seat;
    const whole = await aWholeCase(seats.db, p, { groupId: p.jagId, mark: (field) => `${field} of ${short}` });
    await pat.goto(`/people/${whole.victimId}`);
    await pat.getByText(`victimaddress of ${short}`).first().waitFor();
    await cora.goto(`/cases/${whole.caseId}/flags`);
    await cora.getByLabel("Flag", { exact: true }).selectOption({ label: "Domestic abuse / MARAC" });
    await cora.getByLabel("Why?").fill("Heard at MARAC on Tuesday");
    await shot(cora, "flag");
    await cora.getByRole("button", { name: "Add the flag" }).click();
    await step.saved(cora, "The flag has been added");
    for (const address of [`/people/${whole.victimId}`, `/cases/${whole.caseId}/people`]) {
      await pat.goto(address);
      await pat.getByRole("heading", { level: 1 }).waitFor();
      for (const secret of ["victimaddress", "victimphone"]) expect(await pat.content(), address).not.toContain(secret);
    }
    await pat.goto(`/people/${whole.victimId}`);
    await shot(pat, "hidden-address");
    await cora.goto(`/people/${whole.victimId}`);
    await cora.getByText(`victimaddress of ${short}`).first().waitFor();
  });
});
