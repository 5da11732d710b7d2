import { setImmediate } from "node:timers/promises";
import { nameFinder, type Named } from "#app/domain/rights/pack-masking.ts";
import { searchRuns } from "#app/domain/rights/pack-names.ts";
import type { PackSource } from "#app/domain/rights/pack-source.ts";
import { PACK_SOURCES } from "#app/domain/rights/pack-sources/all.ts";
import { type PackRow, packKey, unsafeRowsReached, unsafeRowsWith } from "#db/queries/pack-sources.ts";
import type { Executor } from "#db/transaction.ts";

export type FoundItem = { source: PackSource; row: PackRow; key: string; isMention: boolean };
type Subject = { partnershipId: string; recordIds: readonly string[]; names: readonly Named[] };
type Keys = Map<string, string[]>;

/**
 * Every row that is about a person or names them, in every table (UK GDPR Article 15; a reasonable and proportionate
 * search, DUAA 2025 s78): what hangs on them, what hangs on that, and by their name whatever else says something of them.
 * In a record of somebody else in which they have a part, their surname or first name alone is enough.
 */
export async function findPackRows(db: Executor, subject: Subject): Promise<FoundItem[]> {
  const about: Keys = new Map([["person", [...subject.recordIds]]]);
  const beside = await besideOthers(db, subject);
  const isNamedInFull = nameFinder(subject.names, { alone: false });
  const isNamedAtAll = nameFinder(subject.names, { alone: true });
  const runs = searchRuns(subject.names);
  const found: FoundItem[] = [];
  for (const source of PACK_SOURCES) {
    await setImmediate();
    const reached = await reachedFrom(db, subject.partnershipId, source, about);
    const near = await reachedFrom(db, subject.partnershipId, source, beside);
    const items = new Map([...reached].map(([key, row]) => [key, { source, row, key, isMention: false }]));
    const add = (key: string, row: PackRow) => {
      if (!items.has(key)) items.set(key, { source, row, key, isMention: true });
    };
    for (const [key, row] of near) if (isNamedAtAll(textOf(source, row))) add(key, row);
    const columns = textColumns(source);
    for (const row of await unsafeRowsWith(db, subject.partnershipId, source, columns, runs))
      if (isNamedInFull(textOf(source, row))) add(packKey(source, row), row);
    found.push(...items.values());
    about.set(source.table, [...(about.get(source.table) ?? []), ...reached.keys()]);
    const others = [...near.keys()].filter((key) => !reached.has(key));
    beside.set(source.table, [...(beside.get(source.table) ?? []), ...others]);
  }
  return found;
}

/** Cases and referrals in which they are linked: somebody else’s, unless they are about them too. */
const PARTS_IN_OTHERS = [
  { table: "case_link", column: "case_id", of: "case_record" },
  { table: "person_worker", column: "case_id", of: "case_record" },
  { table: "referral_link", column: "referral_id", of: "referral" },
] as const;

async function besideOthers(db: Executor, { partnershipId, recordIds }: Subject): Promise<Keys> {
  const beside: Keys = new Map();
  for (const { table, column, of } of PARTS_IN_OTHERS) {
    const rows = await unsafeRowsReached(
      db,
      partnershipId,
      { table },
      { column: "person_id", of: "person" },
      recordIds,
    );
    const ids = rows.map((row) => row[column]).filter((id) => typeof id === "string");
    beside.set(of, [...new Set([...(beside.get(of) ?? []), ...ids])]);
  }
  return beside;
}

async function reachedFrom(db: Executor, partnershipId: string, source: PackSource, from: Keys) {
  const rows = new Map<string, PackRow>();
  for (const reach of source.reach) {
    const ids = from.get(reach.of) ?? [];
    if (ids.length === 0) continue;
    for (const row of await unsafeRowsReached(db, partnershipId, source, reach, ids))
      rows.set(packKey(source, row), row);
  }
  return rows;
}

const IN_WORDS = ["words", "named", "json", "frozen"];

function textColumns(source: PackSource): string[] {
  return source.fields.filter(([, , as]) => typeof as === "string" && IN_WORDS.includes(as)).map(([column]) => column);
}

/** Names that were typed in two boxes stand beside each other, as one. */
function textOf(source: PackSource, row: PackRow): string {
  return textColumns(source)
    .map((column) => row[column])
    .filter((value) => value !== null && value !== undefined)
    .join("\n");
}
