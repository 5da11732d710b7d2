import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import * as mergePage from "#app/routes/people/$personId_.merge_.$otherPersonId/route.tsx";
import * as undoPage from "#app/routes/people/$personId_.merges.$mergeId.undo/route.tsx";
import { listDoneWith } from "#db/queries/ladder.ts";
import { listRespondents } from "#db/queries/intervention-respondents.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, get, post, testDatabase, type TestPartnership } from "../factories.ts";
import { aConditionProtecting, doneWith } from "./rows.ts";

let db: Executor;
let p: TestPartnership;
let jag: Actor;
let first: string;
let second: string;
let caseOfSecond: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  jag = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  first = (await aCase(db, p)).personId;
  ({ id: caseOfSecond, personId: second } = await aCase(db, p));
});
afterEach(() => {
  vi.useRealTimers();
});

const merge = () =>
  post(mergePage.action, jag, { personId: first, otherPersonId: second }, {
    ...{ keep: "first", name: "first", birth: "first", sex: "first", area: "first", reason: "Same face" },
    ...{ firstVersion: "1", secondVersion: "1" },
  }); // prettier-ignore
const against = async () => {
  const { id } = await db.selectFrom("person_merge").select("id").executeTakeFirstOrThrow();
  const page = await get(undoPage.loader, jag, { personId: first, mergeId: id });
  return (page as { against: { changes: string[] } | null }).against?.changes.sort() ?? null;
};

test("what was done with the merged record is done with the person who stands, and shows that person", async () => {
  const id = await doneWith(db, p, second, { case_id: caseOfSecond });
  expect(await merge()).toMatchObject({ status: 302 });
  expect(await listDoneWith(db, jag, [first])).toMatchObject([{ id, personId: first }]);
  expect(await listRespondents(db, jag, [id])).toMatchObject([{ personId: second, standingId: first, mayOpen: 1 }]);
});

test.each([
  ["binds", async (id: string, personId: string) => void (await doneWith(db, p, personId, { case_id: id }))],
  [
    "protects",
    async (id: string, personId: string) =>
      void (await aConditionProtecting(db, p, await doneWith(db, p, (await aCase(db, p)).personId, { case_id: id }), personId)),
  ],
])("two records are not merged by whom an intervention is hidden from that %s one of them", async (_, give) => {
  const { id } = await aCase(db, p, { group_id: p.adultsId });
  await give(id, second);
  expect(await merge()).toMatchObject({
    init: { status: 422 },
    data: { errors: { form: expect.stringMatching(/^You cannot merge these two records yourself/) as string } },
  });
}); // prettier-ignore

test("a merge is not undone once an intervention binds or protects either; what was there before stands in no way", async () => {
  const id = await doneWith(db, p, second, { case_id: caseOfSecond });
  await merge();
  expect(await against()).toBeNull();
  await doneWith(db, p, first);
  await aConditionProtecting(db, p, id, first);
  expect(await against()).toEqual([
    "A condition of an intervention that protects them was added",
    "A role as a respondent of an intervention was added",
  ]);
});
