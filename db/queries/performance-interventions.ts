import { type ExpressionBuilder, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { daysOf, type FigureAsked, type Months } from "#app/domain/interventions/figures.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";
import { hasRespondentUnderAge, isLegalKind, isNonLegalKind, wasUnderAge } from "./intervention-predicates.ts";

type Eb = ExpressionBuilder<Database, "intervention">;
const rows = sql<number>`cast(count(*) as integer)`;

// Numbers over the whole partnership, whoever asks; the rows behind them only as far as the actor may open them.

/** Non-legal with somebody under 18 on the first day; services for victims are left out (DOMAIN 6.6). */
function isYouthNonLegal(eb: Eb) {
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

/** By month of the breach; and the children who broke them, each counted once a month by the record that stands. */
export function countYouthBreaches(db: Executor, partnershipId: string, months: Months) {
  const month = sql<string>`substr(breach.breached_on, 1, 7)`;
  const { first, last } = daysOf(months);
  return db
    .selectFrom("intervention_breach as breach")
    .innerJoin("intervention", "intervention.id", "breach.intervention_id")
    .leftJoin("intervention_respondent as by", "by.id", "breach.respondent_id")
    .leftJoin("person as named", "named.id", "by.person_id")
    .leftJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("named.merged_into_id", "named.id"))),
    )
    .select((eb) => [
      month.as("month"),
      rows.as("rows"),
      sql<number>`cast(count(distinct ${eb.case().when(wasUnderAge("person.birth_date", "intervention.from_day")).then(eb.ref("person.id")).else(null).end()}) as integer)`.as(
        "children",
      ),
    ])
    .where("breach.partnership_id", "=", partnershipId)
    .where("breach.breached_on", ">=", first)
    .where("breach.breached_on", "<=", last)
    .where((eb) => isYouthNonLegal(eb))
    .groupBy(month)
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

/** The interventions behind a number: of breaches, those that were breached in the months. */
function isBehind(asked: FigureAsked) {
  const { first, last } = daysOf(asked);
  return (eb: Eb) => {
    switch (asked.measure) {
      case "legal":
        return eb.and([begun(eb, asked), isMadeAndLegal(eb)]);
      case "youth-non-legal":
        return eb.and([begun(eb, asked), isYouthNonLegal(eb)]);
      case "youth-breaches":
        return eb.and([
          isYouthNonLegal(eb),
          eb.exists(
            eb
              .selectFrom("intervention_breach as breach")
              .select("breach.id")
              .whereRef("breach.intervention_id", "=", "intervention.id")
              .where("breach.breached_on", ">=", first)
              .where("breach.breached_on", "<=", last),
          ),
        ]);
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

export async function countBehind(db: Executor, partnershipId: string, asked: FigureAsked): Promise<number> {
  const row = await db
    .selectFrom("intervention")
    .select(rows.as("rows"))
    .where("intervention.partnership_id", "=", partnershipId)
    .where(isBehind(asked))
    .executeTakeFirstOrThrow();
  return row.rows;
}

export async function countBehindVisible(db: Executor, actor: Actor, asked: FigureAsked): Promise<number> {
  const row = await db
    .selectFrom("intervention")
    .select(rows.as("rows"))
    .where(interventionsVisibleTo(actor))
    .where(isBehind(asked))
    .executeTakeFirstOrThrow();
  return row.rows;
}

/** By reference, as far as the actor may open them. */
export function listBehindVisible(
  db: Executor,
  actor: Actor,
  asked: FigureAsked,
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
