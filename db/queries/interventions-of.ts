import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";
import { isInForceOn } from "./intervention-predicates.ts";

export type InterventionsOf =
  { kind: "case"; id: string } | { kind: "location"; id: string } | { kind: "person"; ids: readonly string[] };

/** Those of one case, person or place that the actor may open: what is in force today first, then the newest. */
export function listInterventionsOf(db: Executor, actor: Actor, of: InterventionsOf, today: string, limit: number) {
  return db
    .selectFrom("intervention")
    .innerJoin("agency", "agency.id", "intervention.agency_id")
    .leftJoin("location", "location.id", "intervention.location_id")
    .leftJoin("own_intervention_kind as own", "own.id", "intervention.own_kind_id")
    .leftJoin("support_service as service", "service.id", "intervention.service_id")
    .select(["intervention.id", "intervention.reference", "intervention.kind", "intervention.state"])
    .select(["intervention.issued_on as issuedOn", "intervention.from_day as fromDay"])
    .select(["intervention.until_day as untilDay", "intervention.ended_on as endedOn"])
    .select(["intervention.end_kind as endKind", "intervention.persons_unknown as personsUnknown"])
    .select(["intervention.area_words as areaWords", "intervention.beat_code as beatCode"])
    .select(["location.name as placeName", "agency.name as agencyName"])
    .select(["own.name as ownKindName", "service.name as serviceName"])
    .select((eb) => [
      eb
        .selectFrom("intervention_breach as breach")
        .select(sql<number>`cast(count(*) as integer)`.as("rows"))
        .whereRef("breach.intervention_id", "=", "intervention.id")
        .as("breaches"),
      eb.case().when(isInForceOn(today)(eb)).then(1).else(0).end().as("isInForce"),
    ])
    .where(interventionsVisibleTo(actor))
    .$if(of.kind === "case", (q) => q.where("intervention.case_id", "=", of.kind === "case" ? of.id : ""))
    .$if(of.kind === "location", (q) => q.where("intervention.location_id", "=", of.kind === "location" ? of.id : ""))
    .$if(of.kind === "person", (q) =>
      q.where("intervention.id", "in", (eb) =>
        eb
          .selectFrom("intervention_respondent as bound")
          .select("bound.intervention_id")
          .where("bound.person_id", "in", of.kind === "person" && of.ids.length > 0 ? [...of.ids] : [""]),
      ),
    )
    .orderBy("isInForce", "desc")
    .orderBy("intervention.issued_on", "desc")
    .orderBy("intervention.id", "desc")
    .limit(limit)
    .execute();
}
