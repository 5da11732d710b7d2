import { z } from "zod/mini";
import type { Permission } from "../access/permissions.ts";
import { parseUserFilter, userListHref } from "../access/user-filter.ts";
import { overdueFilterForm, overdueHref } from "../actions/overdue-filter.ts";
import { type LogFilter, logFilterForm } from "../audit/log-filter.ts";
import { reviewListFilterForm, reviewListHref, reviewListWords } from "../case-reviews/review-list.ts";
import { CASE_TAB_NAMES, CASE_TABS, caseFilterForm } from "../cases/case-list.ts";
import { caseFilterWords } from "../cases/case-list-words.ts";
import { registerFilterForm, registerHref, registerWords } from "../disclosures/register-filter.ts";
import { LISTED_ROLE_NAMES, LISTED_ROLES, OTHER_CASES } from "../cases/people-in-roles.ts";
import { REFERRAL_STATUS_NAMES, type ReferralStatus } from "../cases/referral-status.ts";
import { longDay } from "../dates/iso-day.ts";
import { CONTEXT_NAMES, DOCUMENT_CONTEXTS, documentsPath } from "../documents/document.ts";
import { financialYearText, parseQuarter, quarterName } from "../performance/quarter.ts";
import { INCIDENT_LIST_NAMES, incidentListForm, incidentListHref, narrowingWords } from "../incidents/incident-list.ts";
import { breachListForm, breachListHref, breachListWords } from "../interventions/breach-list.ts";
import { interventionListForm, interventionListHref, interventionWords } from "../interventions/intervention-list.ts";
import { contactsDueForm, contactsDueHref, contactsDueWords } from "../premises/contacts-due-list.ts";
import { namedListForm } from "../plan/recommendation.form.ts";
import { RECOMMENDATION_SOURCE_NAMES } from "../plan/recommendation.ts";
import { premisesIncidentsForm, premisesIncidentsHref, premisesIncidentsWords } from "../premises/incident-list.ts";
import { premisesListForm, premisesListHref, premisesListWords } from "../premises/premises-list.ts";
import { fortnightForm, fortnightHref } from "../premises/grade-pages.ts";
import { reviewFilterForm, reviewsHref, reviewWords } from "../risk/review-list.ts";
import { legalListHref, parseLegalFilter } from "../settings/legal-filter.ts";
import { type ExportAsked, filterTexts } from "./address.ts";

type ExportList = {
  name: string;
  /** What its page asks for. */
  permission: Permission;
  /** Whether its rows are about people: those of section 17A are not. */
  isPersonal: boolean;
};

