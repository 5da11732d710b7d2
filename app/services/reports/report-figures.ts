import { measureNamed } from "#app/domain/performance/measures/all.ts";
import { dimensionOf } from "#app/domain/performance/measures/dimensions.ts";
import type { CountedRecord } from "#app/domain/performance/measures/measure.ts";
import { daysOf, spansOf } from "#app/domain/performance/measures/spans.ts";
import { financialYearText, quarterOf, yearToDate } from "#app/domain/performance/quarter.ts";
import { lastDayShown, tableOf } from "#app/domain/performance/quarter-shown.ts";
import {
  ASB,
  budgetTable,
  discussedTable,
  GROUP_WORK,
  measureKey,
  measuresTable,
  openCasesTable,
  OUTCOMES,
} from "#app/domain/reports/measure-tables.ts";
import type { ReportKind } from "#app/domain/reports/report.ts";
import {
  areaReportTables,
  crimeReportTable,
  increasesOutside,
  increasesTable,
} from "#app/domain/reports/report-tables.ts";
import type { FigureDays, ReportTable } from "#app/domain/reports/sent-content.ts";
import type { FigureSet, TemplatePart } from "#app/domain/reports/templates.ts";
import { listAreaPeriods, listLoadedPeriods } from "#db/queries/crime-shown.ts";
import { unsafeListCasesDiscussed, unsafeListIdsBehind } from "#db/queries/csp-report-figures.ts";
import { namesOfLists } from "#db/queries/measures/names.ts";
import type { Executor } from "#db/transaction.ts";
import { crimeByArea } from "../performance/crime-areas.ts";
import { crimeIncreases } from "../performance/crime-over-years.ts";
import { crimeTableShown } from "../performance/crime-table-shown.ts";
import { fundingYear } from "../plan/funding-year.ts";
import { figuresOfMeasures } from "../performance/theme-figures.ts";

export type FiguresOf = {
  partnershipId: string;
  kind: ReportKind;
  toDay: string;
  agencyId: string | null;
  agencyKind: string | null;
  groupId: string | null;
};
export type CountedNumber = { key: string; record: CountedRecord; ids: string[] };
type Asked = { of: FiguresOf; days: FigureDays };

/** To which days the figures of a report are counted when it is looked at today. */
export async function figureDays(
  db: Executor,
  { partnershipId, toDay }: FiguresOf,
  today: string,
): Promise<FigureDays> {
  const quarter = quarterOf(toDay);
  const periods = await listLoadedPeriods(db, partnershipId);
  const byBeat = (await listAreaPeriods(db, partnershipId)).filter(({ kind }) => kind === "beat");
  const areas = tableOf(quarter, byBeat);
  return {
    asAt: lastDayShown(quarter, today),
    crime: tableOf(quarter, periods),
    areas: areas && { from: areas.from, to: areas.to },
  };
}

/** The tables of one part, as everything stands recorded now, counted to the days. */
export async function tablesOfPart(db: Executor, asked: Asked, part: TemplatePart): Promise<ReportTable[]> {
  const tables: ReportTable[] = [];
  for (const set of part.figures ?? []) tables.push(...(await SETS[set](db, asked)));
  if (part.kind === "budget") tables.push(await budgetOf(db, asked));
  return tables;
}

const SETS: Record<FigureSet, (db: Executor, asked: Asked) => Promise<ReportTable[]>> = {
  "crime-table": async (db, { of, days }) => {
    const shown = days.crime && (await crimeTableShown(db, of.partnershipId, days.crime));
    return shown ? [crimeReportTable(shown.rows, shown.period)] : [];
  },
  "crime-areas": async (db, { of, days }) =>
    days.areas === null ? [] : areaReportTables(await crimeByArea(db, of.partnershipId, "beat", days.areas)),
  increases: async (db, { of, days }) => {
    if (days.crime === null) return [];
    const { types, inAreas, areas } = await crimeIncreases(db, of.partnershipId, days.crime, "beat");
    return [
      increasesTable("top-five", "Five types with the largest increases", types),
      increasesTable("top-ten", "Ten types in one beat with the largest increases", inAreas, increasesOutside(areas)),
    ];
  },
  outcomes: (db, asked) => counted(db, asked, "outcomes"),
  asb: (db, asked) => counted(db, asked, "asb"),
  "group-work": (db, asked) => counted(db, asked, "group-work"),
  "cases-discussed": async (db, asked) => {
    const discussed = await discussedIn(db, asked);
    const open = discussed.filter(({ isOpen }) => isOpen);
    return [discussedTable(discussed.length, open.length), openCasesTable(open)];
  },
};

