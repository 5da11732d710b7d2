import { daysBetween, plusDays } from "../dates/iso-day.ts";
import { type Band, BANDS, compareBands } from "./bands.ts";

/** A grade in force, that is without those that were corrected. */
export type CountedGrade = {
  id: string;
  premisesId: string;
  sittingId: string;
  gradedOn: string;
  agreedBand: Band;
  computedBand: Band;
};
export type Venue = {
  id: string;
  name: string;
  /** Of its licence; null: from before anything was recorded. */
  licensedFrom: string | null;
  closedOn: string | null;
  /** In force on the day before the first day that is counted. */
  bandBefore: Band | null;
};
/** What a number counts. */
export const GRADE_MEASURES = {
  red: "Red",
  amber: "Amber",
  green: "Green",
  "not-graded": "Not graded",
  up: "Got worse",
  down: "Got better",
  "above-proposal": "Worse than proposed",
  "below-proposal": "Better than proposed",
  "in-red": "Red for a day or more",
} as const;
export type GradeMeasure = keyof typeof GRADE_MEASURES;
export const GRADE_MEASURE_IDS = Object.keys(GRADE_MEASURES) as [GradeMeasure, ...GradeMeasure[]];

/** One row behind a number: premises, with the grade that is counted where it is one, or the days in Red. */
export type FigureRow = {
  premisesId: string;
  name: string;
  before: Band | null;
  band: Band | null;
  proposed: Band | null;
  gradeId: string | null;
  since: string | null;
  days: number | null;
};
export type Figures = Record<GradeMeasure, FigureRow[]>;

type Of = { venue: Venue; grades: readonly CountedGrade[] };
/** Days as ISO text, both included. */
type Days = { from: string; until: string };

/** Each premises with its grades, the oldest first. */
export function byVenue(venues: readonly Venue[], grades: readonly CountedGrade[]): Of[] {
  const own = new Map<string, CountedGrade[]>();
  for (const grade of grades) own.set(grade.premisesId, [...(own.get(grade.premisesId) ?? []), grade]);
  return venues.map((venue) => ({ venue, grades: [...(own.get(venue.id) ?? [])].sort(oldestFirst) }));
}

/** What was agreed at one meeting; "not graded" there is who had no grade in force after it. */
export function figuresOfSitting(all: readonly Of[], { id, day }: { id: string; day: string }): Figures {
  const agreed = all.flatMap((of) => changesIn(of, (grade) => grade.sittingId === id));
  const band = (one: Band) => agreed.filter((row) => row.band === one);
  return { ...byBand(band), "not-graded": notGraded(all, day), ...movements(agreed), "in-red": [] };
}

/** What stood at the end of a period, and what was agreed and how long premises were Red in it. */
export function figuresOfPeriod(all: readonly Of[], { from, until }: Days): Figures {
  const standing = all.filter(({ venue }) => isOpenOn(venue, until)).map((of) => standingRow(of, until));
  const agreed = all.flatMap((of) => changesIn(of, ({ gradedOn }) => gradedOn >= from && gradedOn <= until));
  const inRed = all.flatMap((of) => {
    const days = daysInRed(of, { from, until });
    return days === 0 ? [] : [{ ...standingRow(of, until), days }];
  });
  const band = (one: Band) => standing.filter((row) => row.band === one);
  return {
    ...byBand(band),
    ...{ "not-graded": notGraded(all, until), ...movements(agreed) },
    "in-red": inRed.sort((one, other) => (other.days ?? 0) - (one.days ?? 0)),
  };
}

/**
 * Days on which premises were Red, both ends of the period included: from the day of the meeting that agreed Red to the day
 * before the one that agreed another grade, or before the day on which they closed.
 */
export function daysInRed({ venue, grades }: Of, { from, until }: Days): number {
  const closes = venue.closedOn === null ? until : earlier(until, plusDays(venue.closedOn, -1));
  const spells = [{ band: venue.bandBefore, day: "" }, ...grades.map((g) => ({ band: g.agreedBand, day: g.gradedOn }))];
  return spells.reduce((sum, { band, day }, at) => {
    if (band !== "red") return sum;
    const next = spells[at + 1];
    const last = next === undefined ? closes : earlier(closes, plusDays(next.day, -1));
    const first = day > from ? day : from;
    return sum + Math.max(0, daysBetween(first, last) + 1);
  }, 0);
}

function changesIn({ venue, grades }: Of, isCounted: (grade: CountedGrade) => boolean): FigureRow[] {
  return grades.flatMap((grade, at) => {
    if (!isCounted(grade)) return [];
    const before = at === 0 ? venue.bandBefore : (grades[at - 1]?.agreedBand ?? null);
    const { id: gradeId, agreedBand: band, computedBand: proposed, gradedOn: since } = grade;
    return [{ premisesId: venue.id, name: venue.name, before, band, proposed, gradeId, since, days: null }];
  });
}

function standingRow({ venue, grades }: Of, day: string): FigureRow {
  const at = grades.findLastIndex(({ gradedOn }) => gradedOn <= day);
  const grade = grades[at];
  const row = { premisesId: venue.id, name: venue.name, before: null, proposed: null, days: null };
  if (grade === undefined) return { ...row, band: venue.bandBefore, gradeId: null, since: null };
  return { ...row, band: grade.agreedBand, gradeId: grade.id, since: grade.gradedOn };
}

/** Not Green, and counted apart (DOMAIN 11). */
function notGraded(all: readonly Of[], day: string): FigureRow[] {
  const open = all.filter(({ venue }) => isOpenOn(venue, day)).map((of) => standingRow(of, day));
  return open.filter(({ band }) => band === null);
}

/** A first grade is no movement. */
function movements(agreed: readonly FigureRow[]) {
  const moved = agreed.filter(({ before }) => before !== null);
  const against = (sign: number) => (row: FigureRow) => compareBands(row.band, row.proposed) * sign > 0;
  return {
    up: moved.filter(({ band, before }) => compareBands(band, before) > 0),
    down: moved.filter(({ band, before }) => compareBands(band, before) < 0),
    "above-proposal": agreed.filter(against(1)),
    "below-proposal": agreed.filter(against(-1)),
  };
}

function byBand(of: (band: Band) => FigureRow[]) {
  return Object.fromEntries(BANDS.map((band) => [band, of(band)])) as Record<Band, FigureRow[]>;
}

function isOpenOn({ licensedFrom, closedOn }: Venue, day: string) {
  return (licensedFrom === null || licensedFrom <= day) && (closedOn === null || closedOn > day);
}

function earlier(one: string, other: string) {
  return one < other ? one : other;
}

function oldestFirst(one: CountedGrade, other: CountedGrade) {
  if (one.gradedOn !== other.gradedOn) return one.gradedOn < other.gradedOn ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
