import { subDays, subMinutes } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as agreementsPage } from "#app/routes/agreements/_index/route.tsx";
import { loader as logPage } from "#app/routes/audit/_index/route.tsx";
import { loader as homePage } from "#app/routes/governance/_index/route.tsx";
import { loader as unusedPage } from "#app/routes/governance/unused-accounts/route.tsx";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { events, NOW } from "../admin/office.ts";
import { anActor, anAgency, aPartnership, aUser, get, testDatabase, type TestPartnership } from "../factories.ts";
import { anAgreement } from "../support/agreements.ts";
import { aRightsRequest } from "../support/rights.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"] });
});
afterEach(() => vi.useRealTimers());

const happened = (event: string, at: Date, partnershipId = p.partnershipId) =>
  inTransaction(db, (trx) =>
    insertAuditEvent(trx, { id: uuid(), agencyId: null, partnershipId, sessionId: null }, at, {
      ...{ category: "consultation", event, objectKind: "case", objectId: uuid() },
    }),
  );

test("nothing waits in a partnership where nothing has happened, and the log has not been checked", async () => {
  expect(await get(homePage, officer)).toMatchObject({
    ...{ retention: { due: 0, running: 0, holds: 0 }, requests: { overdue: 0, soon: 0, waiting: 0, open: 0 } },
    ...{ glass: 0, refusedGlass: 0, details: 0, agenciesOut: 0, toReview: 0, unused: 0, log: "never-checked" },
  });
  expect((await events(db))[0]).toMatchObject({ event: "governance.viewed", category: "consultation" });
});

test("what was opened out of the ordinary is counted for thirty days, and the log shows as many lines", async () => {
  await happened("case.glass-broken", NOW);
  await happened("case.glass-broken", subDays(NOW, 30));
  await happened("case.glass-broken", subDays(NOW, 32));
  await happened("case.glass-broken", NOW, (await aPartnership(db)).partnershipId);
  await happened("audit.detail-opened", NOW);
  expect(await get(homePage, officer)).toMatchObject({ glass: 2, details: 1, sinceDay: "2026-02-08" });
  const search = "?event=case.glass-broken&from-day=8&from-month=2&from-year=2026";
  const log = (await get(logPage, officer, {}, search)) as { data: { rows: unknown[] } };
  expect(log.data.rows).toHaveLength(2);
});

test("requests are counted by where their clock stands", async () => {
  await aRightsRequest(db, p, { due_on: "2026-03-09" });
  await aRightsRequest(db, p, { due_on: "2026-03-10" });
  await aRightsRequest(db, p, { due_on: "2026-03-17" });
  await aRightsRequest(db, p, { due_on: "2026-03-18" });
  await aRightsRequest(db, p, { due_on: null, identity_proved_on: null });
  await aRightsRequest(db, p, { due_on: "2026-03-01", status: "closed", closed_on: "2026-03-02", outcome: "granted" });
  await aRightsRequest(db, await aPartnership(db), { due_on: "2026-03-01" });
  expect(await get(homePage, officer)).toMatchObject({ requests: { overdue: 1, soon: 2, waiting: 1, open: 5 } });
});

test("agencies out of agreement are as many as the list shows", async () => {
  const lapsed = await anAgency(db, p.partnershipId);
  const none = await anAgency(db, p.partnershipId);
  await inTransaction(db, async (trx) => {
    const set = (agency: string, on: { isa_signed_on: string | null; isa_expires_on: string | null }) =>
      trx.updateTable("partnership_agency").set(on).where("agency_id", "=", agency).execute();
    await set(lapsed, { isa_signed_on: "2025-01-01", isa_expires_on: "2026-03-09" });
    await set(none, { isa_signed_on: null, isa_expires_on: null });
  });
  await anAgreement(db, p, { review_on: "2026-03-01" });
  expect(await get(homePage, officer)).toMatchObject({ agenciesOut: 2, toReview: 1 });
  const list = (await get(agreementsPage, officer, {}, "?show=out")) as { agencies: { id: string }[] };
  expect(list.agencies.map(({ id }) => id).sort()).toEqual([lapsed, none].sort());
});

test("accounts that nobody uses are as many as the list shows, without those that cannot sign in", async () => {
  const old = subDays(NOW, 91).toISOString();
  const left = await aUser(db, p.policeId, { last_signed_in_at: old });
  await aUser(db, p.policeId, { last_signed_in_at: old, status: "disabled" });
  await aUser(db, (await aPartnership(db)).policeId, { last_signed_in_at: old });
  expect(await get(homePage, officer)).toMatchObject({ unused: 1 });
  const list = (await get(unusedPage, officer)) as { count: number; users: { id: string }[] };
  expect([list.count, list.users.map(({ id }) => id)]).toEqual([1, [left]]);
});

test.each([
  ["whole", "audit.found-whole", 1, "whole"],
  ["checked too long ago", "audit.found-whole", 3, "not-checked-lately"],
  ["faulty", "audit.found-faulty", 1, "not-whole"],
] as const)("a log that is %s is said to be so", async (_words, event, daysAgo, state) => {
  await checked(event, subDays(NOW, daysAgo));
  expect(await get(homePage, officer)).toMatchObject({ log: state });
});

test("an event that the sealer left behind is seen", async () => {
  await checked("audit.found-whole", NOW);
  await happened("case.viewed", subMinutes(NOW, 14));
  expect(await get(homePage, officer)).toMatchObject({ log: "whole" });
  await sealed();
  await happened("case.viewed", subMinutes(NOW, 16));
  expect(await get(homePage, officer)).toMatchObject({ log: "unsealed" });
});

function sealed() {
  return inTransaction(db, (trx) => trx.deleteFrom("audit_unsealed").execute());
}

/** A check of the log, everything sealed. */
function checked(event: string, at: Date) {
  return inTransaction(db, async (trx) => {
    await insertAuditEvent(trx, { id: "system:test", agencyId: null, partnershipId: null, sessionId: null }, at, {
      ...{ category: "system", event, objectKind: "log", objectId: null, resultCount: 1 },
    });
  }).then(sealed);
}
