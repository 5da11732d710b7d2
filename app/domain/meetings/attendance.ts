import { longDay } from "../dates/iso-day.ts";
import { refuseMinuting } from "./item-minute.ts";
import type { SittingStatus } from "./sitting.ts";

export const ATTENDANCE_STATUS_NAMES = {
  present: "Present",
  deputy: "Sent a deputy",
  apologies: "Apologies",
  "no-reply": "No reply",
} as const;
export type AttendanceStatus = keyof typeof ATTENDANCE_STATUS_NAMES;
export const ATTENDANCE_STATUSES = Object.keys(ATTENDANCE_STATUS_NAMES) as [AttendanceStatus, ...AttendanceStatus[]];

/** As minutes list people: those of the group, officers in attendance, guests and observers (DOMAIN 5.4). */
export const CAPACITY_NAMES = {
  member: "Member",
  "in-attendance": "In attendance",
  guest: "Guest or observer",
} as const;
export type Capacity = keyof typeof CAPACITY_NAMES;
export const CAPACITIES = Object.keys(CAPACITY_NAMES) as [Capacity, ...Capacity[]];

/** What somebody does at this one meeting. */
export const OFFICE_NAMES = {
  chair: "In the chair",
  "vice-chair": "Vice-chair",
  "minute-taker": "Takes the minutes",
} as const;
export type Office = keyof typeof OFFICE_NAMES;
export const OFFICES = Object.keys(OFFICE_NAMES) as [Office, ...Office[]];

type Person = { userId: string | null; status: AttendanceStatus; deputyForId: string | null };

/**
 * Where an agency stands at a meeting, by its people: somebody came; or a deputy did; or it has apologised; or nobody has
 * heard of it. A deputy who is named and is not there is no deputy: then the agency has at least replied.
 */
export function agencyStatus(people: readonly Person[]): AttendanceStatus {
  if (people.some(({ status, deputyForId }) => status === "present" && deputyForId === null)) return "present";
  if (people.some(({ status, deputyForId }) => status === "present" && deputyForId !== null)) return "deputy";
  const deputised = people.filter(({ status }) => status === "deputy");
  const hasNamed = ({ userId }: Person) =>
    people.some(({ deputyForId }) => deputyForId !== null && deputyForId === userId);
  if (deputised.some((person) => !hasNamed(person))) return "deputy";
  return deputised.length > 0 || people.some(({ status }) => status === "apologies") ? "apologies" : "no-reply";
}

/** A deputy counts as attendance, and is shown apart (DOMAIN 5.3). */
export function hasAttended(status: AttendanceStatus): boolean {
  return status === "present" || status === "deputy";
}

export type AttendanceRow = { status: AttendanceStatus; capacity: Capacity; office: Office | null };
/** `key` is the user, or the row of somebody without an account. */
export type GivenRow = AttendanceRow & { key: string; seen: AttendanceRow & { version: number } };

/**
 * What becomes of one row of a table that is sent as a whole: left, when whoever sent it changed nothing in it or it stands
 * so already; written; or a conflict, when somebody else changed it meanwhile to something else.
 */
export function settleRow(given: GivenRow, current: (AttendanceRow & { version: number }) | undefined) {
  if (!current) return "add" as const;
  if (isSameRow(given, current)) return "leave" as const;
  if (isSameRow(given, given.seen)) return "leave" as const;
  return current.version === given.seen.version ? ("write" as const) : ("conflict" as const);
}

/**
 * A row as it is to stand: left as it is recorded, or as it was sent. Where everybody else is counted as present, so is
 * somebody of whom nothing is said: neither recorded, nor sent, nor what the sender saw.
 */
export function finalRow(given: GivenRow, current: AttendanceRow, isLeft: boolean, isRestPresent: boolean) {
  const { status, capacity, office } = current;
  const row: GivenRow = isLeft ? { ...given, status, capacity, office } : given;
  const isUnspoken = [given, given.seen, current].every((one) => one.status === "no-reply");
  return isRestPresent && isUnspoken ? { row: { ...row, status: "present" as const }, isLeft: false } : { row, isLeft };
}

function isSameRow(a: AttendanceRow, b: AttendanceRow): boolean {
  return a.status === b.status && a.capacity === b.capacity && a.office === b.office;
}

type Meeting = { day: string; status: SittingStatus };
type Refusal = { field: string | null; message: string };

/** Who was there is not said of a meeting that is off, nor changed once its minutes are confirmed. */
export function refuseRecording(meeting: Meeting, areMinutesConfirmed: boolean): Refusal | null {
  return refuseMinuting(meeting, areMinutesConfirmed, "who was there");
}

type OnList = { id: string; userId: string | null; agencyId: string; deputyForId: string | null };
type Around = {
  people: readonly OnList[];
  expected: readonly { userId: string; agencyId: string }[];
  accepted: readonly { userId: string | null; attendanceId: string | null }[];
  brought: readonly { agencyId: string; words: string }[];
};

/**
 * Whether somebody is on the list of a meeting only because they were put there, so that they may be taken off again: not in
 * the group on its day, nor in somebody's place; they have accepted no statement, and are not all that the list has of an
 * agency that brought something.
 */
export function isAddedByHand(person: OnList, { people, expected, accepted, brought }: Around): boolean {
  const { id, userId, agencyId, deputyForId } = person;
  if (deputyForId !== null || expected.some((one) => one.userId === userId)) return false;
  if (accepted.some((one) => one.attendanceId === id || (userId !== null && one.userId === userId))) return false;
  const hasOthers =
    people.some((one) => one.id !== id && one.agencyId === agencyId) ||
    expected.some((one) => one.agencyId === agencyId);
  return hasOthers || !brought.some((one) => one.agencyId === agencyId && one.words !== "");
}

/** Nobody has been at a meeting that is still to come; and of each office there is one. */
export function refuseRows(rows: readonly GivenRow[], { day }: Meeting, today: string): Refusal[] {
  const early =
    day > today
      ? rows
          .filter(({ status }) => status === "present")
          .map(({ key }) => ({
            field: `status-${key}`,
            message: `The meeting is on ${longDay(day)}, so nobody has been at it yet`,
          }))
      : [];
  const second = OFFICES.flatMap((office) =>
    rows
      .filter((row) => row.office === office)
      .slice(1)
      .map(({ key }) => ({ field: `office-${key}`, message: ONE_OFFICE[office] })),
  );
  return [...early, ...second];
}

const ONE_OFFICE: Record<Office, string> = {
  chair: "Only one person is in the chair",
  "vice-chair": "Only one person is vice-chair",
  "minute-taker": "Only one person takes the minutes",
};

/** A member says before the meeting that they do not come, until it is over. */
export function refuseReply({ day, status }: Meeting, today: string): Refusal | null {
  if (status === "cancelled") return { field: null, message: "This meeting is cancelled" };
  return day < today ? { field: null, message: "This meeting is over" } : null;
}
