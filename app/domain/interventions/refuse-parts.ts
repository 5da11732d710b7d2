import { longDay } from "../dates/iso-day.ts";
import { askedOf } from "./asked.ts";
import type { InterventionKind, Tier } from "./kinds.ts";
import { type InterventionState, MOST_RESPONDENTS } from "./record.ts";

type Whole = { kind: InterventionKind; ownTier: Tier | null; state: InterventionState; fromDay: string };
type Refusal = { field: string | null; message: string };

const NOT_MADE = "It was not made, so nothing is added to it";

/** Why it can have no such condition, or null: a kind without conditions, not made, or from before it begins. */
export function refuseConditionOn(
  { kind, ownTier, state, fromDay }: Whole,
  given: { fromDay: string },
  stood: { fromDay: string } | null,
): Refusal | null {
  if (!askedOf(kind, ownTier).conditions) return { field: null, message: "What is recorded here has no conditions" };
  if (state === "not-made") return { field: null, message: NOT_MADE };
  if (given.fromDay < fromDay && given.fromDay !== stood?.fromDay)
    return { field: "fromDay", message: `First day must be on or after ${longDay(fromDay)}, when it begins` };
  return null;
}

/** Why a condition cannot end on that day, or null. */
export function refuseConditionEnd({ fromDay }: { fromDay: string }, endedOn: string, today: string): Refusal | null {
  if (endedOn > today) return { field: "endedOn", message: "Day must be today or in the past" };
  return endedOn < fromDay ? { field: "endedOn", message: "Day must be on or after its first day" } : null;
}

/** Why nobody more can be bound by it, or null: what is done at a place names nobody. Counted with those to be added. */
export function refuseRespondentsOn({ kind, ownTier, state }: Omit<Whole, "fromDay">, inAll: number): Refusal | null {
  if (askedOf(kind, ownTier).people === "none")
    return { field: "respondents", message: "What is done at a place binds nobody by name" };
  if (state === "not-made") return { field: "respondents", message: NOT_MADE };
  return inAll > MOST_RESPONDENTS ? { field: "respondents", message: TOO_MANY } : null;
}

export const TOO_MANY = `Select ${MOST_RESPONDENTS} at most in one record`;
