import { isWeekend } from "#app/domain/dates/working-days.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { GroupKind } from "#app/domain/groups/group-kinds.ts";
import { CAST, type CastKey, type CastMember } from "../cast.ts";

const KINDS = {
  JAG: "jag",
  "Youth JAG": "youth-jag",
  "Adults at Risk Group": "adults-at-risk",
  LCDG: "delivery",
  LEDG: "delivery",
  "University ASB cases": "working",
  "ASB team casework": "casework",
} as const satisfies Record<string, GroupKind>;
/** Those of the template's groups that hold cases. */
export type CaseGroup = keyof typeof KINDS;

const everybody: readonly (CastMember & { key: CastKey })[] = CAST;

function inRole(group: CaseGroup, ...roles: string[]): CastKey[] {
  return everybody.filter(({ groups }) => roles.includes(groups?.[group] ?? "")).map(({ key }) => key);
}

export type GroupFacts = {
  name: CaseGroup;
  kind: GroupKind;
  chair: CastKey | null;
  coordinator: CastKey;
  /** Everybody in it, chair and coordinator among them. */
  members: readonly CastKey[];
  minAge: number | null;
  maxAge: number | null;
};

export function factsOf(name: CaseGroup): GroupFacts {
  const [coordinator] = inRole(name, "coordinator");
  if (!coordinator) throw new Error(`${name} has nobody who coordinates it`);
  return {
    ...{ name, kind: KINDS[name], coordinator, chair: inRole(name, "chair")[0] ?? null },
    members: inRole(name, "chair", "coordinator", "member"),
    minAge: name === "Adults at Risk Group" ? 18 : null,
    maxAge: name === "Youth JAG" ? 17 : null,
  };
}

export function memberOf(key: CastKey): CastMember {
  const found = everybody.find((member) => member.key === key);
  if (!found) throw new Error(`Nobody of the cast is ${key}`);
  return found;
}

/** To whom what is late at an agency is taken: the first of its people, as the world has it. */
export function contactOf(agency: string): CastKey | null {
  return everybody.find((member) => member.agency === agency)?.key ?? null;
}

/** Whatever the weekday. */
const NOBODY_WORKS = ["12-25", "12-26", "01-01"];

/** That day, or the last before it on which people are at work. */
export function workdayBy(day: string): string {
  return isWeekend(day) || NOBODY_WORKS.includes(day.slice(5)) ? workdayBy(plusDays(day, -1)) : day;
}

/** That day, or the first after it on which people are at work. */
export function workdayFrom(day: string): string {
  return isWeekend(day) || NOBODY_WORKS.includes(day.slice(5)) ? workdayFrom(plusDays(day, 1)) : day;
}
