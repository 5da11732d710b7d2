import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { ReportStepTaken } from "#app/domain/reports/report.form.ts";
import type { figuresChanged } from "#app/domain/reports/sent-content.ts";
import { loader as reportPage } from "#app/routes/reports/$cspReportId/route.tsx";
import {
  action as writePart,
  loader as partPage,
} from "#app/routes/reports/$cspReportId_.parts.$reportPartId/route.tsx";
import {
  action as savePart,
  loader as savedPart,
} from "#app/routes/reports/$cspReportId_.parts.$reportPartId_.words/route.tsx";
import { loader as rowsPage } from "#app/routes/reports/$cspReportId_.rows/route.tsx";
import { action as takeStep } from "#app/routes/reports/$cspReportId_.steps.$step/route.tsx";
import { loader as listPage } from "#app/routes/reports/_index/route.tsx";
import { action as begin } from "#app/routes/reports/new/route.tsx";
import { hashOf } from "#app/services/reports/report-steps.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aSitting, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aLoadedTable } from "../performance/loaded-figures.ts";
import { anItem } from "../support/meetings.ts";
import { aFundingLine, anEntry, aPlan } from "../support/planning.ts";

const NOW = new Date("2026-07-06T09:00:00Z");
const PERIOD = { from: "2026-04-01", to: "2026-06-30" };
let db: Executor;
let p: TestPartnership;
let writer: Actor;
let manager: Actor;
let reader: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  writer = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.councilId, name: "Wri Ter" });
  manager = await anActor(db, p, { duties: ["manager"], agencyId: p.policeId, name: "Man Ager" });
  reader = await anActor(db, p, { duties: ["executive"], agencyId: p.policeId });
});
afterEach(() => vi.useRealTimers());

type Reply = { init?: { status?: number }; data: { errors: Record<string, string>; recorded: Record<string, string> } };
const status = (reply: unknown) => (reply instanceof Response ? reply.status : ((reply as Reply).init?.status ?? 200));
const row = () => db.selectFrom("csp_report").selectAll().executeTakeFirstOrThrow();
const parts = () => db.selectFrom("csp_report_part").selectAll().orderBy("ordinal").execute();
const sentRow = () => db.selectFrom("csp_report_sent").selectAll().executeTakeFirstOrThrow();
const QUARTERLY = { kind: "quarterly", groupId: "", quarter: "2026-27-Q1" };
const beginAs = (actor: Actor, fields: Record<string, string> = {}) =>
  post(begin, actor, {}, { ...QUARTERLY, agencyId: p.councilId, ...fields });

async function write(part: string, words: string, actor = writer) {
  const found = (await parts()).find((one) => one.part === part);
  const params = { cspReportId: (await row()).id, reportPartId: found?.id ?? "" };
  return post(writePart, actor, params, { version: String(found?.version), words });
}

async function step(name: ReportStepTaken, actor: Actor, more: Record<string, string> = {}) {
  const { id, version } = await row();
  return post(takeStep, actor, { cspReportId: id, step: name }, { version: String(version), ...more });
}

async function sentReport() {
  await beginAs(writer);
  await write("summary", "Two operations");
  await step("sign-off", manager);
  await step("send", manager);
  return (await row()).id;
}

async function aTombstone(recordId: string) {
  const [id, of] = [uuid(), { partnership_id: p.partnershipId }];
  const run = { id, ...of, rule: "test", started_by: "system:test", started_at: NOW.toISOString() };
  await insert(db, "erasure_run", { ...run, open_marker: null });
  await insert(db, "tombstone", {
    ...{ ...of, record_kind: "case", record_id: recordId, rule: "adult", fate: "erase", erased_on: "2026-07-05" },
    ...{ erased_by: "system:test", erasure_run_id: id },
  });
}

type Page = {
  sent: { changes: { row: string; column: string; was: string; now: string }[]; gone: number; keys: string[] } | null;
  draft: { part: string; tables: { id: string; rows: unknown[] }[] }[] | null;
};
const pageOf = async (actor: Actor, id: string) => (await get(reportPage, actor, { cspReportId: id })) as Page;

