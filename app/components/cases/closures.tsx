import { REVIEW_RULE_NAMES, type ReviewRule } from "#app/domain/retention/closing-review.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { RISK_LEVEL_NAMES, type RiskLevel } from "#app/domain/risk/levels.ts";
import { SummaryList } from "../govuk/summary-list.tsx";

export type Closure = {
  id: string;
  /** In the system that the case came from. */
  isImported: boolean;
  closedOn: string;
  outcome: string;
  reason: string;
  closedBy: string | null;
  riskLevel: RiskLevel | null;
  notAssessedReason: string | null;
  holds: readonly string[];
  holdsNote: string | null;
  actionsKept: number;
  actionsEnded: number;
  reviewOn: string | null;
  reviewRule: ReviewRule;
};

/** Each time that the case was closed, the newest first. Those before a re-opening stay. */
export function Closures({ closures, isClosed }: { closures: readonly Closure[]; isClosed: boolean }) {
  return closures.map((closure, index) => (
    <SummaryList
      key={closure.id}
      card={{ title: `${isClosed && index === 0 ? "Closed" : "Closed before"} on ${longDay(closure.closedOn)}` }}
      rows={[
        { key: "Outcome", value: closure.outcome },
        { key: "Reason", value: <span className="app-typed">{closure.reason}</span> },
        { key: "Closed by", value: closure.isImported ? "In the system before" : (closure.closedBy ?? "Not recorded") },
        {
          key: "Risk at closure",
          value: riskAtClosure(closure),
        },
        ...(closure.isImported
          ? []
          : [
              {
                key: "Open actions",
                value: `${closure.actionsKept} kept by their owners, ${closure.actionsEnded} ended`,
              },
            ]),
        ...(closure.holds.length > 0 || closure.holdsNote
          ? [{ key: "Known holds", value: [...closure.holds, closure.holdsNote].filter(Boolean).join(". ") }]
          : []),
        {
          key: "Retention review",
          value: `${closure.reviewOn ? `${longDay(closure.reviewOn)} (` : "None yet ("}${REVIEW_RULE_NAMES[closure.reviewRule]})`,
        },
      ]}
    />
  ));
}

function riskAtClosure({ riskLevel, notAssessedReason, isImported }: Closure) {
  if (riskLevel === null) return `Not assessed: ${notAssessedReason ?? "no reason recorded"}`;
  return `${RISK_LEVEL_NAMES[riskLevel]}${isImported ? ": imported, not assessed here" : ""}`;
}
