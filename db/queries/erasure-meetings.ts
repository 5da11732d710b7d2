import { sql } from "kysely";
import { ERASED_WORDS, type Scrub, scrubbed } from "#app/domain/retention/erased-words.ts";
import { inPieces } from "../in-pieces.ts";
import type { Transaction } from "../transaction.ts";
import { workingGroupsOf } from "./erasure-leftovers.ts";
import { idsIn, type Reached, valuesWhere } from "./erasure-rows.ts";

const emptied = (column: string) =>
  sql<string>`case when ${sql.ref(column)} is null then null else ${ERASED_WORDS} end`;

/** An item of an agenda keeps its place and what became of it; what it was about is a matter without words. */
export async function emptyItems(trx: Transaction, reached: Reached) {
  await inPieces(idsIn(reached, "agenda_item"), async (piece) => {
    await sql`update agenda_item set version = version + 1, case_id = null, referral_id = null,
      title = case when kind in ('case', 'referral', 'matter') then ${ERASED_WORDS} else title end,
      kind = case when kind in ('case', 'referral') then 'matter' else kind end,
      reason = ${emptied("reason")}, state_reason = ${emptied("state_reason")}
      where id in (${sql.join([...piece])})`.execute(trx);
  });
  await inPieces(idsIn(reached, "passed_matter"), async (piece) => {
    await sql`update passed_matter set version = version + 1, title = ${ERASED_WORDS}, words = ${ERASED_WORDS},
      asked = ${emptied("asked")} where id in (${sql.join([...piece])})`.execute(trx);
  });
}

/** A group that worked on an erased case alone keeps its meetings and who came; its name and plans may name the case. */
export async function emptyWorkingGroups(trx: Transaction, reached: Reached) {
  for (const id of await workingGroupsOf(trx, reached)) {
    const name = `Working group ${id.slice(-6)}`;
    await sql`update partnership_group set name = ${name}, name_folded = ${name.toLowerCase()}, version = version + 1
      where id = ${id}`.execute(trx);
    await sql`update forward_item set version = version + 1, title = ${ERASED_WORDS}, detail = ${emptied("detail")},
      state_reason = ${emptied("state_reason")} where group_id = ${id}`.execute(trx);
    await sql`update standing_item set version = version + 1, title = ${ERASED_WORDS} where group_id = ${id}`.execute(
      trx,
    );
  }
}

type WordsFor = (texts: readonly string[]) => Scrub;

/** The minutes of every meeting at which one of those items stood: words of erased records go, people have pseudonyms. */
export async function rewriteMinutes(trx: Transaction, items: readonly string[], reached: Reached, wordsFor: WordsFor) {
  const sittings = await valuesWhere(trx, { table: "agenda_item", select: "sitting_id", column: "id", among: items });
  for (const sitting of sittings) {
    const versions = await trx
      .selectFrom("minutes_version")
      .select(["id", "item_id", "content", "correction"])
      .where("sitting_id", "=", sitting)
      .orderBy("number")
      .execute();
    const brought = await trx
      .selectFrom("agency_contribution")
      .select(["agency_id", "words"])
      .where("sitting_id", "=", sitting)
      .execute();
    const texts = [...versions.flatMap((v) => [v.content, v.correction]), ...brought.map(({ words }) => words)];
    const words = wordsFor(texts.filter((text) => text !== null));
    for (const version of versions) await rewriteVersion(trx, version, reached, words);
    for (const { agency_id, words: said } of brought)
      if (words.rename(said) !== said)
        await sql`update agency_contribution set words = ${words.rename(said)}, version = version + 1
          where sitting_id = ${sitting} and agency_id = ${agency_id}`.execute(trx);
  }
}

type Version = { id: string; item_id: string | null; content: string | null; correction: string | null };

async function rewriteVersion(trx: Transaction, version: Version, reached: Reached, words: Scrub) {
  const { id, item_id, content, correction } = version;
  const isGone = item_id !== null && reached.get("agenda_item")?.has(item_id) === true;
  const after = {
    content: content === null ? null : scrubbed(content, words),
    correction: correction === null ? null : isGone ? ERASED_WORDS : words.rename(correction),
  };
  if (after.content === content && after.correction === correction) return;
  await sql`update minutes_version set content = ${after.content}, correction = ${after.correction}
    where id = ${id}`.execute(trx);
}
