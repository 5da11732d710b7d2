import { RECENT_DAYS, USER_STATUS_NAMES, type UserStatus } from "../access/user-status.ts";
import { AGENCY_KIND_NAMES, type AgencyKind } from "../agencies/agency-kinds.ts";
import { agreementWords } from "../agencies/agreement.ts";
import { ageWords } from "../groups/group.ts";
import { GROUP_KIND_NAMES, type GroupKind } from "../groups/group-kinds.ts";
import { SITTING_STATUS_NAMES, type SittingStatus } from "../meetings/sitting.ts";
import { ACTION_STATUS_NAMES, type ActionStatus } from "../actions/action.ts";
import { daysLate, LATE_BECAUSE_NAMES, lateBecause, type LateReason } from "../actions/lateness.ts";
import type { LogRow } from "../audit/log-row.ts";
import type { DisclosureRow } from "../audit/disclosure-row.ts";
import { listedVictim } from "../case-reviews/listed-victim.ts";
import { DUTY_NAMES, type ReviewDuty } from "../case-reviews/review-clock.ts";
import { REVIEW_STATUS_NAMES, type ReviewStatus } from "../case-reviews/review-status.ts";
import { CASE_STATUS_NAMES, type CaseStatus, type SubjectKind } from "../cases/case-status.ts";
import { listedSubject } from "../cases/listed-subject.ts";
import { REFERRAL_STATUS_NAMES, type ReferralStatus } from "../cases/referral-status.ts";
import { standingAtAcceptance } from "../cases/referral.ts";
import { type Urgency, URGENCIES } from "../cases/urgency.ts";
import { ASB_HEADING_NAMES, type AsbHeading } from "../incidents/asb-headings.ts";
import {
  INCIDENT_STATUS_NAMES,
  type IncidentPriority,
  type IncidentStatus,
  PRIORITY_NAMES,
} from "../incidents/incident.ts";
import { type Tier, TIER_NAMES } from "../interventions/kinds.ts";
import { kindWords, standingWords } from "../interventions/listed-intervention.ts";
import { NOT_RECORDED } from "../locations/area-kinds.ts";
import { type LinkRole, type LinkStanding, linkWords } from "../people/link-roles.ts";
import { ageOn, type BirthDateBasis, listedName } from "../people/person.ts";
import { RISK_LEVEL_NAMES, type RiskLevel } from "../risk/levels.ts";
import type { Cell } from "./cell.ts";

/** One column of a file: its heading, how wide a spreadsheet shows it (in characters), and what it says of a row. */
export type Column<R> = { heading: string; width: number; of: (row: R, today: string) => Cell };

