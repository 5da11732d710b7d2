import { countText } from "./change.ts";

type Row = { previous: number | null; current: number | null };

/** Of 8 types 3 rose, 4 fell and 1 stayed the same. */
export function changesInWords(rows: readonly Row[], what = "types"): string {
  const known = rows.flatMap(({ previous, current }) =>
    previous === null || current === null ? [] : [current - previous],
  );
  if (known.length === 0) return `No figures of a year before are recorded for these ${what}.`;
  const counted = (kind: (change: number) => boolean, word: string) => {
    const count = known.filter(kind).length;
    return count === 0 ? [] : [`${countText(count)} ${word}`];
  };
  const parts = [
    ...counted((change) => change > 0, "rose"),
    ...counted((change) => change < 0, "fell"),
    ...counted((change) => change === 0, "stayed the same"),
  ];
  return `Of ${countText(known.length)} ${what} ${joined(parts)}.`;
}

function joined(parts: readonly string[]) {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}
