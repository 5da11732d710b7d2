import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { parseExportAddress } from "#app/domain/exports/lists.ts";
import { sumsByKind } from "#app/domain/plan/funding.ts";
import { peopleField } from "#app/domain/plan/training.ts";
import { action as change } from "#app/routes/money/$fundingLineId_.change/route.tsx";
import { action as correct } from "#app/routes/money/$fundingLineId_.entries.$fundingEntryId/route.tsx";
import { action as enter } from "#app/routes/money/$fundingLineId_.entries.new/route.tsx";
import { action as step } from "#app/routes/money/$fundingLineId_.steps.new/route.tsx";
import { action as transfer } from "#app/routes/money/$fundingLineId_.transfer/route.tsx";
import { loader as linePage } from "#app/routes/money/$fundingLineId/route.tsx";
import { loader as moneyPage } from "#app/routes/money/_index/route.tsx";
import { action as add } from "#app/routes/money/new/route.tsx";
import { action as changeCourse } from "#app/routes/training/$courseId/route.tsx";
import { loader as trainingPage } from "#app/routes/training/_index/route.tsx";
import { action as addCourse } from "#app/routes/training/new/route.tsx";
import { listRows } from "#app/services/exports/list-rows.ts";
import { listFundingEntries, sumFunding } from "#db/queries/funding.ts";
import type { Executor } from "#db/transaction.ts";
import { events, NOW, TODAY, typedDays } from "../admin/office.ts";
import { anActor, aPartnership, get, post as postTo, testDatabase, type TestPartnership } from "../factories.ts";
import { aFundingLine, anEntry } from "../support/planning.ts";

let db: Executor;
let p: TestPartnership;
let manager: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  manager = await anActor(db, p, { duties: ["manager"] });
});
afterEach(() => vi.useRealTimers());

type Action = Parameters<typeof postTo>[0];
const post = (action: Action, fields: Record<string, string>, params: Record<string, string> = {}) =>
  postTo(action, manager, params, fields);
const status = (reply: unknown) => (reply as { init?: { status?: number }; status?: number }).init?.status;
const errorsOf = (reply: unknown) => Object.keys((reply as { data: { errors: Record<string, string> } }).data.errors);
const figuresOn = async (id: string) => ((await get(linePage, manager, { fundingLineId: id })) as Line).figures;
type Line = { figures: Record<string, number>; entries: { id: string; pence: number; correctedById: string | null }[] };
const entriesOf = (lineId: string) => listFundingEntries(db, p.partnershipId, lineId, { before: null, limit: 100 });
const day = typedDays({ onDay: TODAY });

