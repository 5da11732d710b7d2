import type { AttendanceStatus, Office } from "#app/domain/meetings/attendance.ts";
import type { Chance } from "../chance.ts";
import { BROUGHT, DEPUTIES } from "./matter-words.ts";
import type { GroupName, Meeting } from "./meetings.ts";

export type Expected = { userId: string; name: string; agencyId: string; agencyName: string; role: string };
export type Person = Expected & {
  status: AttendanceStatus;
  office: Office | null;
  /** Who came in their place, by name. */
  deputy: string | null;
};

type Weights = Readonly<Record<AttendanceStatus, number>>;
const USUAL: Weights = { present: 82, apologies: 12, deputy: 4, "no-reply": 2 };
const OF_AGENCY: Readonly<Record<string, Weights>> = {
  "Leicestershire Police": { present: 93, apologies: 5, deputy: 2, "no-reply": 0 },
  "Charnwood Borough Council": { present: 92, apologies: 8, deputy: 0, "no-reply": 0 },
  "NHS Leicester": { present: 48, apologies: 24, deputy: 0, "no-reply": 28 },
  "Probation Service": { present: 60, apologies: 22, deputy: 12, "no-reply": 6 },
  "Living Without Abuse": { present: 64, apologies: 18, deputy: 16, "no-reply": 2 },
};

/** Of the newest meetings, counted back from the last one: of which agency nobody came. */
const ABSENT: Partial<Record<GroupName, Readonly<Record<string, readonly number[]>>>> = {
  JAG: { "NHS Leicester": [0, 1, 3, 4], "Probation Service": [1, 2], "Family Help": [2] },
  "Youth JAG": { "NHS Leicester": [0, 2, 3] },
  "Adults at Risk Group": { "Probation Service": [0, 1, 4], "Living Without Abuse": [2] },
  "Night-time economy premises group": { "Love Loughborough BID": [1, 2, 4] },
};

/** Who came of those who are in the group. Whoever keeps the meeting is always there. */
export function whoCame(chance: Chance, { group }: Meeting, expected: readonly Expected[], back: number): Person[] {
  const people = expected.map((one): Person => {
    const drawn = chance.weighted<AttendanceStatus>(OF_AGENCY[one.agencyName] ?? USUAL);
    const deputy = chance.pick(DEPUTIES);
    const isAway = ABSENT[group]?.[one.agencyName]?.includes(back) ?? false;
    const status = one.role === "coordinator" ? "present" : isAway ? chance.pick(["apologies", "no-reply"] as const) : drawn;
    return { ...one, status, deputy: status === "deputy" ? deputy : null, office: null };
  }); // prettier-ignore
  const chair = people.find(({ role }) => role === "chair");
  const keeper = people.find(({ role }) => role === "coordinator");
  const taker = people.find((one) => one.role === "member" && one.status === "present");
  if (chair?.status === "present") {
    chair.office = "chair";
    if (keeper) keeper.office = "minute-taker";
  } else if (keeper) {
    keeper.office = "chair";
    if (taker) taker.office = "minute-taker";
  }
  return people;
}

/** What two or three of the agencies that were there brought. */
export function whatWasBrought(chance: Chance, people: readonly Person[]) {
  const there = new Map(people.filter(({ status }) => status === "present").map((one) => [one.agencyId, one.agencyName]));
  return [...there].flatMap(([agencyId, agencyName]) => {
    const words = chance.pick(BROUGHT[agencyName] ?? [""]);
    return words !== "" && chance.percent(28) ? [{ agencyId, words }] : [];
  });
} // prettier-ignore
