import { ageOn, RESPONSIBLE_AGE } from "../people/person.ts";
import type { LinkStanding } from "../people/link-roles.ts";
import type { IncidentPersonChange } from "./incident-people.form.ts";
import type { IncidentRole } from "./incident.ts";

type Refusal = { field: string; message: string };
type Incident = { latestDay: string };
type Involved = { role: IncidentRole; standing: LinkStanding | null };

/**
 * Why somebody cannot have a role in an incident, or null. Each role once. Under ten nobody is ever a perpetrator (DOMAIN
 * 2.5; Children and Young Persons Act 1933 s50).
 */
export function refuseIncidentRole(
  role: IncidentRole,
  { birthDate }: { birthDate: string | null },
  others: readonly IncidentRole[],
  { latestDay }: Incident,
): Refusal | null {
  if (others.includes(role)) return { field: "role", message: "This person has this role in the incident already" };
  if (role === "perpetrator" && birthDate !== null && ageOn(birthDate, latestDay) < RESPONSIBLE_AGE)
    return {
      field: "role",
      message: `A child under ${RESPONSIBLE_AGE} is never recorded as a perpetrator: add them as a person at risk`,
    };
  return null;
}

/**
 * Why what is recorded of somebody in an incident cannot change so, or null. Only a suspect has a standing; confirmed says
 * by what, on which day and by which source (DOMAIN 11, DPA 2018 s38). Days are London's.
 */
export function refuseStandingChange(
  link: Involved,
  { to, standingBasis, standingOn, standingSource }: IncidentPersonChange,
  { latestDay }: Incident,
  today: string,
): Refusal | null {
  if (to === link.role || to === link.standing) return { field: "to", message: "It is recorded so already" };
  const isStanding = to === "alleged" || to === "confirmed" || to === "not-substantiated";
  if (isStanding && link.role !== "perpetrator") return { field: "to", message: "Only a suspect has a standing" };
  if (to === "confirmed" && standingBasis === null)
    return { field: "standingBasis", message: "Select by what it is confirmed" };
  if ((to === "confirmed" || to === "not-substantiated") && standingOn === null)
    return { field: "standingOn", message: "Enter the day on which it was confirmed, or found not substantiated" };
  if (to === "confirmed" && standingSource === null)
    return { field: "standingSource", message: "Enter the source, such as the court or the officer" };
  if (isStanding && standingOn !== null && standingOn > today)
    return { field: "standingOn", message: "Day must be today or in the past" };
  if (isStanding && standingOn !== null && standingOn < latestDay)
    return { field: "standingOn", message: "Day must not be before the incident" };
  return null;
}
