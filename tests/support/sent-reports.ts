import type { Actor } from "#app/domain/access/actor.ts";
import { action as begin } from "#app/routes/reports/new/route.tsx";
import { action as takeStep } from "#app/routes/reports/$cspReportId_.steps.$step/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aCase, anIncident, post, type TestPartnership } from "../factories.ts";
import { aBeat, aLoadedTable } from "../performance/loaded-figures.ts";
import { aFundingLine, anEntry } from "./planning.ts";

const PERIOD = { from: "2026-04-01", to: "2026-06-30" };

type Counts = readonly [previous: number, current: number];
const BEATS: readonly [code: string, name: string, ...counts: Counts[]][] = [
  ["56", "Woodhouse Eaves, Newtown Linford, Cropston, Rothley and Quorn", [435, 458], [10, 27], [21, 14], [15, 16]],
  ["57", "Mountsorrel", [299, 278], [7, 11], [10, 4], [6, 8]],
  ["58", "Anstey", [259, 232], [13, 5], [4, 18], [8, 13]],
  ["59", "Wymeswold, Barrow upon Soar, Sileby and Seagrave", [595, 560], [16, 20], [24, 12], [15, 8]],
  ["60", "Birstall and Wanlip", [305, 405], [4, 20], [16, 23], [10, 10]],
  ["61", "Queniborough, Syston, Thurmaston, Barkby and Beeby", [1203, 1123], [43, 22], [69, 53], [21, 30]],
  ["62", "Loughborough Town Centre and the University", [1508, 1428], [52, 46], [60, 44], [36, 28]],
  ["63", "Nanpantan, The Outwoods and Shelthorpe", [635, 571], [12, 41], [47, 26], [15, 13]],
  ["64", "Hathern, Shepshed and the Dishley Road Estate", [1006, 942], [46, 37], [55, 41], [31, 28]],
  ["65", "Bell Foundry Estate, Warwick Way and Meadow Lane", [1248, 1181], [38, 26], [59, 67], [29, 27]],
];
const BY_BEAT = ["All Crime", "Burglary – Residential", "Theft from Vehicles", "Theft of Vehicles"];
const LINES: readonly [description: string, allocated: number, spent: number][] = [
  ["Mediation", 500_000, 174_500],
  ["Street Pastors", 300_000, 300_000],
  ["Targeted multi-agency preventative action within the Priority Neighbourhood – Loughborough East (N65)", 200_000, 0],
  ["Domestic Abuse Services", 1_500_000, 750_000],
  ["Mobile CCTV Camera fund", 300_000, 159_050],
];

/** A quarter's figures as a borough has them: the crime table, four types by beat, incidents and cases of two years, money. */
export async function aQuarterOfFigures(db: Executor, p: TestPartnership, owner: string) {
  await aLoadedTable(db, p, {
    ...{ period: PERIOD, at: "2026-07-02T09:00:00.000Z" },
    rows: [
      ["All Crime", 7475, 7142, "-4.5%", "12/15"],
      ["Violence with Injury", 815, 864, "+6%", "14/15"],
      ["Burglary – Residential", 241, 255, "+5.8%", "N/A*"],
      ["Burglary – Business", 149, 138, "-7.4%", "13/15"],
      ["Theft of Vehicles", 185, 181, "-2.2%", "8/15"],
      ["Theft from Vehicles", 365, 302, "-17.3%", "12/15"],
      ["Robbery", 40, 28, "-30%", "2/15"],
      ["Cycle Theft", 184, 201, "+9.2%", "14/15"],
      ["Shoplifting", 383, 546, "+42.6%", "6/15"],
    ],
  });
  for (const [code, name, ...counts] of BEATS) {
    const rows = counts.map(([before, now], at): [string, number, number] => [BY_BEAT[at] ?? "", before, now]);
    await aLoadedTable(db, p, { period: PERIOD, rows, areaId: await aBeat(db, p, code, name) });
  }
  const cases = [
    ...["2025-04-20", "2025-05-02", "2025-06-18", "2026-04-03", "2026-04-22", "2026-05-01", "2026-05-19", "2026-06-02"],
    ...["2026-06-03", "2026-06-20"],
  ];
  for (const opened_on of cases) await aCase(db, p, { opened_on, group_id: p.jagId });
  for (const [year, incidents] of [
    ["2025", 14],
    ["2026", 11],
  ] as const)
    for (let at = 1; at <= incidents; at++)
      await anIncident(db, p, { latest_day: `${year}-05-${String(at).padStart(2, "0")}`, is_youth: at < 7 ? 1 : 0 });
  for (const [at, [description, allocated, spent]] of LINES.entries()) {
    const line = await aFundingLine(db, p, { owner_agency_id: owner, description, ordinal: at + 1 });
    await anEntry(db, p, line, { pence: allocated });
    if (spent > 0) await anEntry(db, p, line, { kind: "spent", pence: spent, on_day: "2026-06-01" });
  }
}

type Of = { kind: "quarterly" | "scrutiny"; agencyId: string } | { kind: "jag"; groupId: string };

/** Begun, written (by part: what each is to say), signed off and sent. */
export async function aSentReport(db: Executor, manager: Actor, of: Of, words: Readonly<Record<string, string>> = {}) {
  const fields = { agencyId: "", groupId: "", quarter: "2026-27-Q1", ...of };
  const reply = (await post(begin, manager, {}, fields)) as Response;
  const [, cspReportId = ""] = /reports\/([^?]+)/.exec(reply.headers.get("Location") ?? "") ?? [];
  await inTransaction(db, async (trx) => {
    for (const [part, said] of Object.entries(words))
      await trx.updateTable("csp_report_part").set({ words: said }).where("report_id", "=", cspReportId).where("part", "=", part).execute(); // prettier-ignore
  });
  for (const [index, step] of ["sign-off", "send"].entries())
    await post(takeStep, manager, { cspReportId, step }, { version: String(index + 1) });
  return cspReportId;
}
