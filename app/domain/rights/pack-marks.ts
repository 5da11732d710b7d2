import type { AgencyKind } from "../agencies/agency-kinds.ts";
import type { Exemption, PackMark } from "./pack.ts";
import type { Nature } from "./pack-source.ts";
import type { Regime, Requester } from "./request.ts";

export type Proposal = { mark: PackMark; exemption: Exemption | null; reason: string | null };

type Item = {
  nature: Nature;
  /** About somebody else, in a record of the subject's. */
  isOfAnother: boolean;
  /** Of no record about the subject: their name stands in it. */
  isMention: boolean;
  sourceAgencyKind: AgencyKind | null;
  /** A note that is graded as intelligence, or whose handling has conditions. */
  isIntelligence: boolean;
  /** Of a marker: the person was told of it. */
  wasTold: boolean;
};

/** Who decides themselves whether what they supplied is given: they hold duties of confidence of their own (DOMAIN 7.5). */
const DECIDE_THEMSELVES: readonly AgencyKind[] = [
  "police",
  "health",
  "education",
  "county-council",
  "probation",
  "youth-justice",
];

/**
 * What is proposed for an item; the officer decides each. Withheld are another person's data (DPA 2018 Sch 2 para 16), what
 * would prejudice the prevention of crime (Sch 2 para 2; s45(4) where Part 3 applies) and markers that guard staff. The
 * agency that supplied something decides of it. What is the person's own is disclosed (UK GDPR Article 15).
 */
export function proposedMark(item: Item, regime: Regime): Proposal {
  const crime: Exemption = regime === "part-3" ? "part-3" : "crime";
  if (item.isOfAnother)
    return withheld("third-party", "It is about somebody else, who has not agreed to it being given");
  if (item.isIntelligence) return withheld(crime, "Intelligence: giving it could show what is known, and from whom");
  if (item.nature === "marker" && !item.wasTold)
    return withheld(crime, "A marker for the safety of staff, of which the person has not been told");
  if (item.nature === "own" && !item.isMention) return { mark: "disclose", exemption: null, reason: null };
  if (item.nature === "recipient" && !item.isMention) return { mark: "disclose", exemption: null, reason: null };
  if (item.sourceAgencyKind && DECIDE_THEMSELVES.includes(item.sourceAgencyKind))
    return { mark: "ask", exemption: null, reason: null };
  return { mark: "open", exemption: null, reason: null };
}

function withheld(exemption: Exemption, reason: string): Proposal {
  return { mark: "withhold", exemption, reason };
}

/** What the officer is to think of before the pack, from who asked and about whom. */
export function packWarnings({ requester, isChild }: { requester: Requester; isChild: boolean }): string[] {
  return [
    ...(requester === "parent"
      ? [
          "A parent asked. The right is the child’s: give it to the parent only where the child agrees, or does not understand what it means and it is in the child’s interest. Think of what the child told in confidence.",
        ]
      : []),
    ...(isChild && requester === "self"
      ? ["The person is under 18. A child who understands what asking means may ask alone."]
      : []),
    ...(requester === "solicitor" || requester === "representative"
      ? ["Somebody else asked for the person. Check their written authority before the pack is given."]
      : []),
  ];
}

type Decided = { mark: PackMark; askedOn: string | null };
export type PackCounts = Record<PackMark, number> & { asked: number };

/** How many items stand where. `asked`: of those to ask, how many have been asked and wait for an answer. */
export function countMarks(items: readonly Decided[]): PackCounts {
  const counts: PackCounts = { open: 0, disclose: 0, withhold: 0, ask: 0, asked: 0 };
  for (const { mark, askedOn } of items) {
    counts[mark] += 1;
    if (mark === "ask" && askedOn !== null) counts.asked += 1;
  }
  return counts;
}

/** Why a pack cannot be given yet, or null. */
export function refuseGiving(counts: PackCounts): string | null {
  if (counts.open > 0) return `${counts.open === 1 ? "An item is" : `${counts.open} items are`} not decided yet`;
  if (counts.ask > 0)
    return `${counts.ask === 1 ? "An item waits" : `${counts.ask} items wait`} for the answer of the agency that supplied it`;
  if (counts.disclose + counts.withhold === 0) return "Nothing has been gathered";
  return null;
}

type Held = { answer: "disclose" | "withhold" | null };

/** The agency that supplied an item decides; who decides otherwise than it answered says why (DOMAIN 7.5). */
export function refuseMark({ answer }: Held, { mark, reason }: { mark: PackMark; reason: string | null }) {
  if (answer === null || answer === mark || reason !== null) return null;
  return {
    field: "reason" as const,
    message: `The agency that supplied it answered “${answer === "disclose" ? "Disclose" : "Withhold"}”. Enter why you decide otherwise`,
  };
}
