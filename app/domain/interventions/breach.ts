import { longDay } from "../dates/iso-day.ts";
import { definitionOf, type InterventionKind } from "./kinds.ts";
import type { ConditionKind, InterventionState } from "./record.ts";

export type BreachRespondent = {
  id: string;
  birthDate: string | null;
  servedOn: string | null;
  servedTime: string | null;
  endedOn: string | null;
};
export type BreachCondition = {
  id: string;
  kind: ConditionKind;
  /** Null: it binds everybody. */
  respondentId: string | null;
  fromDay: string;
  endedOn: string | null;
};
export type BreachedFacts = {
  kind: InterventionKind;
  state: InterventionState;
  issuedOn: string;
  issuedTime: string | null;
  fromDay: string;
  untilDay: string | null;
  untilTime: string | null;
  endedOn: string | null;
  personsUnknown: boolean;
  respondents: readonly BreachRespondent[];
  conditions: readonly BreachCondition[];
  /** Of each appeal, when it was lodged and when it was decided. */
  appeals: readonly { lodgedOn: string; decidedOn: string | null }[];
};
/** Days are London's, times HH:MM. */
export type Breach = {
  /** Null: persons unknown. */
  respondentId: string | null;
  conditionId: string | null;
  breachedOn: string;
  breachedTime: string | null;
};
export type BreachRefusal = { field: keyof Breach | "form"; message: string };

/** Kinds that bind nobody who has not been given them, and where that is written. */
const SERVED: Partial<Record<InterventionKind, string>> = {
  cpw: "ASBCPA 2014 s43(5)",
  cpn: "ASBCPA 2014 s55",
  fpn: "ASBCPA 2014 ss52, 68",
  injunction: "Civil Procedure Rules, Part 81; from general knowledge",
  "housing-injunction": "Civil Procedure Rules, Part 81; from general knowledge",
  "youth-injunction": "Civil Procedure Rules, Part 81; from general knowledge",
  "closure-notice": "ASBCPA 2014 s79",
  "respect-order": "Crime and Policing Act 2026; not confirmed",
};

/** Whether there is anything in it that somebody can break: conditions, or what the law or an agreement forbids. */
export function mayBeBreached(kind: InterventionKind): boolean {
  const { breach, conditions } = definitionOf(kind);
  return breach !== undefined || conditions === true || kind === "own";
}

/**
 * Why this cannot be a breach, or null. It must have been made, have begun and not be over, as a whole and for whoever
 * broke it, and must have been served on them where the kind is served. Its first and last day count, and the days of
 * service and of an end; where both times of day are known they decide. A condition must bind them, and stand on that day.
 */
export function refuseBreach(breach: Breach, facts: BreachedFacts, now: { day: string; time: string }) {
  return (
    refuseAtAll(facts) ?? refuseWhen(breach, facts, now) ?? refuseWho(breach, facts) ?? refuseCondition(breach, facts)
  );
}

function refuseAtAll({ kind, state }: BreachedFacts): BreachRefusal | null {
  if (!mayBeBreached(kind))
    return { field: "form", message: `Nothing in it can be breached: ${definitionOf(kind).name.toLowerCase()}` };
  if (state === "planned")
    return { field: "form", message: "It has not been made yet, so nobody can have breached it" };
  if (state === "not-made") return { field: "form", message: "It was not made, so nobody can have breached it" };
  return null;
}

