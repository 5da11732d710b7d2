import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, byStandingRight } from "#app/domain/access/actor.ts";
import { mayInCase } from "#app/domain/access/case-rights.ts";
import { DUTIES, GROUP_ROLES } from "#app/domain/access/roles.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { findIntervention } from "#db/queries/interventions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  aGroup,
  anActor,
  anIntervention,
  aPartnership,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

// The `where` of interventionsByRightOf says in SQL what mayInCase says of a case; here each is asked the same.

let db: Executor;
let p: TestPartnership;
beforeAll(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});

/** A case with its working group, an intervention in it, and everybody who may be something to it. */
async function aCaseAnd(
  who: (caseId: string, working: string) => Promise<Actor>,
  column?: "lead_user_id" | "supervisor_user_id",
) {
  const { id: caseId } = await aCase(db, p);
  const working = await aGroup(db, p.partnershipId, { name: `Working group ${caseId}` });
  await insert(db, "case_working_group", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, group_id: working, version: 1 },
    ...{ objective: "A quiet street", started_on: "2026-03-01" },
  });
  const actor = await who(caseId, working);
  const its = column === undefined ? {} : { [column]: actor.id };
  await inTransaction(db, (trx) =>
    trx
      .updateTable("case_record")
      .set({ version: 2, ...its })
      .where("id", "=", caseId)
      .execute(),
  );
  const interventionId = await anIntervention(db, p, { case_id: caseId });
  return { actor, caseId, interventionId };
}

async function bothSay({ actor, caseId, interventionId }: Awaited<ReturnType<typeof aCaseAnd>>) {
  const record = await findCaseById(db, actor, caseId);
  const found = await findIntervention(db, actor, interventionId);
  expect(found === undefined).toBe(record === undefined);
  const bySql = found?.isByRight === 1 && actor.permissions.has("interventions:record");
  const byRule = record !== undefined && mayInCase(actor, record, "interventions:record");
  return { bySql, byRule };
}

const named = async (caseId: string, actor: Actor) => {
  await insert(db, "case_access", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: actor.id, access: "named" },
    ...{ reason: "Knows the family", since: "2026-03-01T09:00:00.000Z", version: 1 },
  });
  return actor;
};

describe("the rule and the query agree on who may record in a case", () => {
  test.each(GROUP_ROLES)("a %s of its group", async (role) => {
    const { bySql, byRule } = await bothSay(await aCaseAnd(() => anActor(db, p, { groups: { [p.jagId]: role } })));
    expect([bySql, byRule]).toEqual(role === "guest" ? [false, false] : [true, true]);
  });

  test.each(GROUP_ROLES)("a %s of its working group", async (role) => {
    const { bySql, byRule } = await bothSay(
      await aCaseAnd((_, working) => anActor(db, p, { groups: { [working]: role } })),
    );
    expect([bySql, byRule]).toEqual(role === "guest" ? [false, false] : [true, true]);
  });

  test.each(GROUP_ROLES)("a %s of another group who is named for it", async (role) => {
    const who = async (caseId: string) => named(caseId, await anActor(db, p, { groups: { [p.adultsId]: role } }));
    const { bySql, byRule } = await bothSay(await aCaseAnd(who));
    expect([bySql, byRule]).toEqual([false, false]);
  });

  test.each(DUTIES)("somebody with the duty %s who is named for it", async (duty) => {
    const who = async (caseId: string) => named(caseId, await anActor(db, p, { duties: [duty] }));
    const { bySql, byRule } = await bothSay(await aCaseAnd(who));
    expect([bySql, byRule]).toEqual(duty === "asb-officer" ? [true, true] : [false, false]);
  });

  test.each([
    ["leads", "lead_user_id"],
    ["supervises", "supervisor_user_id"],
  ] as const)("whoever %s it, though a guest of its group", async (_, column) => {
    const who = () => anActor(db, p, { groups: { [p.jagId]: "guest", [p.adultsId]: "member" } });
    const { bySql, byRule } = await bothSay(await aCaseAnd(who, column));
    expect([bySql, byRule]).toEqual([true, true]);
  });

  test("what somebody is named for does not count as their standing right", async () => {
    const who = async (caseId: string) => named(caseId, await anActor(db, p, { groups: { [p.adultsId]: "member" } }));
    const { actor, interventionId } = await aCaseAnd(who);
    expect(await findIntervention(db, actor, interventionId)).toBeDefined();
    expect(await findIntervention(db, byStandingRight(actor), interventionId)).toBeUndefined();
  });
});
