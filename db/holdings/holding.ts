import type { Database } from "../types/database.ts";

/**
 * What becomes of a row when the record that it points to is erased. `goes`: it goes with it. `unlinked`: it stays and
 * points to nothing. `holds`: what it points to goes only when no such row is left. `emptied`: it keeps its place and loses
 * its words (an item of an agenda keeps its number in the minutes).
 */
type Way = "goes" | "unlinked" | "holds" | "emptied";
export type Link = { to: Table; way: Way };

export type Table = keyof Database;

export type Holding = {
  /** Under which a row leaves a tombstone; without one it is a part of what it goes with. */
  kind?: string;
  /** One, and several: as people are told what goes. */
  name?: readonly [string, string];
  /** Never deleted by an erasure: the partnership's own, or bookkeeping that is emptied instead. */
  stays?: true;
  /** The one column that names a row; `id` unless it says otherwise, null where it takes several. */
  key?: string | null;
  isVersioned?: true;
  /** Each foreign key to a record that can be erased. */
  links?: Readonly<Record<string, Link>>;
  /** Typed by somebody, or taken from what was: may name anybody. */
  words?: string;
  /** JSON as it was at a moment. */
  frozen?: string;
  /** Keys, days, instants, choices, and what is the partnership's own: names nobody. */
  plain?: string;
};
export type Holdings = Partial<Record<Table, Holding>>;

const to =
  (way: Way) =>
  (table: Table): Link => ({ to: table, way });
export const goes = to("goes");
export const unlinked = to("unlinked");
export const holds = to("holds");
export const emptied = to("emptied");
