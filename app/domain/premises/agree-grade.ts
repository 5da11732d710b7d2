import { longDay } from "../dates/iso-day.ts";
import { type Band, BAND_NAMES } from "./bands.ts";
import type { Agreed } from "./spell.ts";

export type GradeRefusal = { field: string | null; message: string };

type Asked = { closedOn: string | null; sittingDay: string | null; today: string };

/** A grade is agreed at a meeting of a premises group that has taken place or is taking place today. Null: it may be recorded. */
export function refuseGrading({ closedOn, sittingDay, today }: Asked): GradeRefusal | null {
  if (closedOn !== null && closedOn <= today)
    return { field: null, message: `These premises closed on ${longDay(closedOn)}. Closed premises are not graded` };
  if (sittingDay === null) return { field: "sittingId", message: "Select a meeting of the premises group" };
  if (sittingDay > today)
    return { field: "sittingId", message: "The grade must be of a meeting that has taken place, or of today’s" };
  return null;
}

type Decided = { computed: Band; agreed: Band; reason: string | null; isCorrection: boolean };

/** The score proposes, the group decides: with a reason where it decides otherwise, and where it corrects itself (DOMAIN 3.4). */
export function refuseReason({ computed, agreed, reason, isCorrection }: Decided): GradeRefusal | null {
  if (reason !== null) return null;
  if (isCorrection) return { field: "reason", message: "Enter why the grade is corrected" };
  if (computed === agreed) return null;
  const proposed = BAND_NAMES[computed];
  return { field: "reason", message: `Enter why the group agreed ${BAND_NAMES[agreed]} where the points propose ${proposed}` }; // prettier-ignore
}

type Grade = { gradedOn: string; correctsId: string | null };

/** Of the grades in force, which come newest first, those that stood when this one was agreed, without what it corrects. */
export function gradesBefore(standing: readonly Agreed[], { gradedOn, correctsId }: Grade): Agreed[] {
  return standing.filter((one) => one.id !== correctsId && one.gradedOn <= gradedOn);
}

/**
 * Where a grade stands among those in force, which come newest first: whether it is the newest then, and the band that stood
 * before it. By the day of the meeting and not by when it was recorded: an older meeting's grade overtakes no newer one.
 */
export function placeOfGrade(standing: readonly Agreed[], grade: Grade) {
  const others = standing.filter(({ id }) => id !== grade.correctsId);
  return {
    isNewest: others.every(({ gradedOn }) => gradedOn <= grade.gradedOn),
    before: gradesBefore(standing, grade)[0]?.band ?? null,
  };
}
