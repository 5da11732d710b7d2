import {
  figureOf,
  type OutsideMeasure,
  standingValues,
  type StandingValue,
  unitSign,
} from "#app/domain/performance/outside-measure.ts";
import { judgeTarget, type Judgement, targetOn, targetText } from "#app/domain/performance/target.ts";
import { outsideKey } from "#app/domain/performance/target-measure.ts";
import { listTargets } from "#db/queries/measure-targets.ts";
import { findOutsideMeasure, listOutsideMeasures, listOutsideValues } from "#db/queries/outside-measures.ts";
import type { Executor } from "#db/transaction.ts";

type Held = { text: string; judgement: Judgement };
type Target = Awaited<ReturnType<typeof listTargets>>[number];
type Known = { values: readonly StandingValue[]; targets: readonly Target[]; today: string };

/** The target in force on the last day of the newest value, or today while there is none. */
function heldAgainst(measure: OutsideMeasure, { values, targets, today }: Known): Held | null {
  const own = targets.filter((target) => target.measure === outsideKey(measure.id));
  const target = targetOn(own, values.at(-1)?.to ?? today);
  if (!target) return null;
  const of = { aim: measure.aim, unit: unitSign(measure.unit), isCount: measure.unit === "count" };
  return { text: targetText(target, of), judgement: judgeTarget(target, figureOf(measure, values), of) };
}

export async function outsideMeasuresShown(db: Executor, partnershipId: string, today: string) {
  const measures = await listOutsideMeasures(db, partnershipId);
  const ids = measures.map((measure) => measure.id);
  const all = await listOutsideValues(db, partnershipId, ids);
  const targets = await listTargets(db, partnershipId);
  return measures.map((measure) => {
    const values = standingValues(all.filter((value) => value.measureId === measure.id));
    return { measure, newest: values.at(-1) ?? null, target: heldAgainst(measure, { values, targets, today }) };
  });
}

export async function outsideMeasureShown(db: Executor, partnershipId: string, id: string, today: string) {
  const measure = await findOutsideMeasure(db, partnershipId, id);
  if (!measure) return null;
  const values = standingValues(await listOutsideValues(db, partnershipId, [id]));
  const targets = await listTargets(db, partnershipId, outsideKey(id));
  return { measure, values, target: heldAgainst(measure, { values, targets, today }) };
}
