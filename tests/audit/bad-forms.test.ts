import { beforeEach, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as finish } from "#app/routes/actions/$actionId/route.tsx";
import { action as change } from "#app/routes/admin/users.$userId_.change/route.tsx";
import { action as openDetail } from "#app/routes/audit/events.$eventId/route.tsx";
import { action as addAction } from "#app/routes/cases/cases.$caseId_.add-action/route.tsx";
import { action as assess } from "#app/routes/cases/cases.$caseId_.assess-risk/route.tsx";
import { action as decide } from "#app/routes/cases/referrals.$referralId/route.tsx";
import { areAddressedFound } from "#app/services/audit/addressed-records.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aReferral,
  aUser,
  type Handler,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { expectAudit } from "../support/audit.ts";
import { log } from "./log.ts";

// A form of the wrong shape tells nothing of a record that is not its sender's: not even that the form was wrong.

let db: Executor;
let p: TestPartnership;
let coordinator: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
});

const elsewhere = () => ({ group_id: p.youthJagId });
type Params = Record<string, string>;
const CASE_WORK: [string, string, Handler, (theirs: boolean) => Promise<Params>][] = [
  ["decide a referral", "referrals:decide", decide, async (theirs) => ({ referralId: await aReferral(db, p, theirs ? elsewhere() : {}) })],
  ["add an action", "actions:create", addAction, async (theirs) => ({ caseId: (await aCase(db, p, theirs ? elsewhere() : {})).id })],
  ["assess risk", "risk:assess", assess, async (theirs) => ({ caseId: (await aCase(db, p, theirs ? { visibility: "restricted" } : {})).id })],
  ["finish an action", "actions:complete", finish, async (theirs) => ({ actionId: await anAction(db, p, { case_id: (await aCase(db, p, theirs ? elsewhere() : {})).id }) })],
]; // prettier-ignore

test.each(CASE_WORK)("%s of another group: 404 and a refusal in the log", async (_, permission, action, paramsOf) => {
  expect(await post(action, coordinator, await paramsOf(true), { nonsense: "x" })).toMatchObject({ status: 404 });
  await expectAudit(db, [
    { event: "access.not-found", category: "refusal", actor_id: coordinator.id, purpose: permission, objects: [] },
  ]);
});

test.each(CASE_WORK)("%s of their own: told what is wrong with the form", async (_, _permission, action, paramsOf) => {
  expect(await post(action, coordinator, await paramsOf(false), { nonsense: "x" })).toMatchObject({
    init: { status: 400 },
  });
  await expectAudit(db, []);
});

test("a user and an event of another partnership are refused in the same way", async () => {
  const other = await aPartnership(db);
  const stranger = await anActor(db, other, { groups: { [other.jagId]: "member" } });
  const eventId = await log(db, { detail: { words: "x" } }, stranger);
  const tries: [Handler, Actor, Params][] = [
    [change, await anActor(db, p, { duties: ["administrator"] }), { userId: stranger.id }],
    [change, await anActor(db, p, { duties: ["administrator"] }), { userId: await aUser(db, other.policeId) }],
    [openDetail, await anActor(db, p, { duties: ["information-governance"] }), { eventId }],
  ];
  for (const [action, actor, params] of tries)
    expect(await post(action, actor, params, {})).toMatchObject({ status: 404 });
  await expectAudit(
    db,
    tries.map(([, actor]) => ({ event: "access.not-found", actor_id: actor.id })),
    1,
  );
});

test("a name in an address that nothing is found by is a mistake of ours and no answer", async () => {
  await expect(areAddressedFound({ db, actor: coordinator }, { nothingId: uuid() })).rejects.toThrow('"nothingId"');
  expect(await areAddressedFound({ db, actor: coordinator }, {})).toBe(true);
});