type MeasuredSet = Extract<FigureSet, "outcomes" | "asb" | "group-work">;
const MEASURED = {
  outcomes: { list: OUTCOMES, caption: "The partnership’s own work", isOfGroup: false },
  asb: { list: ASB, caption: "Anti-social behaviour in the partnership", isOfGroup: false },
  "group-work": { list: GROUP_WORK, caption: "The work of the group", isOfGroup: true },
} as const;

async function counted(db: Executor, { of, days }: Asked, set: MeasuredSet): Promise<ReportTable[]> {
  const { list, caption, isOfGroup } = MEASURED[set];
  const measures = list.flatMap(({ id }) => measureNamed(id) ?? []);
  const figures = await figuresOfMeasures(db, measures, {
    ...{ partnershipId: of.partnershipId, quarter: quarterOf(of.toDay), today: days.asAt },
    group: isOfGroup ? of.groupId : null,
  });
  const lists = list.flatMap((one) => ("by" in one && one.by ? (dimensionOf(one.by).list ?? []) : []));
  const named = await namesOfLists(db, of.partnershipId, [...new Set(lists)]);
  const names = Object.fromEntries(Object.values(named).flatMap((all) => all.map(({ value, name }) => [value, name])));
  return [measuresTable({ id: set, caption }, list, figures, names)];
}

function discussedIn(db: Executor, { of, days }: Asked) {
  const { from } = yearToDate(quarterOf(of.toDay));
  return unsafeListCasesDiscussed(db, {
    ...{ partnershipId: of.partnershipId, groupId: of.groupId ?? "", from, to: days.asAt },
  });
}

/** Of an organisation its own lines; of the council also those that are nobody's; of the scrutiny report all. */
async function budgetOf(db: Executor, { of, days }: Asked): Promise<ReportTable> {
  const { year } = quarterOf(of.toDay);
  const { lines } = await fundingYear(db, of.partnershipId, year, days.asAt);
  const theirs = lines.filter(
    ({ ownerAgencyId }) =>
      of.agencyId === null ||
      ownerAgencyId === of.agencyId ||
      (ownerAgencyId === null && of.agencyKind === "district-council"),
  );
  return budgetTable(`Budget ${financialYearText(year)}`, theirs);
}

/** The rows behind the numbers of a part, to be frozen with them. */
export async function rowsOfPart(db: Executor, asked: Asked, part: TemplatePart): Promise<CountedNumber[]> {
  const numbers: CountedNumber[] = [];
  for (const set of part.figures ?? []) {
    if (set === "cases-discussed") {
      const discussed = await discussedIn(db, asked);
      const ids = (rows: typeof discussed) => rows.map(({ id }) => id);
      const open = discussed.filter(({ isOpen }) => isOpen);
      const closed = discussed.filter(({ isOpen }) => !isOpen);
      for (const [key, rows] of [
        ["discussed", discussed],
        ["open", open],
        ["closed", closed],
      ] as const)
        // prettier-ignore
        numbers.push({ key: `${part.part}/cases-discussed/${key}`, record: "case", ids: ids(rows) });
    } else if (set in MEASURED) numbers.push(...(await rowsOfMeasures(db, asked, part.part, set as MeasuredSet)));
  }
  return numbers;
}

async function rowsOfMeasures(db: Executor, { of, days }: Asked, part: string, set: MeasuredSet) {
  const { list, isOfGroup } = MEASURED[set];
  const numbers: CountedNumber[] = [];
  for (const measure of list.flatMap(({ id }) => measureNamed(id) ?? []))
    for (const span of spansOf(measure)) {
      const scope = { partnershipId: of.partnershipId, ...daysOf(measure, quarterOf(of.toDay), span, days.asAt) };
      const ids = await unsafeListIdsBehind(db, measure, scope, isOfGroup ? of.groupId : null);
      numbers.push({ key: `${part}/${measureKey(set, measure.id, span)}`, record: measure.record, ids });
    }
  return numbers;
}

export function measuresIn(part: TemplatePart): string[] {
  return (part.figures ?? []).flatMap((set) =>
    set in MEASURED ? MEASURED[set as MeasuredSet].list.map(({ id }) => id) : [],
  );
}