describe("a quarterly report", () => {
  test("is begun with the partnership's headings, and the themes of DOMAIN 6.5 where there is no plan", async () => {
    expect(status(await beginAs(writer))).toBe(302);
    expect((await parts()).map(({ heading }) => heading)).toEqual([
      "Subject Title",
      "Summary",
      "Recommendations",
      "Performance Data",
      "Theme 1 – Making Communities Safer: Update/s",
      "Theme 2 – Protecting Vulnerable People: Update/s",
      "Theme 3 – Improving Community Confidence, Engagement and Cohesion: Update/s",
      "Budget/Resource Implications",
      "Any key risks/issues",
      "Planned activity in the next Quarter",
      "Any other update, developments, achievements, challenges/opportunities",
      "Gaps/Support Required",
      "Appendix A: budget",
    ]);
    expect(await row()).toMatchObject({ reference: "RP-26-0001", from_day: "2026-04-01", to_day: "2026-06-30" });
  });

  test("follows the themes of the plan in force", async () => {
    const { planId, themeId } = await aPlan(db, p);
    await beginAs(writer);
    const themes = (await parts()).filter(({ part }) => part === "theme");
    expect(themes.map(({ theme_id }) => theme_id)).toEqual([themeId]);
    expect((await row()).plan_id).toBe(planId);
  });

  test("is one of an organisation and quarter, and is begun for one's own", async () => {
    await beginAs(writer);
    expect((await beginAs(writer)) as Reply).toMatchObject({ init: { status: 422 }, data: { errors: { quarter: expect.stringContaining("RP-26-0001") as string } } }); // prettier-ignore
    expect(status(await beginAs(writer, { agencyId: p.policeId }))).toBe(422);
    expect(status(await beginAs(manager, { agencyId: p.policeId }))).toBe(302);
    expect(status(await beginAs(writer, { quarter: "2026-27-Q3" }))).toBe(422);
  });

  test("of which somebody else wrote a part first loses neither text", async () => {
    await beginAs(writer);
    const { id } = await row();
    const part = (await parts())[1];
    await write("summary", "Theirs");
    const fields = { version: "1", words: "Mine" };
    const reply = (await post(writePart, writer, { cspReportId: id, reportPartId: part?.id ?? "" }, fields)) as Reply;
    expect(reply).toMatchObject({ init: { status: 409 }, data: { recorded: { Summary: "Theirs" } } });
    expect((await parts())[1]?.words).toBe("Theirs");
  });

  test("is saved by itself while it is typed, and says so only once nothing of another's is written over", async () => {
    await beginAs(writer);
    const id = (await row()).id;
    const part = (await parts())[1];
    const at = { cspReportId: id, reportPartId: part?.id ?? "" };
    const type = async (version: number, words: string, more: Record<string, string> = {}) =>
      (await post(savePart, writer, at, { version: String(version), words, ...more })) as Response;
    const first = await type(1, "Two operations");
    expect([first.status, await first.json()]).toEqual([200, { version: 2, savedAt: NOW.toISOString() }]);
    expect(await (await type(2, "Two operations")).json()).toMatchObject({ version: 2 });
    const lost = await type(1, "Mine");
    expect([lost.status, await lost.json()]).toEqual([409, { version: 2, texts: { words: "Two operations" }, savedAt: null, savedByName: null }]); // prettier-ignore
    expect((await type(2, "x".repeat(20_001))).status).toBe(400);
    expect(((await post(savePart, writer, at, { version: "2" })) as Response).status).toBe(400);
    expect((await parts())[1]?.words).toBe("Two operations");
    const asked = (await get(savedPart, writer, at)) as Response;
    expect(await asked.json()).toMatchObject({ version: 2, texts: { words: "Two operations" } });
    const stranger = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
    expect(status(await post(savePart, stranger, at, { version: "2", words: "Theirs" }))).toBe(404);
    await step("sign-off", manager);
    expect((await type(2, "Late")).status).toBe(422);
  });

  test("keeps in the log what is lost of a part, and not each word that is added", async () => {
    await beginAs(writer);
    const at = { cspReportId: (await row()).id, reportPartId: (await parts())[1]?.id ?? "" };
    await post(savePart, writer, at, { version: "1", words: "Two operations" });
    await post(savePart, writer, at, { version: "2", words: "Two large operations" });
    await post(savePart, writer, at, { version: "3", words: "None" });
    const details = await db.selectFrom("audit_detail").select("content").execute();
    const texts = details.map(({ content }) => content ?? "").filter((content) => content.includes("operations"));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain("Two large operations");
  });

  test("is written beside what was said and planned the quarter before", async () => {
    await sentReport();
    const [first] = await parts();
    const at = { cspReportId: first?.report_id ?? "", reportPartId: first?.id ?? "" };
    expect(await get(partPage, writer, at)).toMatchObject({ before: null });
    await beginAs(writer, { quarter: "2026-27-Q2" });
    const second = await db.selectFrom("csp_report").select("id").where("to_day", "=", "2026-09-30").executeTakeFirstOrThrow(); // prettier-ignore
    const part = (await parts()).find((one) => one.report_id === second.id && one.part === "summary");
    const page = await get(partPage, writer, { cspReportId: second.id, reportPartId: part?.id ?? "" });
    expect(page).toMatchObject({ before: { words: "Two operations" } });
  });

  test("is signed off, returned with a reason, signed off again and sent; each step leaves a line", async () => {
    await beginAs(writer);
    expect(status(await step("send", manager))).toBe(422);
    await step("sign-off", manager);
    expect(status(await write("summary", "Late"))).toBe(422);
    expect(status(await step("return", manager, { reason: "" }))).toBe(400);
    await step("return", manager, { reason: "Say more" });
    expect(status(await write("summary", "More"))).toBe(302);
    await step("sign-off", manager);
    await step("send", manager);
    expect(await row()).toMatchObject({ status: "sent", version: 6 });
    expect(status(await step("return", manager, { reason: "Again" }))).toBe(422);
    expect(status(await write("summary", "Too late"))).toBe(422);
    const events = (await auditEvents(db)).map(({ event }) => event).filter((event) => event.startsWith("csp-report."));
    expect(events).toEqual([
      "csp-report.begun",
      "csp-report.signed-off",
      "csp-report.returned",
      "csp-report.part-written",
      "csp-report.signed-off",
      "csp-report.sent",
    ]);
  });

  test("is not signed off by somebody who has read it before its last words were written", async () => {
    await beginAs(writer);
    const read = String((await row()).version);
    await write("summary", "Two operations, and a third");
    expect(await step("sign-off", manager, { version: read })).toMatchObject({
      init: { status: 409 },
      data: { recorded: { State: "Draft", Words: expect.stringContaining("read it again") as string } },
    });
    expect((await row()).status).toBe("draft");
    expect(status(await step("sign-off", manager))).toBe(302);
  });

  test("is seen by who writes or signs it off until it is sent, and then by who reads reports", async () => {
    await beginAs(writer);
    const { id } = await row();
    const stranger = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
    const neighbour = await anActor(db, await aPartnership(db), { duties: ["manager"] });
    for (const actor of [reader, stranger, neighbour])
      expect(status(await get(reportPage, actor, { cspReportId: id }))).toBe(404);
    await step("sign-off", manager);
    await step("send", manager);
    for (const actor of [reader, stranger]) expect((await pageOf(actor, id)).sent).not.toBeNull();
    expect(status(await get(reportPage, neighbour, { cspReportId: id }))).toBe(404);
    expect(await get(listPage, reader, {}, "?quarter=2026-27-Q1&kind=quarterly")).toMatchObject({ reports: [{ id }] });
  });
});

