import type { Insertable } from "kysely";
import { type Actor, withoutGlass } from "#app/domain/access/actor.ts";
import type { Holding, OwnValues } from "#app/domain/people/merge.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { caseReviewsVisibleTo } from "../visibility/case-reviews.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { incidentsVisibleTo, reportersVisibleTo } from "../visibility/incidents.ts";
import { peopleVisibleTo } from "../visibility/people.ts";
import { referralsVisibleTo } from "../visibility/referrals.ts";
import { isInInterventionsElsewhere, unsafeListNamedInInterventions } from "./interventions-naming.ts";

const MOST = 1000;

export async function insertMerge(trx: Transaction, row: Insertable<Database["person_merge"]>) {
  await trx.insertInto("person_merge").values(row).execute();
}

/** A merge in force into a person whom the actor may open. */
export function findMerge(db: Executor, actor: Actor, { personId, id }: { personId: string; id: string }) {
  return merges(db, actor, personId)
    .select(["person_merge.alias_id as aliasId", "person_merge.before", "person_merge.held"])
    .where("person_merge.id", "=", id)
    .executeTakeFirst();
}

/** The merges in force into this record, newest first. */
export function listMergesOf(db: Executor, actor: Actor, personId: string) {
  return merges(db, actor, personId).orderBy("person_merge.id", "desc").limit(100).execute();
}

function merges(db: Executor, actor: Actor, personId: string) {
  return db
    .selectFrom("person_merge")
    .innerJoin("person", "person.id", "person_merge.kept_id")
    .innerJoin("person as merged", "merged.id", "person_merge.merged_id")
    .innerJoin("user_account", "user_account.id", "person_merge.merged_by")
    .select(["person_merge.id", "person_merge.version", "merged.id as mergedId", "merged.reference"])
    .select(["person_merge.reason", "person_merge.merged_at as mergedAt", "user_account.name as mergedBy"])
    .where("person_merge.kept_id", "=", personId)
    .where("person_merge.undone_at", "is", null)
    .where(peopleVisibleTo(actor));
}

