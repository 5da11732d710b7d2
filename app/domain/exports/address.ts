import type { UserFilter } from "../access/user-filter.ts";
import type { OverdueFilter } from "../actions/overdue-filter.ts";
import type { LogFilter } from "../audit/log-filter.ts";
import type { ReviewListFilter } from "../case-reviews/review-list.ts";
import type { CaseListAsked } from "../cases/case-list.ts";
import type { ListedRole } from "../cases/people-in-roles.ts";
import type { ReferralStatus } from "../cases/referral-status.ts";
import type { RegisterFilter } from "../disclosures/register-filter.ts";
import type { DocumentContext } from "../documents/document.ts";
import { type Quarter, quarterId } from "../performance/quarter.ts";
import type { IncidentListAsked } from "../incidents/incident-list.ts";
import type { BreachListAsked } from "../interventions/breach-list.ts";
import type { InterventionListAsked } from "../interventions/intervention-list.ts";
import type { RecommendationSource } from "../plan/recommendation.ts";
import type { FortnightAsked } from "../premises/grade-pages.ts";
import type { ContactsDueAsked } from "../premises/contacts-due-list.ts";
import type { PremisesListAsked } from "../premises/premises-list.ts";
import type { PremisesIncidentsAsked } from "../premises/incident-list.ts";
import type { ReviewFilter } from "../risk/review-list.ts";
import type { LegalFilter } from "../settings/legal-filter.ts";

/** A list with its own filters, as its page has them. */
export type ExportAsked =
  | { list: "cases"; filter: CaseListAsked }
  | { list: "people-in-role"; filter: { role: ListedRole; group: string } }
  | { list: "referrals"; filter: { group: string; status: ReferralStatus } }
  | { list: "risk-reviews"; filter: ReviewFilter }
  | { list: "case-reviews"; filter: ReviewListFilter }
  | { list: "incidents"; filter: IncidentListAsked }
  | { list: "interventions"; filter: InterventionListAsked }
  | { list: "breaches"; filter: BreachListAsked }
  | { list: "premises"; filter: PremisesListAsked }
  | { list: "premises-incidents"; filter: PremisesIncidentsAsked }
  | { list: "premises-fortnight"; filter: Omit<FortnightAsked, "page"> }
  | { list: "contacts-due"; filter: ContactsDueAsked }
  | { list: "own-actions"; filter: Record<string, never> }
  | { list: "overdue-actions"; filter: OverdueFilter }
  | { list: "unowned-actions"; filter: Record<string, never> }
  | { list: "group-actions"; filter: { group: string } }
  | { list: "finished-actions"; filter: { group: string } }
  | { list: "attendance"; filter: { group: string } }
  | { list: "meetings"; filter: { group: string; show: "coming" | "past" } }
  | { list: "agencies"; filter: { agreement?: "due" | "none" } }
  | { list: "groups"; filter: Record<string, never> }
  | { list: "log"; filter: LogFilter }
  | { list: "disclosures"; filter: RegisterFilter }
  | { list: "users"; filter: UserFilter }
  | { list: "documents"; filter: { kind: DocumentContext; record: string } }
  | { list: "imports"; filter: Record<string, never> }
  | { list: "settings"; filter: Record<string, never> }
  | { list: "legal-parameters"; filter: LegalFilter }
  | { list: "recommendations"; filter: { source: RecommendationSource; year: number } }
  | { list: "money" | "training"; filter: { year: number } }
  | { list: "figures"; filter: { quarter: Quarter; group: string | null } };

/** Ids, days and words of ours: nothing about a person stands in an address. */
export function exportAddress(asked: ExportAsked): string {
  return `/exports/new?${new URLSearchParams({ list: asked.list, ...filterTexts(asked) }).toString()}`;
}

/** The filters as an address has them. */
export function filterTexts(asked: ExportAsked): Record<string, string> {
  if (asked.list === "figures") {
    const { quarter, group } = asked.filter;
    return { quarter: quarterId(quarter), ...(group ? { group } : {}) };
  }
  if (asked.list === "recommendations") return { source: asked.filter.source, year: String(asked.filter.year) };
  if (asked.list === "money" || asked.list === "training") return { year: String(asked.filter.year) };
  const given = Object.entries(asked.filter as Record<string, unknown>);
  return Object.fromEntries(given.filter((entry): entry is [string, string] => Boolean(entry[1])));
}
