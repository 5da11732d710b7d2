import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { refuseAfterClosing } from "#app/domain/premises/closing-day.ts";
import { classifiedColumns } from "#app/domain/premises/incident-changes.ts";
import type { InvolvedPremises } from "#app/domain/premises/involved-premises.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertPremisesIncident } from "#db/queries/premises-incidents.ts";
import { listPremisesToName } from "#db/queries/premises-to-name.ts";
import type { Executor, Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
type Refusal = { field: string; message: string };

/** What cannot be of premises that are named for an incident: of each of its days, at the field where it was typed. */
export async function refusePremises(
  db: Executor,
  actor: Actor,
  premisesIds: readonly string[],
  days: readonly { field: string; day: string }[],
): Promise<Refusal[]> {
  const known = await listPremisesToName(db, actor, premisesIds);
  if (known.length < premisesIds.length) return [{ field: "premisesIds", message: "Choose from the premises shown" }];
  return days.flatMap(({ field, day }) => {
    const refusals = known.map((premises) => refuseAfterClosing(premises, day)).filter((message) => message !== null);
    return refusals.length === 0 ? [] : [{ field, message: refusals.join(". ") }];
  });
}

/** Each of these incidents now concerns each of these premises: the caller knows that none does yet. */
export async function addToPremises(
  trx: Transaction,
  { actor, now }: At,
  incidentIds: readonly string[],
  premises: readonly InvolvedPremises[],
) {
  const { partnershipId } = actor;
  for (const { premisesId, version: _, ...classified } of premises) {
    const rows = incidentIds.map((incidentId) => ({
      ...{ id: uuid(), partnership_id: partnershipId, premises_id: premisesId, incident_id: incidentId, version: 1 },
      ...classifiedColumns(classified),
      ...{ created_at: now.toISOString(), created_by: actor.id },
    }));
    await insertPremisesIncident(trx, ...rows);
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "premises.incident-recorded",
      objectKind: "premises",
      objectId: premisesId,
      fields: Object.keys(classified),
      detail: { after: { ...classified, rows: rows.map(({ id }) => id) } },
      objects: incidentIds.map((id) => ({ kind: "incident", id })),
    });
  }
}