type Subject = Parameters<typeof listedSubject>[0];
type CaseRow = Subject & {
  reference: string;
  status: CaseStatus;
  riskLevel: RiskLevel | null;
  reviewDueOn: string | null;
  leadAgencyName: string;
  openedOn: string;
  closedOn: string | null;
  /** Null also where the list does not have it. */
  leadUserName?: string | null;
  sourceReference?: string | null;
  importedLevel?: RiskLevel | null;
};
type ReviewRow = {
  reference: string;
  groupName: string;
  riskLevel: RiskLevel | null;
  riskProposed: RiskLevel | null;
  leadName: string | null;
  dueOn: string | null;
};
type PersonInRoleRow = Parameters<typeof listedName>[0] & {
  reference: string;
  birthDate: string | null;
  birthDateBasis: BirthDateBasis;
  role: LinkRole;
  standing: LinkStanding | null;
  fromDay: string;
  caseReference: string;
};
type ReferralRow = Subject & {
  reference: string;
  status: ReferralStatus;
  personRole: LinkRole | null;
  subjectKind: SubjectKind;
  urgency: Urgency | null;
  groupName: string;
  agencyName: string;
  receivedOn: string;
};
type CaseReviewRow = Parameters<typeof listedVictim>[0] & {
  reference: string;
  receivedOn: string;
  status: ReviewStatus;
  nextDuty: ReviewDuty | null;
  nextDueOn: string | null;
  unanswered: number | null;
  contactName: string | null;
};
type IncidentRow = {
  reference: string;
  latestDay: string;
  heading: AsbHeading;
  typeName: string | null;
  placeName: string | null;
  beatCode: string | null;
  isHate: 0 | 1;
  priority: IncidentPriority;
  status: IncidentStatus;
  officerName: string | null;
  firstContactDueOn: string | null;
  firstContactOn: string | null;
  victimToldOn: string;
};
type InterventionRow = Parameters<typeof standingWords>[0] & {
  reference: string;
  tier: Tier;
  who: string;
  placeName: string | null;
  areaWords: string | null;
  beatCode: string | null;
  agencyName: string;
  issuedOn: string;
  breaches: number | null;
};
type BreachRow = {
  reference: string;
  kind: string;
  breachedOn: string;
  who: string;
  outcome: string | null;
  decidedOn: string | null;
  groupName: string | null;
  heardOn: string | null;
};
type ActionRow = {
  reference: string;
  /** Null where the words are not this actor's to read. */
  words: string | null;
  status: ActionStatus;
  ownerAgencyName: string;
  ownerName: string | null;
  raisedOn: string;
  originalDueOn: string;
  dueOn: string;
  holdUntil: string | null;
};
type OverdueRow = ActionRow & {
  ownerUserId: string | null;
  ownerStatus: UserStatus | null;
  lateReason: LateReason | null;
  askedOn: string | null;
};
type UserRow = {
  name: string;
  agencyName: string;
  roles: readonly string[];
  status: UserStatus;
  lastSignedInAt: string | null;
};
type MeetingRow = {
  day: string;
  startTime: string;
  place: string | null;
  status: SittingStatus;
  seriesDay: string | null;
  reason: string | null;
};
type AgencyRow = {
  name: string;
  kind: AgencyKind;
  signedOn: string | null;
  expiresOn: string | null;
  leftOn: string | null;
  users: number;
  signedInLately: number;
  lastSignedInAt: string | null;
};
type GroupRow = Parameters<typeof ageWords>[0] & {
  name: string;
  kind: GroupKind;
  depth: number;
  hasMeetings: 0 | 1;
  cadence: string | null;
  holdsCases: 0 | 1;
  members: number;
  endedOn: string | null;
};
/** One number of a quarter: of what, over which days, of which group and level. */
export type FigureRow = {
  theme: string;
  measure: string;
  by: string;
  value: string;
  days: string;
  number: number | string;
};

export const day = (text: string | null): Cell => (text === null ? null : { day: text });

/** Children go by initials, as on the page (DOMAIN 7.7). */
export const CASE_COLUMNS: readonly Column<CaseRow>[] = [
  { heading: "Case", width: 14, of: (c) => c.reference },
  { heading: "Subject", width: 28, of: (c, today) => listedSubject(c, today) },
  { heading: "State", width: 10, of: (c) => CASE_STATUS_NAMES[c.status] },
  { heading: "Risk", width: 14, of: (c) => (c.riskLevel ? RISK_LEVEL_NAMES[c.riskLevel] : "Not assessed") },
  { heading: "Next review", width: 14, of: (c) => day(c.reviewDueOn) },
  { heading: "Lead", width: 30, of: (c) => c.leadAgencyName },
  { heading: "Officer", width: 24, of: (c) => c.leadUserName ?? null },
  { heading: "Opened", width: 14, of: (c) => day(c.openedOn) },
  { heading: "Closed", width: 14, of: (c) => day(c.closedOn) },
  { heading: "Imported as", width: 18, of: (c) => c.sourceReference ?? null },
  {
    heading: "Imported level, not assessed here",
    width: 18,
    of: (c) => (c.importedLevel ? RISK_LEVEL_NAMES[c.importedLevel] : null),
  },
];