describe("a sent report", () => {
  test("stands byte for byte when a figure of crime is loaded again, and says which number is another", async () => {
    await aLoadedTable(db, p, { period: PERIOD, rows: [["All Crime", 100, 90]], at: "2026-07-01T09:00:00.000Z" });
    const id = await sentReport();
    const before = await sentRow();
    expect(hashOf(before.content)).toBe(before.content_hash);
    expect((await pageOf(reader, id)).sent?.changes).toEqual([]);
    await aLoadedTable(db, p, { period: PERIOD, rows: [["All Crime", 100, 97]], at: "2026-07-05T09:00:00.000Z" });
    expect(await sentRow()).toEqual(before);
    expect((await pageOf(reader, id)).sent?.changes).toMatchObject([{ row: "All Crime", was: "90", now: "97" }]);
  });

  test("stands when a case is opened late in its quarter; its rows are shown to who may open them", async () => {
    const { id: caseId } = await aCase(db, p, { opened_on: "2026-05-01", group_id: p.jagId });
    const id = await sentReport();
    const before = await sentRow();
    await aCase(db, p, { opened_on: "2026-05-02", group_id: p.jagId });
    const { sent } = await pageOf(reader, id);
    expect(sent?.changes).toContainEqual(expect.objectContaining({ row: "Cases opened", was: "1", now: "2" }));
    expect(await sentRow()).toEqual(before);
    const search = `?number=${encodeURIComponent("performance/outcomes/cases-opened/quarter")}`;
    expect(await get(rowsPage, writer, { cspReportId: id }, search)).toMatchObject({ opened: [{ href: `/cases/${caseId}` }], counts: { hidden: 0 } }); // prettier-ignore
    expect(await get(rowsPage, reader, { cspReportId: id }, search)).toMatchObject({ opened: [], counts: { hidden: 1 } }); // prettier-ignore
  });

  test("says how many of its records have been erased since", async () => {
    const { id: caseId } = await aCase(db, p, { opened_on: "2026-05-01", group_id: p.jagId });
    const id = await sentReport();
    await aTombstone(caseId);
    expect((await pageOf(reader, id)).sent?.gone).toBe(1);
  });

  test("takes no change in the database", async () => {
    await sentReport();
    await expect(inTransaction(db, (trx) => trx.updateTable("csp_report_sent").set({ content: "{}" }).execute())).rejects.toThrow(); // prettier-ignore
  });

  test("has the budget of its organisation, of which a corrected entry and a transfer count once", async () => {
    const line = await aFundingLine(db, p, { owner_agency_id: p.councilId, description: "Mediation" });
    const other = await aFundingLine(db, p, { owner_agency_id: null, description: "Posters", ordinal: 2 });
    const wrong = await anEntry(db, p, line, { pence: 100_000 });
    await anEntry(db, p, line, { pence: 120_000, corrects_id: wrong });
    await anEntry(db, p, line, { kind: "spent", pence: 20_050, on_day: "2026-05-01" });
    const transfer = { kind: "transfer" as const, transfer_id: uuid() };
    await anEntry(db, p, line, { ...transfer, pence: -30_000 });
    await anEntry(db, p, other, { ...transfer, pence: 30_000 });
    await sentReport();
    const { parts: sent } = JSON.parse((await sentRow()).content) as { parts: Parameters<typeof figuresChanged>[0] };
    const table = sent.find(({ part }) => part === "appendix-a")?.tables[0];
    expect(table?.rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)])).toEqual([
      ["Mediation", "£900.00", "£200.50", "£699.50"],
      ["Posters", "£300.00", "£0.00", "£300.00"],
      ["Total", "£1,200.00", "£200.50", "£999.50"],
    ]);
  });
});

