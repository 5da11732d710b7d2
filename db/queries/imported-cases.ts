import { type Insertable, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { isInForce, isOfMemberAgency } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { placeOfCaseVisibleTo } from "../visibility/whereabouts.ts";

/** Of these references of another system, the cases that they have become, and whether each has been changed here since. */
export function listImportedCases(db: Executor, partnershipId: string, system: string, references: readonly string[]) {
  if (references.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("imported_case")
    .innerJoin("case_record", "case_record.id", "imported_case.case_id")
    .innerJoin("import_batch", "import_batch.id", "imported_case.import_batch_id")
    .select([
      "imported_case.source_reference as sourceReference",
      "imported_case.status_words as statusWords",
      "imported_case.level",
      "imported_case.closed_on as closedOn",
      "case_record.reference",
      "case_record.version",
      "import_batch.status as batchStatus",
    ])
    .where("imported_case.partnership_id", "=", partnershipId)
    .where("imported_case.source_system", "=", system)
    .where("imported_case.source_reference", "in", references)
    .limit(references.length)
    .execute();
}

export async function listPeopleBySource(
  db: Executor,
  partnershipId: string,
  system: string,
  references: readonly string[],
) {
  if (references.length === 0) return new Map<string, string>();
  const rows = await db
    .selectFrom("person_source_reference")
    .select(["reference", "person_id as personId"])
    .where("partnership_id", "=", partnershipId)
    .where("source_system", "=", system)
    .where("reference", "in", references)
    .limit(references.length)
    .execute();
  return new Map(rows.map((row) => [row.reference, row.personId]));
}

/** A place of that UPRN, else of that name and postcode; of this batch, or seen. */
export async function findLocationLike(
  db: Executor,
  { partnershipId, batchId }: { partnershipId: string; batchId: string },
  { uprn, nameFolded, postcode }: { uprn: string | null; nameFolded: string; postcode: string | null },
): Promise<string | undefined> {
  const known = () =>
    db
      .selectFrom("location")
      .select("id")
      .where("partnership_id", "=", partnershipId)
      .where((eb) =>
        eb.or([eb("location.import_batch_id", "=", batchId), importIsVisible("location.import_batch_id")()]),
      )
      .limit(1);
  const byUprn = uprn === null ? undefined : await known().where("uprn", "=", uprn).executeTakeFirst();
  if (byUprn) return byUprn.id;
  const byName = await known()
    .where("name_folded", "=", nameFolded)
    .where("postcode", postcode === null ? "is" : "=", postcode)
    .executeTakeFirst();
  return byName?.id;
}

/** The one member of the group of that name and agency who can sign in; nobody where there are several. */
export async function findLeadByName(
  db: Executor,
  { groupId, agencyId, nameFolded, today }: { groupId: string; agencyId: string; nameFolded: string; today: string },
): Promise<string | null> {
  const rows = await db
    .selectFrom("user_account")
    .innerJoin("membership", "membership.user_id", "user_account.id")
    .select("user_account.id")
    .distinct()
    .where("membership.group_id", "=", groupId)
    .where(isInForce("membership", today))
    .where("user_account.agency_id", "=", agencyId)
    .where("user_account.name_folded", "=", nameFolded)
    .where("user_account.status", "<>", "disabled")
    .where((eb) => isOfMemberAgency(eb, eb.ref("membership.partnership_id")))
    .limit(2)
    .execute();
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

export function listCaseOutcomeNames(db: Executor, partnershipId: string) {
  return db
    .selectFrom("case_outcome")
    .select(["id", "name"])
    .where("partnership_id", "=", partnershipId)
    .orderBy("name_folded")
    .limit(200)
    .execute();
}

export async function insertImportedCase(trx: Transaction, row: Insertable<Database["imported_case"]>) {
  await trx.insertInto("imported_case").values(row).execute();
}

export async function insertSourceReference(trx: Transaction, row: Insertable<Database["person_source_reference"]>) {
  await trx.insertInto("person_source_reference").values(row).execute();
}

/** What another system said of a case that the caller has found visible; its place only for whom that is not hidden. */
export function unsafeFindImportedCase(db: Executor, actor: Actor, caseId: string) {
  return db
    .selectFrom("imported_case")
    .innerJoin("import_batch", "import_batch.id", "imported_case.import_batch_id")
    .leftJoin("case_outcome", "case_outcome.id", "imported_case.outcome_id")
    .innerJoin("case_record", "case_record.id", "imported_case.case_id")
    .leftJoin("location", (join) =>
      join.onRef("location.id", "=", "imported_case.location_id").on((eb) => placeOfCaseVisibleTo(actor)(eb as never)),
    )
    .select([
      "imported_case.source_reference as sourceReference",
      "imported_case.case_type as caseType",
      "imported_case.asb_type as asbType",
      "imported_case.status_words as statusWords",
      "imported_case.level",
      "imported_case.closed_on as closedOn",
      "imported_case.closure_words as closureWords",
      "imported_case.reported_by as reportedBy",
      "imported_case.lead_officer as leadOfficer",
      "imported_case.incidents",
      "imported_case.actions_words as actionsWords",
      "import_batch.created_at as importedAt",
      "case_outcome.name as outcomeName",
      "location.name as locationName",
      "location.postcode as locationPostcode",
    ])
    .where("imported_case.case_id", "=", caseId)
    .executeTakeFirst();
}

type Count = { what: string; count: number };

/**
 * What has been done since with what a batch brought, and keeps it from being taken back: a case that was changed, and
 * rows of any table that point to its cases, people or places from outside it. REFERRERS is held to the schema by a test.
 */
export async function countReferrersOfCases(db: Executor, batchId: string): Promise<Count[]> {
  const found: Count[] = [];
  const changed = await db
    .selectFrom("case_record")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("import_batch_id", "=", batchId)
    .where("version", ">", 1)
    .executeTakeFirst();
  if (Number(changed?.count) > 0) found.push({ what: "cases that were changed since", count: Number(changed?.count) });
  return [...found, ...(await countRows(db, batchId, REFERRERS, (table) => ownOf(table, batchId)))];
}

/** The rows of these tables that point to what a batch brought, but for those that `own` leaves out. */
export async function countRows(
  db: Executor,
  batchId: string,
  referrers: readonly Referrer[],
  own: (table: string, column: string) => ReturnType<typeof sql>,
): Promise<Count[]> {
  const found: Count[] = [];
  for (const [table, column, of, what] of referrers) {
    const { rows } = await sql<{ count: number | string }>`select count(*) as count from ${sql.table(table)}
      where ${sql.ref(column)} in (select id from ${sql.table(of)} where import_batch_id = ${batchId})
      ${own(table, column)}`.execute(db);
    const count = Number(rows[0]?.count);
    if (count > 0) found.push({ what, count });
  }
  return found;
}

/** Of the tables that the batch itself fills, only the rows of others count. */
function ownOf(table: string, batchId: string) {
  if (table === "case_link")
    return sql`and case_id not in (select id from case_record where import_batch_id = ${batchId})`;
  // What Joint Action itself put on an agenda, and nobody has touched, goes with its case.
  if (table === "agenda_item")
    return sql`and (created_by is not null or version > 1
      or exists (select 1 from item_conflict where item_conflict.item_id = agenda_item.id)
      or exists (select 1 from item_minute where item_minute.item_id = agenda_item.id)
      or exists (select 1 from item_contribution where item_contribution.item_id = agenda_item.id)
      or exists (select 1 from action where action.agenda_item_id = agenda_item.id)
      or exists (select 1 from passed_matter where passed_matter.from_item_id = agenda_item.id)
      or exists (select 1 from minutes_version where minutes_version.sitting_id = agenda_item.sitting_id))`;
  // Nor what Joint Action itself asked, and nobody has answered or asked for again.
  if (table === "research_request") return sql`and (requested_by is not null or version > 1)`;
  if (table === "case_record" || table === "imported_case" || table === "person_source_reference")
    return sql`and (import_batch_id is null or import_batch_id <> ${batchId})`;
  return sql``;
}

export type Referrer = readonly [
  table: string,
  column: string,
  of: "case_record" | "person" | "location" | "incident" | "report",
  what: string,
];

/** Every table that names a case, a person or a place. */
export const REFERRERS: readonly Referrer[] = [
  ["access_pack", "person_id", "person", "subject access packs"],
  ["access_request", "case_id", "case_record", "entries in access request"],
  ["action", "case_id", "case_record", "actions"],
  ["action_change", "case_id", "case_record", "changes of actions"],
  ["agenda_item", "case_id", "case_record", "items on agendas"],
  ["asset_plus_level", "case_id", "case_record", "entries in asset plus level"],
  ["asset_plus_level", "person_id", "person", "entries in asset plus level"],
  ["break_glass", "case_id", "case_record", "entries in break glass"],
  ["case_access", "case_id", "case_record", "people named for cases"],
  ["case_change", "case_id", "case_record", "changes of cases"],
  ["case_change", "person_id", "person", "changes of cases"],
  ["case_closure", "case_id", "case_record", "closures"],
  ["case_flag", "case_id", "case_record", "flags"],
  ["case_link", "person_id", "person", "people in other cases"],
  ["case_record", "location_id", "location", "other cases"],
  ["case_record", "person_id", "person", "other cases"],
  ["case_record", "risk_person_id", "person", "other cases"],
  ["case_review", "victim_person_id", "person", "case reviews"],
  ["case_review_applicant", "victim_person_id", "person", "case reviews"],
  ["case_risk_change", "case_id", "case_record", "entries in case risk change"],
  ["case_risk_change", "person_id", "person", "entries in case risk change"],
  ["case_transfer", "case_id", "case_record", "entries in case transfer"],
  ["case_transfer", "person_id", "person", "entries in case transfer"],
  ["case_working_group", "case_id", "case_record", "entries in case working group"],
  ["chronology", "case_id", "case_record", "chronologies"],
  ["document", "case_id", "case_record", "documents"],
  ["imported_case", "location_id", "location", "other imported cases"],
  ["imported_person", "person_id", "person", "people of a file of incidents"],
  ["incident", "location_id", "location", "incidents"],
  ["incident_case", "case_id", "case_record", "incidents"],
  ["incident_case_change", "case_id", "case_record", "incidents"],
  ["incident_person", "person_id", "person", "incidents"],
  ["intervention", "case_id", "case_record", "interventions"],
  ["intervention", "location_id", "location", "interventions"],
  ["intervention_condition", "location_id", "location", "conditions of interventions"],
  ["intervention_condition", "protected_person_id", "person", "conditions of interventions"],
  ["intervention_respondent", "person_id", "person", "interventions"],
  ["intervention_step", "case_id", "case_record", "interventions"],
  ["location_assessment", "case_id", "case_record", "entries in location assessment"],
  ["note_case", "case_id", "case_record", "notes"],
  ["note_sharing", "case_id", "case_record", "entries in note sharing"],
  ["person", "merged_into_id", "person", "entries in person"],
  ["partnership_plan", "location_id", "location", "plans"],
  ["person_address", "case_id", "case_record", "entries in person address"],
  ["person_address", "person_id", "person", "entries in person address"],
  ["person_alias", "case_id", "case_record", "entries in person alias"],
  ["person_alias", "person_id", "person", "entries in person alias"],
  ["person_contact", "case_id", "case_record", "entries in person contact"],
  ["person_contact", "person_id", "person", "entries in person contact"],
  ["person_marker", "case_id", "case_record", "entries in person marker"],
  ["person_marker", "person_id", "person", "entries in person marker"],
  ["person_merge", "kept_id", "person", "entries in person merge"],
  ["person_merge", "merged_id", "person", "entries in person merge"],
  ["person_relationship", "case_id", "case_record", "entries in person relationship"],
  ["person_relationship", "other_person_id", "person", "entries in person relationship"],
  ["person_relationship", "person_id", "person", "entries in person relationship"],
  ["person_safe_contact", "case_id", "case_record", "entries in person safe contact"],
  ["person_safe_contact", "person_id", "person", "entries in person safe contact"],
  ["person_source_reference", "person_id", "person", "entries in person source reference"],
  ["person_worker", "case_id", "case_record", "entries in person worker"],
  ["person_worker", "person_id", "person", "entries in person worker"],
  ["plan_step", "case_id", "case_record", "steps of plans"],
  ["plan_step", "person_id", "person", "steps of plans"],
  ["premises", "location_id", "location", "licensed premises"],
  ["problem", "case_id", "case_record", "problems"],
  ["problem", "location_id", "location", "problems"],
  ["record_print", "case_id", "case_record", "prints"],
  ["referral", "location_id", "location", "referrals"],
  ["referral", "person_id", "person", "referrals"],
  ["referral_decision", "case_id", "case_record", "referrals"],
  ["referral_link", "person_id", "person", "referrals"],
  ["referral_source", "case_id", "case_record", "referrals"],
  ["report", "for_person_id", "person", "reports"],
  ["report", "reporter_person_id", "person", "reports"],
  ["research_request", "case_id", "case_record", "requests for research"],
  ["rights_mark", "person_id", "person", "marks of somebody’s rights"],
  ["rights_request", "person_id", "person", "requests about their own data"],
  ["risk_assessment", "case_id", "case_record", "risk assessments"],
  ["risk_assessment", "person_id", "person", "risk assessments"],
  ["risk_decision", "case_id", "case_record", "entries in risk decision"],
  ["risk_questions", "case_id", "case_record", "entries in risk questions"],
  ["risk_questions", "person_id", "person", "entries in risk questions"],
  ["risk_review", "case_id", "case_record", "entries in risk review"],
  ["victim_assessment", "case_id", "case_record", "entries in victim assessment"],
  ["victim_assessment", "person_id", "person", "entries in victim assessment"],
  ["victim_duty", "person_id", "person", "duties to tell a victim"],
];

/** Deletes some of what a batch brought, what points to others first; 0 when none is left. */
export async function deleteCasesOfBatch(trx: Transaction, batchId: string, limit: number): Promise<number> {
  const cases = trx
    .selectFrom("case_record")
    .select("id")
    .where("import_batch_id", "=", batchId)
    .orderBy("id")
    .limit(limit);
  const ids = (await cases.execute()).map((row) => row.id);
  if (ids.length > 0) {
    await trx.deleteFrom("agenda_item").where("case_id", "in", ids).execute();
    await trx.deleteFrom("research_request").where("case_id", "in", ids).execute();
    await trx.deleteFrom("case_link").where("case_id", "in", ids).execute();
    await trx.deleteFrom("imported_case").where("case_id", "in", ids).execute();
    await trx.deleteFrom("case_record").where("id", "in", ids).execute();
    return ids.length;
  }
  return deletePeopleAndPlaces(trx, batchId, limit);
}

/** Deletes some of the people, else of the places, that a batch brought; 0 when none is left. */
export async function deletePeopleAndPlaces(trx: Transaction, batchId: string, limit: number): Promise<number> {
  const people = (await trx.selectFrom("person").select("id").where("import_batch_id", "=", batchId).limit(limit).execute()).map((row) => row.id); // prettier-ignore
  if (people.length > 0) {
    await trx.deleteFrom("search_term").where("record_kind", "=", "person").where("record_id", "in", people).execute();
    await trx.deleteFrom("found_person").where("person_id", "in", people).execute();
    await trx.deleteFrom("person_source_reference").where("person_id", "in", people).execute();
    await trx.deleteFrom("imported_person").where("person_id", "in", people).execute();
    await trx.deleteFrom("person").where("id", "in", people).execute();
    return people.length;
  }
  const places = await trx
    .selectFrom("location")
    .select("id")
    .where("import_batch_id", "=", batchId)
    .limit(limit)
    .execute();
  if (places.length === 0) return 0;
  await trx
    .deleteFrom("search_term")
    .where("record_kind", "=", "location")
    .where(
      "record_id",
      "in",
      places.map((row) => row.id),
    ) // prettier-ignore
    .execute();
  const result = await trx
    .deleteFrom("location")
    .where(
      "id",
      "in",
      places.map((row) => row.id),
    ) // prettier-ignore
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
