import { SUBJECT_COLUMNS } from "./subjects.ts";
import { joinedCases } from "./cases.ts";
import { joinedReferrals } from "./referrals.ts";
import type { Executor } from "../transaction.ts";

// What minutes are made of: whole, whoever makes them and whatever they see of it. Only the service that freezes it into a
// version asks; a page or a file shows of that version what its reader may open.

const MOST_ITEMS = 500;
const MOST_OF_ITEMS = 10_000;

/** What stands on the agenda of a meeting and what is written of it. */
export function unsafeListItemsToMinute(db: Executor, sittingId: string) {
  return db
    .selectFrom("agenda_item")
    .leftJoin("item_minute", "item_minute.item_id", "agenda_item.id")
    .leftJoin("standing_item", "standing_item.id", "agenda_item.standing_item_id")
    .leftJoin("premises", "premises.id", "agenda_item.premises_id")
    .select(["agenda_item.id", "agenda_item.part", "agenda_item.kind", "agenda_item.case_id as caseId"])
    .select(["agenda_item.referral_id as referralId", "agenda_item.rolled_from_id as rolledFromId"])
    .select(["agenda_item.state", "agenda_item.state_reason as stateReason"])
    .select(["premises.reference as premisesReference", "premises.name as premisesName"])
    .select((eb) => eb.fn.coalesce("standing_item.title", "agenda_item.title").as("title"))
    .select(["item_minute.minute", "item_minute.decision", "item_minute.shared_summary as sharedSummary"])
    .where("agenda_item.sitting_id", "=", sittingId)
    .orderBy("agenda_item.position")
    .orderBy("agenda_item.id")
    .limit(MOST_ITEMS)
    .execute();
}

export function unsafeListCasesToMinute(db: Executor, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return joinedCases(db)
    .select(["case_record.id", "case_record.reference", "case_record.problem_title as problemTitle"])
    .select(SUBJECT_COLUMNS)
    .where("case_record.id", "in", ids)
    .execute();
}

export function unsafeListReferralsToMinute(db: Executor, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return joinedReferrals(db)
    .select(["referral.id", "referral.reference", "referral.problem_title as problemTitle"])
    .select(["referral.typed_given_names as typedGivenNames", "referral.typed_family_name as typedFamilyName"])
    .select(["referral.typed_birth_date as typedBirthDate"])
    .select("referral.typed_birth_date_basis as typedBirthDateBasis")
    .select(SUBJECT_COLUMNS)
    .where("referral.id", "in", ids)
    .execute();
}

/** Texts that lost a race are no part of minutes. */
export function unsafeListContributionsToMinute(db: Executor, itemIds: readonly string[]) {
  if (itemIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("item_contribution")
    .innerJoin("user_account", "user_account.id", "item_contribution.said_by")
    .innerJoin("agency", "agency.id", "item_contribution.agency_id")
    .select(["item_contribution.item_id as itemId", "agency.name as agencyName", "user_account.name as by"])
    .select(["item_contribution.said_at as at", "item_contribution.words"])
    .where("item_contribution.item_id", "in", itemIds)
    .where("item_contribution.kind", "=", "contribution")
    .orderBy("item_contribution.id")
    .limit(MOST_OF_ITEMS)
    .execute();
}

/** What agencies answered about the cases of a meeting. */
export function unsafeListResearchToMinute(db: Executor, sittingId: string) {
  return db
    .selectFrom("research_request")
    .innerJoin("agency", "agency.id", "research_request.agency_id")
    .select(["research_request.id", "research_request.case_id as caseId", "agency.id as agencyId"])
    .select(["agency.name as agencyName", "research_request.answer", "research_request.summary"])
    .where("research_request.sitting_id", "=", sittingId)
    .where("research_request.answer", "is not", null)
    .orderBy("agency.name_folded")
    .orderBy("research_request.id")
    .limit(MOST_OF_ITEMS)
    .execute();
}

/** From which agencies each of these answers is withheld, by whom and of which case. */
export function unsafeListWithheldToMinute(db: Executor, sittingId: string) {
  return db
    .selectFrom("research_withheld")
    .innerJoin("research_request", "research_request.id", "research_withheld.request_id")
    .select(["research_withheld.request_id as requestId", "research_withheld.agency_id as agencyId"])
    .select(["research_request.case_id as caseId", "research_request.agency_id as byAgencyId"])
    .where("research_request.sitting_id", "=", sittingId)
    .orderBy("research_withheld.request_id")
    .orderBy("research_withheld.agency_id")
    .limit(MOST_OF_ITEMS)
    .execute();
}

/** The actions that came from these items, as they stand. */
export function unsafeListActionsOfItems(db: Executor, itemIds: readonly string[]) {
  if (itemIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("action")
    .innerJoin("agency", "agency.id", "action.owner_agency_id")
    .leftJoin("user_account", "user_account.id", "action.owner_user_id")
    .select(["action.id", "action.agenda_item_id as itemId", "action.reference", "action.words", "action.status"])
    .select(["action.due_on as dueOn", "agency.id as agencyId", "agency.name as agencyName"])
    .select("user_account.name as ownerName")
    .where("action.agenda_item_id", "in", itemIds)
    .orderBy("action.id")
    .limit(MOST_OF_ITEMS)
    .execute();
}

/** What was passed from these items to other groups, and not withdrawn. */
export function unsafeListMattersOfItems(db: Executor, itemIds: readonly string[]) {
  if (itemIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("passed_matter")
    .innerJoin("partnership_group", "partnership_group.id", "passed_matter.to_group_id")
    .select(["passed_matter.from_item_id as itemId", "partnership_group.name as toGroupName", "passed_matter.title"])
    .select(["passed_matter.words", "passed_matter.asked"])
    .where("passed_matter.from_item_id", "in", itemIds)
    .where("passed_matter.state", "<>", "withdrawn")
    .orderBy("passed_matter.id")
    .limit(MOST_OF_ITEMS)
    .execute();
}

/** Who was there, by name. */
export function unsafeListPeopleToMinute(db: Executor, sittingId: string) {
  return db
    .selectFrom("attendance")
    .innerJoin("agency", "agency.id", "attendance.agency_id")
    .leftJoin("user_account", "user_account.id", "attendance.user_id")
    .leftJoin("user_account as deputised", "deputised.id", "attendance.deputy_for_id")
    .select((eb) => eb.fn.coalesce("user_account.name", "attendance.name").as("name"))
    .select(["agency.id as agencyId", "agency.name as agencyName", "deputised.name as deputyFor"])
    .select(["attendance.capacity", "attendance.status", "attendance.office"])
    .where("attendance.sitting_id", "=", sittingId)
    .orderBy("agency.name_folded")
    .orderBy("attendance.id")
    .limit(MOST_ITEMS)
    .execute();
}

/** What each agency brought to it. */
export function unsafeListBroughtToMinute(db: Executor, sittingId: string) {
  return db
    .selectFrom("agency_contribution")
    .innerJoin("agency", "agency.id", "agency_contribution.agency_id")
    .select(["agency.id as agencyId", "agency.name as agencyName", "agency_contribution.words"])
    .where("agency_contribution.sitting_id", "=", sittingId)
    .orderBy("agency.name_folded")
    .limit(MOST_ITEMS)
    .execute();
}
