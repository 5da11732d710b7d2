import { longDay, plusDays } from "../dates/iso-day.ts";
import { lastDayBeginningWith } from "../dates/periods.ts";
import type { InterventionFacts } from "./facts.ts";
import { type Finding, finding } from "./finding.ts";
import { warnHours } from "./hour-lengths.ts";
import { definitionOf } from "./kinds.ts";
import { type LegalNumbers, numberOf } from "../settings/law.ts";
import { warnLengths } from "./lengths.ts";
import { refuseIntervention } from "./refuse.ts";
import type { InterventionStepGiven } from "./step.form.ts";
import { pageOf, refuseStepPage } from "./step-pages.ts";
import { warnIntervention } from "./warn.ts";

type Given = Omit<InterventionStepGiven, "version" | "warned" | "overrideReason">;
export type StepRefusal = { field: keyof Given | null; message: string };

/** The facts as they are once the step is taken. What begins on the day it is made began on the day of the application. */
export function afterStep(facts: InterventionFacts, { step, onDay, atTime, untilDay, untilTime }: Given) {
  const after: InterventionFacts = { ...facts };
  if (step === "made")
    Object.assign(after, { state: "made", issuedOn: onDay, issuedTime: atTime, fromDay: onDay, untilDay, untilTime });
  if (step === "not-made") after.state = "not-made";
  if (step === "consulted") after.consultedOn = onDay;
  if (step === "extended") Object.assign(after, { untilDay, untilTime, extendedFrom: facts.untilDay });
  if (step === "varied") Object.assign(after, { untilDay: untilDay ?? facts.untilDay, lastVariedOn: onDay });
  return after;
}

/** Why it cannot have happened so, or null: what happened lies behind, but a hearing, and not before what it happened to. */
export function refuseStep(
  facts: InterventionFacts,
  given: Given,
  law: LegalNumbers,
  today: string,
): StepRefusal | null {
  const { step, onDay, untilDay, words } = given;
  const page = pageOf(step);
  const isShut = refuseStepPage(step, facts);
  if (isShut !== null) return { field: null, message: isShut };
  if (onDay > today && step !== "hearing")
    return { field: "onDay", message: `${page.day} must be today or in the past` };
  if (facts.state === "made" && onDay < facts.issuedOn && !BEFORE_IT.includes(step))
    return { field: "onDay", message: `${page.day} must be on or after ${longDay(facts.issuedOn)}, the day of issue` };
  if (step === "made" && onDay < facts.issuedOn)
    return {
      field: "onDay",
      message: `${page.day} must be on or after ${longDay(facts.issuedOn)}, the day of the application`,
    };
  if (page.needsUntil && untilDay === null) return { field: "untilDay", message: `Enter: ${lower(page.until ?? "")}` };
  return (
    refuseUntil(facts, given) ??
    refuseDecision(facts, given) ??
    (page.needsWords && words === null ? { field: "words", message: `Enter: ${lower(page.words)}` } : null) ??
    refuseAfter(facts, given, law, today)
  );
}

const BEFORE_IT: readonly Given["step"][] = ["consulted", "hearing", "adjourned"];

function refuseUntil(facts: InterventionFacts, { step, onDay, untilDay, untilTime }: Given): StepRefusal | null {
  if (step === "adjourned" && untilDay !== null && untilDay <= onDay)
    return { field: "untilDay", message: "The day to which it was adjourned must be after the hearing" };
  if (step !== "extended" || untilDay === null || facts.untilDay === null) return null;
  const isLater = definitionOf(facts.kind).hours
    ? `${untilDay} ${untilTime ?? ""}` > `${facts.untilDay} ${facts.untilTime ?? ""}`
    : untilDay > facts.untilDay;
  if (!isLater) return { field: "untilDay", message: `The new end must be after ${longDay(facts.untilDay)}` };
  // A council cannot extend an order that has lapsed (ASBCPA 2014 s60(2)): it makes a new one.
  if (facts.kind === "pspo" && onDay > facts.untilDay)
    return {
      field: "onDay",
      message: `It expired on ${longDay(facts.untilDay)} and can be extended only before (ASBCPA 2014 s60). Record a new order`,
    };
  return null;
}

function refuseDecision({ appeal }: InterventionFacts, { step, onDay, outcome }: Given): StepRefusal | null {
  if (step !== "appeal-decided") return null;
  if (outcome === null) return { field: "outcome", message: "Select how the appeal ended" };
  if (appeal !== null && onDay < appeal.lodgedOn)
    return {
      field: "onDay",
      message: `The appeal was lodged on ${longDay(appeal.lodgedOn)} and cannot be decided before`,
    };
  return null;
}

function refuseAfter(facts: InterventionFacts, given: Given, law: LegalNumbers, today: string): StepRefusal | null {
  if (given.step !== "made" && given.step !== "varied") return null;
  const [first] = refuseIntervention(afterStep(facts, given), law, today);
  if (!first) return null;
  const at = first.field === "untilDay" || first.field === "untilTime" ? first.field : null;
  return { field: at, message: first.source === null ? first.text : `${first.text} (${first.source})` };
}

/** What the law does not expect of the step; a reason lets it through. `law`: of the day of issue once it is taken. */
export function warnStep(facts: InterventionFacts, given: Given, law: LegalNumbers): Finding[] {
  const after = afterStep(facts, given);
  switch (given.step) {
    case "made":
      return warnIntervention(after, law);
    case "extended":
      return [...lateExtension(facts, given), ...warnLengths(after, law), ...warnHours(after, law)];
    case "varied":
      return given.untilDay === null ? [] : [...warnLengths(after, law), ...warnHours(after, law)];
    case "adjourned":
      return longAdjournment(facts, given, law);
    case "appeal-lodged":
      return lateAppeal(facts, given, law);
    default:
      return [];
  }
}

/** An extension is applied for before the end (ASBCPA 2014 ss60, 82). */
function lateExtension({ kind, untilDay }: InterventionFacts, { onDay }: Given): Finding[] {
  if (untilDay === null || onDay <= untilDay) return [];
  const text = `It ended on ${longDay(untilDay)}: an extension is made, or applied for, before the end`;
  return [finding("extended-after-its-end", "untilDay", text, definitionOf(kind).source)];
}

/** Of the hearing for a closure order: 14 days at most (ASBCPA 2014 s81). */
function longAdjournment({ kind }: InterventionFacts, { onDay, untilDay }: Given, law: LegalNumbers): Finding[] {
  const most = kind.startsWith("closure") ? numberOf(law, "closure-order", "adjournment-longest") : undefined;
  if (!most || untilDay === null || untilDay <= plusDays(onDay, most.value)) return [];
  const text = `The hearing can be adjourned for ${most.value} days at most: to ${longDay(plusDays(onDay, most.value))}`;
  return [finding("adjourned-too-long", "untilDay", text, most.source)];
}

function lateAppeal({ kind, issuedOn }: InterventionFacts, { onDay }: Given, law: LegalNumbers): Finding[] {
  const window = kind === "cpn" ? numberOf(law, "cpn", "appeal-window") : undefined;
  const orders = kind.startsWith("closure-order") ? numberOf(law, "closure-order", "appeal-window") : undefined;
  const days = window ?? orders;
  if (!days) return [];
  const last = lastDayBeginningWith(issuedOn, { count: days.value, unit: "days" });
  if (onDay <= last) return [];
  return [finding("appeal-late", "issuedOn", `The last day to appeal was ${longDay(last)}`, days.source)];
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
