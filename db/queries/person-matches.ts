import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { partsVisibleTo, peopleVisibleTo } from "../visibility/people.ts";
import { whereaboutsVisibleTo } from "../visibility/whereabouts.ts";

// Whom a search may be about. A term of a part (another name, an address) finds the person only for those who see that
// part, and an address only for those who may open the person.

type Terms = ExpressionBuilder<Database, "search_term">;

/** One typed word: how a name may begin, how it may sound, and the trigrams of which so many must be shared. */
export type Wanted = {
  prefix: string;
  sounds: readonly string[];
  trigrams: readonly string[];
  trigramsNeeded: number;
};

/**
 * How many, and whether of those alone whom the actor may open: whoever may not search for people finds nobody else, and
 * is not kept from one of theirs by many others of that name.
 */
type Asked = { limit: number; openOnly?: boolean };

/** The standing records of people of whose names every wanted word begins, sounds or is spelt like one. */
export async function listPeopleNamed(
  db: Executor,
  actor: Actor,
  wanted: readonly Wanted[],
  { limit, openOnly = false }: Asked,
) {
  if (wanted.length === 0) return [];
  let query = db
    .selectFrom("person")
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("id"))
    .where("person.partnership_id", "=", actor.partnershipId);
  for (const word of wanted) query = query.where("person.id", "in", (eb) => whoseNames(eb as never, actor, word));
  if (openOnly) query = query.where(peopleVisibleTo(actor));
  const rows = await query.limit(limit).execute();
  return [...new Set(rows.map((row) => row.id))];
}

function whoseNames(eb: ExpressionBuilder<Database, never>, actor: Actor, wanted: Wanted) {
  const own = (where: (terms: Terms) => Expression<SqlBool>) =>
    eb
      .selectFrom("search_term")
      .select("search_term.record_id as id")
      .where("search_term.partnership_id", "=", actor.partnershipId)
      .where("search_term.record_kind", "=", "person")
      .where(where);
  const alias = (where: (terms: Terms) => Expression<SqlBool>) =>
    eb
      .selectFrom("search_term")
      .innerJoin("person_alias", "person_alias.id", "search_term.record_id")
      .select("person_alias.person_id as id")
      .where("search_term.partnership_id", "=", actor.partnershipId)
      .where("search_term.record_kind", "=", "person-alias")
      .where(where as never)
      .where(partsVisibleTo(actor, "person_alias"));
  const begun = (terms: Terms) => begins(terms, wanted.prefix);
  let found = own(begun).union(alias(begun));
  if (wanted.sounds.length > 0) {
    const sounds = (terms: Terms) =>
      terms.and([terms("search_term.term_kind", "=", "sound"), terms("search_term.term", "in", wanted.sounds)]);
    found = found.union(own(sounds)).union(alias(sounds));
  }
  if (wanted.trigrams.length > 0) {
    const shared = (terms: Terms) =>
      terms.and([terms("search_term.term_kind", "=", "trigram"), terms("search_term.term", "in", wanted.trigrams)]);
    const enough = sql<boolean>`count(*) >= ${sql.lit(wanted.trigramsNeeded)}`;
    found = found
      .union(own(shared).groupBy("search_term.record_id").having(enough))
      .union(alias(shared).groupBy(["search_term.record_id", "person_alias.person_id"]).having(enough));
  }
  return found;
}

function begins(terms: Terms, prefix: string) {
  return terms.and([
    terms("search_term.term_kind", "=", "word"),
    terms("search_term.term", ">=", prefix),
    // The words are folded to letters and digits, which all sort before this character.
    terms("search_term.term", "<", sql<string>`${`${prefix}\u{ffff}`}`),
  ]);
}

/** The standing records of people with one of these terms of their own: days of birth, a reference. */
export async function listPeopleWithTerm(
  db: Executor,
  actor: Actor,
  { kind, terms }: { kind: "day" | "reference"; terms: readonly string[] },
  { limit, openOnly = false }: Asked,
) {
  if (terms.length === 0) return [];
  return db
    .selectFrom("search_term")
    .innerJoin("person", "person.id", "search_term.record_id")
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("id"))
    .select("person.reference")
    .where("search_term.partnership_id", "=", actor.partnershipId)
    .where("search_term.record_kind", "=", "person")
    .where("search_term.term_kind", "=", kind)
    .where("search_term.term", "in", terms)
    .$if(openOnly, (q) => q.where(peopleVisibleTo(actor)))
    .limit(limit)
    .execute();
}

/** The standing records of people with an address there: both the address and the person are the actor's to see. */
export async function listPeopleAtPostcode(db: Executor, actor: Actor, postcode: string, limit: number) {
  const rows = await db
    .selectFrom("search_term")
    .innerJoin("person_address", "person_address.id", "search_term.record_id")
    .innerJoin("person", "person.id", "person_address.person_id")
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("id"))
    .where("search_term.partnership_id", "=", actor.partnershipId)
    .where("search_term.record_kind", "=", "person-address")
    .where("search_term.term_kind", "=", "postcode")
    .where("search_term.term", "=", postcode)
    .where(partsVisibleTo(actor, "person_address"))
    .where(peopleVisibleTo(actor))
    .where(whereaboutsVisibleTo(actor))
    .limit(limit)
    .execute();
  return [...new Set(rows.map((row) => row.id))];
}
