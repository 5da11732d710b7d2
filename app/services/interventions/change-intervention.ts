import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { EVENT_NAMES } from "#app/domain/audit/event-names.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Finding } from "#app/domain/interventions/finding.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  findIntervention,
  type FoundIntervention,
  insertInterventionSteps,
  updateIntervention,
} from "#db/queries/interventions.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";

export type InterventionContext = { db: Executor; actor: Actor; now: Date };

type StepRow = Parameters<typeof insertInterventionSteps>[1][number];
type Step = Pick<StepRow, "kind" | "on_day"> & Partial<StepRow>;

export type InterventionChange = {
  kind: "change";
  event: keyof typeof EVENT_NAMES;
  set: Parameters<typeof updateIntervention>[2];
  step: Step;
  /** What the rules asked about and a reason let through. */
  overridden?: { findings: readonly Finding[]; reason: string | null };
  detail: Record<string, unknown>;
  also?: (trx: Transaction) => Promise<unknown>;
};
type Refusal = { field: string | null; message: string };
type Refused = { kind: "refused"; refusal: Refusal; more?: readonly Refusal[] };
export type Warned = { kind: "warned"; warnings: readonly Finding[] };

type Steps<W> = {
  id: string;
  version: number;
  decide: (trx: Transaction, found: FoundIntervention, today: string) => Promise<InterventionChange | Refused | W>;
};

/** One thing that happens to an intervention: who may, whether it may be, then the row, its history and the log. */
export function changeIntervention<W extends { kind: "warned" | "places" } = never>(
  { db, actor, now }: InterventionContext,
  { id, version, decide }: Steps<W>,
) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const found = await findIntervention(trx, actor, id);
    if (!found) return { kind: "not-found" as const };
    if (found.isByRight !== 1) return { kind: "forbidden" as const };
    if (found.version !== version) return { kind: "changed" as const, current: found };
    const change = await decide(trx, found, londonDay(now));
    if (change.kind !== "change") return change;
    if (!(await updateIntervention(trx, { partnershipId, id, version }, change.set)))
      return { kind: "changed" as const, current: found };
    await insertInterventionSteps(trx, rowsOf({ actor, now }, id, change));
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: change.event,
      objectKind: "intervention",
      objectId: id,
      fields: changedFields({}, change.detail),
      restricted: found.caseVisibility === "restricted",
      detail: { after: change.detail },
    });
    await change.also?.(trx);
    return { kind: "done" as const, id };
  });
}

/** The step itself, and one more for each warning that was let through: by its code, and never with a name in it. */
function rowsOf({ actor, now }: Pick<InterventionContext, "actor" | "now">, id: string, change: InterventionChange) {
  const base = {
    ...{ partnership_id: actor.partnershipId, intervention_id: id },
    ...{ recorded_by: actor.id, recorded_at: now.toISOString() },
  };
  const { findings = [], reason = null } = change.overridden ?? {};
  return [
    { ...base, ...change.step, id: uuid() },
    ...findings.map(({ code, label, source }) => ({
      ...{ ...base, id: uuid(), kind: "warning-overridden" as const, on_day: londonDay(now) },
      ...{ warning_code: code, words: source === null ? label : `${label} (${source})`, reason },
    })),
  ];
}

export function refusedChange(refusal: Refused["refusal"]): Refused {
  return { kind: "refused", refusal };
}
