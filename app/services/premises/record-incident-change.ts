import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { FieldChange } from "#app/domain/premises/incident-changes.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertPremisesIncidentChanges, updatePremisesIncident } from "#db/queries/premises-of-incident.ts";
import type { Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
type Read = { id: string; version: number; premisesId: string; incidentId: string };
type Change = {
  event:
    | "premises.incident-changed"
    | "premises.incident-decided"
    | "premises.incident-taken-off"
    | "premises.incident-put-back";
  columns: Parameters<typeof updatePremisesIncident>[2];
  changes: readonly FieldChange[];
  reason: string | null;
  sittingId?: string | null;
};

/** What an incident is to premises is said otherwise: the row, how it was before, and the line in the log. False: a lost race. */
export async function recordPremisesIncidentChange(
  trx: Transaction,
  { actor, now }: At,
  { id, version, premisesId, incidentId }: Read,
  { event, columns, changes, reason, sittingId = null }: Change,
): Promise<boolean> {
  if (!(await updatePremisesIncident(trx, { id, version }, columns))) return false;
  await keepPremisesIncidentChanges(trx, { actor, now }, id, changes, { reason, sittingId });
  const values = (which: "before" | "after") => Object.fromEntries(changes.map((one) => [one.field, one[which]]));
  await insertAuditEvent(trx, actor, now, {
    category: "alteration",
    event,
    objectKind: "premises",
    objectId: premisesId,
    fields: changes.map(({ field }) => field),
    detail: { before: values("before"), after: { ...values("after"), reason, row: id } },
    objects: [{ kind: "incident", id: incidentId }],
  });
  return true;
}

/** Only what it was before: of a row that is changed elsewhere, as the day of its incident. */
export async function keepPremisesIncidentChanges(
  trx: Transaction,
  { actor, now }: At,
  premisesIncidentId: string,
  changes: readonly FieldChange[],
  { reason, sittingId }: { reason: string | null; sittingId: string | null },
) {
  const rows = changes.map(({ field, before, after }) => ({
    ...{ id: uuid(), partnership_id: actor.partnershipId, premises_incident_id: premisesIncidentId, field },
    ...{ before_value: before, after_value: after, reason, sitting_id: sittingId },
    ...{ changed_by: actor.id, changed_at: now.toISOString() },
  }));
  await insertPremisesIncidentChanges(trx, rows);
}

/** Taken off, and put back: what the row says then, and what is kept of it. */
export function takenOff(today: string, reason: string) {
  return {
    columns: { ended_on: today, ended_reason: reason },
    changes: [{ field: "standing" as const, before: "Counted here", after: "Taken off" }],
  };
}
export const PUT_BACK = {
  columns: { ended_on: null, ended_reason: null },
  changes: [{ field: "standing" as const, before: "Taken off", after: "Counted here" }],
};
