import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { plusQuarters, quarterId, quarterOf, quarterPeriod } from "#app/domain/performance/quarter.ts";
import { anActor, aPartnership, type TestPartnership } from "../factories.ts";
import { referred } from "../performance/partnership-work.ts";
import { shown, useSeats } from "../support/seated.ts";

// A manager who also chairs the group finds a number, opens its rows, and gives somebody an action about it.

const seats = useSeats();
const quarter = plusQuarters(quarterOf(londonDay(new Date())), -1);
const { from, to } = quarterPeriod(quarter);

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let page: Page;
  let p: TestPartnership;
  const shot = (what: string) => shown(page, `outcomes-${short}-${what}`);

  beforeAll(async () => {
    const { db } = seats;
    p = await aPartnership(db, `Charnwood outcomes ${short}`);
    await referred(db, p, { receivedOn: from, decision: "accepted", risk: "high" });
    await referred(db, p, { receivedOn: to, decision: "accepted", risk: "low", record: { visibility: "restricted" } });
    await referred(db, p, { groupId: p.youthJagId, receivedOn: to });
    await referred(db, p, { receivedOn: `${Number(to.slice(0, 4)) - 1}${to.slice(4)}` });
    const manager = await anActor(db, p, { duties: ["manager"], groups: { [p.jagId]: "chair" }, name: "Mona Manager" });
    page = await seats.sit(manager, javaScript);
  });

  test("the quarter leads to the partnership’s own work, beside the year before", async () => {
    await page.goto(`${seats.app.origin}/performance?quarter=${quarterId(quarter)}`);
    await page.getByRole("link", { name: "Referrals", exact: true }).last().click();
    await page.getByRole("heading", { level: 1, name: "Referrals" }).waitFor();
    const received = page.getByRole("row", { name: /^Referrals received/ }).first();
    await expect.poll(() => received.getByRole("cell").first().innerText()).toMatch(/^3/);
    await shot("referrals");
    await page.getByText(/^Referrals received by group/).click();
    await page.getByRole("table", { name: "Referrals received, by risk" }).waitFor();
    await shot("referrals-apart");
  });

  test.each(["cases", "risk", "actions", "meetings", "incidents", "victims", "case-reviews", "premises", "interventions"])(
    "%s can be read", async (theme) => {
      await page.goto(`${seats.app.origin}/performance/outcomes?theme=${theme}&quarter=${quarterId(quarter)}`);
      await page.getByRole("table").first().waitFor();
      await shot(theme);
    },
  ); // prettier-ignore

  test("a number opens its rows, says what is not theirs to open, and becomes an action", async () => {
    await page.goto(`${seats.app.origin}/performance/outcomes?quarter=${quarterId(quarter)}`);
    await page
      .getByRole("row", { name: /^Referrals received/ })
      .first()
      .getByRole("link")
      .first()
      .click();
    await page.getByText("You may open 1 of them").waitFor();
    await expect.poll(() => page.getByText("and 2 that you may not open").isVisible()).toBe(true);
    await shot("rows");
    await page
      .getByRole("link", { name: /^Add an action of/ })
      .first()
      .click();
    await page.getByRole("heading", { level: 1, name: "Add an action" }).waitFor();
    const words = page.getByRole("textbox", { name: /What|action/i }).first();
    await expect.poll(() => words.inputValue()).toMatch(/^Referrals received, .*: 3\. $/);
    await shot("action");
  });
});