describe("the money of a year", () => {
  test("a line is added with its allocation, spent from, transferred and corrected, and the totals hold", async () => {
    const fields = { year: "2025", funder: "OPCC", ownerAgencyId: p.councilId, delivers: "" };
    await post(add, { ...fields, description: "Mediation", allocated: "£5,000" });
    await post(add, { ...fields, description: "Youth", allocated: "" });
    const year = () =>
      get(moneyPage, manager, {}, "?year=2025") as Promise<{ lines: { id: string }[]; total: unknown }>;
    const [from = "", to = ""] = (await year()).lines.map(({ id }) => id);
    await post(enter, { kind: "committed", amount: "2000", ...day, words: "Order", met: "" }, { fundingLineId: from });
    await post(
      enter,
      { kind: "spent", amount: "1745", ...day, words: "Invoice", met: "1500" },
      { fundingLineId: from },
    );
    expect(await figuresOn(from)).toMatchObject({
      allocated: 500_000,
      committed: 50_000,
      spent: 174_500,
      remaining: 325_500,
    });
    await post(transfer, { toLineId: to, amount: "300.00", ...day, words: "Moved" }, { fundingLineId: from });
    const total = { allocated: 500_000, committed: 50_000, spent: 174_500, remaining: 325_500, uncommitted: 275_500 };
    expect((await year()).total).toMatchObject(total);
    expect([(await figuresOn(from)).allocated, (await figuresOn(to)).allocated]).toEqual([470_000, 30_000]);

    const [moved] = await entriesOf(to);
    await post(
      correct,
      { amount: "200", ...day, words: "Typed wrong" },
      { fundingLineId: to, fundingEntryId: moved?.id ?? "" },
    );
    expect([(await figuresOn(from)).allocated, (await figuresOn(to)).allocated]).toEqual([480_000, 20_000]);
    expect((await year()).total).toMatchObject(total);
    const again = await post(
      correct,
      { amount: "100", ...day, words: "Once more" },
      { fundingLineId: to, fundingEntryId: moved?.id ?? "" },
    );
    expect([status(again), errorsOf(again)]).toEqual([422, ["form"]]);
    expect((await events(db)).map(({ event }) => event)).toEqual(
      expect.arrayContaining(["funding-line.added", "funding.entered", "funding.transferred", "funding.corrected", "funding.listed", "funding-line.viewed"]), // prettier-ignore
    );
  });

  test("what SQL adds up is what the rule adds up, over entries corrected once and twice", async () => {
    const id = await aFundingLine(db, p);
    const first = await anEntry(db, p, id, { kind: "spent", pence: 100 });
    const second = await anEntry(db, p, id, { kind: "spent", pence: 200, corrects_id: first });
    await anEntry(db, p, id, { kind: "spent", pence: 0, corrects_id: second });
    await anEntry(db, p, id, { kind: "committed", pence: 900 });
    await anEntry(db, p, id, { kind: "committed", pence: -300 });
    await anEntry(db, p, id);
    const sums = await sumFunding(db, p.partnershipId, [id]);
    expect(sums.get(id)).toEqual(sumsByKind(await entriesOf(id)));
    expect(sums.get(id)).toEqual({ spent: 0, committed: 600, allocated: 500_000 });
  });

  test("an amount that is none, more than remains, and a day to come are refused at their field", async () => {
    const id = await aFundingLine(db, p);
    const other = await aFundingLine(db, p, { ordinal: 2 });
    await anEntry(db, p, id);
    const to = { fundingLineId: id };
    const bad = await post(enter, { kind: "spent", amount: "12.5", ...day, words: "Invoice", met: "" }, to);
    expect([status(bad), errorsOf(bad)]).toEqual([400, ["amount"]]);
    const much = await post(transfer, { toLineId: other, amount: "5000.01", ...day, words: "w" }, to);
    expect([status(much), errorsOf(much)]).toEqual([422, ["amount"]]);
    const late = { kind: "spent", amount: "1", ...typedDays({ onDay: "2026-03-11" }), words: "w", met: "" };
    expect(errorsOf(await post(enter, late, to))).toEqual(["onDay"]);
    const elsewhere = await aFundingLine(db, await aPartnership(db));
    expect(errorsOf(await post(transfer, { toLineId: elsewhere, amount: "1", ...day, words: "w" }, to))).toEqual([
      "toLineId",
    ]);
    expect(await get(linePage, manager, { fundingLineId: elsewhere })).toMatchObject({ status: 404 });
    expect(await entriesOf(id)).toHaveLength(1);
  });

  test("a line that somebody changed first is not written over", async () => {
    const id = await aFundingLine(db, p, { version: 2, description: "Theirs" });
    const fields = { version: "1", description: "Mine", funder: "OPCC", ownerAgencyId: "", delivers: "" };
    const reply = await post(change, fields, { fundingLineId: id });
    expect(status(reply)).toBe(409);
    expect((reply as { data: { recorded: unknown } }).data.recorded).toMatchObject({ Description: "Theirs" });
  });

  test("the OPCC's steps go in their order, each quarter says what was delivered, and the review what is left", async () => {
    const id = await aFundingLine(db, p, { year: 2025 });
    const to = { fundingLineId: id };
    const blank = { quarterFrom: "", underspend: "", words: "Done", ...day };
    const states = ["allocation", "proposal", "scrutiny", "granted", "released", "project"];
    let version = 1;
    for (const state of states) await post(step, { ...blank, state, version: String(version++) }, to);
    const skipped = await post(step, { ...blank, state: "reviewed", underspend: "none", version: String(version) }, to);
    expect([status(skipped), errorsOf(skipped)]).toEqual([422, ["state"]]);
    const monitored = { ...blank, state: "monitoring", quarterFrom: "2025-10-01", words: "12 sessions" };
    await post(step, { ...monitored, version: String(version++) }, to);
    expect(status(await post(step, { ...monitored, version: "1" }, to))).toBe(409);
    await post(step, { ...blank, state: "reviewed", underspend: "carried", version: String(version++) }, to);
    expect(await get(linePage, manager, to)).toMatchObject({
      line: { opccState: "reviewed" },
      steps: [
        ...states.map((state) => ({ state })),
        { quarterFrom: "2025-10-01", words: "12 sessions" },
        { underspend: "carried" },
      ],
    });
  });

  test("is read, and not changed, by a member of a group", async () => {
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const id = await aFundingLine(db, p);
    expect(await get(linePage, member, { fundingLineId: id })).toMatchObject({ mayChange: false });
    const reply = await postTo(enter, member, { fundingLineId: id }, { kind: "spent" });
    expect(reply).toMatchObject({ status: 403 });
  });
});

