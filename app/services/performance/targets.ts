import { v7 as uuid } from "uuid";
import { measuresOf } from "#app/domain/performance/measures/all.ts";
import { THEME_IDS } from "#app/domain/performance/measures/measure.ts";
import { rowTypes } from "#app/domain/performance/crime-types.ts";
import type { NewTarget } from "#app/domain/performance/outside-measure.form.ts";
import { unitSign } from "#app/domain/performance/outside-measure.ts";
import { refuseTarget } from "#app/domain/performance/target.ts";
import { crimeKey, outsideKey, type TargetMeasure } from "#app/domain/performance/target-measure.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertTarget } from "#db/queries/measure-targets.ts";
import { listOutsideMeasures } from "#db/queries/outside-measures.ts";
import type { Executor } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { madeOnce } from "../session/made-once.ts";
import { ownRowTypes } from "./crime-table-shown.ts";

/** Everything that may be held against a target. */
export async function targetMeasures(db: Executor, partnershipId: string): Promise<TargetMeasure[]> {
  const types = rowTypes(await ownRowTypes(db, partnershipId));
  const outside = await listOutsideMeasures(db, partnershipId);
  const own = THEME_IDS.flatMap((theme) => measuresOf(theme));
  return [
    ...types.map(({ crimeType, aim }) => ({
      key: crimeKey(crimeType),
      name: crimeType,
      aim,
      unit: "",
      isCount: true,
      group: "crime" as const,
    })),
    ...outside.map(({ id, name, aim, unit }) => ({
      key: outsideKey(id),
      name,
      aim,
      unit: unitSign(unit),
      isCount: unit === "count",
      group: "outside" as const,
    })),
    ...own.map(({ id, name, aim, unit }) => ({
      ...{ key: id, name, aim, group: "own" as const },
      unit: unit === "days" ? " days" : "",
      isCount: unit === "rows",
    })),
  ];
}

/** From a day on; what held before stays and holds for the days before. */
export function recordTarget(at: AdminContext & { once?: string | null }, measure: TargetMeasure, wanted: NewTarget) {
  const { actor, now } = at;
  return madeOnce(at, "measure-target", async (trx) => {
    const refusal = refuseTarget(wanted);
    if (refusal) return { kind: "refused" as const, refusal };
    const id = uuid();
    const { fromDay, kind, target, words, baseline, baselineLabel } = wanted;
    const hasNumber = kind === "value" || kind === "percent-change";
    await insertTarget(trx, {
      ...{ id, partnership_id: actor.partnershipId, measure: measure.key, from_day: fromDay, target_kind: kind },
      ...{ baseline_thousandths: baseline, baseline_label: baseline === null ? null : baselineLabel },
      ...{ target_thousandths: hasNumber ? target : null, target_words: kind === "words" ? words : null },
      ...{ recorded_at: now.toISOString(), recorded_by: actor.id },
    });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "system", event: "target.recorded", objectKind: "measure-target", objectId: id },
      fields: ["fromDay", "kind", "target", "baseline"],
      detail: { after: { measure: measure.key, ...wanted } },
    });
    return { kind: "done" as const, id };
  });
}
