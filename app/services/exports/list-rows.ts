import { groupsOf } from "#app/domain/access/actor.ts";
import { ROLE_NAMES } from "#app/domain/access/roles.ts";
import { userBounds } from "#app/domain/access/user-filter.ts";
import { type CaseListAsked, keyOfRow } from "#app/domain/cases/case-list.ts";
import {
  ACTION_COLUMNS,
  AGENCY_COLUMNS,
  CASE_COLUMNS,
  CASE_REVIEW_COLUMNS,
  DISCLOSURE_COLUMNS,
  BREACH_COLUMNS,
  FIGURE_COLUMNS,
  FINISHED_COLUMNS,
  GROUP_COLUMNS,
  INCIDENT_COLUMNS,
  INTERVENTION_COLUMNS,
  LOG_COLUMNS,
  MEETING_COLUMNS,
  OVERDUE_COLUMNS,
  PERSON_IN_ROLE_COLUMNS,
  REFERRAL_COLUMNS,
  REVIEW_COLUMNS,
  USER_COLUMNS,
} from "#app/domain/exports/columns.ts";
import {
  CONTACT_DUE_COLUMNS,
  FORTNIGHT_COLUMNS,
  PREMISES_COLUMNS,
  PREMISES_INCIDENT_COLUMNS,
} from "#app/domain/exports/premises-columns.ts";
import { MONEY_COLUMNS, TRAINING_COLUMNS } from "#app/domain/exports/money-columns.ts";
import { DOCUMENT_COLUMNS, IMPORT_COLUMNS, LEGAL_COLUMNS, SETTING_COLUMNS } from "#app/domain/exports/setup-columns.ts";
import { ageLimits } from "#app/domain/actions/overdue-filter.ts";
import { ROLE_FILTERS } from "#app/domain/cases/people-in-roles.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { ExportAsked } from "#app/domain/exports/address.ts";
import { type ExportListId, OWN_CASES } from "#app/domain/exports/lists.ts";
import type { ReviewListFilter } from "#app/domain/case-reviews/review-list.ts";
import { type IncidentListAsked, keyOfIncident } from "#app/domain/incidents/incident-list.ts";
import type { BreachListAsked } from "#app/domain/interventions/breach-list.ts";
import { type InterventionListAsked, keyOfIntervention } from "#app/domain/interventions/intervention-list.ts";
import { type ReviewFilter, reviewsAsked } from "#app/domain/risk/review-list.ts";
import { RECOMMENDATION_COLUMNS } from "#app/domain/exports/recommendation-columns.ts";
import { ATTENDANCE_COLUMNS } from "#app/domain/exports/attendance-columns.ts";
import { agencyBounds } from "#app/domain/agencies/agreement.ts";
import { asTree } from "#app/domain/groups/group-tree.ts";
import {
  listActionsOfGroup,
  listFinishedActionsOfGroup,
  listOwnActions,
  listUnownedActions,
} from "#db/queries/actions.ts";
import { listOverdueActions } from "#db/queries/overdue-actions.ts";
import { listAgencies } from "#db/queries/agencies.ts";
import { listDocuments } from "#db/queries/documents.ts";
import { listGroups } from "#db/queries/groups.ts";
import { listRuns, type RunKey } from "#db/queries/import-runs.ts";
import { listLegalParameters } from "#db/queries/legal-parameters.ts";
import { listComingSittings, listPastSittings } from "#db/queries/meetings.ts";
import { listPeopleInRole } from "#db/queries/case-links.ts";
import { findLastSittingDay, listCases } from "#db/queries/case-lists.ts";
import { listOwnCases } from "#db/queries/own-cases.ts";
import { keyOfReview, listCaseReviews, type ListedReview } from "#db/queries/case-reviews.ts";
import { listIncidents } from "#db/queries/incident-lists.ts";
import { type ListedBreach, listBreaches } from "#db/queries/listed-breaches.ts";
import { type ListedIntervention, listInterventions } from "#db/queries/listed-interventions.ts";
import { listReviewsDue } from "#db/queries/risk-reviews.ts";
import { listRolesOf } from "#db/queries/memberships.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { listReferrals } from "#db/queries/referrals.ts";
import { listUsers } from "#db/queries/users.ts";
import { logPage } from "../audit/search-log.ts";
import { registerRows } from "../disclosures/register-page.ts";
import { kindsFor } from "../imports/kinds.ts";
import { incidentDays } from "../incidents/incident-days.ts";
import { narrowedTo } from "../incidents/narrowed-to.ts";
import { shownInList } from "../interventions/breaches-page.ts";
import { withRespondents } from "../interventions/interventions-page.ts";
import { fortnightRows } from "../premises/fortnight-rows.ts";
import { attendanceRows } from "./attendance-rows.ts";
import { AT_ONCE, type Batch, batchOf, cellsOf, type From, once, paged } from "./batches.ts";
import { recommendationRows } from "./recommendation-rows.ts";
import { figureRows } from "./figure-rows.ts";
import { moneyRows, trainingRows } from "./money-rows.ts";
import { contactsDueRows, premisesIncidentRows, premisesRows } from "./premises-rows.ts";
import { markedColumn } from "./marked-rows.ts";
import { settingRows } from "./setting-rows.ts";

