import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as giveAccess from "#app/routes/cases/cases.$caseId_.access_.new/route.tsx";
import * as leadPage from "#app/routes/cases/cases.$caseId_.lead/route.tsx";
import { action as changeSupervisor } from "#app/routes/cases/cases.$caseId_.supervisor/route.tsx";
import { listPossibleLeads } from "#db/queries/case-lifecycle.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import { unsafeFindSupervision } from "#db/queries/case-supervision.ts";
import { unsafeListUsersWithSight } from "#db/queries/case-sight.ts";
import { findLeadByName } from "#db/queries/imported-cases.ts";
import { findAgencyContact } from "#db/queries/partnership-agencies.ts";
import { listReviewsOwed } from "#db/queries/risk-reviews.ts";
import { inTransaction, type Executor } from "#db/transaction.ts";
import { aCase, anActor, anAgency, aPartnership, get, type Handler, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

// An agency has left the partnership. Until an administrator ends what its people have, they are given nothing more.

const TODAY = "2026-03-10";
let db: Executor;
let p: TestPartnership;
let chair: Actor;
let gone: Actor;
let goneAgencyId: string;
let caseId: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date(`${TODAY}T09:00:00Z`), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  goneAgencyId = await anAgency(db, p.partnershipId);
  gone = await anActor(db, p, { agencyId: goneAgencyId, groups: { [p.jagId]: "member" }, duties: ["manager"] });
  ({ id: caseId } = await aCase(db, p, { lead_agency_id: goneAgencyId, risk_level: "high", risk_assessed_on: "2026-03-01", supervisor_review_due_on: TODAY })); // prettier-ignore
  await inTransaction(db, (trx) =>
    trx
      .updateTable("partnership_agency")
      .set({ contact_user_id: gone.id })
      .where("agency_id", "=", goneAgencyId)
      .execute(),
  );
});
afterEach(() => {
  vi.useRealTimers();
});

const leave = (left_on: string | null) =>
  inTransaction(db, (trx) =>
    trx.updateTable("partnership_agency").set({ left_on }).where("agency_id", "=", goneAgencyId).execute(),
  );

/** In which of the lists from which somebody is chosen, or who is told, the person of that agency stands. */
async function standsIn() {
  const ids = (rows: { id: string }[]) => rows.some(({ id }) => id === gone.id);
  const record = { id: caseId, groupId: p.jagId, visibility: "standard", leadUserId: null } as const;
  const contactOf = { partnershipId: p.partnershipId, agencyId: goneAgencyId, caseId };
  const byName = { groupId: p.jagId, agencyId: goneAgencyId, nameFolded: "sam example", today: TODAY };
  const owed = { role: "supervisor", from: TODAY, to: TODAY, after: { dueOn: "", id: "" }, limit: 10 } as const;
  return {
    leads: ids(await listPossibleLeads(db, p.partnershipId, caseId, TODAY)),
    owners: ids(await unsafeListUsersWithSight(db, record, TODAY)),
    group: ids(await listUsersOfGroup(db, p.partnershipId, p.jagId, TODAY)),
    contact: (await findAgencyContact(db, contactOf)) === gone.id,
    supervisor: (await unsafeFindSupervision(db, caseId, TODAY)).leadContactUserId === gone.id,
    reviews: (await listReviewsOwed(db, p.partnershipId, owed)).some(({ userId }) => userId === gone.id),
    imported: (await findLeadByName(db, byName)) === gone.id,
  };
}

test.each([
  ["takes part", null, true],
  ["left today", TODAY, false],
  ["left long ago", "2025-01-01", false],
])(
  "the people of an agency that %s (%s) stand in the lists from which somebody is chosen: %s",
  async (_name, on, is) => {
    await leave(on);
    expect([...new Set(Object.values(await standsIn()))], JSON.stringify(await standsIn())).toEqual([is]);
  },
);

test("membership that has ended makes nobody a lead either", async () => {
  const before = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const listed = async () =>
    (await listPossibleLeads(db, p.partnershipId, caseId, TODAY)).some((u) => u.id === before.id);
  const until = (until_day: string) =>
    inTransaction(db, (trx) =>
      trx.updateTable("membership").set({ until_day }).where("user_id", "=", before.id).execute(),
    );
  await until(TODAY);
  expect(await listed()).toBe(true);
  await until("2026-03-09");
  expect(await listed()).toBe(false);
});

describe("posted by hand, somebody of an agency that has left", () => {
  const status = (reply: unknown) =>
    reply instanceof Response ? reply.status : (reply as { init?: { status?: number } }).init?.status;
  beforeEach(() => leave(TODAY));

  test("becomes neither lead nor supervisor, and is not named", async () => {
    const lead = { version: "1", leadAgencyId: goneAgencyId, leadUserId: gone.id, reason: "Knows him" };
    expect(status(await post(leadPage.action as Handler, chair, { caseId }, lead))).toBe(422);
    const supervisor = { version: "1", supervisorUserId: gone.id, reason: "Knows him" };
    expect(status(await post(changeSupervisor as Handler, chair, { caseId }, supervisor))).toBe(422);
    const named = { access: "named", userId: gone.id, reason: "To help" };
    expect(status(await post(giveAccess.action as Handler, chair, { caseId }, named))).toBe(422);
    expect(await db.selectFrom("case_access").selectAll().execute()).toEqual([]);
  });

  test("has a conflict of interest recorded all the same, and is marked in the list", async () => {
    const page = JSON.stringify(await get(giveAccess.loader, chair, { caseId }));
    expect(page).toContain("(has left)");
    const conflict = { access: "conflict", userId: gone.id, reason: "His aunt" };
    expect(status(await post(giveAccess.action as Handler, chair, { caseId }, conflict))).toBe(302);
  });
});
