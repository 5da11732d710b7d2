import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { changeGroup } from "#app/services/admin/change-group.ts";
import { createReferral } from "#app/services/cases/create-referral.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, aPerson, testDatabase, type TestPartnership } from "../factories.ts";

const NOW = new Date("2026-03-10T09:00:00.000Z");
let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
let personId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  personId = await aPerson(db, p, { created_by: coordinator.id, created_at: NOW.toISOString() });
});
afterEach(() => vi.useRealTimers());

const NOT_TOLD = {
  ...{ personTold: "no" as const, personToldBy: null, personToldOn: null, personNotToldReason: "Not safe yet" },
  ...{ parentTold: null, parentToldBy: null, parentToldOn: null, parentNotToldReason: null },
};
const refer = () =>
  createReferral(
    { db, actor: coordinator, now: NOW },
    { kind: "person", personId, role: "perpetrator", told: NOT_TOLD },
    {
      groupId: p.jagId,
      agencyId: p.policeId,
      referringUserId: null,
      referringOfficer: null,
      receivedOn: "2026-03-10",
      reason: "Off-road bikes",
      tried: "Nothing yet",
      urgency: "routine",
      lawfulBasis: "public-task",
      gateway: "cda-s115",
    },
  );
const endOn = (day: string) =>
  inTransaction(db, (trx) =>
    trx.updateTable("partnership_group").set({ ended_on: day }).where("id", "=", p.jagId).execute(),
  );

test.each([
  ["ended yesterday takes no referral", "2026-03-09", "refused"],
  ["takes one on its last day", "2026-03-10", "done"],
])("a group that %s", async (_name, day, kind) => {
  await endOn(day);
  expect((await refer()).kind).toBe(kind);
});

test("of a referral and the end of its group at once, one happens and the other is refused", async () => {
  const admin = await anActor(db, p, { duties: ["administrator"] });
  const yesterday = {
    version: 1,
    name: "JAG",
    kind: "jag" as const,
    parentId: null,
    cadence: null,
    does: ["holds-cases" as const],
    beats: [],
    minAge: null,
    maxAge: null,
    endedOn: "2026-03-09",
  };
  const [referred, ended] = await Promise.all([
    refer(),
    changeGroup({ db, actor: admin, now: NOW }, p.jagId, yesterday),
  ]);
  expect([referred.kind, ended.kind].sort()).toEqual(["done", "refused"]);
});
