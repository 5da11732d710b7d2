import { sql } from "kysely";
import type { MarkableKind } from "#app/domain/rights/marked-kinds.ts";
import type { Executor } from "../transaction.ts";

export type MarkableItem = { id: string; kind: MarkableKind; reference: string; day: string };
type Of = { partnershipId: string; ids: readonly string[]; limit: number };

/**
 * What is held of a person whose request the caller answers, by reference and day alone, newest first: no content, so that
 * nobody reads more than is needed to find the item. `ids`: the person's record and those merged into it.
 */
export async function unsafeListMarkableItems(
  db: Executor,
  kind: MarkableKind,
  { partnershipId, ids, limit }: Of,
): Promise<MarkableItem[]> {
  if (ids.length === 0) return [];
  const people = sql.join(ids);
  const from = SOURCES[kind](people, sql`${partnershipId}`);
  const { rows } = await sql<{ id: string; reference: string | null; day: string | null }>`
    select distinct id, reference, day from (${from}) as held order by day desc, id desc limit ${limit}`.execute(db);
  return rows.map(({ id, reference, day }) => ({ id, kind, reference: reference ?? "", day: day ?? "" }));
}

/** The person's record with those that were merged into it. */
export async function unsafeListPersonIds(db: Executor, partnershipId: string, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("person")
    .select("id")
    .where("partnership_id", "=", partnershipId)
    .where((eb) => eb.or([eb("id", "=", personId), eb("merged_into_id", "=", personId)]))
    .limit(500)
    .execute();
  return rows.map(({ id }) => id);
}

type Sql = ReturnType<typeof sql>;
type Source = (people: Sql, partnership: Sql) => Sql;

/** The cases in which the person has a part. */
const inCases = (people: Sql) => sql`(select case_id from case_link where person_id in (${people}))`;

function part(table: string): Source {
  return (people, partnership) => sql`select x.id, p.reference, substr(x.recorded_at, 1, 10) as day
    from ${sql.table(table)} x join person p on p.id = x.person_id
    where x.partnership_id = ${partnership} and x.person_id in (${people})`;
}

const SOURCES: Record<MarkableKind, Source> = {
  person: (people, partnership) => sql`select id, reference, substr(created_at, 1, 10) as day from person
    where partnership_id = ${partnership} and id in (${people})`,
  alias: part("person_alias"),
  address: part("person_address"),
  contact: part("person_contact"),
  "safe-contact": part("person_safe_contact"),
  marker: part("person_marker"),
  relationship: part("person_relationship"),
  referral: (people, partnership) => sql`select id, reference, received_on as day from referral
    where partnership_id = ${partnership} and (person_id in (${people})
      or id in (select referral_id from referral_link where person_id in (${people})))`,
  case: (people, partnership) => sql`select id, reference, opened_on as day from case_record
    where partnership_id = ${partnership} and id in ${inCases(people)}`,
  link: (people, partnership) => sql`select x.id, c.reference, x.from_day as day
    from case_link x join case_record c on c.id = x.case_id
    where x.partnership_id = ${partnership} and x.person_id in (${people})`,
  note: (people, partnership) => sql`select x.note_id as id, c.reference, x.happened_on as day
    from note_case x join case_record c on c.id = x.case_id
    where x.partnership_id = ${partnership} and x.case_id in ${inCases(people)}`,
  assessment: (people, partnership) => sql`select x.id, c.reference, x.assessed_on as day
    from risk_assessment x join case_record c on c.id = x.case_id
    where x.partnership_id = ${partnership} and x.person_id in (${people})`,
  "plan-step": (people, partnership) => sql`select x.id, c.reference, x.from_day as day
    from plan_step x join case_record c on c.id = x.case_id
    where x.partnership_id = ${partnership} and x.case_id in ${inCases(people)}`,
  action: (people, partnership) => sql`select id, reference, raised_on as day from action
    where partnership_id = ${partnership} and case_id in ${inCases(people)}`,
  "minutes-item": (people, partnership) => sql`select x.id, c.reference, s.day
    from agenda_item x join case_record c on c.id = x.case_id join sitting s on s.id = x.sitting_id
    where x.partnership_id = ${partnership} and x.case_id in ${inCases(people)}`,
  incident: (people, partnership) => sql`select id, reference, earliest_day as day from incident
    where partnership_id = ${partnership} and id in (select incident_id from incident_person where person_id in (${people}))`,
  "incident-person": (people, partnership) => sql`select x.id, i.reference, i.earliest_day as day
    from incident_person x join incident i on i.id = x.incident_id
    where x.partnership_id = ${partnership} and x.person_id in (${people})`,
  report: (people, partnership) => sql`select id, reference, reported_on as day from report
    where partnership_id = ${partnership} and (reporter_person_id in (${people}) or for_person_id in (${people}))`,
  intervention: (people, partnership) => sql`select id, reference, issued_on as day from intervention
    where partnership_id = ${partnership}
      and id in (select intervention_id from intervention_respondent where person_id in (${people}))`,
  document: (people, partnership) => sql`select x.id, c.reference, substr(x.uploaded_at, 1, 10) as day
    from document x join case_record c on c.id = x.case_id
    where x.partnership_id = ${partnership} and x.removed_at is null and x.case_id in ${inCases(people)}`,
};
