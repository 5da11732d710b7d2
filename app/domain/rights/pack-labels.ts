import type { LabelKind } from "./pack.ts";

export type Label = { kind: LabelKind; recordId: string; label: string };
type Unlabelled = { kind: LabelKind; recordId: string; agencyLabel?: string };

/** A, B … Z, AA, AB: as the columns of a sheet are counted. */
export function letters(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26) - 1) + last;
}

/**
 * Labels for those who have none yet. One that was given stays with whom it was given to, in every pack of the request: a
 * reader who has two packs would otherwise take one person for two. The subject is Person A to nobody: they have their name.
 */
export function labelsFor(given: readonly Label[], wanted: readonly Unlabelled[]): Label[] {
  const taken = new Set(given.map(({ label }) => label));
  const has = new Set(given.map(({ kind, recordId }) => `${kind} ${recordId}`));
  const places = new Map<string, number>();
  const added: Label[] = [];
  for (const { kind, recordId, agencyLabel } of wanted) {
    if (has.has(`${kind} ${recordId}`)) continue;
    has.add(`${kind} ${recordId}`);
    const label = firstFree(kind, agencyLabel, taken, places);
    taken.add(label);
    added.push({ kind, recordId, label });
  }
  return added;
}

/** `places`: from which on to look, so that the labels of thousands are not gone through for each of them. */
function firstFree(
  kind: LabelKind,
  agencyLabel: string | undefined,
  taken: ReadonlySet<string>,
  places: Map<string, number>,
): string {
  const of = `${kind} ${agencyLabel ?? ""}`;
  for (let place = places.get(of) ?? 0; ; place += 1) {
    const label = labelAt(kind, agencyLabel, place);
    if (taken.has(label)) continue;
    places.set(of, place + 1);
    return label;
  }
}

function labelAt(kind: LabelKind, agencyLabel: string | undefined, place: number) {
  if (kind === "person") return `Person ${letters(place + 1)}`;
  if (kind === "agency") return `Agency ${letters(place)}`;
  return agencyLabel === undefined ? `Officer ${place + 1}` : `Officer ${place + 1} of ${agencyLabel}`;
}
