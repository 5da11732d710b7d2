import type { Actor } from "#app/domain/access/actor.ts";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { whenWords } from "#app/domain/incidents/when-it-happened.ts";
import { beforeLicence } from "#app/domain/premises/closing-day.ts";
import { changedInWords, classifiedOf, PREMISES_INCIDENT_FIELD_NAMES } from "#app/domain/premises/incident-changes.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { findVisibleReference } from "#db/queries/audit-records.ts";
import { findPremisesIncident } from "#db/queries/premises-incident-lists.ts";
import { unsafeListPremisesIncidentChanges } from "#db/queries/premises-of-incident.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };
const CHANGES = 100;

/** One incident at premises as licensing reads it, and how it was said to be before. */
export async function premisesIncidentPage({ db, actor, now }: Context, id: string) {
  const row = await findPremisesIncident(db, actor, id);
  if (!row) return null;
  const changes = await unsafeListPremisesIncidentChanges(db, id, CHANGES);
  const mayOpen = row.licensingOnly === 0 && actor.permissions.has("incidents:read");
  const isSeen = mayOpen && (await findVisibleReference(db, actor, "incident", row.incidentId)) !== undefined;
  await recordView({ db, actor, now }, "premises.incident-viewed", "premises", row.premisesId, {
    objects: [{ kind: "incident", id: row.incidentId }],
  });
  return {
    row: {
      ...{ id, version: row.version, reference: row.reference, licensingOnly: row.licensingOnly === 1 },
      ...{ premisesId: row.premisesId, premisesName: row.premisesName, summary: row.summary },
      ...classifiedOf(row),
      when: whenWords({ ...row, latestDay: row.day, latestTime: row.time }),
      ...{ day: row.day, time: row.time },
      finding: { agencyId: row.findingAgencyId, agencyName: row.findingAgencyName, reference: row.findingReference },
      decidedAt: row.decidedSittingDay,
      takenOff: row.endedOn === null ? null : { on: row.endedOn, reason: row.endedReason ?? "" },
      warning: beforeLicence({ name: row.premisesName, licensedFrom: row.licensedFrom }, row.day),
    },
    incidentId: isSeen ? row.incidentId : null,
    changes: changes.map(({ field, beforeValue, afterValue, ...change }) => ({
      ...{ id: change.id, reason: change.reason, byName: change.byName, sittingDay: change.sittingDay },
      what: PREMISES_INCIDENT_FIELD_NAMES[field],
      // Of a summary, how it was stands with the incident: it may have named somebody.
      from: beforeValue === null && afterValue === null ? null : changedInWords(field, beforeValue),
      to: beforeValue === null && afterValue === null ? null : changedInWords(field, afterValue),
      at: londonTime(change.changedAt),
    })),
    mayRecord: actor.permissions.has("premises:record"),
  };
}
