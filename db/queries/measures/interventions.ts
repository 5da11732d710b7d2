import { expressionBuilder, type RawBuilder, sql } from "kysely";
import { LEGAL_KINDS } from "#app/domain/interventions/in-force.ts";
import { NONE } from "#app/domain/performance/measures/dimensions.ts";
import type { INTERVENTION_MEASURES } from "#app/domain/performance/measures/interventions.ts";
import type { Database } from "../../types/database.ts";
import { hasRespondentUnderAge, isLegalKind, wasUnderAge } from "../intervention-predicates.ts";
import { isYouthNonLegal } from "../performance-interventions.ts";
import type { BehindOf, Scope } from "./behind.ts";

const eb = expressionBuilder<Database, "intervention">();
const none = sql.lit(NONE);
const isMade = sql`intervention.state = 'made'`;
const groupOf = sql`(select owning.group_id from case_record as owning where owning.id = intervention.case_id)`;
/** The twin of isLegal and isNonLegal in app/domain/interventions. */
const tier = sql`case when intervention.kind in (${sql.join(LEGAL_KINDS.map((kind) => sql.lit(kind)))}) then 'legal'
  when intervention.tier = 'place' then 'place' else 'non-legal' end`;
const month = (day: RawBuilder<unknown>) => sql`substr(${day}, 1, 7) as month`;
const kind = sql`intervention.kind as intervention`;

const begunIn = ({ partnershipId, from, to }: Scope) => sql`intervention.partnership_id = ${partnershipId}
  and intervention.from_day >= ${from} and intervention.from_day <= ${to}`;
const BEGUN = sql`intervention.id as row_id, intervention.id as record_id, ${groupOf} as group_id,
  intervention.from_day as day, null as amount`;

const brokenIn = ({ partnershipId, from, to }: Scope) => sql`breach.partnership_id = ${partnershipId}
  and breach.breached_on >= ${from} and breach.breached_on <= ${to}`;
const BROKEN = sql`breach.id as row_id, intervention.id as record_id, ${groupOf} as group_id, breach.breached_on as day,
  null as amount`;
const breaches = sql`intervention_breach as breach inner join intervention on intervention.id = breach.intervention_id`;
/** Each by somebody under 18 on the first day, by the record of the person that stands. */
const youthBreaches = (scope: Scope) => sql`${breaches}
    inner join intervention_respondent as by_whom on by_whom.id = breach.respondent_id
    inner join person as named on named.id = by_whom.person_id
    inner join person on person.id = coalesce(named.merged_into_id, named.id)
  where ${brokenIn(scope)} and ${wasUnderAge("person.birth_date", "intervention.from_day")} and ${isYouthNonLegal(eb)}`;

/** A referral to a service, in which the condition holds. */
const sent = ({ partnershipId, from, to }: Scope, condition: RawBuilder<unknown>) => sql`
  select intervention.id as row_id, intervention.id as record_id, ${groupOf} as group_id, intervention.issued_on as day,
    null as amount, intervention.service_id as service, coalesce(intervention.service_answer, ${none}) as answer,
    ${month(sql`intervention.issued_on`)}
  from intervention inner join support_service on support_service.id = intervention.service_id
  where intervention.partnership_id = ${partnershipId} and intervention.kind = 'referral' and ${isMade}
    and intervention.issued_on >= ${from} and intervention.issued_on <= ${to} and ${condition}`;

/** Referrals to services for victims, which stand among the measures of victims. */
export const victimReferrals = (scope: Scope) => sent(scope, sql`support_service.is_for_victims = 1`);

export const INTERVENTION_ROWS: BehindOf<typeof INTERVENTION_MEASURES> = {
  "interventions-begun": (scope) => sql`
    select ${BEGUN}, ${tier} as tier, ${kind}, intervention.agency_id as agency
    from intervention where ${begunIn(scope)} and ${isMade}`,
  "legal-interventions": (scope) => sql`
    select ${BEGUN}, ${kind}, intervention.agency_id as agency, ${month(sql`intervention.from_day`)}
    from intervention where ${begunIn(scope)} and ${isMade} and ${isLegalKind(eb)}`,
  "youth-non-legal": (scope) => sql`
    select ${BEGUN}, ${month(sql`intervention.from_day`)}, ${kind}
    from intervention where ${begunIn(scope)} and ${isYouthNonLegal(eb)}`,
  "intervention-breaches": (scope) => sql`
    select ${BROKEN}, ${tier} as tier, ${kind}, coalesce(breach.consequence, ${none}) as consequence
    from ${breaches} where ${brokenIn(scope)} and ${isMade}`,
  "youth-breaches": (scope) => sql`
    select ${BROKEN}, ${month(sql`breach.breached_on`)}, ${kind} from ${youthBreaches(scope)}`,
  "youth-breach-children": (scope) => sql`
    select person.id as row_id, person.id as record_id, null as group_id, min(breach.breached_on) as day, null as amount
    from ${youthBreaches(scope)} group by person.id`,
  "service-referrals": (scope) => sent(scope, sql`1 = 1`),
  "youth-service-referrals": (scope) =>
    sent(scope, sql`support_service.is_for_victims = 0 and ${hasRespondentUnderAge(eb, "intervention.issued_on")}`),
};
