import type { Actor } from "#app/domain/access/actor.ts";
import { numberOf } from "#app/domain/performance/measures/figures.ts";
import { figureOf as outsideFigureOf, standingValues } from "#app/domain/performance/outside-measure.ts";
import { measureNamed } from "#app/domain/performance/measures/all.ts";
import { type Period, quarterOf, yearToDate } from "#app/domain/performance/quarter.ts";
import { lastDayShown } from "#app/domain/performance/quarter-shown.ts";
import { type Judgement, judgeTarget, type Target, targetText } from "#app/domain/performance/target.ts";
import { outsideKey, type TargetGroup, type TargetMeasure } from "#app/domain/performance/target-measure.ts";
import { inThousandths, thousandthsText } from "#app/domain/performance/thousandths.ts";
import { aimCountedTo } from "#app/domain/plan/plan-rules.ts";
import { listLoadedPeriods } from "#db/queries/crime-shown.ts";
import { listOutsideMeasures, listOutsideValues } from "#db/queries/outside-measures.ts";
import type { listAims } from "#db/queries/plan-contents.ts";
import type { Executor } from "#db/transaction.ts";
import { crimeTableRows } from "../performance/crime-table-shown.ts";
import { figuresNow } from "../performance/run-figures.ts";
import { targetMeasures } from "../performance/targets.ts";

type Aim = Awaited<ReturnType<typeof listAims>>[number];
type At = { db: Executor; actor: Actor; now: Date; today: string };
/** `days` is of which the value is: a financial year to a day. Null without a figure. */
type Figure = { value: number | null; days: Period | null; isWhole: boolean; grows: boolean; isCounting: boolean };
const NOTHING: Figure = { value: null, days: null, isWhole: false, grows: true, isCounting: false };

export type AimShown = {
  measureName: string | null;
  target: string;
  /** Null where there is none yet, or where figures are not the reader's to see. */
  figure: string | null;
  days: Period | null;
  isCounting: boolean;
  isOthers: boolean;
  judgement: Judgement | null;
};

/**
 * Each aim with the figure of its financial year so far, and whether the target is met. A number of the partnership's own
 * work is shown to those who see its figures (DESIGN 5); whether the target is met, to whoever reads the plan.
 */
export async function aimsShown(at: At, aims: readonly Aim[]): Promise<Map<string, AimShown>> {
  const measures = new Map((await targetMeasures(at.db, at.actor.partnershipId)).map((one) => [one.key, one]));
  const [crime, outside] = [crimeFigures(at), outsideFigures(at, aims)];
  const shown = new Map<string, AimShown>();
  for (const aim of aims) {
    const measure = aim.measure === null ? undefined : measures.get(aim.measure);
    const figure = measure ? await figureOf(at, { crime, outside }, aim, measure) : NOTHING;
    shown.set(aim.id, shownOf(at.actor, aim, measure, figure));
  }
  return shown;
}

function shownOf(actor: Actor, aim: Aim, measure: TargetMeasure | undefined, figure: Figure): AimShown {
  const target: Target = {
    ...{ fromDay: aim.fromDay, kind: aim.targetKind, baseline: aim.baseline, baselineLabel: aim.baselineLabel },
    ...{ target: aim.target, words: aim.targetWords },
  };
  const isOthers = measure !== undefined && !seesFigures(actor, measure.group);
  return {
    measureName: measure?.name ?? aim.measure,
    target: targetText(target, measure ?? { unit: "", isCount: false }),
    figure: figure.value === null || isOthers ? null : `${thousandthsText(figure.value)}${measure?.unit ?? ""}`,
    ...{ days: figure.days, isCounting: figure.isCounting, isOthers },
    judgement: measure ? judgeTarget(target, figure, measure) : null,
  };
}

/** Recorded crime is published; what is counted of the partnership's own work is not. */
function seesFigures(actor: Actor, group: TargetGroup) {
  return group !== "own" || actor.permissions.has("performance:read");
}

type Loaded = { crime: ReturnType<typeof crimeFigures>; outside: ReturnType<typeof outsideFigures> };

async function figureOf(at: At, { crime, outside }: Loaded, aim: Aim, measure: TargetMeasure): Promise<Figure> {
  const { day, isOver } = aimCountedTo(aim, at.today);
  if (measure.group === "crime") {
    const found = await crime(day, measure.name);
    return found ? { ...NOTHING, ...found, isWhole: isOver || found.days.to.endsWith("-03-31") } : NOTHING;
  }
  if (measure.group === "own") return ownFigure(at, measure.key, { day, isOver });
  const found = await outside(day, measure.key);
  return found ? { ...NOTHING, ...found, isWhole: isOver || found.isWhole } : NOTHING;
}

/** The table of the year to a day is read once, however many aims are of it. */
function crimeFigures({ db, actor: { partnershipId } }: At) {
  let loaded: Promise<Period[]> | null = null;
  const tables = new Map<string, ReturnType<typeof crimeTableRows>>();
  return async (day: string, crimeType: string) => {
    loaded ??= listLoadedPeriods(db, partnershipId);
    const { from } = yearToDate(quarterOf(day));
    const days = (await loaded).find((period) => period.from === from && period.to <= day);
    if (!days) return null;
    const table = tables.get(days.to) ?? crimeTableRows(db, partnershipId, days);
    tables.set(days.to, table);
    const row = (await table).rows.find((one) => one.crimeType === crimeType);
    return { days, value: row?.current == null ? null : inThousandths(row.current) };
  };
}

/** The values of every outside measure that is aimed at are read once. */
function outsideFigures({ db, actor: { partnershipId } }: At, aims: readonly Aim[]) {
  const read = async () => {
    const all = await listOutsideMeasures(db, partnershipId);
    const aimedAt = all.filter(({ id }) => aims.some(({ measure }) => measure === outsideKey(id)));
    const ids = aimedAt.map(({ id }) => id);
    return { measures: aimedAt, values: await listOutsideValues(db, partnershipId, ids) };
  };
  let loaded: ReturnType<typeof read> | null = null;
  return async (day: string, key: string) => {
    loaded ??= read();
    const { measures, values } = await loaded;
    const measure = measures.find(({ id }) => outsideKey(id) === key);
    const standing = standingValues(values.filter(({ measureId, to }) => measureId === measure?.id && to <= day));
    const newest = standing.at(-1);
    if (!measure || !newest) return null;
    return { days: { from: newest.from, to: newest.to }, ...outsideFigureOf(measure, standing) };
  };
}

/** As the pages of performance count it, in the thread that they use. */
async function ownFigure({ db, actor, now, today }: At, id: string, { day, isOver }: { day: string; isOver: boolean }) {
  const measure = measureNamed(id);
  if (!measure) return NOTHING;
  const quarter = quarterOf(day);
  const asked = { partnershipId: actor.partnershipId, theme: measure.theme, quarter, today, group: null };
  const counted = await figuresNow(db, asked, now);
  const figures = counted.kind === "counted" ? counted.counted : counted.earlier;
  const figure = figures?.figures.find((one) => one.id === id);
  const isDay = measure.span === "last-day";
  const value = figure ? numberOf(figure, isDay ? "quarter" : "year") : null;
  const to = lastDayShown(quarter, today);
  return {
    value: value === null ? null : inThousandths(value),
    days: isDay ? { from: to, to } : { from: yearToDate(quarter).from, to },
    ...{ isWhole: isOver, grows: measure.unit === "rows" && !isDay, isCounting: !figures },
  };
}
