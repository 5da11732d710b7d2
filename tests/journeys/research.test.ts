import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { aCase, anActor, anAgency, aPartnership, aPerson, aSitting, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago } from "../incidents/logging.ts";
import { anItem, hasAccepted } from "../support/meetings.ts";
import { shown, useSeats } from "../support/seated.ts";

// Before a JAG its coordinator asks the agencies; one knows somebody and shares it with all but one; one is chased.

const seats = useSeats();

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let p: TestPartnership;
  let coordinator: Page;
  let police: Page;
  let probation: Page;
  let meeting: string;
  let item: string;
  const shot = (page: Page, what: string) => shown(page, `research-${short}-${what}`);
  const person = (given_names: string, family_name: string) =>
    aPerson(seats.db, p, { given_names, family_name, name_folded: `${family_name} ${given_names}`.toLowerCase() });

  beforeAll(async () => {
    p = await aPartnership(seats.db, `Charnwood ${short}`);
    const probationId = await anAgency(seats.db, p.partnershipId, { name: `Probation ${short}` });
    const seat = (name: string, role: "coordinator" | "member", agencyId: string): Promise<Actor> =>
      anActor(seats.db, p, { groups: { [p.jagId]: role }, name, agencyId });
    await aSitting(seats.db, p, { day: ago(28) });
    const sittingId = await aSitting(seats.db, p, { day: plusDays(ago(0), 12), place: "Council Offices" });
    const people = [["Hal", "Ashwell"], ["Mel", "Birchall"], ["Nia", "Carver"]] as const; // prettier-ignore
    const items = [];
    for (const [index, [given, family]] of people.entries()) {
      const { id } = await aCase(seats.db, p, {
        reference: `CS-26-000${index + 1}`,
        person_id: await person(given, family),
        opened_on: ago(90),
      });
      items.push(await anItem(seats.db, p, { sitting_id: sittingId, case_id: id, position: index + 1 }));
    }
    meeting = `${seats.app.origin}/groups/${p.jagId}/meetings/${sittingId}`;
    item = `${meeting}/agenda/${items[0] ?? ""}`;
    const actors = [
      await seat("Cora Ordinate", "coordinator", p.councilId),
      await seat("Pol Ice", "member", p.policeId),
      await seat("Pru Bation", "member", probationId),
    ] as const;
    for (const { id: userId } of actors) await hasAccepted(seats.db, p, { sittingId, userId });
    coordinator = await seats.sit(actors[0], javaScript);
    police = await seats.sit(actors[1], javaScript);
    probation = await seats.sit(actors[2], javaScript);
  });

  test("the coordinator asks every agency", async () => {
    await coordinator.goto(`${meeting}/agenda`);
    await coordinator.getByText("Since").first().waitFor();
    await shot(coordinator, "agenda");
    await coordinator.getByRole("link", { name: "What agencies know" }).click();
    await coordinator.getByText("Nobody has been asked").waitFor();
    await shot(coordinator, "not-asked");
    await coordinator.getByRole("button", { name: "Ask the agencies" }).click();
    await coordinator.getByText("The agencies have been asked").waitFor();
    await expect.poll(() => coordinator.getByText("No answer", { exact: true }).count()).toBe(9);
    await shot(coordinator, "asked");
  });

  test("an officer finds it at home, says what is known of one, and that of the others nothing is", async () => {
    await police.goto(seats.app.origin);
    await police.getByRole("link", { name: "3 cases that your agency is asked about before a meeting" }).click();
    await shot(police, "list");
    await police.getByRole("link", { name: "Answer about CS-26-0001" }).click();
    await shot(police, "answer");
    await police.getByRole("button", { name: "Save the answer" }).click();
    await police.getByRole("alert").getByText("Select whether your agency knows").waitFor();
    await police.getByRole("radio", { name: "Known to us", exact: true }).check();
    await police.getByLabel("What your agency shares").fill("Two visits in March.\nNo arrest.");
    await police.getByRole("checkbox", { name: `Probation ${short}` }).check();
    await police.getByLabel("Who can attend for this case (optional)").selectOption({ label: "Pol Ice" });
    await shot(police, "known");
    await police.getByRole("button", { name: "Save the answer" }).click();
    await police.getByText("The answer has been saved").waitFor();
    await police.getByRole("checkbox", { name: /CS-26-0002/ }).check();
    await police.getByRole("checkbox", { name: /CS-26-0003/ }).check();
    await police.getByRole("button", { name: /Answer “not known to us”/ }).click();
    await police.getByText("There is nothing to answer.").waitFor();
    await police.getByRole("link", { name: "Answered" }).click();
    await police.getByRole("link", { name: /^Correct it.*CS-26-0001/ }).waitFor();
    await shot(police, "answered");
  });

  test("who has not answered is chased, once a day", async () => {
    await coordinator.goto(`${meeting}/research`);
    await coordinator.getByRole("button", { name: new RegExp(`^Chase.*Probation ${short}`) }).click();
    await coordinator.getByText("They have been asked again").waitFor();
    expect(await coordinator.getByRole("button", { name: new RegExp(`^Chase.*Probation ${short}`) }).count()).toBe(0);
    await shot(coordinator, "chased");
    await probation.goto(`${seats.app.origin}/notifications`);
    await probation.getByText("Your agency has not answered what it knows").waitFor();
  });

  test("the answer stands beside the item under its agency's name, and not for the agency it is kept from", async () => {
    await coordinator.goto(item);
    await coordinator.getByText("Two visits in March.").waitFor();
    await coordinator.getByText("Can attend: Pol Ice").waitFor();
    await shot(coordinator, "item");
    await probation.goto(item);
    await probation.getByRole("heading", { name: /Ashwell/ }).waitFor();
    expect(await probation.getByText("Two visits in March.").count()).toBe(0);
    await shot(probation, "withheld");
  });

  test("the papers go out, and the meeting stands in the officer's own calendar", async () => {
    await coordinator.goto(`${meeting}/agenda`);
    await coordinator.getByRole("button", { name: "Send the papers now" }).click();
    await coordinator.getByText("Everybody in the group has been sent the link").waitFor();
    await coordinator.getByText(/Papers went out on/).waitFor();
    await coordinator.goto(`${meeting}/period`);
    await shot(coordinator, "period");
    await coordinator.goto(`${meeting}/ahead`);
    await shot(coordinator, "ahead");
    await police.goto(`${seats.app.origin}/account/calendar`);
    await shot(police, "calendar");
    await police.getByRole("button", { name: "Make an address" }).click();
    const address = await police.locator("code").innerText();
    await shot(police, "calendar-made");
    const calendar = await fetch(address);
    expect(calendar.status).toBe(200);
    const words = await calendar.text();
    expect(words).toContain("SUMMARY:Meeting");
    expect(words).not.toMatch(/JAG|CS-26|Ashwell/);
    await police.getByRole("button", { name: "End the address" }).click();
    await police.getByText("The address has ended").waitFor();
    expect((await fetch(address)).status).toBe(404);
  });
});
