import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { anActor, aPartnership, type TestPartnership } from "../factories.ts";
import { expectAccessible, look } from "../support/browser.ts";
import { useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";
import { fillReferral } from "./fill-referral.ts";

const seats = useSeats();
let p: TestPartnership;
beforeAll(async () => {
  p = await aPartnership(seats.db, "Charnwood");
});

describe.each([
  ["with JavaScript", true],
  ["without", false],
])("referrals %s", (how, javaScript) => {
  let officer: Page;
  let coordinator: Page;
  const family = javaScript ? "Withscript" : "Noscript";
  beforeAll(async () => {
    // In a group of others, and so without a search.
    const adults = { [p.adultsId]: "member" as const };
    officer = await seats.sit(
      await anActor(seats.db, p, { groups: adults, name: `Hattie Housing ${how}` }),
      javaScript,
    );
    const groups = { [p.youthJagId]: "coordinator" as const };
    coordinator = await seats.sit(await anActor(seats.db, p, { groups, name: `Cora Dinator ${how}` }), javaScript);
  });
  const shown = async (page: Page, name: string) => {
    await look(page, `referrals-${javaScript ? "js" : "no-js"}-${name}`);
    await expectAccessible(page);
  };
  const reference = (page: Page) =>
    page
      .getByText(/R-\d\d-\d{4}/)
      .first()
      .innerText();
  const typePerson = async (given: string) => {
    await officer.goto("/referrals");
    await officer.getByRole("link", { name: "Refer a person" }).click();
    await officer.getByLabel("Given names").fill(given);
    await officer.getByLabel("Family name").fill(family);
    await officer.getByRole("group", { name: "Is the date of birth known?" }).getByLabel("Exact").check();
    await fillDay(officer, "Date of birth", "2012-05-01");
    await officer.getByLabel("Which group is asked").selectOption({ label: "Youth JAG" });
    await officer.getByLabel("Person at risk").check();
    await officer.getByLabel("Reason", { exact: true }).fill("Seen in a flat used for drugs");
    await fillReferral(officer);
    const parent = officer.getByRole("group", { name: "Has a parent or carer been told?" });
    await parent.getByLabel("No", { exact: true }).check();
    await parent.getByLabel("Why not").fill("Not before the visit");
    await officer.getByRole("button", { name: "Make the referral" }).click();
    await officer.getByRole("heading", { name: /^Referral R-/ }).waitFor();
    return /R-\d\d-\d{4}/.exec(await reference(officer))?.[0] ?? "";
  };

  test("somebody who never searches refers a child, whom the coordinator finds and takes on", async () => {
    await officer.goto("/referrals/new?about=person");
    await officer.getByRole("button", { name: "Make the referral" }).click();
    await officer.getByRole("heading", { name: "There is a problem" }).waitFor();
    await shown(officer, "errors");
    const made = await typePerson("Robin");
    await shown(officer, "state");
    await coordinator.goto("/notifications");
    await coordinator.getByText("A referral has been made to a group that you run").first().waitFor();
    await coordinator.goto("/referrals");
    await coordinator.getByRole("link", { name: made }).click();
    await coordinator.getByRole("link", { name: "say who this person is" }).click();
    await coordinator.getByLabel("A new person: record them as typed").check();
    await shown(coordinator, "match");
    await coordinator.getByRole("button", { name: "Save" }).click();
    await coordinator.getByText("It has been recorded who this is").waitFor();
    await coordinator.getByLabel("Accept: it becomes a case").check();
    await coordinator.getByLabel("Reason for the decision").fill("The group can help");
    await shown(coordinator, "decide");
    await coordinator.getByRole("button", { name: "Save the decision" }).click();
    await coordinator.getByRole("heading", { name: `Robin ${family}` }).waitFor();
    await officer.goto("/notifications");
    await officer.getByText("A referral that you made has been decided").first().waitFor();
    await officer.goto("/referrals/mine");
    await officer.getByRole("row", { name: new RegExp(`${made}.*Accepted`) }).waitFor();
    await shown(officer, "mine");
  });

  test("another is passed on, and its referrer follows it", async () => {
    const made = await typePerson("Charlie");
    await coordinator.goto("/referrals");
    await coordinator.getByRole("link", { name: made }).click();
    await coordinator.getByLabel("Pass it on to another group").check();
    await coordinator.getByLabel("To which group").selectOption({ label: "JAG" });
    await coordinator.getByLabel("Reason for the decision").fill("Drugs in that street");
    await coordinator.getByRole("button", { name: "Save the decision" }).click();
    await coordinator.getByText("The referral has been passed on").waitFor();
    await coordinator.getByText(/Passed on to JAG/).waitFor();
    await shown(coordinator, "passed-on");
    await officer.goto("/referrals/mine");
    await officer.getByRole("link", { name: made }).click();
    await officer.getByText("Passed on to").waitFor();
    await officer.getByRole("link", { name: /^R-/ }).click();
    await officer.getByRole("link", { name: "Withdraw this referral" }).click();
    await officer.getByLabel("Why is it withdrawn?").fill("They moved away");
    await officer.getByRole("button", { name: "Withdraw the referral" }).click();
    await officer.getByText("The referral has been withdrawn").waitFor();
  });

  test("a location is searched for, recorded and referred; so is a problem there with the people involved", async () => {
    const place = `Ling Road playing field ${how}`;
    await coordinator.goto("/locations");
    await coordinator.getByLabel("Find a location").fill(place);
    await coordinator.getByRole("main").getByRole("button", { name: "Search" }).click();
    await coordinator.getByText("No location is found by that").waitFor();
    await coordinator.getByRole("link", { name: /record a new location/ }).click();
    await coordinator.getByLabel("Open space").check();
    await shown(coordinator, "new-location");
    await coordinator.getByRole("button", { name: "Save" }).click();
    await coordinator.getByRole("heading", { name: place }).waitFor();
    await shown(coordinator, "location");
    await coordinator.getByRole("button", { name: "Refer this location" }).click();
    await refer("Fires in the shelter");
    await coordinator.getByRole("link", { name: new RegExp(place) }).click();
    await coordinator.getByRole("link", { name: "Refer a problem here" }).click();
    await coordinator.getByLabel("Problem", { exact: true }).fill(`Off-road bikes ${how}`);
    await coordinator.getByText("Person 1", { exact: true }).first().click();
    await coordinator.getByLabel("Involved as").first().selectOption({ label: "Alleged perpetrator" });
    await coordinator.getByLabel("Family name").first().fill(`${family}rider`);
    await refer("Every Sunday");
    await coordinator.getByRole("link", { name: /Say who this is/ }).click();
    await coordinator.getByRole("button", { name: "Save" }).click();
    await coordinator.getByText("It has been recorded who this is").waitFor();
    await shown(coordinator, "problem");
    await coordinator.getByLabel("Accept: it becomes a case").check();
    await coordinator.getByLabel("Reason for the decision").fill("The group can help");
    await coordinator.getByRole("button", { name: "Save the decision" }).click();
    await coordinator.waitForURL(/\/cases\//);
    await coordinator.getByRole("heading", { name: `Off-road bikes ${how}` }).waitFor();
    await coordinator.goto("/locations");
    await coordinator.getByRole("link", { name: place }).first().click();
    await expect.poll(() => coordinator.getByRole("link", { name: /^CS-/ }).count()).toBe(1);
    await shown(coordinator, "location-known");
  });

  async function refer(reason: string) {
    await coordinator.getByLabel("Which group is asked").selectOption({ label: "Youth JAG" });
    await coordinator.getByLabel("Reason", { exact: true }).fill(reason);
    await fillReferral(coordinator, { ofPerson: false });
    await coordinator.getByRole("button", { name: "Make the referral" }).click();
    await coordinator.getByText("The referral has been made").waitFor();
  }
});
