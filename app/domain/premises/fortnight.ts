import { type Band, compareBands } from "./bands.ts";
import { pointsInWords } from "./ledger.ts";
import { SEVERITIES, SEVERITY_IDS, type Severity } from "./severity.ts";

/** One premises in the fortnightly list. Points in millionths, as at the meeting before and as at this one. */
export type FortnightRow = {
  id: string;
  name: string;
  licenceNumber: string;
  address: string | null;
  beatCode: string | null;
  /** In force before the meeting; null: not graded. */
  bandBefore: Band | null;
  pointsThen: number;
  pointsNow: number;
  /** What the points propose now. */
  band: Band;
  /** One grave incident alone puts it on the agenda. */
  onAgenda: boolean;
  /** Incidents of which the group has still to say what they are to it: they count nothing yet. */
  waiting: number;
  /** What this meeting agreed; null: not yet. */
  agreedHere: Band | null;
  trend: { day: string; points: number }[];
};

/** With points, now or at the meeting before; with something to decide; with a grade of Amber or Red; or graded at this meeting to either. */
export function isListed(
  row: Pick<FortnightRow, "pointsNow" | "pointsThen" | "bandBefore" | "agreedHere" | "onAgenda" | "waiting">,
) {
  const isHigh = (band: Band | null) => band === "red" || band === "amber";
  const counts = row.pointsNow > 0 || row.pointsThen > 0 || row.onAgenda || row.waiting > 0;
  return counts || isHigh(row.bandBefore) || isHigh(row.agreedHere);
}

/** The most points first, then the worst agreed grade, then the most that has been added, then the most to decide; by name where all are the same. */
export function worstFirst(one: FortnightRow, other: FortnightRow): number {
  return (
    other.pointsNow - one.pointsNow ||
    compareBands(other.bandBefore, one.bandBefore) ||
    movementOf(other) - movementOf(one) ||
    other.waiting - one.waiting ||
    one.name.localeCompare(other.name, "en-GB") ||
    (one.id < other.id ? -1 : 1)
  );
}

export function movementOf({ pointsNow, pointsThen }: Pick<FortnightRow, "pointsNow" | "pointsThen">): number {
  return pointsNow - pointsThen;
}

/** An arrow and words: "▲ up 3.5". Cut off to the same decimals as the points are. */
export function movementInWords(movement: number): string {
  if (movement === 0) return "No change";
  return movement > 0 ? `▲ up ${pointsInWords(movement)}` : `▼ down ${pointsInWords(-movement)}`;
}

export type SeverityCount = { severity: Severity; incidents: number };

/** Worst first: "2 violence with injury, 1 noise". */
export function countsInWords(counts: readonly SeverityCount[]): string {
  return SEVERITY_IDS.flatMap((severity) => {
    const incidents = counts.find((one) => one.severity === severity)?.incidents ?? 0;
    return incidents === 0 ? [] : [`${incidents} ${SEVERITIES[severity].name.toLowerCase()}`];
  }).join(", ");
}