/** The one role that was asked for and nothing of any other: a list of perpetrators has no field for victims. */
export const REVIEW_COLUMNS: readonly Column<ReviewRow>[] = [
  { heading: "Case", width: 14, of: (c) => c.reference },
  { heading: "Group", width: 28, of: (c) => c.groupName },
  { heading: "Risk", width: 14, of: (c) => (c.riskLevel ? RISK_LEVEL_NAMES[c.riskLevel] : "Not assessed") },
  { heading: "Lower level proposed", width: 20, of: (c) => (c.riskProposed ? RISK_LEVEL_NAMES[c.riskProposed] : null) },
  { heading: "Lead", width: 24, of: (c) => c.leadName },
  { heading: "Review due", width: 14, of: (c) => day(c.dueOn) },
];
export const PERSON_IN_ROLE_COLUMNS: readonly Column<PersonInRoleRow>[] = [
  { heading: "Person", width: 14, of: (p) => p.reference },
  { heading: "Name", width: 28, of: (p, today) => listedName(p, today) },
  { heading: "Age", width: 8, of: (p, today) => (p.birthDate === null ? null : ageOn(p.birthDate, today)) },
  { heading: "Age is approximate", width: 12, of: (p) => (p.birthDateBasis === "approximate" ? "Yes" : null) },
  { heading: "Standing", width: 24, of: (p) => linkWords(p.role, p.standing) },
  { heading: "Since", width: 14, of: (p) => day(p.fromDay) },
  { heading: "Case", width: 14, of: (p) => p.caseReference },
];

export const REFERRAL_COLUMNS: readonly Column<ReferralRow>[] = [
  { heading: "Referral", width: 14, of: (r) => r.reference },
  { heading: "Subject", width: 28, of: (r, today) => listedSubject(r, today) },
  {
    heading: "As",
    width: 22,
    of: (r) => {
      if (r.subjectKind !== "person") return r.subjectKind === "location" ? "Location" : "Problem";
      return r.personRole ? linkWords(r.personRole, standingAtAcceptance(r.personRole)) : null;
    },
  },
  { heading: "Urgency", width: 12, of: (r) => (r.urgency ? URGENCIES[r.urgency].name : "Not recorded") },
  { heading: "To", width: 24, of: (r) => r.groupName },
  { heading: "From", width: 30, of: (r) => r.agencyName },
  { heading: "Received", width: 14, of: (r) => day(r.receivedOn) },
  { heading: "State", width: 18, of: (r) => REFERRAL_STATUS_NAMES[r.status] },
];

export const CASE_REVIEW_COLUMNS: readonly Column<CaseReviewRow>[] = [
  { heading: "Review", width: 14, of: (r) => r.reference },
  { heading: "Victim", width: 28, of: (r, today) => listedVictim(r, today) },
  { heading: "Received", width: 14, of: (r) => day(r.receivedOn) },
  { heading: "State", width: 22, of: (r) => REVIEW_STATUS_NAMES[r.status] },
  { heading: "Next", width: 44, of: (r) => (r.nextDuty ? DUTY_NAMES[r.nextDuty] : null) },
  { heading: "By", width: 14, of: (r) => day(r.nextDueOn) },
  { heading: "Bodies that have not replied in time", width: 18, of: (r) => Number(r.unanswered ?? 0) },
  { heading: "Contact officer", width: 24, of: (r) => r.contactName },
];

/** Nothing of anybody: who was affected and who reported stand on the pages alone. */
export const INCIDENT_COLUMNS: readonly Column<IncidentRow>[] = [
  { heading: "Incident", width: 14, of: (i) => i.reference },
  { heading: "When", width: 14, of: (i) => day(i.latestDay) },
  { heading: "What", width: 36, of: (i) => ASB_HEADING_NAMES[i.heading] },
  { heading: "Local type", width: 30, of: (i) => i.typeName },
  { heading: "Where", width: 36, of: (i) => i.placeName ?? NOT_RECORDED },
  { heading: "Beat", width: 14, of: (i) => i.beatCode ?? NOT_RECORDED },
  { heading: "Hate", width: 8, of: (i) => (i.isHate === 1 ? "Yes" : null) },
  { heading: "Priority", width: 12, of: (i) => PRIORITY_NAMES[i.priority] },
  { heading: "State", width: 10, of: (i) => INCIDENT_STATUS_NAMES[i.status] },
  { heading: "Officer", width: 24, of: (i) => i.officerName },
  { heading: "First contact due", width: 16, of: (i) => day(i.firstContactDueOn) },
  { heading: "First contact made", width: 16, of: (i) => day(i.firstContactOn) },
  { heading: "Victim last told", width: 16, of: (i) => day(i.victimToldOn) },
];

