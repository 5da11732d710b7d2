import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { StepKind } from "#app/domain/incidents/incident.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findIncident, insertIncidentStep, updateIncident } from "#db/queries/incidents.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";

export type IncidentContext = { db: Executor; actor: Actor; now: Date };
export type Incident = NonNullable<Awaited<ReturnType<typeof findIncident>>>;
type Refusal = { field: string; message: string };
export type IncidentChange = {
  columns: Parameters<typeof updateIncident>[2];
  step: { kind: StepKind; happenedOn?: string; words?: string | null; how?: string | null };
  event: string;
  after: Record<string, unknown>;
  /** Where the record alone does not say how it was. */
  before?: Record<string, unknown>;
  /** Whom it concerns beside the incident. */
  objects?: { kind: string; id: string }[];
  /** What goes with it, once the incident is changed. */
  also?: () => Promise<unknown>;
};

/** One change of an incident: the columns, the step that tells of it and the line in the log, or why it may not be. */
export function changeIncident(
  { db, actor, now }: IncidentContext,
  { id, version }: { id: string; version: number },
  decide: (
    trx: Transaction,
    incident: Incident,
    today: string,
  ) => Promise<Refusal | IncidentChange> | Refusal | IncidentChange,
) {
  const today = londonDay(now);
  return inTransaction(db, async (trx) => {
    const incident = await findIncident(trx, actor, id);
    if (!incident) return { kind: "not-found" as const };
    if (incident.version !== version) return { kind: "changed" as const, current: incident };
    const decided = await decide(trx, incident, today);
    if ("message" in decided) return { kind: "refused" as const, refusal: decided };
    if (!(await recordIncidentChange(trx, { actor, now }, incident, decided)))
      return { kind: "changed" as const, current: incident };
    await decided.also?.();
    return { kind: "done" as const };
  });
}

/** The change itself, of an incident that the caller has read in this transaction. False when somebody changed it first. */
export async function recordIncidentChange(
  trx: Transaction,
  { actor, now }: Pick<IncidentContext, "actor" | "now">,
  incident: Incident,
  { columns, step, event, after, objects, ...change }: IncidentChange,
): Promise<boolean> {
  const { id, version } = incident;
  if (!(await updateIncident(trx, { id, version }, columns))) return false;
  await insertIncidentStep(trx, stepRow({ actor, now }, id, step));
  const before =
    change.before ??
    Object.fromEntries(Object.keys(after).map((field) => [field, incident[field as keyof Incident] ?? null]));
  await insertAuditEvent(trx, actor, now, {
    category: "alteration",
    event,
    objectKind: "incident",
    objectId: id,
    fields: Object.keys(after),
    objects,
    detail: { before, after },
  });
  return true;
}

/** A step of an incident as the history keeps it: of today, where nobody says otherwise. */
export function stepRow(
  { actor, now }: Pick<IncidentContext, "actor" | "now">,
  incidentId: string,
  step: IncidentChange["step"],
) {
  return {
    id: uuid(),
    partnership_id: actor.partnershipId,
    incident_id: incidentId,
    kind: step.kind,
    happened_on: step.happenedOn ?? londonDay(now),
    words: step.words ?? null,
    how: step.how ?? null,
    agency_id: actor.agencyId,
    recorded_by: actor.id,
    recorded_at: now.toISOString(),
  };
}
