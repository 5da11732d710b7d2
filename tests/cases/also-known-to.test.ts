import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as casePage } from "#app/routes/cases/cases.$caseId/route.tsx";
import { loader as peoplePage } from "#app/routes/cases/cases.$caseId_.people/route.tsx";
import { loader as personPage } from "#app/routes/people/$personId/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  aPartnership,
  aPerson,
  get,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aBrokenGlass } from "../support/need-to-know.ts";
import { aWholeCase } from "../support/whole-case.ts";

let db: Executor;
let p: TestPartnership;
let youthCase: { id: string; personId: string };
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  youthCase = await aCase(db, p, { group_id: p.youthJagId });
});

type Known = { known: { personId: string; name: string; cases: { caseId: string; groupName: string; role: string; status: string }[] }[] }; // prettier-ignore
const known = async (actor: Actor, caseId = youthCase.id) => {
  const overview = (await get(casePage, actor, { caseId })) as Known;
  const people = (await get(peoplePage, actor, { caseId })) as Known;
  expect(people.known).toEqual(overview.known);
  return overview.known.map(({ personId, cases }) => [personId, cases.map((c) => c.caseId)]);
};
const member = (groups: string[]) =>
  anActor(db, p, { groups: Object.fromEntries(groups.map((id) => [id, "member" as const])) });
const adultsCase = (changes: Parameters<typeof aCase>[2] = {}) =>
  aCase(db, p, { group_id: p.adultsId, person_id: youthCase.personId, ...changes });
const access = (case_id: string, user_id: string, kind: "named" | "conflict") =>
  insert(db, "case_access", {
    id: uuid(), partnership_id: p.partnershipId, case_id, user_id, access: kind, reason: "Test", given_by: null, since: "2026-03-01T09:00:00.000Z",
    ended_at: null, version: 1,
  }); // prettier-ignore

test("somebody in both groups sees that the other holds a case on the same person, in which role, and the way to it", async () => {
  const other = await adultsCase();
  const both = await member([p.youthJagId, p.adultsId]);
  expect(await known(both)).toEqual([[youthCase.personId, [other.id]]]);
  expect(await known(both, other.id)).toEqual([[youthCase.personId, [youthCase.id]]]);
  const page = (await get(casePage, both, { caseId: youthCase.id })) as Known;
  expect(page.known[0]).toMatchObject({ name: "Alex Sample", cases: [{ groupName: "Adults at Risk Group", role: "Alleged perpetrator", status: "open" }] }); // prettier-ignore
});

describe("a member of the Youth JAG", () => {
  test("learns by it of no case of the Adults at Risk Group, standard or restricted, open or closed", async () => {
    const only = await member([p.youthJagId]);
    const before = await pages(only);
    await adultsCase();
    await adultsCase({ visibility: "restricted" });
    await adultsCase({ status: "closed", closed_on: "2026-03-01" });
    await aWholeCase(db, p, { groupId: p.adultsId, personId: youthCase.personId, mark: (field) => `Zq${field}` });
    expect(await known(only)).toEqual([]);
    // Not a word or a number on the three pages is another than before.
    expect(await pages(only)).toEqual(before);
  });

  test("learns of one that is opened to them by name or in an emergency, and of none where they have a conflict", async () => {
    const only = await member([p.youthJagId]);
    const named = await adultsCase({ visibility: "restricted" });
    const broken = await adultsCase({ visibility: "restricted" });
    await adultsCase({ visibility: "restricted" });
    await access(named.id, only.id, "named");
    await aBrokenGlass(db, p, { caseId: broken.id, userId: only.id, sessionId: only.sessionId });
    expect(await known(only)).toEqual([[youthCase.personId, [broken.id, named.id]]]);
    await access(named.id, only.id, "conflict");
    expect(await known(only)).toEqual([[youthCase.personId, [broken.id]]]);
  });
});

/** What changes with each look is left out: ids of forms made once. */
async function pages(actor: Actor) {
  const read = [
    await get(casePage, actor, { caseId: youthCase.id }),
    await get(peoplePage, actor, { caseId: youthCase.id }),
    await get(personPage, actor, { personId: youthCase.personId }),
  ];
  return read.map((page) => JSON.stringify(page));
}

test("anybody of the case counts, whoever is no longer in it is said to be so, and so is a record merged into theirs", async () => {
  const both = await member([p.youthJagId, p.adultsId]);
  const victim = await aPerson(db, p, { given_names: "Robin" });
  const merged = await aPerson(db, p);
  await inTransaction(db, (trx) => trx.updateTable("person").set({ merged_into_id: victim }).where("id", "=", merged).execute()); // prettier-ignore
  const link = { partnership_id: p.partnershipId, role: "victim" as const, standing: null, from_day: "2026-02-25", version: 1 }; // prettier-ignore
  await insert(db, "case_link", { ...link, id: uuid(), case_id: youthCase.id, person_id: victim, until_day: null });
  const other = await aCase(db, p, { group_id: p.adultsId, person_id: merged });
  await insert(db, "case_link", { ...link, id: uuid(), case_id: other.id, person_id: youthCase.personId, until_day: "2026-03-01" }); // prettier-ignore
  expect(await known(both)).toEqual([
    [youthCase.personId, [other.id]],
    [victim, [other.id]],
  ]);
  const { known: rows } = (await get(casePage, both, { caseId: youthCase.id })) as Known;
  expect(rows.map(({ cases }) => cases[0]?.role)).toEqual(["Victim (no longer)", "Alleged perpetrator"]);
});
