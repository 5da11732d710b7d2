import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { anActor, aPartnership, aPremises, type TestPartnership } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { shown, useSeats } from "../support/seated.ts";
import { fillDay } from "../support/sign-in.ts";

// A licensing officer follows a review of a licence from the application to the decision.

const seats = useSeats();
let p: TestPartnership;
let officer: Actor;
beforeAll(async () => {
  p = await aPartnership(seats.db, "Charnwood");
  officer = await anActor(seats.db, p, { duties: ["licensing-officer"], name: "Lee Censing" });
});

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let page: Page;
  let premisesId: string;
  const name = javaScript ? "The Old Forge" : "The New Forge";
  const shot = (what: string) => shown(page, `licensing-${short}-${what}`);
  beforeAll(async () => {
    premisesId = await aPremises(seats.db, p, { name });
    page = await seats.sit(officer, javaScript);
  });

  test("an application for review, on no grounds at first", async () => {
    await page.goto(`${seats.app.origin}/premises/${premisesId}/steps`);
    await page.getByText("No review, closure, suspension or change of conditions is recorded.").waitFor();
    await shot("none");
    await page.getByRole("link", { name: "Application for a review", exact: true }).click();
    await page.getByRole("heading", { name: "Application for a review" }).waitFor();
    await fillDay(page, "Day of the application", ago(20));
    await page.getByRole("radio", { name: "Police" }).check();
    await page.getByLabel("Note (optional)").fill("Three assaults in six weeks");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("alert").getByText("Select at least one licensing objective").waitFor();
    expect(await page.getByLabel("Note (optional)").inputValue()).toBe("Three assaults in six weeks");
    await shot("no-grounds");
    await page.getByRole("checkbox", { name: "Prevention of crime and disorder" }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("The step has been recorded").waitFor();
    await page.getByRole("row", { name: `Last day on which the notice is shown ${longDay(plusDays(ago(20), 28))}` }).waitFor(); // prettier-ignore
    await shot("review");
  });

  test("what waits stands in the list of all premises", async () => {
    await page.goto(`${seats.app.origin}/premises/steps`);
    const row = page.getByRole("row").filter({ hasText: name });
    await row.getByText("Not decided").waitFor();
    await shot("list");
    await row.getByRole("link", { name: "Application for a review (police)" }).click();
    await page.getByRole("link", { name: "Record the decision" }).or(page.getByRole("button", { name: "Record the decision" })).click(); // prettier-ignore
  });

  test("a suspension longer than the law allows is refused at its field, and one of three months recorded", async () => {
    await page.getByRole("heading", { name: "What did the hearing decide?" }).waitFor();
    await fillDay(page, "Day of the decision", ago(1));
    await page.getByRole("radio", { name: "Yes, what is ticked below" }).check();
    await page.getByRole("checkbox", { name: "Licence suspended" }).check();
    await fillDay(page, "Last day of the suspension", plusDays(ago(1), 120));
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("alert").getByText("At most 3 months").waitFor();
    await shot("too-long");
    await fillDay(page, "Last day of the suspension", plusDays(ago(1), 60));
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page
      .getByText(`Decided on ${longDay(ago(1))}: licence suspended`)
      .first()
      .waitFor();
    await page.getByRole("row", { name: `Last day to appeal ${longDay(plusDays(ago(1), 20))}` }).waitFor();
    await shot("decided");
    await page.setViewportSize({ width: 375, height: 800 });
    await shot("decided-phone");
    await page.getByRole("link", { name: "Licensing steps" }).click();
    await page.getByRole("heading", { name: "Record a step" }).waitFor();
    await shot("steps-phone");
  });
});
