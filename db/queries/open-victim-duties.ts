import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { peopleVisibleTo } from "../visibility/people.ts";

type Key = { day: string; id: string };

/**
 * The duties to tell a victim about the case review that nobody has done, of people whom the actor may open, the longest
 * due first; with the report of each.
 */
export function listOpenVictimDuties(db: Executor, actor: Actor, { after, limit }: { after?: Key; limit: number }) {
  return db
    .selectFrom("victim_duty")
    .innerJoin("person as told", "told.id", "victim_duty.person_id")
    .innerJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("told.merged_into_id", "told.id"))),
    )
    .innerJoin("report", "report.id", "victim_duty.report_id")
    .select(["victim_duty.id", "victim_duty.due_on as dueOn", "victim_duty.report_id as reportId"])
    .select(["person.id as personId", "person.given_names as givenNames", "person.family_name as familyName"])
    .select(["person.reference", "person.birth_date as birthDate", "person.birth_date_basis as birthDateBasis"])
    .where("victim_duty.partnership_id", "=", actor.partnershipId)
    .where(sql<boolean>`victim_duty.told_on is null`)
    .where(importIsVisible("report.import_batch_id"))
    .where(peopleVisibleTo(actor))
    .$if(after !== undefined, (q) =>
      q.where(sql<boolean>`(victim_duty.due_on, victim_duty.id) > (${after?.day ?? ""}, ${after?.id ?? ""})`),
    )
    .orderBy("victim_duty.due_on")
    .orderBy("victim_duty.id")
    .limit(limit)
    .execute();
}
