import { type ExpressionBuilder, sql, type SqlBool } from "kysely";
import { LEGAL_KINDS } from "#app/domain/interventions/in-force.ts";
import { type InterventionKind, LASTING_KINDS } from "#app/domain/interventions/kinds.ts";
import { ADULT_AGE } from "#app/domain/people/person.ts";
import type { Database } from "../types/database.ts";

type Eb = ExpressionBuilder<Database, "intervention">;

/** The last day on which it may be in force, as the index has it. */
const LAST_DAY = sql<string>`coalesce(intervention.ended_on, intervention.until_day, '9999-12-31')`;

/** Twin of isInForce. */
export function isInForceOn(day: string) {
  return (eb: Eb) =>
    eb.and([
      eb("intervention.state", "=", "made"),
      lasts(eb),
      // Most have begun: no index of first days leads to few.
      eb(sql<string>`coalesce(intervention.from_day, '')`, "<=", day),
      eb.or([eb("intervention.until_day", "is", null), eb("intervention.until_day", ">=", day)]),
      eb.or([eb("intervention.ended_on", "is", null), eb("intervention.ended_on", ">", day)]),
      eb.or([
        eb("intervention.persons_unknown", "=", 1),
        eb.not(eb.exists(respondents(eb))),
        eb.exists(
          respondents(eb).where((r) =>
            r.or([r("intervention_respondent.ended_on", "is", null), r("intervention_respondent.ended_on", ">", day)]),
          ),
        ),
      ]),
    ]);
}

/** Not by the index of kinds: a list is read in its own order, and the kinds that last are most of them. */
export function lasts(eb: Eb) {
  return eb(sql<InterventionKind>`coalesce(intervention.kind, '')`, "in", LASTING_KINDS);
}

/** Beside isInForceOn, where all of them are gone through: by the index of their last days. */
export function mayBeInForceOn(day: string) {
  return (eb: Eb) => eb.and([eb("intervention.kind", "in", LASTING_KINDS), eb(LAST_DAY, ">=", day)]);
}

function respondents(eb: Eb) {
  return eb
    .selectFrom("intervention_respondent")
    .select("intervention_respondent.id")
    .whereRef("intervention_respondent.intervention_id", "=", "intervention.id");
}

/** Twin of wasUnderAge: the day on which the person is 18, as text, lies after that day. */
export function wasUnderAge(birthDate: string, day: string) {
  const born = sql.ref<string>(birthDate);
  return sql<SqlBool>`(cast(cast(substr(${born}, 1, 4) as integer) + ${sql.lit(ADULT_AGE)} as text) || substr(${born}, 5)) > ${sql.ref(day)}`;
}

/** A respondent who was under 18 on the day of issue, or on the first day. */
export function hasRespondentUnderAge(eb: Eb, day: "intervention.issued_on" | "intervention.from_day") {
  return eb.exists(
    respondents(eb)
      .innerJoin("person as named", "named.id", "intervention_respondent.person_id")
      .innerJoin("person", (join) =>
        join.on((on) => on("person.id", "=", on.fn.coalesce("named.merged_into_id", "named.id"))),
      )
      .where(wasUnderAge("person.birth_date", day)),
  );
}

export function hasBreach(eb: Eb) {
  return eb.exists(
    eb
      .selectFrom("intervention_breach")
      .select("intervention_breach.id")
      .whereRef("intervention_breach.intervention_id", "=", "intervention.id"),
  );
}

/** Twin of isLegal. */
export function isLegalKind(eb: Eb) {
  return eb("intervention.kind", "in", LEGAL_KINDS);
}

/** Twin of isNonLegal. */
export function isNonLegalKind(eb: Eb) {
  return eb.and([eb("intervention.tier", "<>", "place"), eb("intervention.kind", "not in", LEGAL_KINDS)]);
}
