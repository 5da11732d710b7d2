import { longDay } from "../dates/iso-day.ts";
import { HOLD_GROUND_NAMES } from "./kinds.ts";
import type { Retained } from "./retained.ts";
import { type RetentionRule, ruleInWords } from "./rules.ts";

/** How their day came about is said with the names of other records. */
const BY_OTHERS: readonly RetentionRule[] = ["linked-later", "last-link", "with-case", "with-record", "last-incident"];

type Kept = Pick<Retained, "rule" | "reviewOn" | "heldBy" | "working">;

/**
 * How long a record is kept, for whoever sees it. Of what else holds it, which its reader may not see (DESIGN 4), no more
 * is told than that it does.
 */
export function keptInWords({ rule, reviewOn, heldBy, working }: Kept): string {
  if (heldBy.length > 0) {
    const why = heldBy.map(({ ground, isOwn }) => (isOwn ? HOLD_GROUND_NAMES[ground] : "A linked record holds it"));
    return `Held, whatever its rule says. ${[...new Set(why)].join(". ")}`;
  }
  if (reviewOn === null) return rule === "open" ? "For as long as it is open" : "For as long as it is held";
  return `Until ${longDay(reviewOn)}. ${BY_OTHERS.includes(rule) ? sentence(ruleInWords(rule)) : working}`;
}

function sentence(words: string) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
