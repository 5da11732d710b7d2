import type { Settings } from "../settings/definitions.ts";
import { type Ledger, ledgerOn, type PremisesIncident } from "./ledger.ts";

/** How many incidents wait for their attribution, and the points that they would add at most: caused by the venue. */
export function waitingIn<I extends PremisesIncident>({ lines }: Ledger<I>, settings: Settings, asAt: string) {
  const waiting = lines.map(({ incident }) => incident).filter(({ attribution }) => attribution === "undecided");
  const decided = waiting.map((incident): PremisesIncident => ({ ...incident, attribution: "caused-by" }));
  const { points, bySingleIncident } = ledgerOn(decided, settings, asAt);
  return { incidents: waiting.length, adds: points, makesAmber: bySingleIncident };
}
