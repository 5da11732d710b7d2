import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { casesVisibleTo } from "../visibility/cases.ts";

const MOST = 50;

/**
 * Other cases that the actor sees with somebody of this one, the newest first. `people` are records that stand; those merged
 * into them count as well. Of a case that the actor does not see there is nothing here, not even that it exists.
 */
export function listOtherCasesOfPeople(
  db: Executor,
  actor: Actor,
  { caseId, people }: { caseId: string; people: readonly string[] },
) {
  if (people.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("case_link")
    .innerJoin("case_record", "case_record.id", "case_link.case_id")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .innerJoin("person", "person.id", "case_link.person_id")
    .select([
      "case_link.id as linkId",
      "case_record.id",
      "case_record.reference",
      "case_record.status",
      "partnership_group.name as groupName",
      "case_link.role",
      "case_link.standing",
      "case_link.until_day as untilDay",
    ])
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("standingId"))
    .where("case_link.person_id", "in", (eb) =>
      eb
        .selectFrom("person as same")
        .select("same.id")
        .where((same) => same.or([same("same.id", "in", people), same("same.merged_into_id", "in", people)])),
    )
    .where("case_record.id", "<>", caseId)
    .where(casesVisibleTo(actor))
    .orderBy("case_record.opened_on", "desc")
    .orderBy("case_record.id", "desc")
    .orderBy("case_link.id")
    .limit(MOST)
    .execute();
}
