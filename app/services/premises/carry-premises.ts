import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertPremisesIncident } from "#db/queries/premises-incidents.ts";
import { unsafeListCarried, unsafeListPremisesToCarry } from "#db/queries/premises-of-incident.ts";
import type { Transaction } from "#db/transaction.ts";
import { PUT_BACK, recordPremisesIncidentChange, takenOff } from "./record-incident-change.ts";

type At = { actor: Actor; now: Date };
type Both = { fromId: string; toId: string };

/**
 * One incident was found to be another: the one that stands concerns the premises of both, each once. Those of the one that
 * stands aside count no more by themselves, and are as they were when the two are parted. Joined once more, what had been
 * taken back is put back. False: a lost race.
 */
export async function carryPremises(trx: Transaction, { actor, now }: At, { fromId, toId }: Both): Promise<boolean> {
  for (const { id, version, premisesId } of await unsafeListCarried(trx, { fromId, toId, standing: false })) {
    const read = { id, version, premisesId, incidentId: toId };
    const event = "premises.incident-put-back" as const;
    const change = { event, ...PUT_BACK, reason: "It is the same incident after all" };
    if (!(await recordPremisesIncidentChange(trx, { actor, now }, read, change))) return false;
  }
  const carried = await unsafeListPremisesToCarry(trx, { fromId, toId });
  for (const { id: carried_from_id, ...row } of carried) {
    const id = uuid();
    const made = { created_at: now.toISOString(), created_by: actor.id, version: 1 };
    await insertPremisesIncident(trx, { ...row, id, incident_id: toId, carried_from_id, ...made });
    await insertAuditEvent(trx, actor, now, {
      category: "combination",
      event: "premises.incident-recorded",
      objectKind: "premises",
      objectId: row.premises_id,
      fields: ["severity", "attribution"],
      detail: {
        after: { severity: row.severity, attribution: row.attribution, rows: [id], carriedFrom: carried_from_id },
      },
      objects: [
        { kind: "incident", id: fromId },
        { kind: "incident", id: toId },
      ],
    });
  }
  return true;
}

/** They are two after all: what the one had been given by the other is taken off it again. False: a lost race. */
export async function takeBackPremises(trx: Transaction, at: At, { fromId, toId }: Both): Promise<boolean> {
  const change = takenOff(londonDay(at.now), "It belongs to another incident after all");
  for (const { id, version, premisesId } of await unsafeListCarried(trx, { fromId, toId, standing: true })) {
    const read = { id, version, premisesId, incidentId: toId };
    const event = "premises.incident-taken-off" as const;
    if (!(await recordPremisesIncidentChange(trx, at, read, { event, ...change, reason: change.columns.ended_reason })))
      return false;
  }
  return true;
}