export const INTERVENTION_COLUMNS: readonly Column<InterventionRow>[] = [
  { heading: "Intervention", width: 14, of: (i) => i.reference },
  { heading: "Kind", width: 36, of: (i) => kindWords(i) },
  { heading: "Tier", width: 14, of: (i) => TIER_NAMES[i.tier] },
  { heading: "With", width: 36, of: (i) => (i.who === "" ? null : i.who) },
  { heading: "Where", width: 36, of: (i) => i.placeName ?? i.areaWords },
  { heading: "Beat", width: 14, of: (i) => i.beatCode ?? NOT_RECORDED },
  { heading: "Agency", width: 30, of: (i) => i.agencyName },
  { heading: "Issued", width: 14, of: (i) => day(i.issuedOn) },
  { heading: "From", width: 14, of: (i) => day(i.fromDay) },
  { heading: "Until", width: 14, of: (i) => day(i.untilDay) },
  { heading: "State", width: 30, of: (i, today) => standingWords(i, today) },
  { heading: "Breaches", width: 10, of: (i) => Number(i.breaches ?? 0) },
];

export const BREACH_COLUMNS: readonly Column<BreachRow>[] = [
  { heading: "Intervention", width: 14, of: (b) => b.reference },
  { heading: "Kind", width: 36, of: (b) => b.kind },
  { heading: "Breach", width: 14, of: (b) => day(b.breachedOn) },
  { heading: "Who", width: 36, of: (b) => b.who },
  { heading: "What came of it", width: 30, of: (b) => b.outcome },
  { heading: "Decided", width: 14, of: (b) => day(b.decidedOn) },
  { heading: "For the sitting of", width: 30, of: (b) => b.groupName },
  { heading: "Heard", width: 14, of: (b) => day(b.heardOn) },
];

export const ACTION_COLUMNS: readonly Column<ActionRow>[] = [
  { heading: "Action", width: 14, of: (a) => a.reference },
  { heading: "What", width: 60, of: (a) => a.words ?? "Not yours to read" },
  { heading: "Owner", width: 24, of: (a) => a.ownerName ?? "To be named" },
  { heading: "Agency", width: 30, of: (a) => a.ownerAgencyName },
  { heading: "State", width: 14, of: (a) => ACTION_STATUS_NAMES[a.status] },
  { heading: "Raised", width: 14, of: (a) => day(a.raisedOn) },
  { heading: "Originally due", width: 14, of: (a) => day(a.originalDueOn) },
  { heading: "Due", width: 14, of: (a) => day(a.dueOn) },
];

export const FINISHED_COLUMNS: readonly Column<ActionRow & { finishedOn: string | null }>[] = [
  ...ACTION_COLUMNS,
  { heading: "Finished", width: 14, of: (a) => day(a.finishedOn) },
];

export const OVERDUE_COLUMNS: readonly Column<OverdueRow>[] = [
  ...ACTION_COLUMNS,
  { heading: "Days late", width: 10, of: (a, today) => daysLate(a, today) },
  {
    heading: "Why",
    width: 34,
    of: (a) => LATE_BECAUSE_NAMES[lateBecause({ ...a, ownerHasLeft: a.ownerStatus === "disabled" })],
  },
  { heading: "Asked about", width: 14, of: (a) => day(a.askedOn) },
];

export const MEETING_COLUMNS: readonly Column<MeetingRow>[] = [
  { heading: "Day", width: 14, of: (m) => day(m.day) },
  { heading: "Start", width: 10, of: (m) => m.startTime },
  { heading: "Place", width: 40, of: (m) => m.place },
  { heading: "Status", width: 14, of: (m) => SITTING_STATUS_NAMES[m.status] },
  { heading: "Day of the pattern", width: 18, of: (m) => day(m.seriesDay) },
  { heading: "Reason", width: 50, of: (m) => m.reason },
];