test("a scrutiny report is not signed off while a Yes or No is unanswered, and takes no other answer", async () => {
  await beginAs(writer, { kind: "scrutiny" });
  expect((await row()).from_day).toBe("2026-01-01");
  expect(((await step("sign-off", manager)) as Reply).data.errors.form).toContain("Your Council, Key decision");
  const fields = ["caring-for-the-environment", "healthy-communities", "a-thriving-economy", "your-council"];
  const answer = async (part: string, value: string, names: string[]) => {
    const found = (await parts()).find((one) => one.part === part);
    const params = { cspReportId: (await row()).id, reportPartId: found?.id ?? "" };
    return post(writePart, writer, params, { version: String(found?.version), ...Object.fromEntries(names.map((n) => [n, value])) }); // prettier-ignore
  };
  expect(status(await answer("links", "Yes/No", fields))).toBe(422);
  expect(status(await answer("links", "Yes", fields))).toBe(302);
  expect(status(await answer("key-decision", "No", ["key-decision"]))).toBe(302);
  expect(status(await step("sign-off", manager))).toBe(302);
});

test("a JAG report counts each case discussed once, and those still open", async () => {
  const { id: open } = await aCase(db, p, { opened_on: "2026-03-01", group_id: p.jagId });
  const { id: closed } = await aCase(db, p, { opened_on: "2026-03-01", group_id: p.jagId, status: "closed", closed_on: "2026-06-01" }); // prettier-ignore
  for (const day of ["2026-04-10", "2026-05-10"]) {
    const sitting = await aSitting(db, p, { day });
    for (const case_id of [open, closed]) await anItem(db, p, { sitting_id: sitting, case_id });
  }
  const before = await aSitting(db, p, { day: "2026-03-10" });
  await anItem(db, p, { sitting_id: before, case_id: (await aCase(db, p, { group_id: p.jagId })).id });
  await post(begin, writer, {}, { kind: "jag", agencyId: "", groupId: p.jagId, quarter: "2026-27-Q1" });
  const { draft } = await pageOf(writer, (await row()).id);
  const table = draft?.[0]?.tables[0] as unknown as { rows: { cells: { text: string; outside: string }[] }[] };
  expect(table.rows.map(({ cells }) => [cells[0]?.text, cells[0]?.outside])).toEqual([
    ["2", "Under 5"],
    ["1", "Under 5"],
    ["1", "Under 5"],
  ]);
});
