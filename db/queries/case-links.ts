import type { Updateable } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import { OTHER_CASES } from "#app/domain/cases/people-in-roles.ts";
import type { LinkRole, LinkStanding } from "#app/domain/people/link-roles.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesByRightOf, casesVisibleTo } from "../visibility/cases.ts";

const LINK = [
  "case_link.id",
  "case_link.case_id as caseId",
  "case_link.person_id as personId",
  "case_link.role",
  "case_link.standing",
  "case_link.standing_basis as standingBasis",
  "case_link.standing_on as standingOn",
  "case_link.standing_source as standingSource",
  "case_link.from_day as fromDay",
  "case_link.until_day as untilDay",
  "case_link.note",
  "case_link.ended_reason as endedReason",
  "case_link.version",
] as const;
const PERSON = [
  "person.reference",
  "person.given_names as givenNames",
  "person.family_name as familyName",
  "person.birth_date as birthDate",
  "person.birth_date_basis as birthDateBasis",
] as const;

/** Everybody in a case that the caller has found visible, with what each role says; those that have ended last. */
export function unsafeListPeopleOfCase(db: Executor, caseId: string) {
  return db
    .selectFrom("case_link")
    .innerJoin("person", "person.id", "case_link.person_id")
    .select(LINK)
    .select(PERSON)
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("standingId"))
    .where("case_link.case_id", "=", caseId)
    .orderBy("case_link.from_day")
    .orderBy("case_link.id")
    .limit(300)
    .execute();
}

/** One person's role in one case that the actor sees. */
export function findCaseLink(db: Executor, actor: Actor, caseId: string, id: string) {
  return db
    .selectFrom("case_link")
    .innerJoin("person", "person.id", "case_link.person_id")
    .innerJoin("case_record", "case_record.id", "case_link.case_id")
    .select(LINK)
    .select(PERSON)
    .where(casesVisibleTo(actor))
    .where("case_link.case_id", "=", caseId)
    .where("case_link.id", "=", id)
    .executeTakeFirst();
}
export type FoundLink = NonNullable<Awaited<ReturnType<typeof findCaseLink>>>;

/** The roles that one person has or had in a case. */
export function unsafeListRolesOf(db: Executor, caseId: string, personId: string) {
  return db
    .selectFrom("case_link")
    .select(["id", "role", "standing", "until_day as untilDay"])
    .where("case_id", "=", caseId)
    .where("person_id", "=", personId)
    .limit(100)
    .execute();
}

type Key = { partnershipId: string; id: string; version: number };

/** False when somebody changed it first, or ended it. */
export async function updateCaseLink(trx: Transaction, key: Key, changes: Updateable<Database["case_link"]>) {
  const result = await trx
    .updateTable("case_link")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("id", "=", key.id)
    .where("version", "=", key.version)
    .where("until_day", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

type Page = {
  role: LinkRole;
  /** Null for a role that has no standing. */
  standings: readonly LinkStanding[] | null;
  /** A group, or OTHER_CASES: those by right that no group of the actor holds. */
  groupId: string;
  after: string;
  limit: number;
};

/**
 * Who stands in the open cases of a group in one role today, in the cases that the actor sees: of each person this role
 * and nothing of any other, so that a list of perpetrators says nothing of victims (ICO v. Gangs Matrix).
 */
export function listPeopleInRole(db: Executor, actor: Actor, { role, standings, groupId, after, limit }: Page) {
  const groups = groupsOf(actor);
  return db
    .selectFrom("case_link")
    .innerJoin("person", "person.id", "case_link.person_id")
    .innerJoin("case_record", "case_record.id", "case_link.case_id")
    .select(["case_link.id", "case_link.person_id as personId", "case_link.role", "case_link.standing"])
    .select(["case_link.from_day as fromDay", "case_record.id as caseId", "case_record.reference as caseReference"])
    .select(PERSON)
    .where(casesVisibleTo(actor))
    .$if(groupId === OTHER_CASES, (q) => q.where(casesByRightOf(actor)))
    .$if(groupId === OTHER_CASES && groups.length > 0, (q) => q.where("case_record.group_id", "not in", groups))
    .$if(groupId !== OTHER_CASES, (q) => q.where("case_record.group_id", "=", groupId))
    .where("case_record.status", "<>", "closed")
    .where("case_link.partnership_id", "=", actor.partnershipId)
    .where("case_link.role", "=", role)
    .$if(standings !== null, (q) => q.where("case_link.standing", "in", standings ?? []))
    .where("case_link.until_day", "is", null)
    .where("case_link.id", ">", after)
    .orderBy("case_link.id")
    .limit(limit)
    .execute();
}
