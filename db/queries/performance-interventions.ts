import { type ExpressionBuilder, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { daysOf, type FigureAsked, type Months } from "#app/domain/interventions/figures.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";
import { hasRespondentUnderAge, isLegalKind, isNonLegalKind, wasUnderAge } from "./intervention-predicates.ts";

type CountsInterventions = Exclude<FigureAsked["measure"], "youth-breaches">;
type Eb = ExpressionBuilder<Database, "intervention">;
const rows = sql<number>`cast(count(*) as integer)`;

// Numbers over the whole partnership, whoever asks; the rows behind them only as far as the actor may open them.

/** Non-legal with somebody under 18 on the first day; services for victims are left out (DOMAIN 6.6). */
export function isYouthNonLegal(eb: Eb) {
  return eb.and([
    eb("intervention.state", "=", "made"),
    isNonLegalKind(eb),
    hasRespondentUnderAge(eb, "intervention.from_day"),
    eb.not(
      eb.exists(
        eb
          .selectFrom("support_service as service")
          .select("service.id")
          .whereRef("service.id", "=", "intervention.service_id")
          .where("service.is_for_victims", "=", 1),
      ),
    ),
  ]);
}

function begun(eb: Eb, months: Months) {
  const { first, last } = daysOf(months);
  return eb.and([eb("intervention.from_day", ">=", first), eb("intervention.from_day", "<=", last)]);
}

/** By month of the first day. */
export function countBegun(db: Executor, partnershipId: string, measure: "youth-non-legal" | "legal", months: Months) {
  const month = sql<string>`substr(intervention.from_day, 1, 7)`;
  return db
    .selectFrom("intervention")
    .select([month.as("month"), rows.as("rows")])
    .where("intervention.partnership_id", "=", partnershipId)
    .where((eb) => begun(eb, months))
    .where((eb) => (measure === "legal" ? isMadeAndLegal(eb) : isYouthNonLegal(eb)))
    .groupBy(month)
    .execute();
}

function isMadeAndLegal(eb: Eb) {
  return eb.and([eb("intervention.state", "=", "made"), isLegalKind(eb)]);
}

/** Breaches of non-legal interventions, each by a respondent who was under 18 on the first day; not an adult's of the same contract. */
function youthBreaches(db: Executor, months: Months) {
  const { first, last } = daysOf(months);
  return db
    .selectFrom("intervention_breach as breach")
    .innerJoin("intervention", "intervention.id", "breach.intervention_id")
    .innerJoin("intervention_respondent as by", "by.id", "breach.respondent_id")
    .innerJoin("person as named", "named.id", "by.person_id")
    .innerJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("named.merged_into_id", "named.id"))),
    )
    .where("breach.breached_on", ">=", first)
    .where("breach.breached_on", "<=", last)
    .where(wasUnderAge("person.birth_date", "intervention.from_day"))
    .where((eb) => isYouthNonLegal(eb));
}

const children = sql<number>`cast(count(distinct person.id) as integer)`;

/** By month of the breach; and the children who broke them, each counted once a month by the record that stands. */
export function countYouthBreaches(db: Executor, partnershipId: string, months: Months) {
  const month = sql<string>`substr(breach.breached_on, 1, 7)`;
  return youthBreaches(db, months)
    .select([month.as("month"), rows.as("rows"), children.as("children")])
    .where("breach.partnership_id", "=", partnershipId)
    .groupBy(month)
    .execute();
}

/** Over all of the months, each child once. */
export async function countChildrenInBreach(db: Executor, partnershipId: string, months: Months): Promise<number> {
  const row = await youthBreaches(db, months)
    .select(children.as("children"))
    .where("breach.partnership_id", "=", partnershipId)
    .executeTakeFirstOrThrow();
  return row.children;
}

