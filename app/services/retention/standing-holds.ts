import type { RetentionKind } from "#app/domain/retention/kinds.ts";
import type { Held } from "#app/domain/retention/retained.ts";
import {
  listContainersOf,
  listPeopleAskedAbout,
  listStandingHolds,
  type StandingHold,
} from "#db/queries/retention-holds.ts";
import type { Executor } from "#db/transaction.ts";

/** What holds a record that was named itself, or in which a named one lies. */
export type StandingHolds = { of: (kind: RetentionKind, id: string | null | undefined) => readonly Held[] };

const PIECE = 500;

/**
 * Every hold that stands, on the record that it was placed on and on those that would take it along: a held document
 * keeps its case. A person about whom somebody asks is held while the request is open (DPA 2018 s173).
 */
export async function standingHolds(db: Executor, partnershipId: string): Promise<StandingHolds> {
  const held = new Map<string, Held[]>();
  const add = (kind: RetentionKind, id: string, hold: Held) => {
    const key = `${kind} ${id}`;
    held.set(key, [...(held.get(key) ?? []), hold]);
  };
  const rows = await listStandingHolds(db, partnershipId);
  for (const { record_kind, record_id, ground, words } of rows)
    add(record_kind, record_id, { ground, words, isOwn: true });
  await spread(db, rows, add);
  for (const { personId, reference } of await listPeopleAskedAbout(db, partnershipId))
    if (personId) add("person", personId, { ground: "request", words: `${reference} is open` });
  return { of: (kind, id) => (id ? (held.get(`${kind} ${id}`) ?? []) : []) };
}

async function spread(
  db: Executor,
  rows: readonly Pick<StandingHold, "record_kind" | "record_id" | "ground" | "words">[],
  add: (kind: RetentionKind, id: string, hold: Held) => void,
): Promise<void> {
  const kinds = new Set(rows.map((row) => row.record_kind));
  for (const kind of kinds) {
    const ofKind = rows.filter((row) => row.record_kind === kind);
    for (let from = 0; from < ofKind.length; from += PIECE) {
      const piece = ofKind.slice(from, from + PIECE);
      const found = await listContainersOf(db, kind, piece.map((row) => row.record_id)); // prettier-ignore
      const above = found.flatMap(({ insideId, kind: record_kind, id }) =>
        id === null ? [] : piece.filter((row) => row.record_id === insideId).map((row) => ({ ...row, record_kind, record_id: id })),
      ); // prettier-ignore
      for (const { record_kind, record_id, ground, words } of above) add(record_kind, record_id, { ground, words });
      await spread(db, above, add);
    }
  }
}
