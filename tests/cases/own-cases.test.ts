import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { whyOwn } from "#app/domain/cases/own-case.ts";
import * as casesPage from "#app/routes/cases/cases._index/route.tsx";
import { countOwnCases, listOwnCases } from "#db/queries/own-cases.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, aGroup, anActor, aPartnership, get, insert, testDatabase, type TestPartnership } from "../factories.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});

const SINCE = "2026-03-01T09:00:00.000Z";
type Made = { id: string };

const access = (case_id: string, user_id: string, kind: "named" | "conflict", ended_at: string | null = null) =>
  insert(db, "case_access", {
    id: uuid(), partnership_id: p.partnershipId, case_id, user_id, access: kind, reason: "Test", given_by: null, since: SINCE, ended_at, version: 1,
  }); // prettier-ignore

async function working(case_id: string, ended_on: string | null = null) {
  const group_id = await aGroup(db, p.partnershipId, { name: "Safe tenancy", kind: "working", holds_cases: 0 });
  await insert(db, "case_working_group", {
    id: uuid(), partnership_id: p.partnershipId, case_id, group_id, objective: "Get the tenancy safe", started_on: "2026-03-01", started_by: null,
    ended_on, ended_reason: ended_on && "Met", ended_by: null, version: 1,
  }); // prettier-ignore
  return group_id;
}
const isContact = (actor: Actor, agency_id: string) =>
  inTransaction(
    db,
    (trx) =>
    trx.updateTable("partnership_agency").set({ contact_user_id: actor.id }).where("agency_id", "=", agency_id).execute(), // prettier-ignore
  );
const inGroup = (actor: Actor, groupId: string): Actor => ({
  ...actor,
  memberships: [...actor.memberships, { groupId, role: "member" }],
});

/** Who it is, made of a member of the JAG and a case of the Youth JAG or, to be the contact's, of the JAG; and why it is theirs. */
type Way = [string, (actor: Actor) => Promise<[Made, Actor]>, string | null];
const WAYS: Way[] = [
  ["the lead", async (a) => [await aCase(db, p, { group_id: p.youthJagId, lead_user_id: a.id }), a], "You lead it"],
  [
    "the supervisor",
    async (a) => [await aCase(db, p, { group_id: p.youthJagId, supervisor_user_id: a.id }), a],
    "You supervise it",
  ],
  [
    "the contact of its agency, where nobody is named",
    async (a) => {
      await isContact(a, p.policeId);
      return [await aCase(db, p), a];
    },
    "You supervise it",
  ],
  [
    "the contact of its agency, where somebody else is named",
    async (a) => {
      await isContact(a, p.policeId);
      return [await aCase(db, p, { supervisor_user_id: (await anActor(db, p)).id }), a];
    },
    null,
  ],
  [
    "the contact of its agency, who does not see it",
    async (a) => {
      await isContact(a, p.policeId);
      return [await aCase(db, p, { group_id: p.adultsId }), a];
    },
    null,
  ],
  [
    "somebody named for it",
    async (a) => {
      const made = await aCase(db, p, { group_id: p.youthJagId, visibility: "restricted" });
      await access(made.id, a.id, "named");
      return [made, a];
    },
    "Opened to you by name",
  ],
  [
    "somebody who was named for it",
    async (a) => {
      const made = await aCase(db, p, { group_id: p.youthJagId });
      await access(made.id, a.id, "named", "2026-03-02T09:00:00.000Z");
      return [made, a];
    },
    null,
  ],
  [
    "a member of its working group",
    async (a) => {
      const made = await aCase(db, p, { group_id: p.youthJagId });
      return [made, inGroup(a, await working(made.id))];
    },
    "In its working group, Safe tenancy",
  ],
  [
    "a member of a working group that has ended",
    async (a) => {
      const made = await aCase(db, p, { group_id: p.youthJagId });
      return [made, inGroup(a, await working(made.id, "2026-03-05"))];
    },
    null,
  ],
  [
    "the lead, who has a conflict of interest",
    async (a) => {
      const made = await aCase(db, p, { lead_user_id: a.id });
      await access(made.id, a.id, "conflict");
      return [made, a];
    },
    null,
  ],
  ["the lead of a closed one", async (a) => [await aCase(db, p, { lead_user_id: a.id, status: "closed", closed_on: "2026-03-01" }), a], null], // prettier-ignore
  ["a member of its group and no more", async (a) => [await aCase(db, p), a], null],
];

test.each(WAYS)("of %s", async (_name, make, why) => {
  const [made, actor] = await make(await anActor(db, p, { groups: { [p.jagId]: "member" } }));
  const rows = await listOwnCases(db, actor, { limit: 10 });
  expect(rows.map((row) => row.id)).toEqual(why === null ? [] : [made.id]);
  expect(rows.map(whyOwn)).toEqual(why === null ? [] : [why]);
  expect(await countOwnCases(db, actor)).toBe(rows.length);
});

test("every reason is said", () => {
  const own = { isLead: 1, isSupervisor: 1, isNamed: 1, workingGroupName: "Safe tenancy" };
  expect(whyOwn(own)).toBe("You lead it; you supervise it; opened to you by name; in its working group, Safe tenancy");
});

test("page after page each comes once, the newest first, and the page counts them", async () => {
  const actor = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  for (let n = 0; n < 53; n++)
    await aCase(db, p, { supervisor_user_id: actor.id, opened_on: `2026-02-0${1 + (n % 9)}` });
  type Page = { cases: { id: string; openedOn: string; why: string }[]; next: string | null; ownCount: number };
  const shown = async (search: string) => (await get(casesPage.loader, actor, {}, search)) as Page;
  const first = await shown("?group=own");
  const second = await shown(`?group=own&after=${first.next}`);
  const all = [...first.cases, ...second.cases];
  expect([first.cases.length, second.cases.length, second.next]).toEqual([50, 3, null]);
  expect(first.ownCount).toBe(new Set(all.map(({ id }) => id)).size);
  expect(all.map(({ openedOn }) => openedOn)).toEqual(all.map(({ openedOn }) => openedOn).sort().reverse()); // prettier-ignore
  expect(all.every(({ why }) => why === "You supervise it")).toBe(true);
});