const COLUMNS: Record<ExportListId, readonly { heading: string; width: number }[]> = {
  cases: CASE_COLUMNS,
  "people-in-role": PERSON_IN_ROLE_COLUMNS,
  referrals: REFERRAL_COLUMNS,
  "risk-reviews": REVIEW_COLUMNS,
  "case-reviews": CASE_REVIEW_COLUMNS,
  incidents: INCIDENT_COLUMNS,
  interventions: INTERVENTION_COLUMNS,
  breaches: BREACH_COLUMNS,
  premises: PREMISES_COLUMNS,
  "premises-incidents": PREMISES_INCIDENT_COLUMNS,
  "premises-fortnight": FORTNIGHT_COLUMNS,
  "contacts-due": CONTACT_DUE_COLUMNS,
  "own-actions": ACTION_COLUMNS,
  "overdue-actions": OVERDUE_COLUMNS,
  "unowned-actions": ACTION_COLUMNS,
  "group-actions": ACTION_COLUMNS,
  "finished-actions": FINISHED_COLUMNS,
  meetings: MEETING_COLUMNS,
  attendance: ATTENDANCE_COLUMNS,
  agencies: AGENCY_COLUMNS,
  groups: GROUP_COLUMNS,
  log: LOG_COLUMNS,
  disclosures: DISCLOSURE_COLUMNS,
  users: USER_COLUMNS,
  documents: DOCUMENT_COLUMNS,
  imports: IMPORT_COLUMNS,
  settings: SETTING_COLUMNS,
  "legal-parameters": LEGAL_COLUMNS,
  recommendations: RECOMMENDATION_COLUMNS,
  money: MONEY_COLUMNS,
  training: TRAINING_COLUMNS,
  figures: FIGURE_COLUMNS,
};

export function columnsOf(list: ExportListId) {
  return [...COLUMNS[list], ...markedColumn(list)];
}

/** The rows of a list as its page shows them to this actor: the same queries, page after page. */
export function listRows(from: From, asked: ExportAsked): AsyncGenerator<Batch> {
  const { db, actor, now } = from;
  const today = londonDay(now);
  switch (asked.list) {
    case "cases": {
      const cells = batchOf(CASE_COLUMNS, today, "case");
      if (asked.filter.group === OWN_CASES)
        return paged((after) => listOwnCases(db, actor, { after, limit: AT_ONCE }), cells);
      return caseRows(from, asked.filter, cells);
    }
    case "people-in-role": {
      const page = { ...ROLE_FILTERS[asked.filter.role], groupId: asked.filter.group, limit: AT_ONCE };
      const rows = (after?: { id: string }) => listPeopleInRole(db, actor, { ...page, after: after?.id ?? "" });
      const cells = batchOf(PERSON_IN_ROLE_COLUMNS, today, "case");
      return paged(rows, (links) => cells(links.map(({ caseId, ...link }) => ({ ...link, id: caseId }))));
    }
    case "referrals": {
      const page = { groupId: asked.filter.group, status: asked.filter.status, limit: AT_ONCE };
      const cells = batchOf(REFERRAL_COLUMNS, today, "referral");
      return paged((after) => listReferrals(db, actor, { ...page, after }), cells);
    }
    case "risk-reviews":
      return reviewRows(from, asked.filter);
    case "case-reviews":
      return caseReviewRows(from, asked.filter);
    case "incidents":
      return incidentRows(from, asked.filter);
    case "interventions":
      return interventionRows(from, asked.filter);
    case "breaches":
      return breachRows(from, asked.filter);
    case "premises":
      return premisesRows(from, asked.filter);
    case "premises-incidents":
      return premisesIncidentRows(from, asked.filter);
    case "premises-fortnight":
      return once(fortnightRows(from, asked.filter), batchOf(FORTNIGHT_COLUMNS, today, "premises"));
    case "contacts-due":
      return contactsDueRows(from, asked.filter);
    case "own-actions": {
      const cells = batchOf(ACTION_COLUMNS, today, "action");
      return paged((after) => listOwnActions(db, actor, { after, limit: AT_ONCE }), cells);
    }
    case "overdue-actions":
      return overdueRows(from, asked.filter);
    case "unowned-actions": {
      const cells = batchOf(ACTION_COLUMNS, today, "action");
      return paged((after) => listUnownedActions(db, actor, { after, limit: AT_ONCE }), cells);
    }
    case "group-actions": {
      const cells = batchOf(ACTION_COLUMNS, today, "action");
      return paged((after) => listActionsOfGroup(db, actor, asked.filter.group, { after, limit: AT_ONCE }), cells);
    }
    case "finished-actions":
      return finishedRows(from, asked.filter);
    case "attendance":
      return attendanceRows(from, asked.filter);
    case "meetings": {
      const page = { groupId: asked.filter.group, limit: AT_ONCE };
      const cells = batchOf(MEETING_COLUMNS, today, "meeting");
      if (asked.filter.show === "past")
        return paged((after) => listPastSittings(db, actor, { ...page, before: today, after }), cells);
      return paged((after) => listComingSittings(db, actor, { ...page, from: today, after }), cells);
    }
    case "agencies": {
      const agencies = listAgencies(db, actor.partnershipId, asked.filter, agencyBounds(now));
      return once(agencies, batchOf(AGENCY_COLUMNS, today, "agency"));
    }
    case "groups":
      return once(listGroups(db, actor.partnershipId, today).then(asTree), batchOf(GROUP_COLUMNS, today, "group"));
    case "log":
      return logRows(from, asked.filter);
    case "disclosures":
      return disclosureRows(from, asked.filter);
    case "users":
      return userRows(from, asked.filter);
    case "documents": {
      const owner = { kind: asked.filter.kind, id: asked.filter.record };
      const cells = batchOf(DOCUMENT_COLUMNS, today, "document");
      return paged((last) => listDocuments(db, actor, owner, { after: last?.id, limit: AT_ONCE }), cells);
    }
    case "imports":
      return importRows(from);
    case "settings":
      return once(settingRows(db, actor, today), cellsOf(SETTING_COLUMNS, today));
    case "legal-parameters":
      return once(listLegalParameters(db, asked.filter), batchOf(LEGAL_COLUMNS, today, "legal-parameter"));
    case "recommendations":
      return recommendationRows(from, asked.filter);
    case "money":
      return moneyRows(from, asked.filter);
    case "training":
      return trainingRows(from, asked.filter);
    case "figures":
      return figureRows(from, asked.filter, cellsOf(FIGURE_COLUMNS, today));
  }
}

