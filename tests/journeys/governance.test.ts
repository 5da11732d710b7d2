import { subDays } from "date-fns";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, aUser } from "../factories.ts";
import { ago } from "../incidents/logging.ts";
import { anAgreement } from "../support/agreements.ts";
import { aRightsRequest } from "../support/rights.ts";
import { shown, useSeats } from "../support/seated.ts";

// What waits for the information governance officer, and an agreement from its recording to its end.

const seats = useSeats();

describe.each([
  ["with JavaScript", "js", true],
  ["without", "nojs", false],
] as const)("%s", (_name, short, javaScript) => {
  let page: Page;
  let home: string;
  const shot = (what: string) => shown(page, `governance-${short}-${what}`);

  beforeAll(async () => {
    const { db } = seats;
    const p = await aPartnership(db, `Charnwood governance ${short}`);
    const officer = await anActor(db, p, { duties: ["information-governance"], name: "Ida Officer" });
    await aUser(db, p.councilId, { name: "Gone Away", last_signed_in_at: subDays(new Date(), 120).toISOString() });
    await aRightsRequest(db, p, { due_on: ago(2) });
    await anAgreement(db, p, { title: "Old protocol", review_on: ago(1) });
    const now = new Date();
    await inTransaction(db, (trx) =>
      insertAuditEvent(trx, officer, now, {
        ...{ category: "consultation", event: "case.glass-broken", objectKind: "case", objectId: p.jagId },
      }),
    );
    page = await seats.sit(officer, javaScript);
    home = `${seats.app.origin}/governance`;
  });

  test("the page counts what waits, and a count opens what it counted", async () => {
    await page.goto(home);
    await shot("home");
    const count = (name: string) =>
      page
        .getByRole("listitem")
        .filter({ has: page.getByRole("link", { name, exact: true }) })
        .locator("strong")
        .innerText();
    expect(await count("Overdue")).toBe("1");
    expect(await count("Cases opened in an emergency")).toBe("1");
    // The officer's own account has not been used for long either.
    expect(await count("Accounts that nobody has used for 90 days")).toBe("2");
    await page.getByRole("link", { name: /Accounts that nobody has used/ }).click();
    await page.getByRole("rowheader", { name: "Gone Away" }).waitFor();
    await shot("accounts");
    await page.goto(home);
    await page.getByRole("link", { name: "Cases opened in an emergency" }).click();
    await page.getByRole("cell", { name: "Opened a case in an emergency" }).waitFor();
  });

  test("an agreement is recorded, signed, reviewed and ended", async () => {
    const day = async (name: string, iso: string) => {
      const [year = "", month = "", date = ""] = iso.split("-");
      const group = page.getByRole("group", { name });
      await group.getByLabel("Day").fill(date);
      await group.getByLabel("Month").fill(month);
      await group.getByLabel("Year").fill(year);
    };
    await page.goto(`${seats.app.origin}/agreements`);
    await shot("agreements");
    await page.getByRole("button", { name: "Record an agreement" }).click();
    await page.getByLabel("Name of the agreement").fill("Night-time protocol");
    await page.getByRole("button", { name: "Record the agreement" }).click();
    await page.getByRole("alert").getByText("Enter what information is shared for").waitFor();
    await shot("agreement-errors");
    expect(await page.getByLabel("Name of the agreement").inputValue()).toBe("Night-time protocol");
    await page.getByLabel("What is information shared for?").fill("Safe nights out");
    await page.getByLabel("What allows it?").selectOption("cda-s115");
    await day("In force from", ago(10));
    await day("To be reviewed by", plusDays(ago(0), 300));
    await page.getByRole("button", { name: "Record the agreement" }).click();
    await page.getByText("The agreement has been recorded").waitFor();

    await page.getByRole("button", { name: "Add an agency that signed" }).click();
    await page.getByLabel("Agency").selectOption({ index: 1 });
    await day("Signed on", ago(9));
    await page.getByLabel("Who signed for it?").fill("Head of Community Safety");
    await page.getByRole("button", { name: "Add the agency" }).click();
    await page.getByRole("cell", { name: "Head of Community Safety" }).waitFor();

    await page.getByRole("button", { name: "Record a review" }).click();
    await day("Next review by", plusDays(ago(0), 365));
    await page.getByLabel("What was found?").fill("Still needed, and kept to");
    await page.getByRole("button", { name: "Record the review" }).click();
    await page.getByText("Still needed, and kept to").waitFor();
    await shot("agreement");

    await page.getByRole("button", { name: "End", exact: true }).click();
    await page.getByLabel("Why did it end?").fill("The county has one of its own");
    await shot("agreement-end");
    await page.getByRole("button", { name: "End the agreement" }).click();
    await page
      .getByText(/Ended on/)
      .first()
      .waitFor();
    expect(await page.getByRole("button", { name: "Record a review" }).count()).toBe(0);
  });
});
