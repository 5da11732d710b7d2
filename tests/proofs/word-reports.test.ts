import PizZip from "pizzip";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as wordFile } from "#app/routes/reports/$cspReportId_.$copy_.word/route.tsx";
import { loader as packFile } from "#app/routes/reports/packs.$reportPackId_.word/route.tsx";
import { action as makePack } from "#app/routes/reports/packs.new/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, anAgency, aPartnership, get, post, testDatabase, type TestPartnership } from "../factories.ts";
import { printed } from "../support/office.ts";
import { aQuarterOfFigures, aSentReport } from "../support/sent-reports.ts";

// What a Word processor makes of a report: opened, laid out and printed by LibreOffice.

let db: Executor;
let p: TestPartnership;
let council: string;
let manager: Actor;
const ids: Record<string, string> = {};
const WORDS = {
  summary:
    "Two operations in the town centre.\n\nThree things were asked for:\n- patrols at night\n- a second camera\n- a word with the landlord",
  theme: "Patrols were doubled in Beat 62 & the <Market Place>.",
  risks: "Funding ends in March",
};
const SCRUTINY = {
  details:
    "committee: Scrutiny Commission\ndate: 20 July 2026\nreport-of: Head of Regulatory and Community Safety\nlead-member: Cllr A. N. Other",
  purpose: "To tell the Commission what the partnership did in the half year.",
  links: "caring-for-the-environment: No\nhealthy-communities: Yes\na-thriving-economy: Yes\nyour-council: No",
  "key-decision": "key-decision: No",
  officers: "Head of Regulatory and Community Safety, 01632 960123",
  "theme-context": "The town centre has a night-time economy.",
};

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-07-06T09:00:00Z") });
  db = await testDatabase();
  p = await aPartnership(db);
  council = await anAgency(db, p.partnershipId, { name: "Borough Council", kind: "district-council" });
  manager = await anActor(db, p, { duties: ["manager"], name: "Man Ager" });
  await aQuarterOfFigures(db, p, council);
  ids.quarterly = await aSentReport(db, manager, { kind: "quarterly", agencyId: council }, WORDS);
  ids.scrutiny = await aSentReport(db, manager, { kind: "scrutiny", agencyId: council }, SCRUTINY);
  ids.jag = await aSentReport(db, manager, { kind: "jag", groupId: p.jagId });
});
afterAll(() => vi.useRealTimers());

/** The lines that do not stand in the text after those before them. */
function missing(text: string, lines: readonly string[]) {
  const found = text.split("\n");
  let at = -1;
  return lines.filter((line) => {
    const next = found.indexOf(line, at + 1);
    if (next !== -1) at = next;
    return next === -1;
  });
}

async function wordOf(kind: string, copy: string) {
  const reply = (await get(wordFile, manager, { cspReportId: ids[kind] ?? "", copy })) as Response;
  return Buffer.from(await reply.arrayBuffer());
}

/** The charts of a document in their order, as they are kept beside its text. */
function chartsIn(file: Buffer) {
  const zip = new PizZip(file);
  const read = (path: string) => zip.file(path)?.asText() ?? "";
  const words = [...read("word/document.xml").matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, one = ""]) => one);
  return words.map((one, index) => {
    const chart = read(`word/charts/chart${index + 1}.xml`);
    const cached = (kind: string) =>
      [...chart.matchAll(new RegExp(`<c:${kind}>.*?</c:${kind}>`, "gs"))].map(([part]) =>
        [...part.matchAll(/<c:v>(.*?)<\/c:v>/g)].map(([, value = ""]) => value),
      );
    const workbook = zip.file(`word/embeddings/chart${index + 1}.xlsx`)?.asNodeBuffer() ?? Buffer.alloc(0);
    const sheet = new PizZip(workbook).file("xl/worksheets/sheet1.xml")?.asText();
    return { words: one, names: cached("cat")[0] ?? [], numbers: cached("val").map((all) => all.map(Number)), sheet };
  });
}

const QUARTERLY = [
  "Borough Council, Quarter 1 2026/27",
  "Organisation | Borough Council",
  "Author | Man Ager",
  "Date | 6 July 2026",
  "Subject Title",
  "Summary",
  "Two operations in the town centre.",
  "Recommendations",
  "Performance Data",
  "Recorded crime, 1 April to 30 June 2026, against the same days a year before",
  "All Crime | 7,475 | 7,142 | −333 | −4.5% | 12 of 15",
  "Shoplifting | 383 | 546 | +163 | +42.6% | 6 of 15",
  "Of 8 types 4 rose and 4 fell. All Crime is in the table.",
  "The partnership’s own work",
  "Cases opened | 7 | 3 | 7 | 3",
  "Theme 1 – Making Communities Safer",
  "Update/s",
  "Theme 2 – Protecting Vulnerable People",
  "Update/s",
  "Theme 3 – Improving Community Confidence, Engagement and",
  "Update/s",
  "Patrols were doubled in Beat 62 & the <Market Place>.",
  "Budget/Resource Implications",
  "Any key risks/issues",
  "Funding ends in March",
  "Planned activity in the next Quarter",
  "Any other update, developments, achievements,",
  "Gaps/Support Required",
  "Appendix A: budget",
  "Mediation | £5,000.00 | £1,745.00 | £3,255.00",
  "Total | £28,000.00 | £13,835.50 | £14,164.50",
];
const SCRUTINY_LINES = [
  "Part A",
  "Committee | Scrutiny Commission",
  "Lead member | Cllr A. N. Other",
  "Purpose of Report",
  "Recommendation",
  "Reason",
  "Financial Implications",
  "Risk Management",
  "Links to the Corporate Strategy",
  "Caring for the Environment | No",
  "Healthy Communities | Yes",
  "A Thriving Economy | Yes",
  "Your Council | No",
  "Key decision | No",
  "Officer(s) to contact",
  "Part B",
  "Introduction",
  "Crime Profile",
  "All Crime | 7,475 | 7,142 | −333 | −4.5% | 12 of 15",
  "Crime by beat",
  "All Crime by beat, 1 April to 30 June 2026",
  "57 Mountsorrel | 299 | 278 | −21 | −7%",
  "The borough | 7,475 | 7,142 | −333 | −4%",
  "Theft of Vehicles by beat, 1 April to 30 June 2026",
  "The Community Safety Partnership Plan",
  ...["Theme 1 – Making Communities Safer", "Priorities", "Prevent and disrupt criminality and reduce All Crime"],
  ...["Context", "Three-year aims", "What has worked well", "Areas for Development"],
  ...["Theme 2 – Protecting Vulnerable People", "Priorities", "Areas for Development"],
  ...["Theme 3 – Improving Community Confidence, Engagement and Cohesion", "Areas for Development"],
  "Appendix A: how the partnership works",
];
const JAG = [
  "JAG, Quarter 1 2026/27",
  "Group | JAG",
  "Cases discussed",
  "Cases discussed this year, and those still open",
  "The work of the group",
  "Crime trend",
  "All Crime | 7,475 | 7,142 | −333 | −4.5% | 12 of 15",
  "Largest increases",
  "Five types with the largest increases",
  "Shoplifting | 1 | 383 | 546 | +163",
  "Ten types in one beat with the largest increases",
  "Anti-social behaviour",
  "Sub-groups",
  "Working groups",
  "Future challenges",
];