/** Every list that can be made into a file. */
export const EXPORT_LISTS = {
  cases: { name: "Cases", permission: "cases:read", isPersonal: true },
  "people-in-role": { name: "People by role", permission: "cases:read", isPersonal: true },
  referrals: { name: "Referrals", permission: "referrals:read", isPersonal: true },
  "risk-reviews": { name: "Reviews of risk", permission: "cases:read", isPersonal: true },
  "case-reviews": { name: "Case reviews", permission: "case-reviews:read", isPersonal: true },
  incidents: { name: "Incidents", permission: "incidents:read", isPersonal: true },
  interventions: { name: "Interventions", permission: "interventions:read", isPersonal: true },
  breaches: { name: "Breaches", permission: "interventions:read", isPersonal: true },
  // Holders and supervisors are not in it; a grade is said of whoever trades there.
  premises: { name: "Licensed premises", permission: "premises:read", isPersonal: true },
  // Of an incident no more than licensing reads (db/queries/premises-incidents.ts); a summary may name somebody all the same.
  "premises-incidents": { name: "Incidents at licensed premises", permission: "premises:read", isPersonal: true },
  // A venue may bear the name of whoever runs it, and its grade is in no public register.
  "premises-fortnight": { name: "Fortnightly list of premises", permission: "premises:read", isPersonal: true },
  // A trading name may be somebody's own.
  "contacts-due": { name: "Contacts due with licensed premises", permission: "premises:read", isPersonal: true },
  "own-actions": { name: "Your actions", permission: "actions:read", isPersonal: true },
  "overdue-actions": { name: "Overdue actions", permission: "actions:overdue", isPersonal: true },
  "unowned-actions": { name: "Actions that nobody owns", permission: "actions:overdue", isPersonal: true },
  "group-actions": { name: "Actions of a group", permission: "actions:read", isPersonal: true },
  "finished-actions": { name: "Finished actions of a group", permission: "actions:read", isPersonal: true },
  // Why a meeting is moved is in anybody's own words.
  meetings: { name: "Meetings", permission: "meetings:read", isPersonal: true },
  attendance: { name: "Who came to the last meetings", permission: "meetings:agenda", isPersonal: false },
  agencies: { name: "Agencies", permission: "agencies:manage", isPersonal: false },
  groups: { name: "Groups", permission: "groups:manage", isPersonal: false },
  log: { name: "Log", permission: "audit:search", isPersonal: true },
  disclosures: { name: "Register of disclosures", permission: "disclosures:read", isPersonal: true },
  users: { name: "Users", permission: "users:manage", isPersonal: true },
  documents: { name: "Documents", permission: "documents:read", isPersonal: true },
  // What a file is called, and why a setting is as it is, are in anybody's own words too.
  imports: { name: "Files loaded", permission: "imports:manage", isPersonal: true },
  settings: { name: "Settings", permission: "settings:read", isPersonal: true },
  "legal-parameters": { name: "Numbers of the law", permission: "settings:read", isPersonal: true },
  // What is recommended and done is in anybody's own words, and its owner is named.
  recommendations: { name: "Recommendations to the partnership", permission: "plan:read", isPersonal: true },
  // A form of money says not to name anybody; the training log counts people by agency.
  money: { name: "Money", permission: "plan:read", isPersonal: false },
  training: { name: "Training", permission: "plan:read", isPersonal: false },
  figures: { name: "Quarter figures", permission: "performance:own-groups", isPersonal: false },
} as const satisfies Record<string, ExportList>;
export type ExportListId = keyof typeof EXPORT_LISTS;

/** The cases that somebody leads or supervises, is named for or has a working group of. */
export const OWN_CASES = "own";

const REFERRAL_STATUSES = Object.keys(REFERRAL_STATUS_NAMES) as [ReferralStatus, ...ReferralStatus[]];
const caseList = z.object({ group: z.union([z.uuidv7(), z.literal(OWN_CASES)]), status: z.enum(CASE_TABS) });
const roleFilter = z.object({ role: z.enum(LISTED_ROLES), group: z.union([z.uuidv7(), z.literal(OTHER_CASES)]) });
const referralFilter = z.object({ group: z.uuidv7(), status: z.enum(REFERRAL_STATUSES) });

const ofPremises = z.object({ premises: z.uuidv7() });
const ofYear = z.object({ year: z.coerce.number().check(z.int(), z.minimum(2000), z.maximum(2099)) });
const groupFilter = z.object({ group: z.uuidv7() });
const meetingFilter = z.extend(groupFilter, { show: z.enum(["coming", "past"]) });
const documentFilter = z.object({ kind: z.enum(DOCUMENT_CONTEXTS), record: z.uuidv7() });
const agencyFilter = z.object({ agreement: z.optional(z.enum(["due", "none"])) });

