import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { peopleVisibleTo } from "../visibility/people.ts";

const MOST = 200;

/**
 * The conditions of an intervention that the caller has found visible, by their numbers. Whom one protects is named only to
 * whoever may open that person anyway; to others `isSomebodyProtected` alone is told.
 */
export async function listConditions(db: Executor, actor: Actor, interventionId: string) {
  const rows = await db
    .selectFrom("intervention_condition as condition")
    .leftJoin("location", "location.id", "condition.location_id")
    .leftJoin("person as linked", "linked.id", "condition.protected_person_id")
    .leftJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("linked.merged_into_id", "linked.id"))),
    )
    .select([
      "condition.id",
      "condition.version",
      "condition.number",
      "condition.kind",
      "condition.words",
      "condition.respondent_id as respondentId",
      "condition.location_id as locationId",
      "condition.area_words as areaWords",
      "condition.supervisor",
      "condition.excludes_from_home as excludesFromHome",
      "condition.from_day as fromDay",
      "condition.ended_on as endedOn",
      "condition.end_reason as endReason",
      "condition.protected_person_id as protectedId",
      "location.name as placeName",
      "person.id as standingId",
      "person.given_names as givenNames",
      "person.family_name as familyName",
      "person.birth_date as birthDate",
      "person.birth_date_basis as birthDateBasis",
    ])
    .select((eb) => [eb.case().when(peopleVisibleTo(actor)(eb)).then(1).else(0).end().$castTo<0 | 1>().as("mayOpen")])
    .where("condition.intervention_id", "=", interventionId)
    .orderBy("condition.number")
    .limit(MOST)
    .execute();
  return rows.map(
    ({ mayOpen, protectedId, standingId, givenNames, familyName, birthDate, birthDateBasis, ...condition }) => ({
      ...condition,
      protectedId: mayOpen === 1 ? standingId : null,
      isSomebodyProtected: protectedId !== null,
      protected:
        mayOpen === 1 && standingId !== null && givenNames !== null && familyName !== null && birthDateBasis !== null
          ? { id: standingId, givenNames, familyName, birthDate, birthDateBasis }
          : null,
    }),
  );
}
export type FoundCondition = Awaited<ReturnType<typeof listConditions>>[number];

export async function insertCondition(trx: Transaction, row: Insertable<Database["intervention_condition"]>) {
  await trx.insertInto("intervention_condition").values(row).execute();
}

/** Of the version that was read: the intervention itself was changed first, so nobody else can have; if so, all is undone. */
export async function updateCondition(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["intervention_condition"]>,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable("intervention_condition")
    .set({ ...changes, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Error("updateCondition: no such row of that version");
}