/** The breaches behind a number, each a row, in the order in which they were recorded; as far as the actor may open them. */
export function listYouthBreachesVisible(
  db: Executor,
  actor: Actor,
  months: Months,
  { after, limit }: { after: string; limit: number },
) {
  return youthBreaches(db, months)
    .leftJoin("own_intervention_kind as own", "own.id", "intervention.own_kind_id")
    .leftJoin("support_service as service", "service.id", "intervention.service_id")
    .select(["breach.id as breachId", "breach.breached_on as breachedOn", "intervention.id", "intervention.reference"])
    .select(["intervention.kind", "own.name as ownKindName", "service.name as serviceName"])
    .where(interventionsVisibleTo(actor))
    .where("breach.id", ">", after)
    .orderBy("breach.id")
    .limit(limit)
    .execute();
}

/** By service and by what it answered, those sent in the months. */
export function countReferrals(db: Executor, partnershipId: string, months: Months) {
  const { first, last } = daysOf(months);
  return db
    .selectFrom("intervention")
    .innerJoin("support_service as service", "service.id", "intervention.service_id")
    .select(["service.id", "service.name", "intervention.service_answer as answer", rows.as("rows")])
    .where("intervention.partnership_id", "=", partnershipId)
    .where("intervention.kind", "=", "referral")
    .where("intervention.state", "=", "made")
    .where("intervention.issued_on", ">=", first)
    .where("intervention.issued_on", "<=", last)
    .groupBy(["service.id", "service.name", "service.name_folded", "intervention.service_answer"])
    .orderBy("service.name_folded")
    .limit(1000)
    .execute();
}

/** The interventions behind a number that counts them. */
function isBehind(asked: FigureAsked & { measure: CountsInterventions }) {
  const { first, last } = daysOf(asked);
  return (eb: Eb) => {
    switch (asked.measure) {
      case "legal":
        return eb.and([begun(eb, asked), isMadeAndLegal(eb)]);
      case "youth-non-legal":
        return eb.and([begun(eb, asked), isYouthNonLegal(eb)]);
      case "referrals":
        return eb.and([
          eb("intervention.kind", "=", "referral"),
          eb("intervention.state", "=", "made"),
          eb("intervention.issued_on", ">=", first),
          eb("intervention.issued_on", "<=", last),
          ...(asked.service === undefined ? [] : [eb("intervention.service_id", "=", asked.service)]),
          ...(asked.answer === undefined
            ? []
            : [
                asked.answer === "none"
                  ? eb("intervention.service_answer", "is", null)
                  : eb("intervention.service_answer", "=", asked.answer),
              ]),
        ]);
    }
  };
}

/** How many rows a number has, over the whole partnership or as far as the actor may open them. */
export async function countBehind(db: Executor, of: { partnershipId: string } | Actor, asked: FigureAsked) {
  const { measure } = asked;
  const whose = (eb: Eb) =>
    "permissions" in of ? interventionsVisibleTo(of)(eb) : eb("intervention.partnership_id", "=", of.partnershipId);
  const query =
    measure === "youth-breaches"
      ? youthBreaches(db, asked).select(rows.as("rows")).where(whose)
      : db
          .selectFrom("intervention")
          .select(rows.as("rows"))
          .where(whose)
          .where(isBehind({ ...asked, measure }));
  return (await query.executeTakeFirstOrThrow()).rows;
}

/** By reference, as far as the actor may open them. */
export function listBehindVisible(
  db: Executor,
  actor: Actor,
  asked: FigureAsked & { measure: CountsInterventions },
  { after, limit }: { after: string; limit: number },
) {
  return db
    .selectFrom("intervention")
    .leftJoin("own_intervention_kind as own", "own.id", "intervention.own_kind_id")
    .leftJoin("support_service as service", "service.id", "intervention.service_id")
    .select(["intervention.id", "intervention.reference", "intervention.kind", "own.name as ownKindName"])
    .select(["service.name as serviceName", "intervention.from_day as fromDay"])
    .where(interventionsVisibleTo(actor))
    .where(isBehind(asked))
    .where("intervention.reference", ">", after)
    .orderBy("intervention.reference")
    .limit(limit)
    .execute();
}
