import { longDay, plusDays } from "../dates/iso-day.ts";
import { endOf } from "./lengths.ts";
import type { InterventionFacts } from "./facts.ts";
import { type Finding, finding } from "./finding.ts";
import { definitionOf } from "./kinds.ts";
import type { EndKind } from "./record.ts";
import { type LegalNumbers, numberOf } from "../settings/law.ts";

/**
 * What the law has come before: a served warning before a community protection notice (ASBCPA 2014 s43(5)), a notice
 * before a closure order, an authorisation before a direction, a warning before a vehicle is seized, and for the absolute
 * ground a conviction or an order that is not too old. Warns: what came before may not be recorded here.
 */
export function warnBefore(facts: InterventionFacts, law: LegalNumbers): Finding[] {
  switch (facts.kind) {
    case "cpn":
      return afterWarning(facts);
    case "closure-order-full":
    case "closure-order-partial":
      return follows(facts, "A closure order follows a closure notice: none is named", "ASBCPA 2014 s80");
    case "dispersal-direction":
      return withinAuthorisation(facts);
    case "vehicle-seizure":
      return afterVehicleWarning(facts, law);
    case "possession-absolute":
      return possession(facts, law);
    default:
      return [];
  }
}

/** Ends after which a warning warns of nothing any more. */
const UNDONE: readonly (EndKind | null)[] = ["withdrawn", "discharged", "quashed"];

/** A warning that stands, served on each whom the notice binds, the same person or body, with time to act on it. */
function afterWarning({ follows: before, issuedOn, respondents }: InterventionFacts): Finding[] {
  const asked = (code: string, text: string) => [finding(code, "followsId", text, "ASBCPA 2014 s43(5)")];
  if (before?.kind !== "cpw")
    return asked("no-warning-before", "A community protection notice follows a written warning: none is named");
  if (before.state !== "made" || UNDONE.includes(before.endKind))
    return asked("warning-does-not-stand", "The written warning was not made, or was withdrawn: none stands");
  const services =
    respondents.length === 0
      ? [before.servedOn]
      : respondents.map(({ who }) => before.services.find((one) => who != null && one.who === who)?.servedOn ?? null);
  if (services.includes(null))
    return asked(
      "warning-not-served",
      "The written warning before a community protection notice must have been served on whomever it binds: no service on each of them is recorded",
    );
  const last = services.flatMap((day) => day ?? []).sort().at(-1); // prettier-ignore
  if (last === undefined || last < issuedOn) return [];
  return asked(
    "no-time-after-warning",
    `The written warning was served on ${longDay(last)}: there must be enough time to act on it before the notice`,
  );
}

function follows({ kind, follows: before }: InterventionFacts, text: string, source: string): Finding[] {
  const wanted = definitionOf(kind).after ?? [];
  return before !== null && (wanted.includes(before.kind) || before.kind === kind)
    ? []
    : [finding("nothing-before", "followsId", text, source)];
}

function withinAuthorisation(facts: InterventionFacts): Finding[] {
  const source = "ASBCPA 2014 ss34–35";
  const none = follows(facts, "A direction needs an authorisation by an inspector or above: none is named", source);
  const { follows: before, issuedOn, issuedTime } = facts;
  if (none.length > 0 || before === null) return none;
  const starts = { day: before.fromDay, time: before.fromDay === before.issuedOn ? before.issuedTime : null };
  const isOver =
    isLater({ day: issuedOn, time: issuedTime }, { day: before.untilDay, time: before.untilTime }) ||
    isLater({ day: issuedOn, time: null }, { day: before.endedOn, time: null });
  if (!isOver && !isLater(starts, { day: issuedOn, time: issuedTime })) return [];
  return [
    finding(
      "outside-authorisation",
      "issuedOn",
      "The direction was given outside the time that was authorised",
      source,
    ),
  ];
}

type Moment = { day: string | null; time: string | null };

/** By the day; within one day by the time, where both are recorded. */
function isLater(one: Moment, other: Moment): boolean {
  if (one.day === null || other.day === null) return false;
  if (one.day !== other.day) return one.day > other.day;
  return one.time !== null && other.time !== null && one.time > other.time;
}

function afterVehicleWarning({ follows: before, issuedOn }: InterventionFacts, law: LegalNumbers): Finding[] {
  const counts = numberOf(law, "vehicle", "warning-counts-for");
  if (!counts) return [];
  if (before?.kind === "vehicle-warning" && endOf(before.issuedOn, counts.value) >= issuedOn) return [];
  const text = `A vehicle is seized after a warning in the last ${counts.value} months: none is named`;
  return [finding("no-warning-before", "followsId", text, counts.source)];
}

function possession({ follows: before, issuedOn }: InterventionFacts, law: LegalNumbers): Finding[] {
  if (before === null || (!isClosure(before) && before.convictedOn === null))
    return [
      finding(
        ...(["no-condition-before", "followsId"] as const),
        "The absolute ground needs a serious offence, a breach that was proved, or a closure of more than 48 hours: none is named",
        "ASBCPA 2014 ss94, 97",
      ),
    ];
  const latest = latestPossessionNotice(before, law);
  const late = latest !== null && issuedOn > latest.day;
  return [
    ...(late
      ? [
          finding(
            ...(["notice-too-late", "issuedOn"] as const),
            `Notice on the absolute ground is given until ${longDay(latest.day)}, unless there was an appeal that ended later`,
            latest.source,
          ),
        ]
      : []),
    ...closedTooShort(before, law),
  ];
}

/**
 * The last day of notice on the absolute ground: so many months beginning with a closure order, or with the conviction or
 * finding. Null where no such day is recorded.
 */
export function latestPossessionNotice(before: NonNullable<InterventionFacts["follows"]>, law: LegalNumbers) {
  if (isClosure(before)) {
    const within = numberOf(law, "absolute-possession", "notice-after-closure-within");
    return within ? { day: endOf(before.issuedOn, within.value), source: within.source } : null;
  }
  const within = numberOf(law, "absolute-possession", "notice-after-conviction-within");
  return within && before.convictedOn !== null
    ? { day: endOf(before.convictedOn, within.value), source: within.source }
    : null;
}

function isClosure({ kind }: { kind: string }): boolean {
  return kind === "closure-order-full" || kind === "closure-order-partial";
}

function closedTooShort(before: NonNullable<InterventionFacts["follows"]>, law: LegalNumbers): Finding[] {
  const more = numberOf(law, "absolute-possession", "closed-for-more-than");
  const until = before.endedOn ?? before.untilDay;
  if (!more || !isClosure(before) || until === null || !isWithin(before.fromDay, until, more.value)) return [];
  const text = `The home must have been closed without a break for more than ${more.value} hours`;
  return [finding("closed-too-short", "followsId", text, more.source)];
}

/** Whether from one day to another, both counted whole, is no more than so many hours. */
function isWithin(fromDay: string, untilDay: string, hours: number): boolean {
  return untilDay < plusDays(fromDay, hours / 24);
}
