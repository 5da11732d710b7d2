import type { RetentionKind } from "#app/domain/retention/kinds.ts";
import type { Held, Linked, Retained, SettingsOn } from "#app/domain/retention/retained.ts";
import { type SettingKey, settingKeysOf, SETTINGS } from "#app/domain/settings/definitions.ts";
import { valueOn } from "#app/domain/settings/value-on.ts";
import { listSettingChanges } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { type StandingHolds, standingHolds } from "./standing-holds.ts";

/** The rule as it stands today, with the reference by which people know the record. */
export type Retention = Retained & { reference: string | null };

/** What every record is judged by, read once for all of a list. */
export type RetentionAt = {
  db: Executor;
  partnershipId: string;
  today: string;
  settingsOn: SettingsOn;
  holds: StandingHolds;
};

export async function retentionAt(db: Executor, partnershipId: string, today: string): Promise<RetentionAt> {
  return {
    ...{ db, partnershipId, today },
    settingsOn: await retentionSettings(db, partnershipId),
    holds: await standingHolds(db, partnershipId),
  };
}

/** Each day's settings of how long records are kept, of one read. */
export async function retentionSettings(db: Executor, partnershipId: string): Promise<SettingsOn> {
  const keys = settingKeysOf("retention");
  const changes = await listSettingChanges(db, partnershipId, keys);
  const of = (key: SettingKey) => changes.filter((change) => change.key === key);
  const days = [...new Set(changes.map(({ fromDay }) => fromDay))].sort();
  const known = new Map<string, ReturnType<SettingsOn>>();
  return (day) => {
    // Between two changes every day is the same.
    const since = days.filter((from) => from <= day).at(-1) ?? "";
    const found = known.get(since);
    if (found) return found;
    const made = Object.fromEntries(keys.map((key) => [key, valueOn(SETTINGS[key], of(key), day).value]));
    known.set(since, made as ReturnType<SettingsOn>);
    return made as ReturnType<SettingsOn>;
  };
}

const PIECE = 400;

/** So many statements for every few hundred records, and none for none. */
export async function inPiecesOf<T>(ids: readonly string[], read: (piece: readonly string[]) => Promise<T[]>) {
  const all: T[] = [];
  for (let from = 0; from < ids.length; from += PIECE)
    for (const row of await read(ids.slice(from, from + PIECE))) all.push(row);
  return all;
}

export function grouped<T, K extends string | null>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

export function unique(ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null && id !== undefined))];
}

/** Those of its people who are held hold the record in which they are. */
export function heldPeople({ holds }: RetentionAt, ids: readonly (string | null)[]): Held[] {
  return unique(ids).flatMap((id) =>
    holds.of("person", id).map(({ ground, words }) => ({ ground, words: `Somebody named in it is held: ${words}` })),
  );
}

export function linkedTo(kind: RetentionKind, retention: Retention | undefined): Linked[] {
  return retention ? [{ words: retention.reference ?? kind, retained: retention }] : [];
}
