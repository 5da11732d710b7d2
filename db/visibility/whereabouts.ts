import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { accessOf } from "./cases.ts";
import { recordsOfSamePerson } from "./people.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/** In a case about domestic abuse, who has an address to be kept from the perpetrator: all but perpetrators and associates. */
const KEPT_APART = ["victim", "person-at-risk", "witness", "reporter", "parent-carer"] as const;

/**
 * Where somebody lives and how to reach them: addresses, postcodes, telephone numbers, e-mail, safe contact, and being
 * found by a postcode. Hidden while the person is in a case not closed that is flagged domestic abuse / MARAC (DOMAIN 7.3),
 * but from its lead, supervisor and named people and, unless it is restricted, the chair and coordinators of its group;
 * never shown to whoever works with a perpetrator of that case, or leads a case about one, whatever else they are.
 */
export function whereaboutsVisibleTo(actor: Actor) {
  return (eb: In<"person">) =>
    eb.not(eb.exists(keptApart(eb).where((inner) => inner.not(victimsAreSafeWith(actor)(inner)))));
}

/** Whose whereabouts are kept from nobody by a case about domestic abuse: what is done for nobody in particular asks this. */
export function whereaboutsOpen(eb: In<"person">) {
  return eb.not(eb.exists(keptApart(eb)));
}

/** The cases about domestic abuse in which this person is kept apart. */
function keptApart(eb: In<"person">) {
  return eb
    .selectFrom("case_link as kept_apart")
    .innerJoin("case_record", "case_record.id", "kept_apart.case_id")
    .select("kept_apart.id")
    .where("kept_apart.person_id", "in", recordsOfSamePerson(eb))
    .where("kept_apart.role", "in", KEPT_APART)
    .where("case_record.status", "<>", "closed")
    .where((inner) => inner.exists(abuseFlagOf(inner)));
}

/** The place that another system gave for a case: in one about domestic abuse it may be where the victim lives. */
export function placeOfCaseVisibleTo(actor: Actor) {
  return (eb: In<"case_record">) =>
    eb.or([eb("case_record.status", "=", "closed"), eb.not(eb.exists(abuseFlagOf(eb))), victimsAreSafeWith(actor)(eb)]);
}

function abuseFlagOf(eb: In<"case_record">) {
  return eb
    .selectFrom("case_flag")
    .innerJoin("case_flag_kind", "case_flag_kind.id", "case_flag.flag_kind_id")
    .select("case_flag.id")
    .whereRef("case_flag.case_id", "=", "case_record.id")
    .where("case_flag_kind.behaviour", "=", "da-marac")
    .where("case_flag.until_day", "is", null);
}

function victimsAreSafeWith(actor: Actor) {
  const runs = groupsOf(actor, ["chair", "coordinator"]);
  return (eb: In<"case_record">) =>
    eb.and([
      eb.or([
        runs.length > 0
          ? eb.and([eb("case_record.visibility", "=", "standard"), eb("case_record.group_id", "in", runs)])
          : eb.lit(false),
        // Compared with nobody, the answer would be unknown, and what negates it would let everybody through.
        eb.and([eb("case_record.lead_user_id", "is not", null), eb("case_record.lead_user_id", "=", actor.id)]),
        eb.and([
          eb("case_record.supervisor_user_id", "is not", null),
          eb("case_record.supervisor_user_id", "=", actor.id),
        ]),
        eb.exists(accessOf(eb, actor, "named")),
      ]),
      eb.not(eb.exists(accessOf(eb, actor, "conflict"))),
      eb.not(
        eb.exists(
          perpetrators(eb)
            .innerJoin("person_worker", "person_worker.person_id", "suspect.person_id")
            .where("person_worker.user_id", "=", actor.id)
            .where("person_worker.ended_at", "is", null),
        ),
      ),
      eb.not(
        eb.exists(
          perpetrators(eb)
            .innerJoin("case_record as led", "led.person_id", "suspect.person_id")
            .where("led.lead_user_id", "=", actor.id)
            .where("led.status", "<>", "closed"),
        ),
      ),
    ]);
}

/** Whoever is or was linked as one, whatever the standing: a link that ended may have ended too early. */
function perpetrators(eb: In<"case_record">) {
  return eb
    .selectFrom("case_link as suspect")
    .select("suspect.id")
    .whereRef("suspect.case_id", "=", "case_record.id")
    .where("suspect.role", "=", "perpetrator");
}
