import { holdingOf, TABLES } from "../holdings/all.ts";
import type { Reached } from "./erasure-rows.ts";

export type WhatGoes = { kind: string; name: string; count: number };

/** In words, by kind; what has no kind of its own is told as one number. */
export function countedByKind(reached: Reached): WhatGoes[] {
  const counted = TABLES.map((table) => ({ ...holdingOf(table), count: reached.get(table)?.size ?? 0 }));
  const named = counted.flatMap(({ kind, name, count }) =>
    kind !== undefined && name !== undefined && count > 0 ? [{ kind, name: name[count === 1 ? 0 : 1], count }] : [],
  );
  const rest = counted.filter(({ kind }) => kind === undefined).reduce((sum, { count }) => sum + count, 0);
  const parts = { kind: "part", name: rest === 1 ? "smaller entry" : "smaller entries", count: rest };
  return [...named.sort((a, b) => b.count - a.count), ...(rest > 0 ? [parts] : [])];
}

/** Everything that leaves a tombstone. */
export function erasableKinds(): string[] {
  return ["import-batch", ...TABLES.flatMap((table) => holdingOf(table).kind ?? [])].sort();
}
