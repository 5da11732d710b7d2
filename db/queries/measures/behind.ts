import type { RawBuilder } from "kysely";

/** Of a measure as it stood on a day, both are that day. */
export type Scope = { partnershipId: string; from: string; to: string };

/**
 * A select of the rows that a measure counts, said once: the number counts them and the list behind it shows them. A row is
 * one thing counted, with the columns
 * - row_id: its own, unique among the rows (a breach, where breaches are counted);
 * - record_id: what it opens, of the measure's kind of record;
 * - group_id: the group to which it counts, or null;
 * - day: the measure's day, as ISO text;
 * - amount: whole days where the measure is a median of days, else null;
 * - and one named like each of the measure's dimensions, its value as text, never null.
 */
export type Behind = (scope: Scope) => RawBuilder<unknown>;

/** For each of the measures, its rows. */
export type BehindOf<M extends readonly { id: string }[]> = Readonly<Record<M[number]["id"], Behind>>;
