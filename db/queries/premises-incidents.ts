import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { countsAtPremises, premisesVisibleTo } from "../visibility/premises.ts";

/**
 * All that is read of an incident through premises (DESIGN 5): never what happened, never anybody in it, and of the words
 * only those written for licensing. A page, a list, an export and a print take these columns and no others.
 */
export const SEEN_AT_PREMISES = [
  "premises_incident.id",
  "premises_incident.version",
  "premises_incident.incident_id as incidentId",
  "premises_incident.premises_id as premisesId",
  "incident.reference",
  "incident.earliest_day as earliestDay",
  "incident.earliest_time as earliestTime",
  "incident.latest_day as day",
  "incident.latest_time as time",
  "incident.licensing_summary as summary",
  "incident.licensing_only as licensingOnly",
  "premises_incident.severity",
  "premises_incident.attribution",
  "premises_incident.called_police as calledPolice",
  "premises_incident.good_practice as goodPractice",
  "premises_incident.is_crime as isCrime",
  "premises_incident.is_safety as isSafety",
  "premises_incident.is_nuisance as isNuisance",
  "premises_incident.is_children as isChildren",
  "premises_incident.decided_on as decidedOn",
  "premises_incident.decided_sitting_id as decidedSittingId",
  "premises_incident.finding_agency_id as findingAgencyId",
  "premises_incident.finding_reference as findingReference",
  "premises_incident.ended_on as endedOn",
  "premises_incident.ended_reason as endedReason",
] as const;

type Key = { day: string; id: string };

/** Of one premises, newest first, up to a day and back to another, both included. */
export function listIncidentsOfPremises(
  db: Executor,
  actor: Actor,
  asked: { premisesId: string; from: string; until: string; after?: Key; limit: number },
) {
  const { premisesId, from, until, after, limit } = asked;
  return db
    .selectFrom("premises_incident")
    .innerJoin("incident", "incident.id", "premises_incident.incident_id")
    .innerJoin("premises", "premises.id", "premises_incident.premises_id")
    .select(SEEN_AT_PREMISES)
    .where(premisesVisibleTo(actor))
    .where("premises_incident.premises_id", "=", premisesId)
    .where(countsAtPremises())
    .where("incident.latest_day", ">=", from)
    .where("incident.latest_day", "<=", until)
    .$if(after !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb("incident.latest_day", "<", after?.day ?? ""),
          eb.and([eb("incident.latest_day", "=", after?.day ?? ""), eb("premises_incident.id", "<", after?.id ?? "")]),
        ]),
      ),
    )
    .orderBy("incident.latest_day", "desc")
    .orderBy("premises_incident.id", "desc")
    .limit(limit)
    .execute();
}

export async function insertPremisesIncident(
  trx: Transaction,
  ...rows: readonly Insertable<Database["premises_incident"]>[]
) {
  await trx.insertInto("premises_incident").values(rows).execute();
}
