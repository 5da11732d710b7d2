import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { PremisesIncidentKey, PremisesIncidentsAsked } from "#app/domain/premises/incident-list.ts";
import { VIOLENT } from "#app/domain/premises/severity.ts";
import type { Executor } from "../transaction.ts";
import { countsAtPremises, premisesVisibleTo, wasTakenOff } from "../visibility/premises.ts";
import { SEEN_AT_PREMISES } from "./premises-incidents.ts";

function asked(
  db: Executor,
  actor: Actor,
  { premises, show, attribution, violent, from, until }: PremisesIncidentsAsked,
) {
  return db
    .selectFrom("premises_incident")
    .innerJoin("incident", "incident.id", "premises_incident.incident_id")
    .innerJoin("premises", "premises.id", "premises_incident.premises_id")
    .where(premisesVisibleTo(actor))
    .where("premises_incident.premises_id", "=", premises)
    .where(show === "taken-off" ? wasTakenOff() : countsAtPremises())
    .$if(attribution !== undefined, (q) => q.where("premises_incident.attribution", "=", attribution ?? "near"))
    .$if(violent !== undefined, (q) => q.where("premises_incident.severity", "in", VIOLENT))
    .$if(from !== undefined, (q) => q.where("incident.latest_day", ">=", from ?? ""))
    .$if(until !== undefined, (q) => q.where("incident.latest_day", "<=", until ?? ""));
}

/** As the page of the premises lists them, newest first. */
export function listPremisesIncidents(
  db: Executor,
  actor: Actor,
  { filter, after, limit }: { filter: PremisesIncidentsAsked; after?: PremisesIncidentKey; limit: number },
) {
  return asked(db, actor, filter)
    .select(SEEN_AT_PREMISES)
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
export type SeenAtPremises = Awaited<ReturnType<typeof listPremisesIncidents>>[number];

/** How many the list has by attribution, and how many of each are violence. */
export async function countPremisesIncidents(db: Executor, actor: Actor, filter: PremisesIncidentsAsked) {
  const rows = await asked(db, actor, filter)
    .select("premises_incident.attribution")
    .select((eb) => eb.fn.countAll<number | string>().as("rows"))
    .select(
      sql<number | string>`sum(case when premises_incident.severity in (${sql.join(VIOLENT.map((one) => sql.lit(one)))})
        then 1 else 0 end)`.as("violent"),
    )
    .groupBy("premises_incident.attribution")
    .execute();
  return rows.map(({ attribution, ...row }) => ({
    ...{ attribution, rows: Number(row.rows), violent: Number(row.violent) },
  }));
}

/** One incident at premises, taken off or not; not one that was found to be another. */
export function findPremisesIncident(db: Executor, actor: Actor, id: string) {
  return db
    .selectFrom("premises_incident")
    .innerJoin("incident", "incident.id", "premises_incident.incident_id")
    .innerJoin("premises", "premises.id", "premises_incident.premises_id")
    .leftJoin("agency as finder", "finder.id", "premises_incident.finding_agency_id")
    .leftJoin("sitting", "sitting.id", "premises_incident.decided_sitting_id")
    .select([
      ...SEEN_AT_PREMISES,
      "incident.version as incidentVersion",
      "premises.name as premisesName",
      "premises.licensed_from as licensedFrom",
      "premises.closed_on as closedOn",
      "finder.name as findingAgencyName",
      "sitting.day as decidedSittingDay",
      "sitting.group_id as decidedGroupId",
    ])
    .where(premisesVisibleTo(actor))
    .where((eb) => eb.or([countsAtPremises(), wasTakenOff()]))
    .where("premises_incident.id", "=", id)
    .executeTakeFirst();
}
export type FoundPremisesIncident = NonNullable<Awaited<ReturnType<typeof findPremisesIncident>>>;
