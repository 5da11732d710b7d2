import { shortDay } from "../dates/iso-day.ts";
import type { LinkRole, LinkStanding } from "../people/link-roles.ts";
import { ageOn, RESPONSIBLE_AGE } from "../people/person.ts";

/** From what a referral or a case is made, carrying what is known of it. */
export const SOURCE_KINDS = ["incident", "problem", "case"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];
export type Source = { kind: SourceKind; id: string };

type Involved = {
  personId: string;
  role: LinkRole;
  standing: LinkStanding | null;
  birthDate: string | null;
};

/** In which of several roles somebody is carried: the first of these. */
const FIRST: readonly LinkRole[] = ["perpetrator", "person-at-risk", "victim", "witness", "parent-carer", "associate"];

/**
 * Everybody who goes along, once each. An allegation that was not substantiated is not carried (DOMAIN 11), nor who
 * reported; a child under ten is never carried as a perpetrator (DOMAIN 2.5).
 */
export function carriedPeople<P extends Involved>(people: readonly P[], day: string): P[] {
  const carried = people
    .filter(({ role, standing }) => role !== "reporter" && standing !== "not-substantiated")
    .map((person) =>
      person.role === "perpetrator" && person.birthDate !== null && ageOn(person.birthDate, day) < RESPONSIBLE_AGE
        ? { ...person, role: "person-at-risk" as const, standing: null }
        : person,
    )
    .sort((a, b) => FIRST.indexOf(a.role) - FIRST.indexOf(b.role));
  return carried.filter((person, at) => carried.findIndex(({ personId }) => personId === person.personId) === at);
}

type Happened = { reference: string; latestDay: string; what: string; whatHappened: string };
const MOST = 3800;

/** What has happened, in the words of the incidents, newest first and as many as there is room for. Names nobody but whom they name. */
export function carriedReason(about: string, incidents: readonly Happened[]): string {
  const lines = incidents.map(
    ({ reference, latestDay, what, whatHappened }) => `${reference}, ${shortDay(latestDay)}, ${what}: ${whatHappened}`,
  );
  return fitting([about, ...lines]);
}

/** How many incidents, and of which days. They are newest first. */
export function carriedBrief(about: string, incidents: readonly Pick<Happened, "latestDay">[]): string {
  const [newest, oldest] = [incidents[0]?.latestDay, incidents.at(-1)?.latestDay];
  if (newest === undefined || oldest === undefined) return about;
  if (incidents.length === 1) return `${about}, ${shortDay(newest)}`;
  return `${about}. ${incidents.length} incidents, from ${shortDay(oldest)} to ${shortDay(newest)}`;
}

/** What has been tried, newest first; empty where nothing is recorded. */
export function carriedTried(steps: readonly { day: string; words: string }[]): string {
  return fitting(steps.map(({ day, words }) => `${shortDay(day)}: ${words}`));
}

function fitting(lines: readonly string[]): string {
  let text = "";
  for (const line of lines) {
    const next = text === "" ? line : `${text}\n${line}`;
    if (next.length > MOST) return text === "" ? line.slice(0, MOST) : `${text}\n…`;
    text = next;
  }
  return text;
}