/** Of rows that are no records. */
type CaseRow = Awaited<ReturnType<typeof listCases>>[number];

async function* caseRows(
  { db, actor, now }: From,
  asked: CaseListAsked,
  batch: (rows: CaseRow[]) => Batch,
): AsyncGenerator<Batch> {
  const today = londonDay(now);
  const days = { today, lastSitting: await findLastSittingDay(db, actor, asked.group, today) };
  yield* paged<CaseRow>((last) => {
    const after = last && keyOfRow(last);
    return listCases(db, actor, { asked, days, after, limit: AT_ONCE });
  }, batch);
}

/** Due after the last of them, as the page goes on. */
async function* reviewRows({ db, actor, now }: From, filter: ReviewFilter): AsyncGenerator<Batch> {
  const today = londonDay(now);
  const asked = reviewsAsked(filter, today);
  yield* paged<Awaited<ReturnType<typeof listReviewsDue>>[number]>(
    (last) => {
      const after = last && { dueOn: last.dueOn ?? "", id: last.id };
      return listReviewsDue(db, actor, asked, { after, limit: AT_ONCE });
    },
    batchOf(REVIEW_COLUMNS, today, "case"),
  );
}

async function* caseReviewRows({ db, actor, now }: From, filter: ReviewListFilter): AsyncGenerator<Batch> {
  const today = londonDay(now);
  yield* paged<ListedReview>(
    (last) => {
      const [key = "", id = ""] = last ? keyOfReview(filter, last).split("~") : [];
      return listCaseReviews(db, actor, filter, today, { after: last && { key, id }, limit: AT_ONCE });
    },
    batchOf(CASE_REVIEW_COLUMNS, today, "case-review"),
  );
}

async function* incidentRows({ db, actor, now }: From, asked: IncidentListAsked): AsyncGenerator<Batch> {
  const days = await incidentDays(db, actor.partnershipId, now);
  const { ids } = await narrowedTo(db, actor, asked);
  yield* paged<Awaited<ReturnType<typeof listIncidents>>[number]>(
    (last) => {
      const after = last && keyOfIncident(last, asked.show);
      return listIncidents(db, actor, { asked, ids, days, after, limit: AT_ONCE });
    },
    batchOf(INCIDENT_COLUMNS, days.today, "incident"),
  );
}

