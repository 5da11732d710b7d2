import { type ExpressionBuilder, expressionBuilder, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { SearchBounds } from "#app/domain/search/kept-search.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "./cases.ts";
import { importIsVisible } from "./imports.ts";
import { incidentsVisibleTo, reportersVisibleTo, seesEveryIncident } from "./incidents.ts";
import { interventionsSeenApart } from "./interventions-apart.ts";
import { ofPartnership } from "./of-partnership.ts";
import { passedOnVisibleTo, referralsVisibleTo } from "./referrals.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/** Every record of the same person: the one that stands and those merged into it (docs/decisions on merging). */
export function recordsOfSamePerson(eb: In<"person">) {
  const standing = eb.fn.coalesce("person.merged_into_id", "person.id");
  return eb
    .selectFrom("person as same")
    .select("same.id")
    .where((same) => same.or([same("same.id", "=", standing), same("same.merged_into_id", "=", standing)]));
}

/**
 * A person in full: whoever sees a case, a referral, an incident or an intervention that links to the person, or a report by
 * the person.
 */
export function peopleVisibleTo(actor: Actor) {
  return (eb: In<"person">) => {
    const [cases, incidents] = [throughCases(eb, actor), throughIncidents(eb, actor)];
    // SQLite asks them in their order, until one is true.
    const likeliestFirst = seesEveryIncident(actor) ? [...incidents, ...cases] : [...cases, ...incidents];
    return eb.and([
      eb("person.partnership_id", "=", actor.partnershipId),
      eb.or([...likeliestFirst, throughInterventions(eb, actor)]),
    ]);
  };
}

/** Somebody whom a case or a referral links to that the actor sees. */
function throughCases(eb: In<"person">, actor: Actor) {
  return [
    eb.exists(
      eb
        .selectFrom("case_link")
        .crossJoin("case_record")
        .select("case_link.id")
        .whereRef("case_record.id", "=", "case_link.case_id")
        .where("case_link.person_id", "in", recordsOfSamePerson(eb))
        .where(casesVisibleTo(actor)),
    ),
    eb.exists(
      eb
        .selectFrom("referral")
        .select("referral.id")
        .where("referral.person_id", "in", recordsOfSamePerson(eb))
        .where(referralsVisibleTo(actor)),
    ),
    eb.exists(
      eb
        .selectFrom("referral_link")
        .crossJoin("referral")
        .select("referral_link.id")
        .whereRef("referral.id", "=", "referral_link.referral_id")
        .where("referral_link.person_id", "in", recordsOfSamePerson(eb))
        .where(referralsVisibleTo(actor)),
    ),
  ];
}

/** A respondent of an intervention that the actor sees without knowing its respondents. */
function throughInterventions(eb: In<"person">, actor: Actor) {
  return eb.exists(
    eb
      .selectFrom("intervention_respondent")
      .crossJoin("intervention")
      .select("intervention_respondent.id")
      .whereRef("intervention.id", "=", "intervention_respondent.intervention_id")
      .where("intervention_respondent.person_id", "in", recordsOfSamePerson(eb))
      .where(interventionsSeenApart(actor)),
  );
}

/** Somebody in an incident that the actor sees, or who made a report whose reporter the actor may know. */
function throughIncidents(eb: In<"person">, actor: Actor) {
  return [
    eb.exists(
      eb
        .selectFrom("incident_person")
        .crossJoin("incident")
        .select("incident_person.id")
        .whereRef("incident.id", "=", "incident_person.incident_id")
        .where("incident_person.person_id", "in", recordsOfSamePerson(eb))
        .where("incident_person.ended_on", "is", null)
        .where(incidentsVisibleTo(actor)),
    ),
    eb.exists(
      eb
        .selectFrom("report")
        .select("report.id")
        .where("report.reporter_person_id", "in", recordsOfSamePerson(eb))
        .where(ofPartnership("report.partnership_id", actor))
        .where(importIsVisible("report.import_batch_id"))
        .where(reportersVisibleTo(actor)),
    ),
  ];
}

type PartTable =
  | "person_alias"
  | "person_contact"
  | "person_safe_contact"
  | "person_address"
  | "person_marker"
  | "person_relationship";

/**
 * What is known of a person beside the identity: whoever sees the case or the referral that it came through, or one that
 * this referral was passed on as since, or may know who made the report that it came through. What came
 * through none of them is seen with the person, so this goes with peopleVisibleTo, or for an alias with the card.
 */
export function partsVisibleTo(actor: Actor, table: PartTable) {
  const eb = expressionBuilder<Database, never>();
  const caseId = sql.ref<string | null>(`${table}.case_id`);
  const referralId = sql.ref<string | null>(`${table}.referral_id`);
  const reportId = sql.ref<string | null>(`${table}.report_id`);
  return eb.or([
    eb.and([eb(caseId, "is", null), eb(referralId, "is", null), eb(reportId, "is", null)]),
    eb.exists(
      eb
        .selectFrom("case_record")
        .select("case_record.id")
        .where("case_record.id", "=", caseId)
        .where(casesVisibleTo(actor)),
    ),
    eb.exists(
      eb
        .selectFrom("referral")
        .select("referral.id")
        .where("referral.id", "=", referralId)
        .where(referralsVisibleTo(actor)),
    ),
    eb.exists(
      eb
        .selectFrom("report")
        .select("report.id")
        .where("report.id", "=", reportId)
        .where(importIsVisible("report.import_batch_id"))
        .where(reportersVisibleTo(actor)),
    ),
    passedOnVisibleTo(actor, { referralId: `${table}.referral_id`, at: `${table}.recorded_at` }),
  ]);
}

/**
 * The identity card in search-before-create: of anybody in the partnership but a person all of whose links are to
 * restricted cases that this actor does not see, of whom there is only a locked pointer; unless the actor sees the person
 * through an incident or a report anyway. A merged record has none.
 */
export function identityCardsVisibleTo(actor: Actor) {
  return (eb: In<"person">) =>
    eb.and([
      eb("person.partnership_id", "=", actor.partnershipId),
      importIsVisible("person.import_batch_id")(),
      eb("person.merged_into_id", "is", null),
      eb.or([
        eb.not(
          eb.exists(
            eb
              .selectFrom("case_link")
              .select("case_link.id")
              .where("case_link.person_id", "in", recordsOfSamePerson(eb)),
          ),
        ),
        eb.exists(
          eb
            .selectFrom("case_link")
            .innerJoin("case_record", "case_record.id", "case_link.case_id")
            .select("case_link.id")
            .where("case_link.person_id", "in", recordsOfSamePerson(eb))
            .where((inner) =>
              inner.or([inner("case_record.visibility", "=", "standard"), casesVisibleTo(actor)(inner)]),
            ),
        ),
        ...throughIncidents(eb, actor),
        throughInterventions(eb, actor),
      ]),
    ]);
}

/**
 * The card of one person apart from a search, as to refer them: only of somebody whom the actor has found in a search of
 * their own within the day, has recorded after such a search, or may open anyway. An id from elsewhere opens no card.
 */
export function cardsAtHandOf(actor: Actor, { now, since }: SearchBounds) {
  return (eb: In<"person">) =>
    eb.and([
      identityCardsVisibleTo(actor)(eb),
      eb.or([
        eb.exists(
          eb
            .selectFrom("found_person")
            .select("found_person.person_id")
            .where("found_person.partnership_id", "=", actor.partnershipId)
            .where("found_person.user_id", "=", actor.id)
            .whereRef("found_person.person_id", "=", "person.id")
            .where("found_person.expires_at", ">", now),
        ),
        eb.and([eb("person.created_by", "=", actor.id), eb("person.created_at", ">", since)]),
        peopleVisibleTo(actor)(eb),
      ]),
    ]);
}

/** A locked pointer: of somebody whom the actor has met in a search of their own within the day, and has no card of. */
export function lockedAtHandOf(actor: Actor, now: string) {
  return (eb: In<"person">) =>
    eb.and([
      eb("person.partnership_id", "=", actor.partnershipId),
      eb.not(identityCardsVisibleTo(actor)(eb)),
      eb.exists(
        eb
          .selectFrom("found_person")
          .select("found_person.person_id")
          .where("found_person.partnership_id", "=", actor.partnershipId)
          .where("found_person.user_id", "=", actor.id)
          .whereRef("found_person.person_id", "=", "person.id")
          .where("found_person.expires_at", ">", now),
      ),
    ]);
}
