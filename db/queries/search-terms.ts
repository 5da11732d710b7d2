import { filledUp } from "../filled-up.ts";
import { madeOnceFor } from "../made-once-for.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

export type SearchTerm = { kind: Database["search_term"]["term_kind"]; term: string };

/** In the transaction of the record, so that neither is found without the other. */
export async function replaceSearchTerms(
  trx: Transaction,
  record: { partnershipId: string; kind: string; id: string },
  terms: readonly SearchTerm[],
) {
  await trx
    .deleteFrom("search_term")
    .where("record_kind", "=", record.kind)
    .where("record_id", "=", record.id)
    .execute();
  if (terms.length === 0) return;
  const unique = new Map(terms.map((t) => [`${t.kind} ${t.term}`, t]));
  const rows = [...unique.values()].map((t) => ({
    partnership_id: record.partnershipId,
    record_kind: record.kind,
    record_id: record.id,
    term_kind: t.kind,
    term: t.term,
  }));
  await trx.insertInto("search_term").values(rows).execute();
}

/** People of whichever partnership who are not found by close spellings, by id. */
export function unsafeListPeopleWithoutTrigrams(db: Executor, { after, limit }: { after: string; limit: number }) {
  return db
    .selectFrom("person")
    .select(["person.id", "person.partnership_id as partnershipId", "person.reference"])
    .select(["person.given_names as givenNames", "person.family_name as familyName"])
    .select(["person.birth_date as birthDate", "person.birth_date_basis as birthDateBasis"])
    .where("person.id", ">", after)
    .where(importIsVisible("person.import_batch_id"))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("search_term")
            .select("search_term.term")
            .where("search_term.record_kind", "=", "person")
            .whereRef("search_term.record_id", "=", "person.id")
            .where("search_term.term_kind", "=", "trigram"),
        ),
      ),
    )
    .orderBy("person.id")
    .limit(limit)
    .execute();
}

/** One word of what was typed: how a name may begin, and how it may sound. */
export type Wanted = { prefix: string; sounds: readonly string[] };

/** Records of which every wanted word begins or sounds like one of their words. */
export async function listRecordsMatching(
  db: Executor,
  partnershipId: string,
  kind: string,
  wanted: readonly Wanted[],
  limit: number,
): Promise<string[]> {
  if (wanted.length === 0) return [];
  // The longest word is the one that fewest records have. The words are folded to letters and digits, which all sort before
  // that character.
  const words = wanted
    .map(({ prefix, sounds }) => ({ prefix, until: `${prefix}\u{ffff}`, sounds: filledUp(sounds, 2) }))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  const rows = await recordsMatching(db, null, { partnershipId, kind, words, limit });
  return rows.map((row) => row.id);
}

type Matching = {
  partnershipId: string;
  kind: string;
  words: readonly (Wanted & { until: string })[];
  limit: number;
};

const recordsMatching = madeOnceFor((db, _: null, { partnershipId, kind, words, limit }: Matching) => {
  const of = (termKind: SearchTerm["kind"]) =>
    db
      .selectFrom("search_term")
      .select("search_term.record_id as id")
      .where("search_term.partnership_id", "=", partnershipId)
      .where("search_term.record_kind", "=", kind)
      .where("search_term.term_kind", "=", termKind);
  // Not by an "or", for which SQLite reads all terms of the kind.
  const [first, ...others] = words.map(({ prefix, until, sounds }) => {
    const begun = of("word").where("search_term.term", ">=", prefix).where("search_term.term", "<", until);
    return sounds.length > 0 ? begun.unionAll(of("sound").where("search_term.term", "in", sounds)) : begun;
  });
  if (!first) throw new Error("A word at least is wanted");
  let query = db.selectFrom(first.as("named")).select("named.id").distinct();
  for (const other of others) query = query.where("named.id", "in", other);
  return query.limit(limit);
});

export async function listRecordsWithTerm(
  db: Executor,
  partnershipId: string,
  kind: string,
  { kind: termKind, term }: SearchTerm,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom("search_term")
    .select("record_id")
    .where("partnership_id", "=", partnershipId)
    .where("record_kind", "=", kind)
    .where("term_kind", "=", termKind)
    .where("term", "=", term)
    .limit(limit)
    .execute();
  return rows.map((row) => row.record_id);
}