/** Null for an address that names no list of ours, or filters that the list does not have. */
export function parseExportAddress(search: URLSearchParams): ExportAsked | null {
  const { list, ...given } = Object.fromEntries(search);
  switch (list) {
    case "cases": {
      const filter = caseList.safeParse(given);
      return filter.success ? { list, filter: { ...filter.data, ...caseFilterForm.parse(given) } } : null;
    }
    case "referrals": {
      const filter = referralFilter.safeParse(given);
      return filter.success ? { list, filter: filter.data } : null;
    }
    case "people-in-role": {
      const filter = roleFilter.safeParse(given);
      return filter.success ? { list, filter: filter.data } : null;
    }
    case "risk-reviews":
      return { list, filter: reviewFilterForm.parse(given) };
    case "case-reviews":
      return { list, filter: reviewListFilterForm.parse(given) };
    case "incidents":
      return { list, filter: incidentListForm.parse(given) };
    case "interventions":
      return { list, filter: interventionListForm.parse(given) };
    case "breaches":
      return { list, filter: breachListForm.parse(given) };
    case "premises":
      return { list, filter: premisesListForm.parse(given) };
    case "premises-incidents": {
      const filter = ofPremises.safeParse(given);
      return filter.success ? { list, filter: { ...filter.data, ...premisesIncidentsForm.parse(given) } } : null;
    }
    case "premises-fortnight": {
      const { sitting, beat } = fortnightForm.parse(given);
      return { list, filter: { sitting, beat } };
    }
    case "contacts-due":
      return { list, filter: contactsDueForm.parse(given) };
    case "own-actions":
    case "unowned-actions":
    case "groups":
    case "imports":
    case "settings":
      return { list, filter: {} };
    case "legal-parameters":
      return { list, filter: parseLegalFilter(given) };
    case "documents": {
      const filter = documentFilter.safeParse(given);
      return filter.success ? { list, filter: filter.data } : null;
    }
    case "attendance":
    case "group-actions":
    case "finished-actions": {
      const filter = groupFilter.safeParse(given);
      return filter.success ? { list, filter: filter.data } : null;
    }
    case "meetings": {
      const filter = meetingFilter.safeParse(given);
      return filter.success ? { list, filter: filter.data } : null;
    }
    case "agencies": {
      const filter = agencyFilter.safeParse(given);
      return filter.success ? { list, filter: filter.data } : null;
    }
    case "overdue-actions":
      return { list, filter: overdueFilterForm.parse(given) };
    case "log": {
      const filter = logFilterForm.safeParse(given);
      return filter.success ? { list, filter: filter.data } : null;
    }
    case "disclosures": {
      const filter = registerFilterForm.safeParse(given);
      return filter.success ? { list, filter: filter.data } : null;
    }
    case "users":
      return { list, filter: parseUserFilter(given) };
    case "recommendations": {
      const filter = namedListForm.safeParse(given);
      return filter.success ? { list, filter: filter.data } : null;
    }
    case "money":
    case "training": {
      const filter = ofYear.safeParse(given);
      return filter.success ? { list, filter: filter.data } : null;
    }
    case "figures": {
      const quarter = parseQuarter(given.quarter ?? "");
      const group = z.nullish(z.uuidv7()).safeParse(given.group);
      return quarter && group.success ? { list, filter: { quarter, group: group.data ?? null } } : null;
    }
    default:
      return null;
  }
}

/** The page that the list stands on. */
export function listHref(asked: ExportAsked): string {
  const query = new URLSearchParams(filterTexts(asked)).toString();
  switch (asked.list) {
    case "cases":
      return `/cases?${query}`;
    case "people-in-role":
      return `/cases/people?${query}`;
    case "referrals":
      return `/referrals?${query}`;
    case "risk-reviews":
      return reviewsHref(asked.filter);
    case "case-reviews":
      return reviewListHref(asked.filter);
    case "incidents":
      return incidentListHref(asked.filter);
    case "interventions":
      return interventionListHref(asked.filter);
    case "breaches":
      return breachListHref(asked.filter);
    case "premises":
      return premisesListHref(asked.filter);
    case "premises-incidents":
      return premisesIncidentsHref(asked.filter);
    case "premises-fortnight":
      return fortnightHref(asked.filter);
    case "contacts-due":
      return contactsDueHref(asked.filter);
    case "own-actions":
      return "/actions";
    case "overdue-actions":
      return overdueHref(asked.filter);
    case "unowned-actions":
      return "/actions/unowned";
    case "group-actions":
      return `/actions/groups/${asked.filter.group}`;
    case "finished-actions":
      return `/actions/groups/${asked.filter.group}#finished`;
    case "documents":
      return documentsPath({ kind: asked.filter.kind, id: asked.filter.record });
    case "imports":
      return "/admin/imports";
    case "settings":
      return "/admin/settings";
    case "legal-parameters":
      return legalListHref(asked.filter);
    case "attendance":
      return `/groups/${asked.filter.group}/attendance`;
    case "meetings":
      return `/groups/${asked.filter.group}/meetings?show=${asked.filter.show}`;
    case "agencies":
      return query === "" ? "/admin/agencies" : `/admin/agencies?${query}`;
    case "groups":
      return "/admin/groups";
    case "log":
      return "/audit";
    case "disclosures":
      return registerHref(asked.filter);
    case "users":
      return userListHref(asked.filter);
    case "recommendations":
      return `/recommendations?${query}`;
    case "money":
    case "training":
      return `/${asked.list}?${query}`;
    case "figures":
      return `/performance/outcomes?${query}`;
  }
}

