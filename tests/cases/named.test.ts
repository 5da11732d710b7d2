import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as overview } from "#app/routes/cases/cases.$caseId/route.tsx";
import { action as giveAccess } from "#app/routes/cases/cases.$caseId_.access_.new/route.tsx";
import { isNamedForCase } from "#db/queries/sessions.ts";
import { listUsersToName } from "#db/queries/users-to-name.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { permissionsOf } from "#app/domain/access/permissions.ts";
import { aCase, anActor, aPartnership, get, type Handler, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

let db: Executor;
let p: TestPartnership;
let chair: Actor;
let officer: Actor;
let caseId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  ({ id: caseId } = await aCase(db, p));
});

const name = (userId: string) =>
  post(giveAccess, chair, { caseId }, { access: "named", userId, reason: "Knows the family" });
const isNamed = (actor: Actor) => isNamedForCase(db, actor.id, p.partnershipId);
/** As the next request of a session would make the actor. */
const next = async (actor: Actor): Promise<Actor> => ({
  ...actor,
  permissions: permissionsOf([...actor.duties, ...((await isNamed(actor)) ? (["named"] as const) : [])]),
});

describe("somebody in no group", () => {
  test("who is named for a case may read that one, and has been told", async () => {
    expect(await get(overview as Handler, await next(officer), { caseId })).toMatchObject({ status: 403 });
    expect(await name(officer.id)).toMatchObject({ status: 302 });
    const second = await aCase(db, p);
    const now = await next(officer);
    expect(await get(overview as Handler, now, { caseId })).toMatchObject({ header: { id: caseId } });
    expect(await get(overview as Handler, now, { caseId: second.id })).toMatchObject({ status: 404 });
    expect(now.permissions.has("notes:read")).toBe(true);
    expect(now.permissions.has("cases:break-glass")).toBe(false);
    const told = await db.selectFrom("notification").select("kind").where("user_id", "=", officer.id).execute();
    expect(told).toEqual([{ kind: "case-named" }]);
  });

  test("has it no more when that ends, and elsewhere never had it", async () => {
    await name(officer.id);
    expect(await isNamedForCase(db, officer.id, (await aPartnership(db)).partnershipId)).toBe(false);
    const end = { ended_at: "2999-03-09T09:00:00.000Z", version: 2 };
    await inTransaction(db, (trx) => trx.updateTable("case_access").set(end).execute());
    expect(await isNamed(officer)).toBe(false);
  });
});

test("whom a case can be opened to: people of a group, and of a duty that may have to do with a case", async () => {
  await anActor(db, await aPartnership(db), { duties: ["manager"] });
  const manager = await anActor(db, p, { duties: ["manager"] });
  for (const duty of ["administrator", "executive", "information-governance"] as const)
    await anActor(db, p, { duties: [duty] });
  const ids = (await listUsersToName(db, p.partnershipId, "2026-03-10")).map(({ id }) => id);
  expect(ids.sort()).toEqual([chair.id, officer.id, manager.id].sort());
});
