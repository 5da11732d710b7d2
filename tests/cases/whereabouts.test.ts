import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { GroupRole } from "#app/domain/access/roles.ts";
import type { LinkRole } from "#app/domain/people/link-roles.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { whereaboutsVisibleTo } from "#db/visibility/whereabouts.ts";
import { aCase, anActor, aPartnership, aPerson, insert, testDatabase, type TestPartnership } from "../factories.ts";
import { aFlag, aWorker } from "../support/need-to-know.ts";

let db: Executor;
let p: TestPartnership;
let caseId: string;
let perpetratorId: string;
let victimId: string;
let flagId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  ({ id: caseId, personId: perpetratorId } = await aCase(db, p, { person_id: await aPerson(db, p) }));
  victimId = await linked("victim");
  flagId = await aFlag(db, p, caseId, "da-marac");
});

const inJag = (role: GroupRole) => anActor(db, p, { groups: { [p.jagId]: role } });

async function linked(role: LinkRole, to = caseId) {
  const person_id = await aPerson(db, p);
  await insert(db, "case_link", {
    id: uuid(), partnership_id: p.partnershipId, case_id: to, person_id, role, standing: role === "perpetrator" ? "alleged" : null,
    from_day: "2026-03-01", until_day: null, version: 1,
  }); // prettier-ignore
  return person_id;
}

async function shows(actor: Actor, personId = victimId) {
  const row = await db
    .selectFrom("person")
    .select("person.id")
    .where("person.id", "=", personId)
    .where(whereaboutsVisibleTo(actor))
    .executeTakeFirst();
  return row !== undefined;
}

function set(changes: { status?: "closed"; closed_on?: string; visibility?: "restricted" }) {
  return inTransaction(db, (trx) => trx.updateTable("case_record").set(changes).where("id", "=", caseId).execute());
}

async function made(column: "lead_user_id" | "supervisor_user_id") {
  const actor = await anActor(db, p);
  await inTransaction(db, (trx) =>
    trx
      .updateTable("case_record")
      .set({ [column]: actor.id })
      .where("id", "=", caseId)
      .execute(),
  );
  return actor;
}

async function given(access: "named" | "conflict", groups: Record<string, GroupRole> = {}) {
  const actor = await anActor(db, p, { groups });
  await insert(db, "case_access", {
    id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: actor.id, access, reason: "Test", since: "2026-03-01T09:00:00.000Z",
    version: 1,
  }); // prettier-ignore
  return actor;
}

describe("where the victim of a case flagged domestic abuse lives", () => {
  const WHO: [string, () => Promise<Actor>, standard: boolean, restricted: boolean][] = [
    ["the chair of its group", () => inJag("chair"), true, false],
    ["a coordinator of its group", () => inJag("coordinator"), true, false],
    ["a member of its group", () => inJag("member"), false, false],
    ["a guest of its group", () => inJag("guest"), false, false],
    ["the chair of another group", () => anActor(db, p, { groups: { [p.youthJagId]: "chair" } }), false, false],
    ["its supervisor", () => made("supervisor_user_id"), true, true],
    ["somebody named for it", () => given("named"), true, true],
    ["a chair with a conflict of interest", () => given("conflict", { [p.jagId]: "chair" }), false, false],
    ["its lead, who leads a case about the perpetrator", () => made("lead_user_id"), false, false],
  ];
  test.each(WHO)("is shown or not to %s", async (_name, make, standard, restricted) => {
    const actor = await make();
    expect(await shows(actor)).toBe(standard);
    await set({ visibility: "restricted" });
    expect(await shows(actor)).toBe(restricted);
  });

  test("is shown to its lead when its subject is the victim", async () => {
    const other = await aCase(db, p, { person_id: victimId });
    await inTransaction(db, (trx) =>
      trx.updateTable("case_link").set({ role: "victim", standing: null }).where("case_id", "=", other.id).execute(),
    );
    await inTransaction(db, (trx) =>
      trx.updateTable("case_flag").set({ case_id: other.id }).where("id", "=", flagId).execute(),
    );
    const lead = await anActor(db, p);
    await inTransaction(db, (trx) =>
      trx.updateTable("case_record").set({ lead_user_id: lead.id }).where("id", "=", other.id).execute(),
    );
    expect(await shows(lead)).toBe(true);
  });

  test("is never shown to the perpetrator's worker, though named or chair, until that work ends", async () => {
    for (const worker of [await inJag("chair"), await given("named")]) {
      expect(await shows(worker)).toBe(true);
      const id = await aWorker(db, p, { personId: perpetratorId, userId: worker.id, caseId });
      expect(await shows(worker)).toBe(false);
      const ended = { ended_at: "2026-03-05T09:00:00.000Z", ended_by: worker.id, ended_reason: "Left" };
      await inTransaction(db, (trx) => trx.updateTable("person_worker").set(ended).where("id", "=", id).execute());
      expect(await shows(worker)).toBe(true);
    }
  });

  test("is never shown to the lead of another case about the perpetrator, though chair of this one", async () => {
    const chair = await inJag("chair");
    await aCase(db, p, { person_id: perpetratorId, group_id: p.adultsId, lead_user_id: chair.id });
    expect(await shows(chair)).toBe(false);
  });

  test("is shown again when the case is closed, or the flag has ended", async () => {
    const member = await inJag("member");
    await inTransaction(db, (trx) =>
      trx.updateTable("case_flag").set({ until_day: "2026-03-05" }).where("id", "=", flagId).execute(),
    );
    expect(await shows(member)).toBe(true);
    await inTransaction(db, (trx) =>
      trx.updateTable("case_flag").set({ until_day: null }).where("id", "=", flagId).execute(),
    );
    await set({ status: "closed", closed_on: "2026-03-06" });
    expect(await shows(member)).toBe(true);
  });
});

const ROLES: [LinkRole, boolean][] = [
  ["victim", false],
  ["person-at-risk", false],
  ["witness", false],
  ["reporter", false],
  ["parent-carer", false],
  ["associate", true],
  ["perpetrator", true],
];
test.each(ROLES)("a member of the group is shown where a person linked as %s lives: %s", async (role, expected) => {
  expect(await shows(await inJag("member"), await linked(role))).toBe(expected);
});

test("a flag that keeps nobody apart hides nothing", async () => {
  const { id } = await aCase(db, p);
  await aFlag(db, p, id, "prevent");
  await aFlag(db, p, id, null);
  expect(await shows(await inJag("member"), await linked("victim", id))).toBe(true);
});