/** What the disclosure says that the file was: the list and how it was narrowed, and nobody's name. */
export function exportWords(asked: ExportAsked, narrowedTo: string | null): string {
  const { name } = EXPORT_LISTS[asked.list];
  switch (asked.list) {
    case "cases":
      return asked.filter.group === OWN_CASES
        ? `${name}: one's own`
        : [
            `${name}: ${narrowedTo ?? "of a group"}`,
            CASE_TAB_NAMES[asked.filter.status].toLowerCase(),
            ...caseFilterWords(asked.filter),
          ].join(", ");
    case "people-in-role":
      return asked.filter.group === OTHER_CASES
        ? `${LISTED_ROLE_NAMES[asked.filter.role]}: of cases opened to oneself`
        : `${LISTED_ROLE_NAMES[asked.filter.role]}: ${narrowedTo ?? "of a group"}`;
    case "referrals":
      return `${name}: ${narrowedTo ?? "of a group"}, ${REFERRAL_STATUS_NAMES[asked.filter.status].toLowerCase()}`;
    case "risk-reviews":
      return `${name}: ${reviewWords(asked.filter)}`;
    case "case-reviews":
      return `${name}: ${reviewListWords(asked.filter)}`;
    case "incidents": {
      const words = narrowingWords(asked.filter, narrowedTo);
      return [`${name}: ${INCIDENT_LIST_NAMES[asked.filter.show].toLowerCase()}`, ...words].join(", ");
    }
    case "interventions":
      return `${name}: ${interventionWords(asked.filter, narrowedTo).join(", ")}`;
    case "breaches":
      return [name, ...breachListWords(asked.filter)].join(", ");
    case "premises":
      return `${name}: ${premisesListWords(asked.filter).join(", ")}`;
    case "premises-incidents":
      return [`${name}: ${narrowedTo ?? "one premises"}`, ...premisesIncidentsWords(asked.filter)].join(", ");
    case "premises-fortnight":
      return [name, ...(asked.filter.beat === undefined ? [] : [`beat ${asked.filter.beat}`])].join(", ");
    case "contacts-due":
      return [name, ...contactsDueWords(asked.filter)].join(", ");
    case "attendance":
    case "group-actions":
    case "finished-actions":
      return `${name}: ${narrowedTo ?? "one group"}`;
    case "documents":
      return `${name}: ${CONTEXT_NAMES[asked.filter.kind].toLowerCase()} ${narrowedTo ?? "not known"}`;
    case "legal-parameters":
      return [name, ...Object.keys(filterTexts(asked)).map((key) => `narrowed by ${key}`)].join(", ");
    case "meetings":
      return `${name}: ${narrowedTo ?? "of a group"}, ${asked.filter.show}`;
    case "agencies":
      return asked.filter.agreement ? `${name}, narrowed by agreement` : name;
    case "money":
    case "training":
      return `${name}: ${financialYearText(asked.filter.year)}`;
    case "figures":
      return [
        `${name}: ${quarterName(asked.filter.quarter)}`,
        ...(asked.filter.group ? [narrowedTo ?? "one group"] : []),
      ].join(", ");
    case "recommendations":
      return `${name}: ${RECOMMENDATION_SOURCE_NAMES[asked.filter.source]}, ${financialYearText(asked.filter.year)}`;
    case "log":
      return [name, ...logWords(asked.filter)].join(", ");
    case "disclosures":
      return [name, ...registerWords(asked.filter)].join(", ");
    case "overdue-actions":
      return narrowedTo === null ? name : `${name}: ${narrowedTo}`;
    case "users":
      return [name, ...Object.keys(filterTexts(asked)).map((key) => `narrowed by ${key}`)].join(", ");
    default:
      return name;
  }
}

function logWords({ from, until, user, category, event, record }: LogFilter): string[] {
  return [
    from ? `from ${longDay(from)}` : "",
    until ? `to ${longDay(until)}` : "",
    user ? "of one person" : "",
    category ? `category ${category}` : "",
    event ? `event ${event}` : "",
    record ? "of one record" : "",
  ].filter(Boolean);
}