/** False when it has been undone already. */
export async function markMergeUndone(
  trx: Transaction,
  { id, version }: { id: string; version: number },
  set: { undone_at: string; undone_by: string; undone_reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("person_merge")
    .set({ ...set, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .where("undone_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether a case, a referral, also one about a problem or a place, an incident, an intervention, a report or a case review that the actor does not see of right names one of them. */
export async function unsafeIsHeldElsewhere(db: Executor, asking: Actor, ids: readonly string[]): Promise<boolean> {
  const actor = withoutGlass(asking);
  const link = await db
    .selectFrom("case_link")
    .innerJoin("case_record", "case_record.id", "case_link.case_id")
    .select("case_link.id")
    .where("case_link.person_id", "in", ids)
    .where((eb) => eb.not(casesVisibleTo(actor)(eb)))
    .limit(1)
    .executeTakeFirst();
  if (link) return true;
  const referral = await db
    .selectFrom("referral")
    .select("referral.id")
    .where("referral.person_id", "in", ids)
    .where((eb) => eb.not(referralsVisibleTo(actor)(eb)))
    .limit(1)
    .executeTakeFirst();
  if (referral) return true;
  const named = await db
    .selectFrom("referral_link")
    .innerJoin("referral", "referral.id", "referral_link.referral_id")
    .select("referral_link.id")
    .where("referral_link.person_id", "in", ids)
    .where((eb) => eb.not(referralsVisibleTo(actor)(eb)))
    .limit(1)
    .executeTakeFirst();
  if (named || (await isInInterventionsElsewhere(db, actor, ids))) return true;
  return isInIncidentsElsewhere(db, actor, ids);
}

/** An incident, a report or a case review that names one of them and that the actor does not see. What is set aside is nobody's secret. */
async function isInIncidentsElsewhere(db: Executor, actor: Actor, ids: readonly string[]): Promise<boolean> {
  const inIncident = await db
    .selectFrom("incident_person")
    .innerJoin("incident", "incident.id", "incident_person.incident_id")
    .select("incident_person.id")
    .where("incident_person.person_id", "in", ids)
    .where(importIsVisible("incident.import_batch_id"))
    .where((eb) => eb.not(incidentsVisibleTo(actor)(eb)))
    .limit(1)
    .executeTakeFirst();
  if (inIncident) return true;
  const report = await db
    .selectFrom("report")
    .select("report.id")
    .where((eb) => eb.or([eb("reporter_person_id", "in", ids), eb("for_person_id", "in", ids)]))
    .where((eb) => eb.not(reportersVisibleTo(actor)(eb)))
    .limit(1)
    .executeTakeFirst();
  if (report) return true;
  const review = await db
    .selectFrom("case_review")
    .select("case_review.id")
    .where("case_review.victim_person_id", "in", ids)
    .where((eb) => eb.not(caseReviewsVisibleTo(actor)(eb)))
    .limit(1)
    .executeTakeFirst();
  return review !== undefined;
}

/** All that is held on these records, to be compared with what was held before; only for whom nothing of it is hidden. */
export async function unsafeListHoldings(db: Executor, ids: readonly string[]): Promise<Holding[]> {
  const people = await db.selectFrom("person").selectAll().where("id", "in", ids).limit(ids.length).execute();
  const links = await db
    .selectFrom("case_link")
    .select(["id", "version"])
    .where("person_id", "in", ids)
    .limit(MOST)
    .execute();
  const referrals = await db.selectFrom("referral").select("id").where("person_id", "in", ids).limit(MOST).execute();
  const named = await db.selectFrom("referral_link").select("id").where("person_id", "in", ids).limit(MOST).execute();
  const risks = await db.selectFrom("risk_assessment").select("id").where("person_id", "in", ids).limit(MOST).execute();
  const relations = await db
    .selectFrom("person_relationship")
    .select(["id", "version"])
    .where((eb) => eb.or([eb("person_id", "in", ids), eb("other_person_id", "in", ids)]))
    .limit(MOST)
    .execute();
  const involved = await db
    .selectFrom("incident_person")
    .select(["id", "version"])
    .where("person_id", "in", ids)
    .limit(MOST)
    .execute();
  const reports = await db
    .selectFrom("report")
    .select(["id", "version"])
    .where((eb) => eb.or([eb("reporter_person_id", "in", ids), eb("for_person_id", "in", ids)]))
    .limit(MOST)
    .execute();
  // How far a review has come says nothing of the person; that there is one does.
  const reviews = await db
    .selectFrom("case_review")
    .select("id")
    .where("victim_person_id", "in", ids)
    .limit(MOST)
    .execute();
  const duties = await db
    .selectFrom("victim_duty")
    .select(["id", "version"])
    .where("person_id", "in", ids)
    .limit(MOST)
    .execute();
  const { bound, protectedIn } = await unsafeListNamedInInterventions(db, ids);
  const marked = (kind: string, rows: readonly { id: string; version?: number }[]) =>
    rows.map(({ id, version = 1 }) => ({ kind, id, mark: String(version) }));
  return [
    ...marked("record", people.map(({ id }) => ({ id }))), // prettier-ignore
    ...people.slice(0, 1).map((p) => ({
      kind: "person",
      id: "values",
      mark: JSON.stringify([p.given_names, p.family_name, p.birth_date, p.birth_date_basis, p.sex, p.area_words]),
    })),
    ...marked("link", links),
    ...marked("referral", referrals),
    ...marked("named", named),
    ...marked("risk", risks),
    ...marked("alias", await partsOf(db, "person_alias", ids)),
    ...marked("contact", await partsOf(db, "person_contact", ids)),
    ...marked("safe-contact", await partsOf(db, "person_safe_contact", ids)),
    ...marked("address", await partsOf(db, "person_address", ids)),
    ...marked("marker", await partsOf(db, "person_marker", ids)),
    ...marked("relationship", relations),
    ...marked("involved", involved),
    ...marked("report", reports),
    ...marked("case-review", reviews),
    ...marked("victim-duty", duties),
    ...marked("respondent", bound),
    ...marked("protected", protectedIn),
  ];
}

type PartTable = "person_alias" | "person_contact" | "person_safe_contact" | "person_address" | "person_marker";

/** But the names that merges themselves have kept. */
function partsOf(db: Executor, table: PartTable, ids: readonly string[]) {
  return db
    .selectFrom(table as "person_alias")
    .select(["id", "version"])
    .where("person_id", "in", ids)
    .$if(table === "person_alias", (query) => query.where("alias_kind", "<>", "merged-record"))
    .limit(MOST)
    .execute();
}

type Written = OwnValues & { nameFolded: string; mergedIntoId?: string | null };

/** One record's own values; with a version, only while it stands at that. */
export async function updatePerson(
  trx: Transaction,
  { id, partnershipId, version }: { id: string; partnershipId: string; version?: number },
  { mergedIntoId, ...values }: Written,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("person")
    .set((eb) => ({
      given_names: values.givenNames,
      family_name: values.familyName,
      name_folded: values.nameFolded,
      birth_date: values.birthDate,
      birth_date_basis: values.birthDateBasis,
      sex: values.sex,
      area_words: values.areaWords,
      version: eb("version", "+", 1),
      ...(mergedIntoId === undefined ? {} : { merged_into_id: mergedIntoId }),
    }))
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .$if(version !== undefined, (query) => query.where("version", "=", version ?? 0))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** As they stand, of whomever: a merge writes down what it changes. */
export function unsafeListOwnValues(db: Executor, ids: readonly string[]) {
  return db
    .selectFrom("person")
    .select(["id", "reference", "merged_into_id as mergedIntoId", "given_names as givenNames"])
    .select(["family_name as familyName", "birth_date as birthDate", "birth_date_basis as birthDateBasis"])
    .select(["sex", "area_words as areaWords"])
    .where("id", "in", ids)
    .limit(ids.length)
    .execute();
}
