import { type LinkRole, type LinkStanding, linkWords, type StandingBasis } from "../people/link-roles.ts";
import { ageOn, type BirthDateBasis, RESPONSIBLE_AGE } from "../people/person.ts";

type Born = { birthDate: string | null; birthDateBasis: BirthDateBasis };
type Standing = {
  standing: LinkStanding | null;
  standingBasis: StandingBasis | null;
  standingOn: string | null;
  standingSource: string | null;
};
type Link = Standing & { role: LinkRole; fromDay: string; untilDay: string | null };
export type LinkRefusal = { field: string | null; message: string };

const NONE: Standing = { standing: null, standingBasis: null, standingOn: null, standingSource: null };

/**
 * The standing that a role has, and of its details those that belong to it: nothing but a perpetrator has one; alleged has
 * no details; confirmed says by what, on which day and by which source; not substantiated has the day and a source
 * (DOMAIN 11, DPA 2018 s38).
 */
export function standingOf(role: LinkRole, given: Standing): Standing {
  if (role !== "perpetrator") return NONE;
  switch (given.standing) {
    case "confirmed":
      return given;
    case "not-substantiated":
      return { ...given, standingBasis: null };
    default:
      return { ...NONE, standing: "alleged" };
  }
}

/**
 * Why a person cannot stand in the case so, or null. The first day is in the past or today, and not before the birth. One
 * person may hold several roles in a case, each once at a time. Under ten nobody is ever a perpetrator, on whatever basis
 * the age is known (DOMAIN 2.5).
 */
export function refuseLink(
  link: Standing & { role: LinkRole; fromDay: string },
  person: Born,
  others: readonly { role: LinkRole; untilDay: string | null }[],
  today: string,
): LinkRefusal | null {
  const days = refuseFromDay(link.fromDay, person, today);
  if (days) return days;
  if (isTooYoung(link, person)) return { field: "role", message: TOO_YOUNG };
  if (others.some(({ role, untilDay }) => role === link.role && untilDay === null))
    return { field: "role", message: "This person has this role in the case already. Change that instead" };
  return refuseStandingDay(link, person, today);
}

const TOO_YOUNG = `A child under ${RESPONSIBLE_AGE} is never recorded as a perpetrator: add them as a person at risk`;

function refuseFromDay(fromDay: string, { birthDate }: Born, today: string): LinkRefusal | null {
  if (fromDay > today) return { field: "fromDay", message: "First day must be today or in the past" };
  if (birthDate !== null && fromDay < birthDate)
    return { field: "fromDay", message: "First day must be on or after the person’s date of birth" };
  return null;
}

function refuseStandingDay({ standingOn }: Standing, { birthDate }: Born, today: string): LinkRefusal | null {
  if (standingOn === null) return null;
  if (standingOn > today) return { field: "standingOn", message: "Day must be today or in the past" };
  if (birthDate !== null && standingOn < birthDate)
    return { field: "standingOn", message: "Day must be on or after the person’s date of birth" };
  return null;
}

/** A suspect who was under ten on the first day: refused when recorded, and shown to be put right when a birth date is corrected later. */
export function isTooYoung(
  { role, fromDay }: { role: LinkRole; fromDay: string },
  { birthDate }: Pick<Born, "birthDate">,
) {
  return role === "perpetrator" && birthDate !== null && ageOn(birthDate, fromDay) < RESPONSIBLE_AGE;
}

/**
 * Why a link cannot be changed so, or null. What has ended stays as it was. An allegation may be confirmed, or found not
 * substantiated, which ends it on that day; what was confirmed may become an allegation again, as after an appeal.
 */
export function refuseLinkChange(
  link: Link,
  to: Standing & { fromDay: string },
  person: Born,
  today: string,
): LinkRefusal | null {
  if (link.untilDay !== null) return { field: null, message: ENDED };
  const days = refuseFromDay(to.fromDay, person, today);
  if (days) return days;
  if (to.standing !== "not-substantiated" && isTooYoung({ role: link.role, fromDay: to.fromDay }, person))
    return { field: "fromDay", message: TOO_YOUNG };
  const day = refuseStandingDay(to, person, today);
  if (day) return day;
  if (to.standing === "not-substantiated" && to.standingOn !== null && to.standingOn < to.fromDay)
    return { field: "standingOn", message: "Day must be on or after the first day" };
  return null;
}

const ENDED = "This role has ended and is kept as it was. Add the person again instead";

export function refuseLinkEnd(
  link: Pick<Link, "fromDay" | "untilDay">,
  untilDay: string,
  today: string,
): LinkRefusal | null {
  if (link.untilDay !== null) return { field: null, message: ENDED };
  if (untilDay > today) return { field: "untilDay", message: "Last day must be today or in the past" };
  if (untilDay < link.fromDay)
    return { field: "untilDay", message: "Last day must be the same as or after the first day" };
  return null;
}

/** In one line for the history and the log: "Perpetrator, confirmed". */
export function linkInWords({ role, standing }: Pick<Link, "role" | "standing">) {
  return linkWords(role, standing);
}
