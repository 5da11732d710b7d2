import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { type Happened, refuseCorrection } from "#app/domain/interventions/refuse-correction.ts";
import { action, loader } from "#app/routes/interventions/$interventionId_.correct/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anActor, anIntervention, aPartnership, aPerson, aRespondent, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { pairs, typed } from "./recording.ts";

let db: Executor;
let p: TestPartnership;
let member: Actor;
let id: string;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const personId = await aPerson(db, p, { birth_date: "2010-03-05", birth_date_basis: "exact" });
  const { id: caseId } = await aCase(db, p, { person_id: personId });
  id = await anIntervention(db, p, { kind: "warning-letter", case_id: caseId, issued_on: "2026-03-02" });
  await aRespondent(db, p, id, { person_id: personId });
});
afterEach(() => vi.useRealTimers());

type Reply = { init?: { status?: number } | null; data?: { errors: Record<string, string>; recorded: unknown } };
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : ((answer as Reply).init?.status ?? 200);
const correct = (changes: Parameters<typeof typed>[1], actor = member) =>
  post(
    action,
    actor,
    { interventionId: id },
    pairs(typed(p.councilId, { version: "1", reason: "A wrong day", ...changes })),
  );
const row = () => db.selectFrom("intervention").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

test("what was typed wrongly is put right with a reason; the step and the log keep what stood", async () => {
  expect(status(await correct({ issuedOn: "2026-03-04", grounds: "Shouting" }))).toBe(302);
  expect(await row()).toMatchObject({ issued_on: "2026-03-04", grounds: "Shouting", version: 2 });
  const steps = await db.selectFrom("intervention_step").selectAll().execute();
  expect(steps).toMatchObject([{ kind: "corrected", reason: "A wrong day" }]);
  expect((await auditEvents(db)).map(({ event }) => event)).toContain("intervention.corrected");
});

test("a reason is needed, and what cannot be is refused", async () => {
  expect(status(await correct({ reason: "" }))).toBe(400);
  const ahead = await correct({ issuedOn: "2026-03-21" });
  expect(status(ahead)).toBe(422);
  expect((ahead as Reply).data?.errors.issuedOn).toBeDefined();
  expect(await row()).toMatchObject({ issued_on: "2026-03-02", version: 1 });
});

test.each<[string, Parameters<typeof typed>[1], string]>([
  ["planned, of what was served", { state: "planned" }, "state"],
  ["issued after it was served", { issuedOn: "2026-03-11" }, "issuedOn"],
])("it cannot be corrected to %s", async (_, changes, field) => {
  const served = { served_on: "2026-03-10", served_how: "post" } as const;
  await inTransaction(db, (trx) => trx.updateTable("intervention_respondent").set(served).execute());
  const answer = await correct(changes);
  expect(status(answer)).toBe(422);
  expect((answer as Reply).data?.errors[field]).toBeDefined();
  expect(await row()).toMatchObject({ issued_on: "2026-03-02", state: "made", version: 1 });
});

const DAYS = { state: "made" as const, issuedOn: "2026-03-02", fromDay: "2026-03-02", untilDay: "2026-09-01" };
const NOTHING = { servedOn: [], endedOn: [], breachedOn: [], steppedOn: [], isExtended: false };
test.each<[string, Partial<typeof DAYS> | { state: "planned" }, Partial<Happened>, string[]]>([
  ["planned, when nothing happened", { state: "planned" }, {}, []],
  ["planned, of what was breached", { state: "planned" }, { breachedOn: ["2026-03-05"] }, ["state"]],
  ["planned, of what was extended", { state: "planned" }, { isExtended: true }, ["state"]],
  ["issued on the day of a review", { issuedOn: "2026-03-05" }, { steppedOn: ["2026-03-05"] }, []],
  ["issued the day after a review", { issuedOn: "2026-03-06" }, { steppedOn: ["2026-03-05"] }, ["issuedOn"]],
  ["in force from the day after a breach", { fromDay: "2026-03-06" }, { breachedOn: ["2026-03-05"] }, ["fromDay"]],
  ["in force to the day of a breach", { untilDay: "2026-03-05" }, { breachedOn: ["2026-03-05"] }, []],
  ["in force to the day before a breach", { untilDay: "2026-03-04" }, { breachedOn: ["2026-03-05"] }, ["untilDay"]],
  ["in force to the day before its end", { untilDay: "2026-03-04" }, { endedOn: ["2026-03-05"] }, ["untilDay"]],
  ["as it was", {}, { breachedOn: ["2026-01-01", "2027-01-01"] }, []],
])("corrected to be %s", (_, changes, happened, fields) => {
  const faults = refuseCorrection(DAYS, { ...DAYS, ...changes }, { ...NOTHING, ...happened });
  expect(faults.map(({ field }) => field)).toEqual(fields);
});

test("whoever comes second is shown both, and nothing of theirs is written", async () => {
  await correct({ issuedOn: "2026-03-04" });
  const second = await correct({ issuedOn: "2026-03-05" });
  expect(status(second)).toBe(409);
  expect((second as Reply).data?.recorded).toMatchObject({ Issued: "4 March 2026" });
  expect(await row()).toMatchObject({ issued_on: "2026-03-04" });
});

test("the form begins with what is recorded, for whoever may change it", async () => {
  const page = (await get(loader, member, { interventionId: id })) as { initial: Record<string, string> };
  expect(page.initial).toMatchObject({ version: "1", "issuedOn-day": "2", state: "made" });
  const guest = await anActor(db, p, { groups: { [p.jagId]: "guest" } });
  expect(await get(loader, guest, { interventionId: id })).toMatchObject({ status: 403 });
  const other = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
  expect(await get(loader, other, { interventionId: id })).toMatchObject({ status: 404 });
});
