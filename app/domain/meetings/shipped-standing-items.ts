import type { GroupKind } from "../groups/group-kinds.ts";
import type { StandingSubject } from "./agenda-item.ts";
import type { AgendaPart } from "./agenda-parts.ts";

type Shipped = { title: string; part: AgendaPart; subject: StandingSubject; beatCode: string | null };

const item = (title: string, part: AgendaPart, subject: StandingSubject, beatCode: string | null = null): Shipped => ({
  ...{ title, part, subject, beatCode },
});

const PERIOD = item("Crime and anti-social behaviour of the period", "analysis", "period");
const AHEAD = item("The month ahead", "ahead", "ahead");
const BREACHES = item("Breaches", "standing", "breaches");
const REVIEWS = item("Reviews of risk that are due", "standing", "reviews-due");

/**
 * What each group of Charnwood's template hears at every meeting until its chair says otherwise (DOMAIN 5.2: SRC 000, beats
 * 61 and 64, hate, all High Risk ASB; SRC 002 item 6b, the period and the month ahead). Breaches of contracts are reported
 * to the JAG (DOMAIN 4).
 */
export function shippedStandingItems(kind: GroupKind): readonly Shipped[] {
  switch (kind) {
    case "jag":
      return [
        ...[PERIOD, AHEAD, item("Beat 61", "standing", "beat", "61"), item("Beat 64", "standing", "beat", "64")],
        ...[item("Hate incidents", "standing", "hate"), item("High risk ASB", "standing", "high-risk-asb"), BREACHES],
      ];
    case "youth-jag":
      return [PERIOD, AHEAD, BREACHES, REVIEWS];
    case "adults-at-risk":
      return [AHEAD, BREACHES, REVIEWS];
    default:
      return [];
  }
}
