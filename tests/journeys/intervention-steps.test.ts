import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { anActor, anIntervention, aPartnership, aPerson, aRespondent, type TestPartnership } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";

// What happens to an order after it was recorded: an extension that the law does not expect, and its end.

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
  let id: string;
  const shot = (what: string) => shown(page, `${what}-${name.replaceAll(" ", "-")}`);
  beforeAll(async () => {
    const officer = await anActor(seats.db, p, { duties: ["asb-officer"], name: "Olive Ficer" });
    id = await anIntervention(seats.db, p, {
      ...{ kind: "injunction", tier: "civil", issued_on: ago(40), from_day: ago(40), until_day: ago(-100) },
      ...{ reference: javaScript ? "IV-26-0001" : "IV-26-0002", consulted_on: ago(50), officer_user_id: officer.id },
    });
    const child = await aPerson(seats.db, p, { given_names: "Kai", family_name: "Sample", birth_date: ago(15 * 365 + 60), birth_date_basis: "exact" }); // prettier-ignore
    await aRespondent(seats.db, p, id, { person_id: child, served_on: ago(39), served_how: "in-person" });
    page = await seats.sit(officer, javaScript);
  });
  const at = (path: string) => page.goto(`${seats.app.origin}/interventions/${id}${path}`);
  const saved = () => page.waitForURL(/saved=intervention-changed/);

  test("what happened is chosen, and the law’s limit is asked about with its source until a reason is given", async () => {
    await at("/steps/new");
    await page.getByRole("heading", { name: "What happened?" }).waitFor();
    await shot("what-happened");
    await page.getByRole("link", { name: "It was extended" }).click();
    await page.getByRole("heading", { name: "Record an extension" }).waitFor();
    await fillDay(page, "Day on which it was extended", ago(1));
    await fillDay(page, "New last day", ago(-500));
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("12 months from the grant at most").waitFor();
    await shot("asked-about");
    await page.getByLabel("Why it is right all the same").fill("So the court ordered");
    await page.getByRole("button", { name: "Save" }).click();
    await saved();
    const { until_day } = await seats.db.selectFrom("intervention").select("until_day").where("id", "=", id).executeTakeFirstOrThrow(); // prettier-ignore
    expect(until_day).toBe(ago(-500));
  }, 60_000);

  test("its end is recorded for everybody, and taken back with a reason", async () => {
    await at("/end");
    await page.getByRole("heading", { name: "Record its end" }).waitFor();
    await page.getByLabel("Discharged or revoked by whoever made it").check();
    await page.getByRole("button", { name: "Save the end" }).click();
    await page.getByText("Enter why it ended").first().waitFor();
    await shot("end-refused");
    await page.getByLabel("Why did it end?").fill("The court discharged it");
    await page.getByRole("button", { name: "Save the end" }).click();
    await saved();
    await at("/end");
    await page.getByRole("heading", { name: "It is in force after all" }).waitFor();
    await shot("in-force-after-all");
    await page.getByLabel("Why is it in force after all?").fill("It was another order");
    await page.getByRole("button", { name: "Put in force again" }).click();
    await saved();
  }, 60_000);
});
