import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { MOST_RESPONDENTS } from "#app/domain/interventions/record.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { peopleVisibleTo } from "../visibility/people.ts";

/**
 * Whom interventions bind, by the record that stands for each person. The caller has found the interventions visible: who
 * sees one because of one respondent may open no other, and is not shown who that is (`mayOpen`).
 */
export async function listRespondents(db: Executor, actor: Actor, interventionIds: readonly string[]) {
  if (interventionIds.length === 0) return [];
  const rows = await respondents(db, interventionIds)
    .select((eb) => [eb.case().when(peopleVisibleTo(actor)(eb)).then(1).else(0).end().$castTo<0 | 1>().as("mayOpen")])
    .execute();
  return rows.map((row) =>
    row.mayOpen === 1 || row.personId === null
      ? row
      : {
          ...row,
          ...{ personId: null, standingId: null, reference: null, givenNames: null, familyName: null },
          birthDate: null,
        },
  );
}

/** As listRespondents, of whomever: for the rules, which ask for ages and days of service. No name of it goes to a page. */
export function unsafeListRespondents(db: Executor, interventionIds: readonly string[]) {
  return interventionIds.length === 0 ? Promise.resolve([]) : respondents(db, interventionIds).execute();
}

function respondents(db: Executor, interventionIds: readonly string[]) {
  return db
    .selectFrom("intervention_respondent")
    .leftJoin("person as linked", "linked.id", "intervention_respondent.person_id")
    .leftJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("linked.merged_into_id", "linked.id"))),
    )
    .select([
      "intervention_respondent.id",
      "intervention_respondent.intervention_id as interventionId",
      "intervention_respondent.version",
      "intervention_respondent.person_id as personId",
      "intervention_respondent.body_name as bodyName",
      "intervention_respondent.served_on as servedOn",
      "intervention_respondent.served_time as servedTime",
      "intervention_respondent.served_how as servedHow",
      "intervention_respondent.served_words as servedWords",
      "intervention_respondent.ended_on as endedOn",
      "intervention_respondent.end_kind as endKind",
      "intervention_respondent.end_reason as endReason",
      "person.id as standingId",
      "person.reference",
      "person.given_names as givenNames",
      "person.family_name as familyName",
      "person.birth_date as birthDate",
      "person.birth_date_basis as birthDateBasis",
    ])
    .where("intervention_respondent.intervention_id", "in", interventionIds)
    .orderBy("intervention_respondent.intervention_id")
    .orderBy("intervention_respondent.id")
    .limit(interventionIds.length * MOST_RESPONDENTS);
}

export async function insertRespondents(
  trx: Transaction,
  rows: readonly Insertable<Database["intervention_respondent"]>[],
) {
  if (rows.length > 0) await trx.insertInto("intervention_respondent").values(rows).execute();
}

/** The same for several, none of whom has gone: the intervention was changed first, so nobody else can have. */
export async function updateRespondents(
  trx: Transaction,
  { partnershipId, ids }: { partnershipId: string; ids: readonly string[] },
  changes: Updateable<Database["intervention_respondent"]>,
): Promise<void> {
  if (ids.length === 0) return;
  const { numUpdatedRows } = await trx
    .updateTable("intervention_respondent")
    .set((eb) => ({ ...changes, version: eb("version", "+", 1) }))
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .executeTakeFirst();
  if (Number(numUpdatedRows) !== ids.length) throw new Error("updateRespondents: not all of these rows are there");
}

/** Of the version that was read: the intervention itself was changed first, so nobody else can have; if so, all is undone. */
export async function updateRespondent(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["intervention_respondent"]>,
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable("intervention_respondent")
    .set({ ...changes, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Error("updateRespondent: no such row of that version");
}
