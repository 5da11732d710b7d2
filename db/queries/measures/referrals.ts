import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { ReferralDecision } from "#app/domain/cases/referral-status.ts";
import type { GroupKind } from "#app/domain/groups/group-kinds.ts";
import type { REFERRAL_MEASURES } from "#app/domain/performance/measures/referrals.ts";
import { wasUnderAge } from "../intervention-predicates.ts";
import type { Behind, BehindOf, Scope } from "./behind.ts";
import { daysFrom } from "./day-number.ts";
import { riskOfReferral } from "./levels-on-day.ts";

export const REFERRAL_ROWS: BehindOf<typeof REFERRAL_MEASURES> = {
  "referrals-received": (scope) => received(scope),
  "referrals-youth-jag": (scope) => received(scope, "youth-jag"),
  "referrals-adults-at-risk": (scope) => received(scope, "adults-at-risk"),
  "referrals-accepted": decidedAs("accepted"),
  "referrals-declined": decidedAs("declined"),
  "referrals-otherwise": decidedAs("redirected", "withdrawn"),
  "referrals-awaiting": awaiting,
  // Passed on, it has the day on which it was first received.
  "referrals-days-to-decision": (scope) => sql`
    select referral_decision.id as row_id, referral.id as record_id, referral.group_id as group_id,
      referral_decision.decided_on as day,
      ${daysFrom(sql.ref("referral.received_on"), sql.ref("referral_decision.decided_on"))} as amount,
      referral_decision.decision as decision
    from referral_decision inner join referral on referral.id = referral_decision.referral_id
    where ${isDecidedIn(scope, ["accepted", "declined"])}`,
};

/** Passed on, it counts as what it was passed on as. */
function received({ partnershipId, from, to }: Scope, kind?: GroupKind) {
  const isOfKind = kind
    ? sql<SqlBool>`exists (select 1 from partnership_group as of_kind
        where of_kind.id = referral.group_id and of_kind.kind = ${sql.lit(kind)})`
    : sql<SqlBool>`1 = 1`;
  return sql`
    select referral.id as row_id, referral.id as record_id, referral.group_id as group_id, referral.received_on as day,
      null as amount, ${riskOfReferral()} as risk, referral.referring_agency_id as agency, ${madeFrom()} as source,
      referral.subject_kind as subject, ${youth()} as youth
    from referral ${withSubject()}
    where referral.partnership_id = ${partnershipId} and referral.received_on >= ${from} and referral.received_on <= ${to}
      and referral.status <> 'redirected' and ${isOfKind}`;
}

function decidedAs(...decisions: ReferralDecision[]): Behind {
  return (scope) => sql`
    select referral_decision.id as row_id, referral.id as record_id, referral.group_id as group_id,
      referral_decision.decided_on as day, null as amount, ${riskOfReferral()} as risk,
      referral_decision.decision as decision, referral.referring_agency_id as agency, referral.subject_kind as subject
    from referral_decision inner join referral on referral.id = referral_decision.referral_id
    where ${isDecidedIn(scope, decisions)}`;
}

/** A decision that another corrects no longer counts. */
function isDecidedIn({ partnershipId, from, to }: Scope, decisions: readonly ReferralDecision[]) {
  return sql<SqlBool>`referral_decision.partnership_id = ${partnershipId}
    and referral_decision.decided_on >= ${from} and referral_decision.decided_on <= ${to}
    and referral_decision.decision in (${sql.join(decisions.map((decision) => sql.lit(decision)))})
    and not exists (select 1 from referral_decision as correction where correction.corrects_id = referral_decision.id)`;
}

/** Received by that day and decided later or not at all; passed on later, until then in the group that passed it on. */
function awaiting({ partnershipId, to }: Scope) {
  return sql`
    select referral.id as row_id, referral.id as record_id, referral.group_id as group_id, referral.received_on as day,
      null as amount, referral.referring_agency_id as agency, referral.subject_kind as subject, ${youth()} as youth
    from referral ${withSubject()}
    where referral.received_on <= ${to}
      and referral.id in (
        select waiting.id from referral as waiting
        where waiting.partnership_id = ${partnershipId} and waiting.status = 'awaiting-decision'
        union all
        select later.referral_id from referral_decision as later
        where later.partnership_id = ${partnershipId} and later.decided_on > ${to})
      and not exists (select 1 from referral_decision as earlier
        where earlier.referral_id = referral.id and earlier.decided_on <= ${to})
      and not exists (select 1 from referral_decision as passed
        where passed.referral_id = referral.redirected_from_id and passed.decided_on > ${to})`;
}

/** The person that a referral is about, by the record that stands. */
function withSubject() {
  return sql`left join person as named on named.id = referral.person_id
    left join person as subject_person on subject_person.id = coalesce(named.merged_into_id, named.id)`;
}

/** On the day it was received; by what was typed until somebody has said who it is. */
function youth(): RawBuilder<string> {
  const underAge = (born: string) => wasUnderAge(born, "referral.received_on");
  return sql`case when referral.subject_kind <> 'person' then 'no'
    when subject_person.birth_date is not null
      then case when ${underAge("subject_person.birth_date")} then 'yes' else 'no' end
    when subject_person.id is not null or referral.typed_birth_date is null then 'not-said'
    when ${underAge("referral.typed_birth_date")} then 'yes' else 'no' end`;
}

function madeFrom(): RawBuilder<string> {
  return sql`coalesce((select case when made.incident_id is not null then 'incident'
      when made.problem_id is not null then 'problem' else 'case' end
    from referral_source as made where made.referral_id = referral.id), 'none')`;
}
