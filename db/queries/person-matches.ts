import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { filledUp } from "../filled-up.ts";
import { madeOnceFor } from "../made-once-for.ts";
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
  // The longest word is the one that fewest people have.
  const words = wanted.map(ofFixedLength).sort((a, b) => b.prefix.length - a.prefix.length);
  if (words.length === 0) return [];
  const { partnershipId } = actor;
  // Who sees another name is most of what there is to work out, and mostly nobody of that name has one.
  const hasOtherNames = (await anyOtherName(db, null, { partnershipId, words })).length > 0;
  const who = hasOtherNames || openOnly ? actor : null;
  const rows = await peopleNamed(db, who, { partnershipId, words, hasOtherNames, openOnly, limit });
  return rows.map((row) => row.id);
}

type Named = { partnershipId: string; words: readonly FixedWanted[] };

const anyOtherName = madeOnceFor((db, _: null, { partnershipId, words }: Named) => {
  const [first, ...others] = words.map((word) => whoseNameIs(db, partnershipId, "person-alias", word));
  if (!first) throw new Error("A word at least is wanted");
  return others.reduce((query, other) => query.unionAll(other), first).limit(1);
});

const peopleNamed = madeOnceFor(
  (db, actor: Actor | null, asked: Named & { hasOtherNames: boolean; openOnly: boolean; limit: number }) => {
    const { partnershipId, hasOtherNames, openOnly, limit } = asked;
    const [first, ...others] = asked.words.map((word) => {
      const own = whoseNameIs(db, partnershipId, "person", word);
      return actor && hasOtherNames ? own.unionAll(whoseOtherNameIs(db, actor, word)) : own;
    });
    if (!first) throw new Error("A word at least is wanted");
    // A cross join, because SQLite would begin with everybody of the partnership.
    let query = db
      .selectFrom(first.as("named"))
      .crossJoin("person")
      .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("id"))
      .distinct()
      .whereRef("person.id", "=", "named.id")
      .where("person.partnership_id", "=", partnershipId);
    for (const other of others) query = query.where("named.id", "in", other);
    if (actor && openOnly) query = query.where(peopleVisibleTo(actor));
    return query.limit(limit);
  },
);

type FixedWanted = Wanted & { until: string };

function ofFixedLength({ prefix, sounds, trigrams, trigramsNeeded }: Wanted): FixedWanted {
  // The words are folded to letters and digits, which all sort before this character.
  const until = `${prefix}\u{ffff}`;
  return { prefix, until, sounds: filledUp(sounds, 2), trigrams: filledUp(trigrams), trigramsNeeded };
}

/** The people, or the other names of people, of which a word begins, sounds or is spelt like that; some of them twice. */
function whoseNameIs(
  db: Executor,
  partnershipId: string,
  kind: "person" | "person-alias",
  { prefix, until, sounds, trigrams, trigramsNeeded }: FixedWanted,
) {
  const among = (where: (terms: Terms) => Expression<SqlBool>) =>
    db
      .selectFrom("search_term")
      .where("search_term.partnership_id", "=", partnershipId)
      .where("search_term.record_kind", "=", kind)
      .where(where);
  const oneOf = (termKind: "sound" | "trigram", of: readonly string[]) => (terms: Terms) =>
    terms.and([terms("search_term.term_kind", "=", termKind), terms("search_term.term", "in", of)]);
  let named = among((terms) => begins(terms, prefix, until)).select("search_term.record_id as id");
  if (sounds.length > 0) named = named.unionAll(among(oneOf("sound", sounds)).select("search_term.record_id as id"));
  if (trigrams.length > 0)
    named = named.unionAll(
      among(oneOf("trigram", trigrams))
        .select(UNSORTED_ID.as("id"))
        .groupBy(UNSORTED_ID)
        .having((eb) => eb(eb.fn.countAll(), ">=", trigramsNeeded)),
    );
  return named;
}

/** No column, or SQLite reads all people's terms by the index in which they stand by record already, to spare itself the sorting of a few. */
const UNSORTED_ID = sql<string>`search_term.record_id || ''`;

function whoseOtherNameIs(db: Executor, actor: Actor, word: FixedWanted) {
  return db
    .selectFrom("person_alias")
    .select("person_alias.person_id as id")
    .where("person_alias.id", "in", whoseNameIs(db, actor.partnershipId, "person-alias", word))
    .where(partsVisibleTo(actor, "person_alias"));
}

function begins(terms: Terms, prefix: string, until: string) {
  return terms.and([
    terms("search_term.term_kind", "=", "word"),
    terms("search_term.term", ">=", prefix),
    terms("search_term.term", "<", until),
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