async function* interventionRows({ db, actor, now }: From, asked: InterventionListAsked): AsyncGenerator<Batch> {
  const today = londonDay(now);
  const cells = batchOf(INTERVENTION_COLUMNS, today, "intervention");
  let after: ListedIntervention | undefined;
  do {
    const key = after && keyOfIntervention(after);
    const rows = await listInterventions(db, actor, { asked, today, after: key, limit: AT_ONCE });
    if (rows.length > 0) yield cells(await withRespondents({ db, actor }, rows, today));
    after = rows.length === AT_ONCE ? rows.at(-1) : undefined;
  } while (after !== undefined);
}

async function* breachRows({ db, actor, now }: From, asked: BreachListAsked): AsyncGenerator<Batch> {
  const today = londonDay(now);
  const cells = batchOf(BREACH_COLUMNS, today, "intervention");
  yield* paged<ListedBreach>(
    (last) => {
      const after = last && { day: last.breachedOn, id: last.id };
      return listBreaches(db, actor, { asked, after, limit: AT_ONCE });
    },
    (rows) => cells(rows.map((row) => ({ ...shownInList(row, today), id: row.interventionId }))),
  );
}

type Of<L extends ExportListId> = Extract<ExportAsked, { list: L }>["filter"];

/** Narrowed as the page is. */
async function* overdueRows({ db, actor, now }: From, filter: Of<"overdue-actions">): AsyncGenerator<Batch> {
  const today = londonDay(now);
  const limits = ageLimits(await settingsOn(db, actor.partnershipId, today));
  const cells = batchOf(OVERDUE_COLUMNS, today, "action");
  const page = { today, filter, limits, limit: AT_ONCE };
  yield* paged((after) => listOverdueActions(db, actor, { ...page, after }), cells);
}

async function* finishedRows({ db, actor, now }: From, { group }: Of<"finished-actions">): AsyncGenerator<Batch> {
  const cells = batchOf(FINISHED_COLUMNS, londonDay(now), "action");
  yield* paged<Awaited<ReturnType<typeof listFinishedActionsOfGroup>>[number]>((last) => {
    const after = last && { finishedOn: last.finishedOn ?? "", id: last.id };
    return listFinishedActionsOfGroup(db, actor, group, { after, limit: AT_ONCE });
  }, cells);
}

/** Of what the actor may load, as on the page. */
async function* importRows({ db, actor, now }: From): AsyncGenerator<Batch> {
  const labels = new Map(kindsFor(actor.permissions).map(({ name, label }) => [name, label]));
  const groups = groupsOf(actor, ["chair", "coordinator"]);
  const cells = batchOf(IMPORT_COLUMNS, londonDay(now), "import");
  yield* paged(async (last?: RunKey & Parameters<typeof cells>[0][number]) => {
    const runs = await listRuns(db, actor.partnershipId, { kinds: [...labels.keys()], groups }, last ?? null, AT_ONCE);
    return runs.map((run) => ({ ...run, label: labels.get(run.kind) ?? run.kind }));
  }, cells);
}

async function* logRows({ db, actor, now }: From, filter: Of<"log">): AsyncGenerator<Batch> {
  const cells = batchOf(LOG_COLUMNS, londonDay(now), "audit-event");
  let after = null;
  do {
    const page = await logPage({ db, actor }, filter, after, AT_ONCE);
    if (!page) return;
    yield cells(page.rows);
    after = page.next;
  } while (after !== null);
}

async function* disclosureRows({ db, actor, now }: From, filter: Of<"disclosures">): AsyncGenerator<Batch> {
  const cells = batchOf(DISCLOSURE_COLUMNS, londonDay(now), "disclosure-entry");
  let after = null;
  do {
    const page = await registerRows({ db, actor }, filter, after, AT_ONCE);
    if (!page) return;
    yield cells(page.rows);
    after = page.next;
  } while (after !== null);
}

async function* userRows({ db, actor, now }: From, filter: Of<"users">): AsyncGenerator<Batch> {
  const bounds = userBounds(now);
  const cells = batchOf(USER_COLUMNS, bounds.today, "user");
  const { partnershipId } = actor;
  let after: string | undefined;
  do {
    const { rows, hasMore } = await listUsers(db, partnershipId, filter, { after, before: undefined }, bounds, AT_ONCE);
    const ids = rows.map((user) => user.id);
    const { duties, memberships } = await listRolesOf(db, partnershipId, ids, bounds.today);
    const withRoles = rows.map((user) => ({
      ...user,
      roles: [
        ...duties.filter((d) => d.userId === user.id).map((d) => ROLE_NAMES[d.duty]),
        ...memberships.filter((m) => m.userId === user.id).map((m) => `${ROLE_NAMES[m.role]}, ${m.groupName}`),
      ],
    }));
    yield cells(withRoles);
    after = hasMore ? rows.at(-1)?.id : undefined;
  } while (after !== undefined);
}
