import { longDay } from "../dates/iso-day.ts";
import { PLAN_DOMAIN_NAMES, type PlanDomain } from "./plan-step.ts";

type Said = {
  domain: PlanDomain;
  personName: string | null;
  words: string;
  why: string;
  ownerName: string | null;
  ownerAgencyName: string;
  fromDay: string;
  untilDay: string | null;
};

export function stepOwner({ ownerName, ownerAgencyName }: Pick<Said, "ownerName" | "ownerAgencyName">) {
  return ownerName ? `${ownerName}, ${ownerAgencyName}` : `${ownerAgencyName}, to name somebody`;
}

export function stepDays({ fromDay, untilDay }: Pick<Said, "fromDay" | "untilDay">) {
  return untilDay ? `${longDay(fromDay)} to ${longDay(untilDay)}` : `From ${longDay(fromDay)}`;
}

/** Each part of a step under its name, as a page and its history say it. */
export function stepParts(step: Said): Record<string, string> {
  return {
    "Works on": PLAN_DOMAIN_NAMES[step.domain],
    About: step.personName ?? "The case as a whole",
    What: step.words,
    Why: step.why,
    Owner: stepOwner(step),
    Days: stepDays(step),
  };
}

/** The parts that differ, in sentences without a full stop: what they said before, and what after. Null: none differs. */
export function stepDifference(before: Said, after: Said): { before: string; after: string } | null {
  const [was, is] = [stepParts(before), stepParts(after)];
  const changed = Object.keys(is).filter((name) => was[name] !== is[name]);
  if (changed.length === 0) return null;
  const said = (parts: Record<string, string>) => changed.map((name) => `${name}: ${parts[name]}`).join(". ");
  return { before: said(was), after: said(is) };
}
