import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as listPage } from "#app/routes/premises/$premisesId_.steps/route.tsx";
import { loader as stepPage } from "#app/routes/premises/$premisesId_.steps_.$licensingStepId/route.tsx";
import { action as correct } from "#app/routes/premises/$premisesId_.steps_.$licensingStepId_.correct/route.tsx";
import { action as decide } from "#app/routes/premises/$premisesId_.steps_.$licensingStepId_.decision/route.tsx";
import { action as end } from "#app/routes/premises/$premisesId_.steps_.$licensingStepId_.end/route.tsx";
import { action as interim } from "#app/routes/premises/$premisesId_.steps_.$licensingStepId_.interim/route.tsx";
import { action as record } from "#app/routes/premises/$premisesId_.steps_.new/route.tsx";
import { loader as allPage } from "#app/routes/premises/steps/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  anActor,
  aPartnership,
  aPremises,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago, dayFields } from "../incidents/logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let premisesId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"], name: "Lee Censing" });
  premisesId = await aPremises(db, p);
});

type Answer = { init?: { status?: number }; data: { errors: Record<string, string>; values: Record<string, unknown> } };
const status = (answer: unknown) => (answer instanceof Response ? answer.status : (answer as Answer).init?.status);
const errors = (answer: unknown) => (answer as Answer).data.errors;
const rows = () => db.selectFrom("licensing_step").selectAll().orderBy("id").execute();
const review = {
  kind: "review",
  applicant: "police",
  grounds: "crime",
  words: "",
  ...dayFields("happenedOn", ago(30)),
};

function recorded(fields: Record<string, string> = review, who = officer, at = premisesId) {
  return post(record, who, { premisesId: at }, fields);
}
async function aReview() {
  await recorded();
  const [row] = await rows();
  return { premisesId, licensingStepId: row?.id ?? "" };
}
const decided = { outcome: "decided", decisions: "revoked", words: "", ...dayFields("decidedOn", ago(2)) };

test("an application for review is recorded, shown with its days, and in the log", async () => {
  const answer = await recorded();
  expect(status(answer)).toBe(302);
  const [row] = await rows();
  expect(row).toMatchObject({ kind: "review", applicant: "police", is_crime: 1, is_safety: 0, happened_on: ago(30) });
  const page = (await get(stepPage, officer, { premisesId, licensingStepId: row?.id ?? "" })) as {
    dates: { key: string; day: string }[];
  };
  expect(page.dates.map(({ key, day }) => [key, day])).toEqual([["notice-last", ago(2)]]);
  const list = (await get(listPage, officer, { premisesId })) as { rows: { name: string; standing: string }[] };
  expect(list.rows).toMatchObject([{ name: "Application for a review", standing: "Not decided", applicant: "Police" }]);
  expect((await auditEvents(db)).map(({ event }) => event)).toEqual([
    ...["premises.licensing-step-recorded", "premises.licensing-steps-viewed"],
  ]);
});

test("a form sent twice records one step", async () => {
  const once = uuid();
  const first = await recorded({ ...review, once });
  const second = await recorded({ ...review, once });
  expect([status(first), status(second)]).toEqual([302, 302]);
  expect(await rows()).toHaveLength(1);
});

test("bad input keeps what was typed and writes nothing", async () => {
  const shape = await recorded({ ...review, "happenedOn-month": "14" });
  expect(status(shape)).toBe(400);
  const rule = await recorded({ ...review, applicant: "", grounds: "", words: "As typed" });
  expect(status(rule)).toBe(422);
  expect(Object.keys(errors(rule))).toEqual(["applicant", "grounds"]);
  expect((rule as Answer).data.values).toMatchObject({ words: "As typed" });
  expect(await rows()).toEqual([]);
});

test("what a kind does not ask for is not kept", async () => {
  await recorded({
    ...review,
    kind: "variation",
    words: "Last entry 23:00",
    untilTime: "10:00",
    ...dayFields("untilDay", ago(1)),
  });
  const [row] = await rows();
  expect(row).toMatchObject({ kind: "variation", applicant: null, is_crime: 0, until_day: null, until_time: null });
});

test("a decision is recorded, and changed after an appeal; a longer suspension than the law allows is refused", async () => {
  const at = await aReview();
  const long = { ...decided, version: "1", decisions: "suspended", ...dayFields("suspendedUntil", "2099-01-01") };
  const refused = await post(decide, officer, at, long);
  expect(status(refused)).toBe(422);
  expect(errors(refused).suspendedUntil).toContain("At most 3 months");
  expect(status(await post(decide, officer, at, { ...decided, version: "1" }))).toBe(302);
  expect((await rows())[0]).toMatchObject({ decided_on: ago(2), is_revoked: 1, is_suspended: 0, version: 2 });
  const again = { ...decided, version: "2", outcome: "nothing", decisions: "", ...dayFields("appealedOn", ago(1)) };
  expect(status(await post(decide, officer, at, again))).toBe(302);
  expect((await rows())[0]).toMatchObject({ is_revoked: 0, appealed_on: ago(1), version: 3 });
});

