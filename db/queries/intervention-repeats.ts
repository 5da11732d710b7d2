import { expressionBuilder, sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  REPEATED_AT_PLACES,
  REPEATED_KINDS,
  type RepeatOf,
  type RepeatWindow,
} from "#app/domain/interventions/repeats.ts";
import type { InterventionKind } from "#app/domain/interventions/kinds.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";
import { peopleVisibleTo } from "../visibility/people.ts";

type Page = { window: RepeatWindow; after?: Pick<RepeatOf, "rows" | "id" | "kind">; limit: number };

const times = sql<number>`cast(count(distinct intervention.id) as integer)`;

/**
 * Whom and where the same kind of notice or order was given more than once in a window, of what the actor sees, those with
 * the most first. Records that are merged count as the one that stands; a person whom the actor may not open is left out.
 */
export function listRepeats(db: Executor, actor: Actor, { window, after, limit }: Page) {
  return repeats(db, actor, window)
    .leftJoin("person", (join) => join.onRef("person.id", "=", "again.id").on("again.subject", "=", "person"))
    .leftJoin("location", (join) => join.onRef("location.id", "=", "again.id").on("again.subject", "=", "place"))
    .select(["again.subject", "again.id", "again.kind", "again.rows", "again.firstOn", "again.lastOn"])
    .select(["person.reference", "person.given_names as givenNames", "person.family_name as familyName"])
    .select(["person.birth_date as birthDate", "person.birth_date_basis as birthDateBasis"])
    .select(["location.name as placeName"])
    .$if(after !== undefined, (q) =>
      q.where(
        sql<SqlBool>`(again.rows < ${after?.rows ?? 0} or (again.rows = ${after?.rows ?? 0} and (again.id, again.kind) > (${after?.id ?? ""}, ${after?.kind ?? ""})))`,
      ),
    )
    .orderBy("again.rows", "desc")
    .orderBy("again.id")
    .orderBy("again.kind")
    .limit(limit)
    .execute();
}

/** How many rows the pages of listRepeats have together. */
export async function countRepeats(db: Executor, actor: Actor, window: RepeatWindow): Promise<number> {
  const { rows } = await repeats(db, actor, window)
    .select(sql<number>`cast(count(*) as integer)`.as("rows"))
    .executeTakeFirstOrThrow();
  return rows;
}

function repeats(db: Executor, actor: Actor, window: RepeatWindow) {
  const people = givenToPeople(db, actor, window);
  const places = givenAtPlaces(db, actor, window);
  const aPerson = expressionBuilder<Database, "person">();
  return db.selectFrom(people.unionAll(places).as("again")).where((eb) =>
    eb.or([
      eb("again.subject", "=", "place"),
      eb.exists(
        aPerson
          .selectFrom("person")
          .select("person.id")
          .where("person.id", "=", sql<string>`again.id`)
          .where(peopleVisibleTo(actor)),
      ),
    ]),
  );
}

function givenToPeople(db: Executor, actor: Actor, window: RepeatWindow) {
  const standing = sql<string>`coalesce(named.merged_into_id, named.id)`;
  return given(db, actor, window, REPEATED_KINDS)
    .innerJoin("intervention_respondent as bound", "bound.intervention_id", "intervention.id")
    .innerJoin("person as named", "named.id", "bound.person_id")
    .select([sql<RepeatOf["subject"]>`'person'`.as("subject"), standing.as("id")])
    .select(["intervention.kind", times.as("rows")])
    .select((eb) => [
      eb.fn.min("intervention.issued_on").as("firstOn"),
      eb.fn.max("intervention.issued_on").as("lastOn"),
    ])
    .groupBy([standing, "intervention.kind"])
    .having(times, ">", 1);
}

function givenAtPlaces(db: Executor, actor: Actor, window: RepeatWindow) {
  return given(db, actor, window, REPEATED_AT_PLACES)
    .where("intervention.location_id", "is not", null)
    .select([sql<RepeatOf["subject"]>`'place'`.as("subject"), sql<string>`intervention.location_id`.as("id")])
    .select(["intervention.kind", times.as("rows")])
    .select((eb) => [
      eb.fn.min("intervention.issued_on").as("firstOn"),
      eb.fn.max("intervention.issued_on").as("lastOn"),
    ])
    .groupBy(["intervention.location_id", "intervention.kind"])
    .having(times, ">", 1);
}

/** What was made in the window, and the actor sees. */
function given(db: Executor, actor: Actor, { since, until }: RepeatWindow, kinds: readonly InterventionKind[]) {
  return db
    .selectFrom("intervention")
    .where("intervention.partnership_id", "=", actor.partnershipId)
    .where("intervention.state", "=", "made")
    .where("intervention.kind", "in", kinds)
    .where("intervention.issued_on", ">=", since)
    .where("intervention.issued_on", "<=", until)
    .where(interventionsVisibleTo(actor));
}
