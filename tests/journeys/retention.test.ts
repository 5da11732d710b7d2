import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { anActor, anIncident, aPartnership } from "../factories.ts";
import { fillDay } from "../support/sign-in.ts";
import { anItem } from "../support/retention.ts";
import { shown, useSeats } from "../support/seated.ts";

const seats = useSeats();
const today = londonDay(new Date());

describe.each([true, false])("what must go, with JavaScript: %s", (javaScript) => {
  test("from the list to the approval, back again, longer, and a hold", async () => {
    const p = await aPartnership(seats.db, `Retention ${String(javaScript)}`);
    const officer = await anActor(seats.db, p, { duties: ["information-governance"], name: "Iona Governor" });
    const name = (n: number) => `IN-19-000${n}`;
    for (const n of [1, 2, 3]) {
      const record_id = await anIncident(seats.db, p, { latest_day: "2019-01-01", reference: name(n) });
      const listed = { reference: name(n), review_on: "2025-01-01" };
      await anItem(seats.db, p, { record_kind: "incident", record_id, ...listed });
    }
    const page = await seats.sit(officer, javaScript);
    const at = (path: string) => page.goto(`${seats.app.origin}${path}`);
    const shoot = (what: string) => (javaScript ? shown(page, `retention-${what}`) : Promise.resolve());

    await at("/retention");
    await expect.poll(() => page.locator("h1").innerText()).toBe("Records whose time is over");
    await expect.poll(() => text(page)).toContain("3 records");
    await shoot("list");
    await page.getByRole("link", { name: name(1), exact: true }).click();
    await page.waitForURL(/items/);
    await expect.poll(() => text(page)).toContain("Happened on 1 January 2019, and 6 years");
    await shoot("item");

    await at("/retention");
    await page.getByLabel(name(1)).check();
    await page.getByLabel(name(2)).check();
    await page.getByRole("button", { name: "Decide about those ticked" }).click();
    await page.waitForURL(/decide/);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.locator(".govuk-error-summary").waitFor();
    await expect.poll(() => text(page)).toContain("Select what becomes of the records");
    await shoot("decide");
    await page.getByLabel("As proposed").check();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL(/confirm/);
    await expect.poll(() => text(page)).toContain("2 records go with everything below");
    await shoot("confirm");
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    await page.waitForURL(/status=approved/);
    const left = () =>
      seats.db.selectFrom("incident").select("reference").where("partnership_id", "=", p.partnershipId).execute();
    await expect.poll(left, { timeout: 60_000, interval: 500 }).toEqual([{ reference: name(3) }]);

    await at("/retention");
    await page.getByLabel(name(3)).check();
    await page.getByRole("button", { name: "Decide about those ticked" }).click();
    await page.waitForURL(/decide/);
    await page.getByLabel("Keep longer").check();
    await fillDay(page, "If kept longer, until when?", plusMonths(today, 6));
    await page.getByLabel("If kept longer, why?").fill("The council asked for it");
    await page.getByRole("button", { name: "Continue" }).click();
    await page.waitForURL(/saved=retention-extended/);
    await at("/retention?status=extended");
    await expect.poll(() => text(page)).toContain("The council asked for it");

    await at("/retention/holds/new?kind=incident&reference=IN-19-0003");
    await shoot("new-hold");
    await page.getByLabel("Litigation").check();
    await page.getByLabel("What holds it").fill("A claim against the council");
    await page.getByRole("button", { name: "Place the hold" }).click();
    await page.waitForURL(/saved=hold-placed/);
    await shoot("holds");
    await page.getByRole("link", { name: name(3), exact: true }).click();
    await page.waitForURL(/holds\/[0-9a-f-]{36}/);
    await shoot("hold");
    await page.getByLabel("Why does it end?").fill("Settled");
    await page.getByRole("button", { name: "End the hold" }).click();
    await page.waitForURL(/saved=hold-ended/);
    await expect.poll(() => text(page)).toContain("No hold stands");
  });
});

function text(page: Page) {
  return page.locator("main").innerText();
}