test("whoever was slower sees what is recorded now, and loses nothing", async () => {
  const at = await aReview();
  await post(decide, officer, at, { ...decided, version: "1" });
  const late = await post(end, officer, at, {
    version: "1",
    endKind: "withdrawn",
    reason: "Settled",
    ...dayFields("endedOn", ago(1)),
  });
  expect(status(late)).toBe(409);
  expect((late as { data: { recorded: Record<string, string> } }).data.recorded).toMatchObject({
    Decision: "Licence revoked",
  });
  expect((late as Answer).data.values).toMatchObject({ reason: "Settled", version: "2" });
});

test("interim steps, the end and a correction each leave their row in the log", async () => {
  const summary = { ...review, kind: "summary-review", happenedTime: "10:00" };
  await recorded(summary);
  const at = { premisesId, licensingStepId: (await rows())[0]?.id ?? "" };
  expect(
    status(
      await post(interim, officer, at, {
        version: "1",
        steps: "suspended",
        interimTime: "9.30",
        ...dayFields("interimOn", ago(29)),
      }),
    ),
  ).toBe(302);
  expect((await rows())[0]).toMatchObject({ interim_suspended: 1, interim_time: "09:30" });
  const fixed = { ...summary, version: "2", happenedTime: "11:00", reason: "Read wrongly" };
  expect(status(await post(correct, officer, at, fixed))).toBe(302);
  const ended = {
    version: "3",
    endKind: "withdrawn",
    reason: "Certificate withdrawn",
    ...dayFields("endedOn", ago(1)),
  };
  expect(status(await post(end, officer, at, ended))).toBe(302);
  expect((await rows())[0]).toMatchObject({
    happened_time: "11:00",
    ended_on: ago(1),
    end_kind: "withdrawn",
    version: 4,
  });
  expect((await auditEvents(db)).map(({ event }) => event)).toEqual([
    ...["premises.licensing-step-recorded", "premises.licensing-interim-recorded"],
    ...["premises.licensing-step-corrected", "premises.licensing-step-ended"],
  ]);
});

test("the list of all premises shows what waits, and all, page by page", async () => {
  for (let days = 60; days > 0; days--) await recorded({ ...review, ...dayFields("happenedOn", ago(days)) });
  const [newest] = (await rows()).slice(-1);
  await post(end, officer, { premisesId, licensingStepId: newest?.id ?? "" }, { version: "1", endKind: "withdrawn", reason: "Settled", ...dayFields("endedOn", ago(0)) }); // prettier-ignore
  type Page = { rows: { happenedOn: string }[]; next?: string };
  const open = (await get(allPage, officer)) as Page;
  expect(open.rows.map((row) => row.happenedOn)).toEqual(Array.from({ length: 50 }, (_, i) => ago(i + 2)));
  const next = (await get(allPage, officer, {}, new URL(open.next ?? "", "http://x").search)) as Page;
  expect(next.rows.map((row) => row.happenedOn)).toEqual(Array.from({ length: 9 }, (_, i) => ago(i + 52)));
  expect(next.next).toBeUndefined();
  const all = (await get(allPage, officer, {}, "?show=all")) as Page;
  expect(all.rows[0]?.happenedOn).toBe(ago(1));
});

test("who has no part in premises has none in their steps, and another partnership's are not there", async () => {
  const at = await aReview();
  const asb = await anActor(db, p, { duties: ["asb-officer"], groups: { [p.jagId]: "coordinator" } });
  for (const loader of [listPage, stepPage]) expect(status(await get(loader, asb, at))).toBe(403);
  expect(status(await recorded(review, asb))).toBe(403);
  const other = await aPartnership(db);
  const stranger = await anActor(db, other, { duties: ["licensing-officer"] });
  for (const loader of [listPage, stepPage]) expect(status(await get(loader, stranger, at))).toBe(404);
  expect(status(await post(decide, stranger, at, { ...decided, version: "1" }))).toBe(404);
  const elsewhere = await aPremises(db, p);
  expect(status(await get(stepPage, officer, { ...at, premisesId: elsewhere }))).toBe(404);
  expect(((await get(allPage, stranger)) as { rows: unknown[] }).rows).toEqual([]);
});
