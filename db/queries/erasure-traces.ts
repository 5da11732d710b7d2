import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { ERASED_WORDS, type Scrub, scrubbed } from "#app/domain/retention/erased-words.ts";
import { packWithout } from "#app/domain/rights/pack-without.ts";
import type { Table } from "../holdings/holding.ts";
import { everyRow } from "../every-row.ts";
import { inPieces } from "../in-pieces.ts";
import type { Executor, Transaction } from "../transaction.ts";
import { idsIn, isIn, type Reached, valuesWhere } from "./erasure-rows.ts";

/** Tables that refer to a record by its id alone: such a row goes with the record. */
const BY_ID: readonly (readonly [Table, string])[] = [
  ["recent_view", "object_id"],
  ["notification", "object_id"],
  ["form_once", "object_id"],
  ["import_item", "record_id"],
  ["retention_hold", "record_id"],
  ["rights_mark", "record_id"],
];

export async function deleteTraces(trx: Transaction, ids: readonly string[]) {
  for (const [table, column] of BY_ID)
    await inPieces(ids, (piece) => sql`delete from ${sql.table(table)} where ${isIn(column, piece)}`.execute(trx));
  // By the index of the table, which begins with the kind.
  for (const kind of await kindsIn(trx, "search_term", "record_kind"))
    await inPieces(ids, (piece) =>
      sql`delete from search_term where record_kind = ${kind} and ${isIn("record_id", piece)}`.execute(trx),
    );
}

/** The different values of an indexed column, each found by one step along the index. */
export async function kindsIn(trx: Transaction, table: Table, column: string): Promise<string[]> {
  const [from, kind] = [sql.table(table), sql.ref(column)];
  const { rows } = await sql<{ kind: string | null }>`with recursive known(kind) as (
      select min(${kind}) from ${from}
      union all select (select min(${kind}) from ${from} where ${kind} > known.kind) from known where known.kind is not null
    ) select kind from known where kind is not null`.execute(trx);
  return rows.flatMap(({ kind: value }) => value ?? []);
}

const MAIL_AT_ONCE = 1_000;

/**
 * E-mail that leads to one of the records, or names it. There is as much as was sent in months, so it is read a piece at a
 * time and others have their turn between; with `since` only what was made at that instant or later.
 */
