import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { partsVisibleTo, peopleVisibleTo } from "../visibility/people.ts";

type Page = { today: string; after?: { reviewOn: string; id: string }; limit: number };

/** Warnings in force whose review day has gone by, longest overdue first: each that the actor sees on the person's page. */
export function listMarkerReviewsOverdue(db: Executor, actor: Actor, { today, after, limit }: Page) {
  return db
    .selectFrom("person_marker")
    .innerJoin("person as named", "named.id", "person_marker.person_id")
    .innerJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("named.merged_into_id", "named.id"))),
    )
    .innerJoin("marker_kind", "marker_kind.id", "person_marker.marker_kind_id")
    .select(["person_marker.id", "person_marker.review_on as reviewOn", "person_marker.added_on as addedOn"])
    .select(["marker_kind.name as kindName", "person.id as personId", "person.reference"])
    .select(["person.given_names as givenNames", "person.family_name as familyName"])
    .where(isOverdue(actor, today))
    .where("person_marker.review_on", ">=", after?.reviewOn ?? "")
    .where((eb) =>
      eb.or([eb("person_marker.review_on", ">", after?.reviewOn ?? ""), eb("person_marker.id", ">", after?.id ?? "")]),
    )
    .orderBy("person_marker.review_on")
    .orderBy("person_marker.id")
    .limit(limit)
    .execute();
}

export async function countMarkerReviewsOverdue(db: Executor, actor: Actor, today: string): Promise<number> {
  const row = await db
    .selectFrom("person_marker")
    .innerJoin("person", "person.id", "person_marker.person_id")
    .select((eb) => eb.fn.countAll<number>().as("overdue"))
    .where(isOverdue(actor, today))
    .executeTakeFirstOrThrow();
  return Number(row.overdue);
}

/** Overdue from the day after, as an action is (DOMAIN 11). */
function isOverdue(actor: Actor, today: string) {
  return (eb: ExpressionBuilder<Database, "person" | "person_marker">) =>
    eb.and([
      eb("person_marker.partnership_id", "=", actor.partnershipId),
      eb("person_marker.ended_on", "is", null),
      eb("person_marker.review_on", "<", today),
      partsVisibleTo(actor, "person_marker"),
      peopleVisibleTo(actor)(eb),
    ]);
}
