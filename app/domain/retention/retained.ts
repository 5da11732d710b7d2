import { longDay } from "../dates/iso-day.ts";
import { plusMonths } from "../dates/periods.ts";
import type { Settings } from "../settings/definitions.ts";
import type { Fate, HoldGround } from "./kinds.ts";
import type { RetentionRule } from "./rules.ts";

/** What keeps a record whatever its rule says: a hold that was placed, or something that is open or in force. */
export type Held = {
  ground: HoldGround;
  words: string;
  /** Placed on this very record, or said at its closing: it tells of no other record. */
  isOwn?: true;
};

export type Retained = {
  rule: RetentionRule;
  /** On which it is looked at; null while it is open or held. */
  reviewOn: string | null;
  /** Until which it is kept if a review at 18 changes nothing; otherwise the review day. */
  keptUntil: string | null;
  heldBy: readonly Held[];
  proposed: Fate;
  /** How the day came about: “Closed on 3 May 2020, and 6 years”. */
  working: string;
  /** Extended only by one review interval in all (DOMAIN 7.6). */
  isChild: boolean;
};

export type RetentionSettings = Pick<Settings, Extract<keyof Settings, `retention.${string}`>>;
/** The settings in force on a day. */
export type SettingsOn = (day: string) => RetentionSettings;

/** Something else that is kept for a time, and with which, or not before which, a record goes. */
export type Linked = { words: string; retained: Pick<Retained, "reviewOn" | "heldBy" | "rule"> };

type Base = Pick<Retained, "rule" | "working" | "proposed"> & {
  /** Null: open, or kept only by what it is linked to. */
  reviewOn: string | null;
  keptUntil?: string | null;
  isChild?: boolean;
};

/**
 * The day of a record by its own rule, by what it is linked to and by what holds it. A hold always wins: a held record has
 * no day. What is linked and has no day holds it as well; what is linked and has a later day moves it there.
 */
export function retained(base: Base, heldBy: readonly Held[], linked: readonly Linked[] = []): Retained {
  const { rule, proposed, isChild = false } = base;
  const open = linked.filter(({ retained: r }) => r.reviewOn === null);
  const held = [...heldBy, ...open.map(heldByLinked)];
  const result = { ...base, heldBy: held, proposed, isChild };
  if (held.length > 0)
    return { ...result, rule: base.reviewOn === null ? rule : "held", reviewOn: null, keptUntil: null };
  const later = linked.reduce<{ on: string; words: string } | null>(
    (last, { words, retained: { reviewOn } }) =>
      reviewOn !== null && (last === null || reviewOn > last.on) ? { on: reviewOn, words } : last,
    null,
  );
  if (base.reviewOn !== null && later !== null && later.on > base.reviewOn)
    return {
      ...{ ...result, rule: "linked-later", reviewOn: later.on, keptUntil: later.on },
      working: `${base.working}; not before ${later.words}: ${longDay(later.on)}`,
    };
  return { ...result, reviewOn: base.reviewOn, keptUntil: base.keptUntil ?? base.reviewOn };
}

/** A record that is with another in everything, such as an intervention of a case. */
export function withIts(rule: RetentionRule, linked: readonly Linked[], heldBy: readonly Held[], proposed: Fate) {
  const last = [...linked].sort((a, b) => ((a.retained.reviewOn ?? "") < (b.retained.reviewOn ?? "") ? 1 : -1))[0];
  const working = last?.retained.reviewOn
    ? `${last.words} is kept until ${longDay(last.retained.reviewOn)}`
    : "Kept with what it belongs to";
  return retained({ rule, reviewOn: last?.retained.reviewOn ?? null, working, proposed }, heldBy, linked);
}

function heldByLinked({ words, retained: { rule, heldBy } }: Linked): Held {
  const [hold] = heldBy;
  if (rule === "open") return { ground: hold?.ground ?? "linked-case", words: `${words} is open` };
  return { ground: hold?.ground ?? "linked-case", words: `${words} is held${hold ? `: ${hold.words}` : ""}` };
}

type Length = { count: number; unit: "years" | "months" };

/** So many years or months from a day, and how that is said. Years run to the same day; 29 February to 28 February. */
export function counted(said: string, day: string, { count, unit }: Length) {
  const reviewOn = plusMonths(day, unit === "years" ? count * 12 : count);
  return { reviewOn, working: `${said} on ${longDay(day)}, and ${count} ${count === 1 ? unit.slice(0, -1) : unit}` };
}

/** Whether it is due on that day: the rule's day has come and nothing holds it. */
export function isDue({ reviewOn, heldBy }: Pick<Retained, "reviewOn" | "heldBy">, today: string): boolean {
  return reviewOn !== null && heldBy.length === 0 && reviewOn <= today;
}
