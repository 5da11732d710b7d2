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
  const own = heldBy.flatMap(({ ground, isOwn }) => (isOwn ? [HOLD_GROUND_NAMES[ground]] : []));
  // While it is open nothing else needs to hold it.
  if (rule === "open") return ["For as long as it is open", ...new Set(own)].join(". Held besides: ");
  if (reviewOn === null) {
    const why = own.length < heldBy.length ? [...own, "A linked record holds it"] : own;
    return ["Held, whatever its rule says", ...new Set(why)].join(". ");
  }
  return `Until ${longDay(reviewOn)}. ${BY_OTHERS.includes(rule) ? sentence(ruleInWords(rule)) : working}`;
}

function sentence(words: string) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
