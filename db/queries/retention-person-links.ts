import { sql } from "kysely";
import type { RetentionKind } from "#app/domain/retention/kinds.ts";
import type { Executor } from "../transaction.ts";

export type PersonLink = { personId: string; kind: RetentionKind; id: string };

/** Every record that names one of these people, each once, by the ids of the people as they stand in the records. */
export async function listLinksOfPeople(db: Executor, ids: readonly string[]): Promise<PersonLink[]> {
  const kind = (name: RetentionKind) => sql.lit(name).as("kind");
  const rows = await db
    .selectFrom("case_record")
    .select(["person_id as personId", kind("case"), "id"])
    .where("person_id", "in", ids)
    .union(
      db
        .selectFrom("case_link")
        .select(["person_id as personId", kind("case"), "case_id as id"])
        .where("person_id", "in", ids),
    )
    .union(
      db
        .selectFrom("referral")
        .select(["person_id as personId", kind("referral"), "id"])
        .where("person_id", "in", ids),
    )
    .union(
      db
        .selectFrom("referral_link")
        .select(["person_id as personId", kind("referral"), "referral_id as id"])
        .where("person_id", "in", ids),
    )
    .union(
      db
        .selectFrom("incident_person")
        .select(["person_id as personId", kind("incident"), "incident_id as id"])
        .where("person_id", "in", ids),
    )
    .union(
      db
        .selectFrom("report")
        .select(["reporter_person_id as personId", kind("report"), "id"])
        .where("reporter_person_id", "in", ids),
    )
    .union(
      db
        .selectFrom("report")
        .select(["for_person_id as personId", kind("report"), "id"])
        .where("for_person_id", "in", ids),
    )
    .union(
      db
        .selectFrom("intervention_respondent")
        .select(["person_id as personId", kind("intervention"), "intervention_id as id"])
        .where("person_id", "in", ids),
    )
    .union(
      db
        .selectFrom("intervention_condition")
        .select(["protected_person_id as personId", kind("intervention"), "intervention_id as id"])
        .where("protected_person_id", "in", ids),
    )
    .union(
      db
        .selectFrom("case_review")
        .select(["victim_person_id as personId", kind("case-review"), "id"])
        .where("victim_person_id", "in", ids),
    )
    .union(
      db
        .selectFrom("case_review_applicant")
        .select(["victim_person_id as personId", kind("case-review"), "review_id as id"])
        .where("victim_person_id", "in", ids),
    )
    .union(
      db
        .selectFrom("rights_request")
        .select(["person_id as personId", kind("rights-request"), "id"])
        .where("person_id", "in", ids),
    )
    .execute();
  return rows.map(({ personId, kind, id }) => ({ personId: personId ?? "", kind, id }));
}
