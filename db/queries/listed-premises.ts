import { type ExpressionBuilder, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import {
  bandOfListed,
  NONE,
  type PremisesKey,
  type PremisesListAsked,
  premisesWanted,
} from "#app/domain/premises/premises-list.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";

type Eb = ExpressionBuilder<Database, "premises">;

/** By name, then as recorded. */
export function listPremises(
  db: Executor,
  actor: Actor,
  { asked, after, limit }: { asked: PremisesListAsked; after?: PremisesKey; limit: number },
) {
  return db
    .selectFrom("premises")
    .select([
      ...(["premises.id", "premises.reference", "premises.name", "premises.kind", "premises.status"] as const),
      ...(["premises.postcode", "premises.capacity", "premises.name_folded as nameFolded"] as const),
      "premises.licence_number as licenceNumber",
      "premises.address_words as addressWords",
      "premises.beat_code as beatCode",
      "premises.agreed_band as agreedBand",
      "premises.agreed_on as agreedOn",
      "premises.closed_on as closedOn",
      "premises.missing_since as missingSince",
    ])
    .where("premises.partnership_id", "=", actor.partnershipId)
    .where(premisesVisibleTo(actor))
    .where(isAsked(asked))
    .$if(after !== undefined, (q) =>
      q
        .where("premises.name_folded", ">=", after?.name ?? "")
        .where((eb) =>
          eb.or([eb("premises.name_folded", ">", after?.name ?? ""), eb("premises.id", ">", after?.id ?? "")]),
        ),
    )
    .orderBy("premises.name_folded")
    .orderBy("premises.id")
    .limit(limit)
    .execute();
}
export type ListedPremises = Awaited<ReturnType<typeof listPremises>>[number];

/** How many of the list stand in each agreed band, whatever band it is narrowed to: each opens exactly so many rows. */
export async function countPremisesByBand(db: Executor, actor: Actor, { band: _, ...asked }: PremisesListAsked) {
  const rows = await db
    .selectFrom("premises")
    .select((eb) => ["premises.agreed_band as band", eb.fn.countAll<number | string>().as("count")])
    .where("premises.partnership_id", "=", actor.partnershipId)
    .where(premisesVisibleTo(actor))
    .where(isAsked(asked))
    .groupBy("premises.agreed_band")
    .execute();
  return rows.map(({ band, count }) => ({ band: band ?? NONE, count: Number(count) }));
}

/** Those that a whole register no longer has and of which nobody has said that they closed. */
export async function countPremisesMissing(db: Executor, actor: Actor): Promise<number> {
  const { count } = await db
    .selectFrom("premises")
    .select((eb) => eb.fn.countAll<number | string>().as("count"))
    .where("premises.partnership_id", "=", actor.partnershipId)
    .where(premisesVisibleTo(actor))
    .where(isAsked({ show: "missing" }))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function isAsked({ show, find, band, status, kind, beat }: PremisesListAsked) {
  return (eb: Eb) =>
    eb.and([
      ...(show === "open" || show === "missing" ? [eb("premises.closed_on", "is", null)] : []),
      ...(show === "closed" ? [eb("premises.closed_on", "is not", null)] : []),
      ...(show === "missing" ? [eb("premises.missing_since", "is not", null)] : []),
      ...(find === undefined ? [] : [isFoundBy(eb, find)]),
      ...(band === undefined ? [] : [isBand(eb, bandOfListed(band))]),
      ...(status === undefined ? [] : [eb("premises.status", "=", status)]),
      ...(kind === undefined ? [] : [eb("premises.kind", "=", kind)]),
      ...(beat === undefined ? [] : [beat === NONE ? eb("premises.beat_code", "is", null) : eb("premises.beat_code", "=", beat)]), // prettier-ignore
    ]);
}

function isBand(eb: Eb, band: Band | null) {
  return band === null ? eb("premises.agreed_band", "is", null) : eb("premises.agreed_band", "=", band);
}

/** Words of a folded name hold letters, figures and single blanks, so that nothing in them is a sign of `like`. */
export function isFoundBy(eb: Eb, find: string) {
  const { words, number, reference } = premisesWanted(find);
  const begins = (column: string, text: string) =>
    sql<boolean>`${sql.ref(column)} like ${`${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`} escape '\\'`;
  return eb.or([
    begins("premises.licence_number_folded", number),
    eb("premises.reference", "=", reference),
    ...(words.length === 0
      ? []
      : [eb.and(words.map((word) => sql<boolean>`(' ' || premises.name_folded) like ${`% ${word}%`}`))]),
  ]);
}