export async function listMailAbout(
  db: Executor,
  { partnershipId, since }: { partnershipId: string; since: string | null },
  gone: ReadonlySet<string>,
): Promise<string[]> {
  const about: string[] = [];
  await everyRow(
    MAIL_AT_ONCE,
    async (after?: { at: string; id: string }) => {
      await setImmediate();
      const rows = await db
        .selectFrom("outbox_email")
        .select(["created_at as at", "id", "reference", "path", "partnership_id as partnershipId"])
        // Of whichever partnership: by its index all of its mail would be sorted for every piece.
        .where("created_at", ">=", after?.at ?? since ?? "")
        .$if(after !== undefined, (q) =>
          q.where((eb) => eb(eb.refTuple("created_at", "id"), ">", eb.tuple(after?.at ?? "", after?.id ?? ""))),
        )
        .orderBy("created_at")
        .orderBy("id")
        .limit(MAIL_AT_ONCE)
        .execute();
      const own = rows.filter((row) => row.partnershipId === partnershipId);
      const isAbout = ({ reference, path }: (typeof own)[number]) =>
        gone.has(reference) || path.split(/[/?=&#]/).some((part) => gone.has(part));
      about.push(...own.filter(isAbout).map(({ id }) => id));
      return rows.map(({ at, id }) => ({ at, id }));
    },
    (row) => row,
  );
  return about;
}

export async function deleteMail(trx: Transaction, ids: readonly string[]) {
  await inPieces(ids, (piece) => sql`delete from outbox_email where ${isIn("id", piece)}`.execute(trx));
}

/** Searches that were typed with one of the names; they are kept for a day. */
export async function deleteSearches(trx: Transaction, partnershipId: string, isNamed: (text: string) => boolean) {
  const searches = await trx
    .selectFrom("person_search")
    .select(["id", "query"])
    .where("partnership_id", "=", partnershipId)
    .execute();
  const about = searches.filter(({ query }) => isNamed(query));
  await inPieces(
    about,
    (piece) =>
    trx.deleteFrom("person_search").where("id", "in", piece.map(({ id }) => id)).execute(), // prettier-ignore
  );
}

/** What is due, held or decided of the records: closed, and without words. */
export async function closeItems(trx: Transaction, ids: readonly string[]) {
  await inPieces(ids, (piece) =>
    sql`update retention_item set version = version + 1, reference = null, kept_because = null,
      reason = case when status = 'extended' then ${ERASED_WORDS} else null end,
      status = case when status in ('due', 'approved') then 'gone' else status end
      where ${isIn("record_id", piece)}`.execute(trx),
  );
}

/** Packs given to other people in which something of the records stands, and the register's words about them. */
export async function emptyGiven(
  trx: Transaction,
  ids: readonly string[],
  wordsFor: (texts: readonly string[]) => Scrub,
) {
  const [among, gone] = [ids, new Set(ids)];
  const items = await valuesWhere(trx, { table: "access_pack_item", select: "id", column: "source_id", among });
  const packs = await valuesWhere(trx, { table: "access_pack_item", select: "pack_id", column: "id", among: items });
  await inPieces(items, (piece) =>
    sql`update access_pack_item set version = version + 1,
      edited_words = case when edited_words is null then null else ${ERASED_WORDS} end,
      reason = case when reason is null then null else ${ERASED_WORDS} end,
      answer_words = case when answer_words is null then null else ${ERASED_WORDS} end
      where ${isIn("id", piece)}`.execute(trx),
  );
  for (const id of packs) {
    const pack = trx.selectFrom("access_pack").select("content_as_json as content").where("id", "=", id);
    const { content } = await pack.executeTakeFirstOrThrow();
    if (content === null) continue;
    const disclosed = await trx
      .selectFrom("access_pack_item")
      .select(["section", "source_id"])
      .where("pack_id", "=", id)
      .where("mark", "=", "disclose")
      .orderBy("position")
      .execute();
    const rest = packWithout(content, disclosed.map(({ section, source_id }) => ({ section, isErased: gone.has(source_id) }))); // prettier-ignore
    await sql`update access_pack set version = version + 1, content_as_json = ${scrubbed(rest, wordsFor([rest]))}
      where id = ${id}`.execute(trx);
  }
  await inPieces(ids, (piece) =>
    sql`update disclosure_entry set what = case when what is null then null else ${ERASED_WORDS} end,
      necessity = case when necessity is null then null else ${ERASED_WORDS} end,
      proportionality = case when proportionality is null then null else ${ERASED_WORDS} end
      where ${isIn("object_id", piece)}`.execute(trx),
  );
}

/** To whom something of the records was told stays, under a pseudonym where that was somebody named in them. */
export async function renameRecipients(trx: Transaction, ids: readonly string[], rename: (text: string) => string) {
  await inPieces(ids, async (piece) => {
    const told = await trx
      .selectFrom("disclosure_entry")
      .select(["id", "recipients"])
      .where("object_id", "in", [...piece])
      .where("recipients", "is not", null)
      .execute();
    const renamed = told.map(({ id, recipients }) => ({ id, was: recipients, is: rename(recipients ?? "") }));
    for (const { id, was, is } of renamed)
      if (is !== was) await trx.updateTable("disclosure_entry").set({ recipients: is }).where("id", "=", id).execute();
  });
}

/** A request about somebody's own data outlives them under its own rule, without a word of theirs. */
export async function emptyRequests(trx: Transaction, reached: Reached) {
  const among = idsIn(reached, "person");
  const requests = await valuesWhere(trx, { table: "rights_request", select: "id", column: "person_id", among });
  const rest = requests.filter((id) => !reached.get("rights_request")?.has(id));
  const orNothing = (...columns: string[]) =>
    sql.join(
      columns.map((c) => sql`${sql.ref(c)} = case when ${sql.ref(c)} is null then null else ${ERASED_WORDS} end`),
    );
  await inPieces(rest, async (piece) => {
    await sql`update rights_request set version = version + 1, subject_name = ${ERASED_WORDS}, words = ${ERASED_WORDS},
      subject_birth_date = null, ${orNothing("requester_name", "authority_words", "contact_words", "identity_how", "extension_reason", "searched_words", "outcome_words")}
      where ${isIn("id", piece)}`.execute(trx);
    await sql`update rights_request_step set ${orNothing("words")} where ${isIn("request_id", piece)}`.execute(trx);
    // A pack was given to them, or to whoever acts for them.
    await sql`update disclosure_entry set ${orNothing("recipients")} where ${isIn("object_id", piece)}`.execute(trx);
  });
}
