import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as completeAction, loader as actionPage } from "#app/routes/actions/$actionId/route.tsx";
import { action as endAction, loader as endPage } from "#app/routes/actions/$actionId_.end/route.tsx";
import { action as holdAction } from "#app/routes/actions/$actionId_.hold/route.tsx";
import { loader as ownerPage } from "#app/routes/actions/$actionId_.owner/route.tsx";
import { action as reopenAction } from "#app/routes/actions/$actionId_.reopen/route.tsx";
import { createAction } from "#app/services/actions/create-action.ts";
import { escalateActions } from "#app/services/actions/escalate-actions.ts";
import { listRows } from "#app/services/exports/list-rows.ts";
import { findActionById, listOwnActions } from "#db/queries/actions.ts";
import { countOverdueByKind, listOverdueActions } from "#db/queries/overdue-actions.ts";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aPremises,
  aPremisesGroup,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago, dayFields } from "../incidents/logging.ts";
import { premisesActionOf } from "./follow-up-rows.ts";

let db: Executor;
let p: TestPartnership;
let groupId: string;
let premisesId: string;
let officer: Actor;
let chair: Actor;
let member: Actor;
let manager: Actor;
let stranger: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  ({ groupId } = await aPremisesGroup(db, p));
  premisesId = await aPremises(db, p);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  chair = await anActor(db, p, { groups: { [groupId]: "chair" } });
  member = await anActor(db, p, { agencyId: p.policeId, groups: { [groupId]: "member" } });
  manager = await anActor(db, p, { duties: ["manager"] });
  stranger = await anActor(db, p, { agencyId: p.policeId, groups: { [p.jagId]: "coordinator" } });
});

type Posted = Record<string, string>;
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as { init?: { status?: number } }).init?.status ?? 200);
const about = (more: Parameters<typeof anAction>[2] = {}) =>
  anAction(db, p, { ...premisesActionOf(premisesId), ...more });
const row = (id: string) => db.selectFrom("action").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const fields = (more: Posted = {}) => ({
  ...{ words: "Search at the door", ownerAgencyId: p.councilId, ownerUserId: null, dueOn: ago(-5) },
  ...{ priority: "normal" as const, confirmedDay: "", ...more },
});

test("licensing officers and whoever runs the group give one; a member may not, and nobody else knows of the premises", async () => {
  const give = async (actor: Actor) =>
    (await createAction({ db, actor, now: new Date() }, { premisesId }, fields())).kind;
  expect(await give(officer)).toBe("done");
  expect(await give(chair)).toBe("done");
  expect(await give(member)).toBe("forbidden");
  expect(await give(manager)).toBe("not-found");
  expect(await give(stranger)).toBe("not-found");
  const made = await db.selectFrom("action").selectAll().execute();
  expect(made).toHaveLength(2);
  expect(made[0]).toMatchObject({ context: "premises", premises_id: premisesId, case_id: null, group_id: null });
});

test("it is given to somebody who sees premises, of the agency named", async () => {
  const give = async (to: Partial<Record<string, string>>) =>
    createAction({ db, actor: officer, now: new Date() }, { premisesId }, { ...fields(), ...to });
  expect(await give({ ownerAgencyId: p.policeId, ownerUserId: member.id })).toMatchObject({ kind: "done" });
  expect(await give({ ownerAgencyId: p.policeId, ownerUserId: stranger.id })).toMatchObject({
    refusal: { field: "ownerUserId", message: "Select an owner who can open licensed premises" },
  });
  expect(await give({ ownerAgencyId: p.policeId, ownerUserId: officer.id })).toMatchObject({ kind: "refused" });
});

test("premises that have closed take none", async () => {
  const closed = await aPremises(db, p, { closed_on: ago(1), closed_reason: "Shut" });
  const result = await createAction({ db, actor: officer, now: new Date() }, { premisesId: closed }, fields());
  expect(result).toMatchObject({ refusal: { message: "Premises that have closed take no new actions" } });
});

