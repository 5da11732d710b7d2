import { caseListHref } from "../cases/case-list.ts";
import { plusDays } from "../dates/iso-day.ts";
import { incidentListHref } from "../incidents/incident-list.ts";
import type { StandingSubject } from "./agenda-item.ts";

type Standing = {
  subject: StandingSubject | null;
  beatCode: string | null;
  groupId: string;
  sittingId: string;
  /** The day on which the group last met before this meeting; null before its first. */
  lastDay: string | null;
  /** Whether the reader keeps the meetings of the group. */
  mayRun: boolean;
};

/** The list that a standing item opens; one in words, null. */
export function standingHref({ subject, beatCode, groupId, sittingId, lastDay, mayRun }: Standing): string | null {
  const from = lastDay === null ? undefined : plusDays(lastDay, 1);
  switch (subject) {
    case null:
      return null;
    case "beat":
      return incidentListHref({ show: "newest", beat: beatCode ?? "", from });
    case "hate":
      return "/incidents?show=hate-since-met";
    case "breaches":
      return mayRun ? `/groups/${groupId}/breaches` : `/groups/${groupId}/meetings`;
    case "reviews-due":
      return caseListHref({ group: groupId, status: "reviews-due" });
    case "high-risk-asb":
      return caseListHref({ group: groupId, status: "open", sort: "risk" });
    case "period":
    case "ahead":
      return `/groups/${groupId}/meetings/${sittingId}/${subject}`;
  }
}
