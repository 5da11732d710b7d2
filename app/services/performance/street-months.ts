import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { monthly, monthName, monthsUpTo } from "#app/domain/performance/street-months.ts";
import {
  listStreetAreas,
  listStreetByArea,
  listStreetByCategory,
  listStreetMonths,
} from "#db/queries/street-months.ts";
import type { Executor } from "#db/transaction.ts";

export type StreetAsked = { areaId: string | null; category: string | null };

/** Month by month: of one area by category, and of one category by beat. Null when police.uk's figures were never loaded. */
export async function streetMonths(db: Executor, partnershipId: string, { areaId, category }: StreetAsked) {
  const slices = await listStreetMonths(db, partnershipId);
  const [newest] = slices;
  if (!newest) return null;
  const months = monthsUpTo(newest.from);
  const shown = { from: months[0] ?? newest.from, to: newest.from };
  const loaded = new Set(slices.map((slice) => slice.from));
  const counts = await listStreetByCategory(db, partnershipId, shown, areaId);
  const categories = [...new Set(counts.map((count) => count.category))].sort();
  const line = (name: string, rows: readonly { from: string; crimes: number }[]) => ({
    name,
    points: monthly(rows, months, loaded),
  });
  const beats = await listStreetAreas(db, partnershipId, "beat");
  return {
    months: months.map(monthName),
    categories,
    beats,
    main: line(
      category ?? "All categories together",
      counts.filter((count) => category === null || count.category === category),
    ),
    byCategory:
      category === null
        ? categories.map((name) =>
            line(
              name,
              counts.filter((count) => count.category === name),
            ),
          )
        : [],
    byBeat: category === null ? [] : await byBeat(db, partnershipId, { shown, category, beats, line }),
    used: [...new Set(slices.flatMap((slice) => (slice.from >= shown.from ? [slice.batchId] : [])))],
    left: slices
      .filter((slice) => slice.from >= shown.from)
      .map(({ from, force, outside, withoutPlace }) => ({ month: monthName(from), force, outside, withoutPlace })),
  };
}

type Line = { name: string; points: { label: string; value: number | null }[] };
type ByBeat = {
  shown: { from: string; to: string };
  category: string;
  beats: readonly { id: string; code: string; name: string }[];
  line: (name: string, rows: readonly { from: string; crimes: number }[]) => Line;
};

/** And what lies in no beat that is known: the borough's figure less theirs. */
async function byBeat(db: Executor, partnershipId: string, { shown, category, beats, line }: ByBeat) {
  const rows = await listStreetByArea(db, partnershipId, shown, { category, kind: "beat" });
  const whole = (await listStreetByCategory(db, partnershipId, shown, null)).filter((row) => row.category === category);
  const lines = beats.map(({ id, code, name }) =>
    line(
      `${code} ${name}`,
      rows.filter((row) => row.areaId === id),
    ),
  );
  const placed = rows.map(({ from, crimes }) => ({ from, crimes: -crimes }));
  const left = line(NOT_RECORDED, [...whole, ...placed]);
  return left.points.some(({ value }) => value) ? [...lines, left] : lines;
}