describe("a report in Word, printed", () => {
  test.each([
    ["quarterly", QUARTERLY, 5],
    ["scrutiny", SCRUTINY_LINES, 10],
    ["jag", JAG, 5],
  ] as const)(
    "of the kind %s has the partnership's headings and its tables in their order",
    async (kind, lines, pages) => {
      const { text, pages: printedPages, size, title } = await printed(await wordOf(kind, "whole"), kind);
      expect(missing(text, lines)).toEqual([]);
      expect(printedPages).toHaveLength(pages);
      expect(size).toContain("A4");
      expect(title).toContain("Quarter 1 2026/27");
      for (const [at, page] of printedPages.entries()) {
        expect(page[0]).toBe("OFFICIAL");
        expect(page.at(-1)).toBe(`Page ${at + 1} of ${pages}`);
      }
    },
  );

  test("for the public holds no small number, in its tables, its drawings, or the workbooks of these", async () => {
    const file = await wordOf("quarterly", "public");
    const { text } = await printed(file, "quarterly-public");
    expect(text).toMatch(/^Cases opened \| 7 \| (Under 5|Not shown) \| 7 \| (Under 5|Not shown)$/m);
    expect(text).toContain("OFFICIAL: public version");
    const drawn = chartsIn(file).filter(({ names }) => names.includes("Cases opened"));
    expect(drawn.flatMap(({ numbers }) => numbers.flat()).filter((number) => number > 0 && number < 5)).toEqual([]);
    expect(drawn.flatMap(({ sheet }) => sheet?.match(/<c r="\w+"( t="n")?><v>[1-4]<\/v>/g) ?? [])).toEqual([]);
  });

  test("draws what its tables say: each chart with its words, its numbers and the workbook that Word edits", async () => {
    const [crime, work, budget] = chartsIn(await wordOf("quarterly", "whole"));
    expect(crime?.names).toEqual(expect.arrayContaining(["Violence with Injury", "Shoplifting"]));
    expect(crime?.names).not.toContain("All Crime");
    expect(crime?.numbers).toEqual([
      [815, 241, 149, 185, 365, 40, 184, 383],
      [864, 255, 138, 181, 302, 28, 201, 546],
    ]);
    expect(crime?.sheet).toContain("<v>546</v>");
    expect([work?.names, work?.numbers]).toEqual([
      ["ASB incidents", "Youth-related ASB incidents", "Cases opened"],
      [
        [14, 6, 3],
        [11, 6, 7],
      ],
    ]);
    expect(budget?.numbers).toEqual([
      [5000, 3000, 2000, 15_000, 3000],
      [1745, 3000, 0, 7500, 1590.5],
    ]);
    expect(budget?.words).toBe("Budget 2026/27, drawn. Of £28,000.00 allocated £13,835.50 is spent.");
  });
});

test("a pack in Word, printed, names its reports and who sent none, and begins each on a page of its own", async () => {
  const made = (await post(makePack, manager, {}, { title: "Board, July", groupId: p.jagId, quarter: "2026-27-Q1" })) as Response; // prettier-ignore
  const [, reportPackId = ""] = /packs\/([^?]+)/.exec(made.headers.get("Location") ?? "") ?? [];
  const reply = (await get(packFile, manager, { reportPackId })) as Response;
  const { pages, text, title } = await printed(Buffer.from(await reply.arrayBuffer()), "pack");
  expect(title).toBe("Board, July");
  expect(pages[0]?.join("\n")).toMatch(/Reports in this pack[^]*Quarterly report \| 6 July 2026[^]*Not sent: /);
  const begins = pages.filter((page) => page[3]?.startsWith("Report | "));
  expect(begins.map((page) => page[3])).toEqual(
    expect.arrayContaining(["Report | JAG report", "Report | Quarterly report", "Report | Scrutiny report"]),
  );
  expect(missing(text, ["Subject Title", "Performance Data", "Appendix A: budget"])).toEqual([]);
  expect(pages.at(-1)?.at(-1)).toBe(`Page ${pages.length} of ${pages.length}`);
});
