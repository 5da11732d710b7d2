import { plusDays } from "../dates/iso-day.ts";
import type { Settings } from "../settings/definitions.ts";
import type { Band } from "./bands.ts";
import { isStricter, type Spell } from "./spell.ts";

/** Whole days from one contact to the next (police toolkit 2008: Red weekly, Amber monthly, Green yearly). */
export function contactDays(band: Band, settings: Settings): number {
  return settings[`premises.contact.${band}-days`];
}

/**
 * The day from which the next contact is reckoned: the last one; or since when a stricter grade has stood that came after
 * it, and so with none at all since when the band has stood. Null while not graded: none is due.
 */
export function contactFrom(spell: Spell | null, lastContactOn: string | null): string | null {
  if (spell === null) return null;
  if (lastContactOn === null || (isStricter(spell) && spell.since > lastContactOn)) return spell.since;
  return lastContactOn;
}

export function contactDueOn(band: Band | null, contactFromOn: string | null, settings: Settings): string | null {
  return band === null || contactFromOn === null ? null : plusDays(contactFromOn, contactDays(band, settings));
}

/** Longer ago than a year is more likely a slip of the pen, and no grade asks for contact more seldom. */
const EARLIEST_DAYS = 366;

export function refuseContact(contactedOn: string, today: string) {
  if (contactedOn > today)
    return { field: "contactedOn", message: "Day of the contact must be today or in the past" } as const;
  if (contactedOn < plusDays(today, -EARLIEST_DAYS))
    return { field: "contactedOn", message: "Day of the contact must be within the last year" } as const;
  return null;
}
