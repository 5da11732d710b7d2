import { type ExpressionBuilder, sql, type SqlBool } from "kysely";
import type { SubjectKind } from "#app/domain/cases/case-status.ts";
import type { Database } from "../types/database.ts";

/** Who or what a case or a referral is about, for listedSubject and wholeSubject: beside left joins of both tables. */
export const SUBJECT_COLUMNS = [
  "person.given_names as givenNames",
  "person.family_name as familyName",
  "person.birth_date as birthDate",
  "person.birth_date_basis as birthDateBasis",
  "location.name as locationName",
  "location.postcode as locationPostcode",
] as const;

type Subject = {
  subjectKind: SubjectKind;
  personId: string | null;
  locationId: string | null;
  problemTitle: string | null;
};
export type SubjectOfGroup = Subject & { groupId: string };

/** The same person; the same place; a problem of the same title, or at the same place. */
export function isAbout(
  table: "case_record" | "referral",
  { subjectKind, personId, locationId, problemTitle }: Subject,
) {
  return (eb: ExpressionBuilder<Database, "case_record" | "referral">) => {
    if (subjectKind === "person") return eb(`${table}.person_id`, "=", personId);
    const isOfKind = eb(`${table}.subject_kind`, "=", subjectKind);
    const isThere = eb(`${table}.location_id`, "=", locationId);
    if (subjectKind === "location") return eb.and([isOfKind, isThere]);
    const hasTitle = sql<SqlBool>`lower(${sql.ref(`${table}.problem_title`)}) = ${(problemTitle ?? "").toLowerCase()}`;
    return eb.and([isOfKind, eb.or([hasTitle, isThere])]);
  };
}