export const AGENCY_COLUMNS: readonly Column<AgencyRow>[] = [
  { heading: "Agency", width: 34, of: (a) => a.name },
  { heading: "Kind", width: 26, of: (a) => AGENCY_KIND_NAMES[a.kind] },
  { heading: "Agreement", width: 30, of: (a, today) => agreementWords(a, today) },
  { heading: "Signed", width: 14, of: (a) => day(a.signedOn) },
  { heading: "Last day", width: 14, of: (a) => day(a.expiresOn) },
  { heading: "Active users", width: 14, of: (a) => a.users },
  { heading: `Signed in within ${RECENT_DAYS} days`, width: 26, of: (a) => a.signedInLately },
  { heading: "Last sign-in", width: 20, of: (a) => (a.lastSignedInAt === null ? "Never" : { at: a.lastSignedInAt }) },
  { heading: "Left on", width: 14, of: (a) => day(a.leftOn) },
];

export const GROUP_COLUMNS: readonly Column<GroupRow>[] = [
  { heading: "Group", width: 34, of: (g) => g.name },
  { heading: "Level", width: 8, of: (g) => g.depth + 1 },
  { heading: "Kind", width: 26, of: (g) => GROUP_KIND_NAMES[g.kind] },
  { heading: "Takes cases of ages", width: 20, of: (g) => (g.holdsCases === 1 ? ageWords(g) : "No cases") },
  { heading: "Meets", width: 26, of: (g) => (g.hasMeetings === 1 ? (g.cadence ?? "Not yet set") : "No meetings") },
  { heading: "Members", width: 10, of: (g) => g.members },
  { heading: "Last day", width: 14, of: (g) => day(g.endedOn) },
];

export const LOG_COLUMNS: readonly Column<LogRow>[] = [
  { heading: "When", width: 20, of: (e) => ({ at: e.at }) },
  { heading: "Who", width: 24, of: (e) => e.who },
  { heading: "Agency", width: 30, of: (e) => e.agency },
  { heading: "What", width: 40, of: (e) => e.what },
  { heading: "Record", width: 24, of: (e) => e.record.text },
  { heading: "Fields", width: 40, of: (e) => e.fields },
  { heading: "Rows", width: 8, of: (e) => e.count },
  { heading: "Event", width: 38, of: (e) => e.id },
];

export const DISCLOSURE_COLUMNS: readonly Column<DisclosureRow>[] = [
  { heading: "Day", width: 14, of: (d) => ({ day: d.on }) },
  { heading: "Written down", width: 20, of: (d) => ({ at: d.recordedAt }) },
  { heading: "What", width: 44, of: (d) => d.what },
  { heading: "Record", width: 24, of: (d) => d.record },
  { heading: "How", width: 20, of: (d) => d.way },
  { heading: "Where it went", width: 30, of: (d) => d.destination },
  { heading: "To whom", width: 36, of: (d) => d.recipients },
  { heading: "What allows it", width: 44, of: (d) => d.gateway },
  { heading: "Why it was necessary", width: 44, of: (d) => d.necessity },
  { heading: "Why it was no more than was needed", width: 44, of: (d) => d.proportionality },
  { heading: "Who approved it", width: 30, of: (d) => d.approvedBy },
  { heading: "By whom", width: 24, of: (d) => d.who },
  { heading: "Agency", width: 30, of: (d) => d.agency },
  { heading: "Event", width: 38, of: (d) => d.id },
];

export const USER_COLUMNS: readonly Column<UserRow>[] = [
  { heading: "Name", width: 26, of: (u) => u.name },
  { heading: "Agency", width: 30, of: (u) => u.agencyName },
  { heading: "Does here", width: 50, of: (u) => u.roles.join("; ") || "Nothing" },
  { heading: "Status", width: 12, of: (u) => USER_STATUS_NAMES[u.status] },
  { heading: "Last sign-in", width: 20, of: (u) => (u.lastSignedInAt === null ? "Never" : { at: u.lastSignedInAt }) },
];

export const FIGURE_COLUMNS: readonly Column<FigureRow>[] = [
  { heading: "About", width: 24, of: (f) => f.theme },
  { heading: "Measure", width: 34, of: (f) => f.measure },
  { heading: "Told apart by", width: 16, of: (f) => f.by },
  { heading: "Of which", width: 28, of: (f) => f.value },
  { heading: "Days", width: 40, of: (f) => f.days },
  { heading: "Number", width: 12, of: (f) => f.number },
];