test("its page says to what it belongs, to whoever sees that; an owner outside reads the words and not the premises", async () => {
  type Shown = { words: string | null; facts: { context: { key: string; href: string; text: string } | null }; links: { path: string }[]; version: number | null };
  const id = await about({ owner_user_id: stranger.id, owner_agency_id: p.policeId });
  const shown = async (actor: Actor) => (await get(actionPage, actor, { actionId: id })) as Shown;
  const context = { key: "Licensed premises", href: `/premises/${premisesId}/plan`, text: "The Old Forge" };
  for (const actor of [officer, chair, member]) expect((await shown(actor)).facts.context).toEqual(context);
  expect(await shown(stranger)).toMatchObject({ words: "Visit the location", facts: { context: null }, version: 1 });
  expect(await shown(manager)).toMatchObject({ words: null, facts: { context: null } });
  expect(JSON.stringify(await shown(manager))).not.toContain("The Old Forge");
  expect((await shown(officer)).links.map(({ path }) => path.split("/").at(-1))).toContain("hold");
  expect((await shown(member)).links).toEqual([]);
  const neighbour = await anActor(db, await aPartnership(db), { duties: ["licensing-officer"] });
  expect(status(await shown(neighbour))).toBe(404);
}); // prettier-ignore

test("licensing officers and the chair finish, hold, end and open it again; a member who does not own it may not", async () => {
  const today = { ...dayFields("finishedOn", ago(0)), status: "done", outcome: "Done" };
  for (const actor of [officer, chair]) {
    const id = await about();
    const hold = { version: "1", ...dayFields("holdUntil", ago(-3)), reason: "Waiting" };
    expect(status(await post(holdAction, actor, { actionId: id }, hold))).toBe(302);
    expect(status(await post(endAction, actor, { actionId: id }, { version: "2", reason: "No more" }))).toBe(302);
    const again = { version: "3", ...dayFields("dueOn", ago(-9)), reason: "After all" };
    expect(status(await post(reopenAction, actor, { actionId: id }, again))).toBe(302);
    expect(status(await post(completeAction, actor, { actionId: id }, { version: "4", ...today }))).toBe(302);
    expect(await row(id)).toMatchObject({ status: "done" });
  }
  const id = await about();
  expect(status(await post(completeAction, member, { actionId: id }, { version: "1", ...today }))).toBe(403);
  expect(status(await get(endPage, member, { actionId: id }))).toBe(403);
  await about({ owner_user_id: member.id });
});

test("another owner is chosen among those who see premises", async () => {
  const id = await about();
  const page = (await get(ownerPage, officer, { actionId: id })) as { users: { id: string }[] };
  expect(page.users.map((user) => user.id).sort()).toEqual([officer.id, chair.id, member.id].sort());
});

test("what a licensing officer may do to actions is of premises, and of no case that he is named for", async () => {
  const { id: caseId } = await aCase(db, p);
  const asb = await anAction(db, p, { case_id: caseId });
  const named = await anActor(db, p, { duties: ["licensing-officer"], groups: { [p.jagId]: "guest" } });
  expect(status(await post(endAction, named, { actionId: asb }, { version: "1", reason: "No" }))).toBe(403);
  const given = await createAction({ db, actor: named, now: new Date() }, { caseId }, fields());
  expect(given.kind).toBe("forbidden");
});

test("overdue, it stands under the premises group, and escalates to the chair of that", async () => {
  const id = await about({ due_on: ago(60), original_due_on: ago(60), raised_on: ago(70), owner_user_id: stranger.id, owner_agency_id: p.policeId });
  const counts = await countOverdueByKind(db, manager, { today: ago(0), limits: { shortDays: 7, longDays: 28 } });
  expect(counts).toMatchObject([{ groupId, groupName: "Night-time economy premises group", count: 1 }]);
  const rows = await listOverdueActions(db, manager, { today: ago(0), filter: { group: groupId }, limit: 10 });
  expect(rows).toMatchObject([{ id, words: null }]);
  expect(await listOverdueActions(db, officer, { today: ago(0), limit: 10 })).toMatchObject([{ id, words: "Visit the location" }]);
  await escalateActions({ db, now: new Date() });
  const told = await db.selectFrom("action_change").select(["kind", "told_user_id"]).where("kind", "=", "to-chair").execute();
  expect(told).toEqual([{ kind: "to-chair", told_user_id: chair.id }]);
  const known = await findActionById(db, chair, id);
  expect(known).toMatchObject({ premisesId, seesContext: 1 });
}); // prettier-ignore

test("its owner's list and file have it, with the words", async () => {
  await about({ owner_user_id: stranger.id, owner_agency_id: p.policeId });
  expect(await listOwnActions(db, stranger, { limit: 5 })).toMatchObject([{ words: "Visit the location" }]);
  for await (const batch of listRows({ db, actor: stranger, now: new Date() }, { list: "own-actions", filter: {} }))
    expect(JSON.stringify(batch)).toContain("Visit the location");
});
