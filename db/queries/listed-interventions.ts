import { type ExpressionBuilder, sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  expiringBy,
  type InterventionKey,
  type InterventionListAsked,
  type InterventionListName,
  type InterventionNarrowing,
  NO_BEAT,
} from "#app/domain/interventions/intervention-list.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";
import { peopleVisibleTo } from "../visibility/people.ts";
import { hasBreach, hasRespondentUnderAge, isInForceOn, lasts, mayBeInForceOn } from "./intervention-predicates.ts";

type Eb = ExpressionBuilder<Database, "intervention">;
type Page = { asked: InterventionListAsked; today: string; after?: InterventionKey; limit: number };

/** One list of interventions, the newest first, as its page and its file have it. */
export function listInterventions(db: Executor, actor: Actor, { asked, today, after, limit }: Page) {
  return db
    .selectFrom("intervention")
    .innerJoin("agency", "agency.id", "intervention.agency_id")
    .leftJoin("location", "location.id", "intervention.location_id")
    .leftJoin("own_intervention_kind as own", "own.id", "intervention.own_kind_id")
    .leftJoin("support_service as service", "service.id", "intervention.service_id")
    .select(["intervention.id", "intervention.reference", "intervention.kind", "intervention.state"])
    .select(["intervention.tier", "intervention.issued_on as issuedOn", "intervention.from_day as fromDay"])
    .select(["intervention.until_day as untilDay", "intervention.ended_on as endedOn"])
    .select(["intervention.persons_unknown as personsUnknown", "intervention.beat_code as beatCode"])
    .select(["intervention.area_words as areaWords", "location.name as placeName", "agency.name as agencyName"])
    .select(["own.name as ownKindName", "service.name as serviceName", "intervention.end_kind as endKind"])
    .select((eb) => [
      eb
        .selectFrom("intervention_breach as breach")
        .select(sql<number>`cast(count(*) as integer)`.as("rows"))
        .whereRef("breach.intervention_id", "=", "intervention.id")
        .as("breaches"),
      eb.case().when(isInForceOn(today)(eb)).then(1).else(0).end().as("isInForce"),
    ])
    .where("intervention.partnership_id", "=", actor.partnershipId)
    .where(interventionsVisibleTo(actor))
    .where(isOfList(asked.show, today))
    .where(isNarrowed(asked, today))
    .where(isOf(asked, actor))
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(intervention.issued_on, intervention.id) < (${after?.day ?? ""}, ${after?.id ?? ""})`),
    )
    .orderBy("intervention.issued_on", "desc")
    .orderBy("intervention.id", "desc")
    .limit(limit)
    .execute();
}
export type ListedIntervention = Awaited<ReturnType<typeof listInterventions>>[number];

/** Written out, so that each is found by the index of its own. */
function isNarrowed(asked: InterventionNarrowing, today: string) {
  return (eb: Eb) =>
    eb.and([
      ...(asked.kind === undefined ? [] : [eb("intervention.kind", "=", asked.kind)]),
      ...(asked.own === undefined ? [] : [eb("intervention.own_kind_id", "=", asked.own)]),
      ...(asked.tier === undefined ? [] : [eb("intervention.tier", "=", asked.tier)]),
      ...(asked.beat === undefined
        ? []
        : [
            asked.beat === NO_BEAT
              ? eb("intervention.beat_code", "is", null)
              : eb("intervention.beat_code", "=", asked.beat),
          ]),
      ...(asked.agency === undefined ? [] : [eb("intervention.agency_id", "=", asked.agency)]),
      ...(asked.service === undefined ? [] : [eb("intervention.service_id", "=", asked.service)]),
      ...(asked.youth === undefined
        ? []
        : [yesOrNo(eb, asked.youth, hasRespondentUnderAge(eb, "intervention.issued_on"))]),
      ...(asked.breached === undefined ? [] : [yesOrNo(eb, asked.breached, hasBreach(eb))]),
      ...(asked.expiring === undefined
        ? []
        : [
            isInForceOn(today)(eb),
            eb("intervention.until_day", ">=", today),
            eb("intervention.until_day", "<=", expiringBy(today, asked.expiring)),
          ]),
      ...(asked.endsFrom === undefined ? [] : [eb("intervention.until_day", ">=", asked.endsFrom)]),
      ...(asked.endsUntil === undefined ? [] : [eb("intervention.until_day", "<=", asked.endsUntil)]),
      ...(asked.from === undefined ? [] : [eb("intervention.issued_on", ">=", asked.from)]),
      ...(asked.until === undefined ? [] : [eb("intervention.issued_on", "<=", asked.until)]),
    ]);
}

/** Of one person whom the actor may open, by any of the records that are merged; at one place; of what was made. */
function isOf({ person, location, made }: InterventionNarrowing, actor: Actor) {
  return (eb: Eb) =>
    eb.and([
      ...(person === undefined ? [] : [eb("intervention.id", "in", binding(eb, actor, person))]),
      ...(location === undefined ? [] : [eb("intervention.location_id", "=", location)]),
      ...(made === undefined ? [] : [eb("intervention.state", "=", "made")]),
    ]);
}

function binding(eb: Eb, actor: Actor, personId: string) {
  return eb
    .selectFrom("intervention_respondent")
    .innerJoin("person", "person.id", "intervention_respondent.person_id")
    .select("intervention_respondent.intervention_id")
    .where((one) => one.or([one("person.id", "=", personId), one("person.merged_into_id", "=", personId)]))
    .where(peopleVisibleTo(actor));
}

function yesOrNo(eb: Eb, answer: "yes" | "no", is: ReturnType<Eb["exists"]>) {
  return answer === "yes" ? is : eb.not(is);
}

function isOfList(list: InterventionListName, today: string) {
  return (eb: Eb) => {
    switch (list) {
      case "all":
        return eb.lit(true);
      case "in-force":
        return isInForceOn(today)(eb);
      case "planned":
        return eb.or([
          eb("intervention.state", "=", "planned"),
          eb.and([eb("intervention.state", "=", "made"), eb("intervention.from_day", ">", today)]),
        ]);
      // Of those that last: made, begun, and in force no more.
      case "ended":
        return eb.and([
          eb("intervention.state", "=", "made"),
          lasts(eb),
          eb("intervention.from_day", "<=", today),
          eb.not(isInForceOn(today)(eb)),
        ]);
    }
  };
}

const COUNTED = {
  kind: "intervention.kind",
  beat: "intervention.beat_code",
  agency: "intervention.agency_id",
} as const;

/** How many that the actor sees are in force on that day, by kind, beat or agency: each opens exactly its rows. */
export function countInForceBy(db: Executor, actor: Actor, today: string, by: keyof typeof COUNTED) {
  const column = COUNTED[by];
  return db
    .selectFrom("intervention")
    .select([sql.ref<string | null>(column).as("of"), sql<number>`cast(count(*) as integer)`.as("rows")])
    .where("intervention.partnership_id", "=", actor.partnershipId)
    .where(mayBeInForceOn(today))
    .where(isInForceOn(today))
    .where(interventionsVisibleTo(actor))
    .groupBy(sql.ref(column))
    .limit(500)
    .execute();
}
