import { longDay } from "#app/domain/dates/iso-day.ts";
import {
  type MeasureCount,
  type MeasureId,
  measureOf,
  RISK_COLUMN_NAMES,
  RISK_COLUMNS,
} from "#app/domain/performance/measures.ts";
import type { Quarter } from "#app/domain/performance/quarter.ts";
import { type FigureColumn, FiguresTable } from "./figures-table.tsx";

type Shared = { counts: readonly MeasureCount[]; groups: readonly { id: string; name: string }[]; quarter: Quarter };

const named = (measure: MeasureId): FigureColumn => ({ text: measureOf(measure).short, measure });
const byRisk = (measure: MeasureId): FigureColumn[] => [
  ...RISK_COLUMNS.map((risk) => ({ text: RISK_COLUMN_NAMES[risk], measure, risk })),
  { text: "All", measure },
];

const DECISIONS = (["referrals-accepted", "referrals-declined", "referrals-otherwise"] as const).map(named);
const FINISHED = (["actions-on-time", "actions-late-agreed", "actions-late", "actions-not-done"] as const).map(named);
const UNFINISHED = (["actions-overdue", "actions-open"] as const).map(named);

/** What was done over days: a quarter, or the year to its end. */
export function OutcomesOverDays({ span, ...shared }: Shared & { span: "quarter" | "year" }) {
  const within = span === "quarter" ? "in the quarter" : "in the year to date";
  return (
    <>
      <FiguresTable
        caption={`Referrals received ${within}, by risk at the first assessment`}
        columns={byRisk("referrals-received")}
        span={span}
        {...shared}
      />
      <FiguresTable caption={`Referrals decided ${within}`} columns={DECISIONS} span={span} {...shared} />
      <FiguresTable caption={`Actions finished ${within}`} columns={FINISHED} span={span} {...shared} />
    </>
  );
}

/** What stood on a day. */
export function OutcomesOnDay({ day, ...shared }: Shared & { day: string }) {
  const on = `on ${longDay(day)}`;
  return (
    <>
      <FiguresTable caption={`Open cases, by risk ${on}`} columns={byRisk("cases-open")} span="last-day" {...shared} />
      <FiguresTable
        caption={`Referrals awaiting a decision ${on}`}
        columns={[named("referrals-awaiting")]}
        span="last-day"
        {...shared}
      />
      <FiguresTable caption={`Actions not finished ${on}`} columns={UNFINISHED} span="last-day" {...shared} />
    </>
  );
}