function refuseWhen(breach: Breach, facts: BreachedFacts, now: { day: string; time: string }): BreachRefusal | null {
  const { breachedOn: day, breachedTime: time } = breach;
  const { source } = definitionOf(facts.kind);
  if (day > now.day) return { field: "breachedOn", message: "Day of the breach must be today or in the past" };
  if (day === now.day && time !== null && time > now.time)
    return { field: "breachedTime", message: "Time of the breach must be in the past" };
  if (day < facts.fromDay) {
    const message = `Day of the breach must be on or after ${longDay(facts.fromDay)}, when it begins (${source})`;
    return { field: "breachedOn", message };
  }
  if (isBefore({ day, time }, { day: facts.issuedOn, time: facts.issuedTime }))
    return {
      field: "breachedTime",
      message: `Time of the breach must be after its issue at ${facts.issuedTime ?? ""}`,
    };
  if (facts.untilDay !== null && day > facts.untilDay) {
    const message = `Day of the breach must be on or before ${longDay(facts.untilDay)}, its last day (${source})`;
    return { field: "breachedOn", message };
  }
  if (facts.untilDay !== null && isBefore({ day: facts.untilDay, time: facts.untilTime }, { day, time }))
    return { field: "breachedTime", message: `Time of the breach must be before its end at ${facts.untilTime ?? ""}` };
  if (facts.endedOn !== null && day > facts.endedOn)
    return { field: "breachedOn", message: `Day of the breach must be on or before ${longDay(facts.endedOn)}, when it was ended` }; // prettier-ignore
  return null;
}

function refuseWho(breach: Breach, facts: BreachedFacts): BreachRefusal | null {
  const { respondentId, breachedOn: day, breachedTime: time } = breach;
  if (respondentId === null)
    return facts.respondents.length === 0 || mayBeByAnybody(facts)
      ? null
      : { field: "respondentId", message: "Select who breached it" };
  const respondent = facts.respondents.find(({ id }) => id === respondentId);
  if (!respondent) return { field: "respondentId", message: "Select one of those whom it binds" };
  const servedBy = SERVED[facts.kind];
  if (servedBy !== undefined) {
    const { servedOn, servedTime } = respondent;
    if (servedOn === null) {
      const message = `No service on them is recorded. It binds nobody before it is served (${servedBy}): record the service first`;
      return { field: "respondentId", message };
    }
    if (day < servedOn) {
      const message = `Day of the breach must be on or after ${longDay(servedOn)}, when it was served on them (${servedBy})`;
      return { field: "breachedOn", message };
    }
    if (isBefore({ day, time }, { day: servedOn, time: servedTime })) {
      const message = `Time of the breach must be after ${servedTime ?? ""}, when it was served on them (${servedBy})`;
      return { field: "breachedTime", message };
    }
  }
  if (respondent.endedOn !== null && day > respondent.endedOn) {
    const message = `Day of the breach must be on or before ${longDay(respondent.endedOn)}, when it ended for them`;
    return { field: "breachedOn", message };
  }
  return null;
}

function refuseCondition(breach: Breach, { conditions }: BreachedFacts): BreachRefusal | null {
  const { conditionId, breachedOn: day } = breach;
  if (conditionId === null) {
    const bound = conditions.some((one) => binds(one, breach) && stands(one, day));
    return bound ? { field: "conditionId", message: "Select which condition was breached" } : null;
  }
  const condition = conditions.find(({ id }) => id === conditionId);
  if (!condition) return { field: "conditionId", message: "Select one of its conditions" };
  if (!binds(condition, breach))
    return { field: "conditionId", message: "That condition binds somebody else. Select one that binds whoever breached it" }; // prettier-ignore
  if (day < condition.fromDay)
    return {
      field: "conditionId",
      message: `That condition stands from ${longDay(condition.fromDay)}, after the breach`,
    };
  if (!stands(condition, day))
    return { field: "conditionId", message: `That condition ended on ${longDay(condition.endedOn ?? "")}, before the breach` }; // prettier-ignore
  return null;
}

/** Of what was made against persons unknown, and of what binds everybody at a place. */
export function mayBeByAnybody({ kind, personsUnknown }: Pick<BreachedFacts, "kind" | "personsUnknown">) {
  return personsUnknown || definitionOf(kind).about === "place";
}

function binds(condition: BreachCondition, { respondentId }: Breach) {
  return condition.respondentId === null || condition.respondentId === respondentId;
}

function stands({ fromDay, endedOn }: BreachCondition, day: string) {
  return fromDay <= day && (endedOn === null || day <= endedOn);
}

/** On one day, by times that are both known. */
function isBefore(one: { day: string; time: string | null }, other: { day: string; time: string | null }) {
  return one.day === other.day && one.time !== null && other.time !== null && one.time < other.time;
}
