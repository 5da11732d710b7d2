import PizZip from "pizzip";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as copyPage } from "#app/routes/reports/$cspReportId_.$copy/route.tsx";
import { loader as figuresFile } from "#app/routes/reports/$cspReportId_.$copy_.figures/route.tsx";
import { loader as wordFile } from "#app/routes/reports/$cspReportId_.$copy_.word/route.tsx";
import { action as takeStep } from "#app/routes/reports/$cspReportId_.steps.$step/route.tsx";
import { action as gather, loader as packPage } from "#app/routes/reports/packs.$reportPackId/route.tsx";
import { loader as packFile } from "#app/routes/reports/packs.$reportPackId_.word/route.tsx";
import { action as makePack } from "#app/routes/reports/packs.new/route.tsx";
import { action as begin } from "#app/routes/reports/new/route.tsx";
import type { SentContent } from "#app/domain/reports/sent-content.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aLoadedTable } from "../performance/loaded-figures.ts";

const PERIOD = { from: "2026-04-01", to: "2026-06-30" };
let db: Executor;
let p: TestPartnership;
let manager: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-07-06T09:00:00Z") });
  db = await testDatabase();
  p = await aPartnership(db);
  manager = await anActor(db, p, { duties: ["manager"], name: "Man Ager" });
});
afterEach(() => vi.useRealTimers());

async function aSentReport(agencyId: string) {
  const reply = (await post(begin, manager, {}, { kind: "quarterly", agencyId, groupId: "", quarter: "2026-27-Q1" })) as Response; // prettier-ignore
  const [, cspReportId = ""] = /reports\/([^?]+)/.exec(reply.headers.get("Location") ?? "") ?? [];
  await post(takeStep, manager, { cspReportId, step: "sign-off" }, { version: "1" });
  await post(takeStep, manager, { cspReportId, step: "send" }, { version: "2" });
  return cspReportId;
}

async function documentOf(reply: unknown) {
  const zip = new PizZip(await (reply as Response).arrayBuffer());
  return zip.file("word/document.xml")?.asText() ?? "";
}
const styled = (xml: string, style: string) =>
  (xml.match(/<w:p>.*?<\/w:p>/gs) ?? [])
    .filter((one) => one.includes(`w:val="${style}"`))
    .map((one) => one.replaceAll(/<[^>]+>/g, ""));
const tables = (xml: string) =>
  (xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []).map((table) =>
    (table.match(/<w:tr>.*?<\/w:tr>/gs) ?? []).map((row) =>
      (row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).map((cell) => cell.replaceAll(/<[^>]+>/g, "")),
    ),
  );
const textOf = (content: SentContent, row: string) =>
  content.parts.flatMap((part) => part.tables.flatMap((table) => table.rows)).find(({ name }) => name === row)?.cells[0]?.text; // prettier-ignore
const contentOf = async (id: string, copy: string) =>
  ((await get(copyPage, manager, { cspReportId: id, copy })) as { content: SentContent }).content;

describe("a copy of a sent report", () => {
  test("as a Word document has its headings in their styles and its figures in real tables", async () => {
    await aLoadedTable(db, p, { period: PERIOD, rows: [["All Crime", 9568, 9207, "-3.7%", "13/15"]] });
    const id = await aSentReport(p.councilId);
    const xml = await documentOf(await get(wordFile, manager, { cspReportId: id, copy: "whole" }));
    expect(styled(xml, "Heading1")).toEqual([expect.stringContaining("Quarter 1 2026/27")]);
    expect(styled(xml, "Heading2").slice(0, 4)).toEqual(["Subject Title", "Summary", "Recommendations", "Performance Data"]); // prettier-ignore
    expect(tables(xml)).toContainEqual(expect.arrayContaining([["All Crime", "9,568", "9,207", "−361", "−3.8%", "13 of 15"]])); // prettier-ignore
  });

  test("for the public says under five where the partnership reads the number", async () => {
    for (let n = 0; n < 3; n++) await aCase(db, p, { opened_on: "2026-05-01", group_id: p.jagId });
    const id = await aSentReport(p.councilId);
    expect(textOf(await contentOf(id, "whole"), "Cases opened")).toBe("3");
    const open = await contentOf(id, "public");
    expect(["Under 5", "Not shown"]).toContain(textOf(open, "Cases opened"));
    expect(JSON.stringify(open)).not.toContain('"text":"3"');
    expect(open.behind.records).toEqual({});
  });

  test("that is taken away stands in the register of disclosures, as Word and as a workbook", async () => {
    const id = await aSentReport(p.councilId);
    await get(wordFile, manager, { cspReportId: id, copy: "public" });
    const book = (await get(figuresFile, manager, { cspReportId: id, copy: "whole" })) as Response;
    expect(book.headers.get("Content-Disposition")).toBe('attachment; filename="RP-26-0001-whole-figures.xlsx"');
    const sheet = new PizZip(await book.arrayBuffer()).file("xl/worksheets/sheet1.xml")?.asText();
    expect(sheet).toContain("<row");
    const taken = (await auditEvents(db)).filter(({ event }) => event === "csp-report.downloaded");
    expect(taken.map(({ category, purpose }) => [category, purpose])).toEqual([
      ["disclosure", "report-public-docx"],
      ["disclosure", "report-whole-xlsx"],
    ]);
    const entries = await db.selectFrom("disclosure_entry").select("what").orderBy("id").execute();
    expect(entries.map(({ what }) => what)).toEqual(["RP-26-0001, public version", "RP-26-0001, as sent"]);
  });

  test("is not there before the report is sent", async () => {
    await post(begin, manager, {}, { kind: "quarterly", agencyId: p.councilId, groupId: "", quarter: "2026-27-Q1" });
    const { id } = await db.selectFrom("csp_report").select("id").executeTakeFirstOrThrow();
    for (const loader of [copyPage, wordFile, figuresFile])
      expect(((await get(loader, manager, { cspReportId: id, copy: "whole" })) as Response).status).toBe(404);
  });
});

test("a pack gathers what was sent, says who has not, and gathers the rest later; in Word each report begins a page", async () => {
  await aSentReport(p.councilId);
  const made = (await post(makePack, manager, {}, { title: "Board, July", groupId: p.jagId, quarter: "2026-27-Q1" })) as Response; // prettier-ignore
  const [, reportPackId = ""] = /packs\/([^?]+)/.exec(made.headers.get("Location") ?? "") ?? [];
  const police = await db.selectFrom("agency").select("name").where("id", "=", p.policeId).executeTakeFirstOrThrow();
  expect(await get(packPage, manager, { reportPackId })).toMatchObject({ reports: [{}], missing: [police.name] });
  await aSentReport(p.policeId);
  expect(await get(packPage, manager, { reportPackId })).toMatchObject({ reports: [{}] });
  await post(gather, manager, { reportPackId }, {});
  expect(await get(packPage, manager, { reportPackId })).toMatchObject({ reports: [{}, {}], missing: [] });
  const xml = await documentOf(await get(packFile, manager, { reportPackId }));
  expect(styled(xml, "Heading1")).toHaveLength(2);
  // Each report, and its appendix.
  expect(xml.match(/<w:pageBreakBefore\/>/g)).toHaveLength(4);
});