describe("the training log", () => {
  test("a course counts people by agency and quarter, and a change of it is counted instead", async () => {
    const people = (police: string, council: string) => ({
      [peopleField(p.policeId)]: police,
      [peopleField(p.councilId)]: council,
    });
    const course = {
      title: "Prevent for front desks",
      subject: "prevent",
      provider: "",
      ...typedDays({ heldOn: "2026-01-05" }),
    };
    const none = await post(addCourse, { ...course, ...people("", "") });
    expect(status(none)).toBe(400);
    await post(addCourse, { ...course, ...people("12", "3") });
    const log = () => get(trainingPage, manager, {}, "?year=2025") as Promise<{ courses: { id: string }[] }>;
    expect(await log()).toMatchObject({
      bySubject: { rows: [{ name: "Prevent", quarters: [0, 0, 0, 15], total: 15 }] },
      byAgency: { total: { total: 15 } },
    });
    const [{ id } = { id: "" }] = (await log()).courses;
    await post(
      changeCourse,
      { version: "1", ...course, ...typedDays({ heldOn: "2025-12-31" }), ...people("10", "") },
      { courseId: id },
    );
    expect(await log()).toMatchObject({
      bySubject: { total: { quarters: [0, 0, 10, 0] } },
      courses: [{ attended: [{ people: 10 }] }],
    });
    expect(status(await post(changeCourse, { version: "1", ...course, ...people("1", "") }, { courseId: id }))).toBe(
      409,
    );
  });
});

test.each(["money", "training"])("%s goes into a file as it stands on its page", async (list) => {
  const id = await aFundingLine(db, p, { year: 2025 });
  await anEntry(db, p, id, { pence: 123_450 });
  const course = { title: "Course", subject: "asb", provider: "", ...typedDays({ heldOn: TODAY }) };
  await post(addCourse, { ...course, [peopleField(p.policeId)]: "7" });
  const asked = parseExportAddress(new URLSearchParams({ list, year: "2025" }));
  if (!asked) throw new Error("no such list");
  const rows: unknown[] = [];
  for await (const batch of listRows({ db, actor: manager, now: NOW }, asked))
    rows.push(...batch.map(({ cells }) => cells));
  if (list === "money")
    expect(rows).toEqual([
      ["Mediation", 1234.5, 0, 0, 1234.5, 0, -1234.5, "OPCC", null],
      ["Total", 1234.5, 0, 0, 1234.5, 0, -1234.5, null, null],
    ]);
  else expect(rows).toEqual([[{ day: TODAY }, "Course", "Anti-social behaviour", null, expect.any(String), 7]]);
});
