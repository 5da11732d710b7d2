import { REMOVABLE_PARTS } from "#app/domain/plan/removing.ts";
import { findRemovable } from "../plan/remove-part.ts";
import { type Actor, groupsOf, withoutGlass } from "#app/domain/access/actor.ts";
import { isDocumentContext } from "#app/domain/documents/document.ts";
import { mayReadMeetings } from "#app/domain/meetings/sitting.ts";
import { isPartKind } from "#app/domain/people/person-parts.ts";
import { isAskedOf } from "#app/services/rights/asked-page.ts";
import { givenPack } from "#app/services/rights/given-pack.ts";
import { findDraftItem } from "#app/services/rights/pack-request.ts";
import { findRightsRequest } from "#db/queries/rights-requests.ts";
import { openImport } from "#app/services/imports/open-import.ts";
import { findHold } from "#db/queries/retention-holds.ts";
import { findItem } from "#db/queries/retention-items.ts";
import { listStandingItems } from "#db/queries/agenda-candidates.ts";
import { findAgendaItem } from "#db/queries/agendas.ts";
import { findActionById } from "#db/queries/actions.ts";
import { findAgency } from "#db/queries/agencies.ts";
import { findLogEvent } from "#db/queries/audit-log.ts";
import { findVisibleReference } from "#db/queries/audit-records.ts";
import { hasBrokenGlass, listCasesBehindPointer } from "#db/queries/break-glass.ts";
import { unsafeListWaitingRequests } from "#db/queries/access-requests.ts";
import { findAccess } from "#db/queries/case-access.ts";
import { unsafeListLetters } from "#db/queries/case-review-appeals.ts";
import { unsafeFindApplication } from "#db/queries/case-review-applications.ts";
import { unsafeFindRecommendation, unsafeListPanel } from "#db/queries/case-review-panel.ts";
import { findRequest } from "#db/queries/case-review-requests.ts";
import { findTemplateContent } from "#db/queries/case-review-templates.ts";
import { findCaseReview } from "#db/queries/case-reviews.ts";
import { findFlagKind, unsafeListFlags } from "#db/queries/case-flags.ts";
import { unsafeListWorkers } from "#db/queries/person-workers.ts";
import { findAsbType } from "#db/queries/asb-types.ts";
import { findCaseLink } from "#db/queries/case-links.ts";
import { findLocationLevel, findQuestionnaire, findRiskFactor } from "#db/queries/risk-list-changes.ts";
import { findFigureImport } from "#db/queries/figure-imports.ts";
import { findExclusion, findGroupVersion } from "#db/queries/similar-groups.ts";
import { findOwnCrimeType } from "#db/queries/own-crime-types.ts";
import { findOutcome } from "#db/queries/case-outcomes.ts";
import { findFundingEntry, findFundingLine } from "#db/queries/funding.ts";
import { findCourse } from "#db/queries/training.ts";
import { findOutsideMeasure } from "#db/queries/outside-measures.ts";
import { findOwnKind } from "#db/queries/own-intervention-kinds.ts";
import { findService } from "#db/queries/support-services.ts";
import { findOwnChronology } from "#db/queries/chronologies.ts";
import { findDisclosureEntry } from "#db/queries/disclosure-entries.ts";
import { findDocument, findDocumentOwner } from "#db/queries/documents.ts";
import { findForwardItem } from "#db/queries/forward-items.ts";
import { findGroup } from "#db/queries/groups.ts";
import { findIncidentPerson } from "#db/queries/incident-people.ts";
import { findBreach } from "#db/queries/intervention-breaches.ts";
import { listConditions } from "#db/queries/intervention-conditions.ts";
import { unsafeListRespondents } from "#db/queries/intervention-respondents.ts";
import { findLegalParameterById } from "#db/queries/legal-parameters.ts";
import { findLicensingStep } from "#db/queries/licensing-steps.ts";
import { findLocation } from "#db/queries/locations.ts";
import { findMarkerKind } from "#db/queries/marker-kinds.ts";
import { findSharingAgreement, listSignatories } from "#db/queries/sharing-agreements.ts";
import { findMerge } from "#db/queries/person-merges.ts";
import { findMatter } from "#db/queries/passed-matters.ts";
import { findPart } from "#db/queries/person-parts.ts";
import { findSitting } from "#db/queries/meetings.ts";
import { findMinutesVersion } from "#db/queries/minutes.ts";
import { findDuty, findMembership } from "#db/queries/memberships.ts";
import { findNote } from "#db/queries/notes.ts";
import { findRecommendation } from "#db/queries/csp-recommendations.ts";
import { findPartnershipPlan } from "#db/queries/partnership-plans.ts";
import { findAim, findPriority, findRow, findTheme } from "#db/queries/plan-contents.ts";
import { findPlanStep } from "#db/queries/plan-steps.ts";
import { findPremisesIncident } from "#db/queries/premises-incident-lists.ts";
import { listLicenceConditions } from "#db/queries/premises-conditions.ts";
import { unsafeFindContact } from "#db/queries/premises-contacts.ts";
import { unsafeFindMeeting, unsafeListInvitations } from "#db/queries/premises-meetings.ts";
import { unsafeFindPlan } from "#db/queries/premises-plans.ts";
import { listHolders } from "#db/queries/premises-holders.ts";
import { findRecordPrint } from "#db/queries/record-prints.ts";
import { findOwnReferralState } from "#db/queries/referrals.ts";
import { findErasureRun } from "#db/queries/retention-runs.ts";
import { findReport } from "#db/queries/reports.ts";
import { findCspReport } from "#db/queries/csp-reports.ts";
import { findReportPack } from "#db/queries/csp-report-packs.ts";
import { findReportPart } from "#app/services/reports/write-part.ts";
import { findResearchAskedOf } from "#db/queries/research.ts";
import { findRightsMark } from "#db/queries/rights-marks.ts";
import { findAssessmentSeen } from "#db/queries/risk-assessments.ts";
import { findUser } from "#db/queries/users.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor };
type Addressed = Record<string, string>;

const planOf = ({ partnershipId }: Actor, { cspPlanId = "" }: Addressed) => ({ partnershipId, planId: cspPlanId });

/** By the name that the parameter has in every address. */
const FIND: Record<string, (at: Context, id: string, all: Addressed) => Promise<unknown>> = {
  accessId: ({ db, actor }, id, { caseId = "" }) => findAccess(db, actor, caseId, id),
  actionId: ({ db, actor }, id) => findActionById(db, actor, id),
  assessmentId: ({ db, actor }, id, { caseId = "" }) => findAssessmentSeen(db, actor, { caseId, id }),
  retentionRunId: ({ db, actor }, id) => findErasureRun(db, actor.partnershipId, id),
  agreementId: ({ db, actor }, id) => findSharingAgreement(db, actor.partnershipId, id),
  cspPlanId: ({ db, actor }, id) => findPartnershipPlan(db, actor.partnershipId, id),
  themeId: ({ db, actor }, id, all) => findTheme(db, planOf(actor, all), id),
  priorityId: ({ db, actor }, id, all) => findPriority(db, planOf(actor, all), id),
  aimId: ({ db, actor }, id, all) => findAim(db, planOf(actor, all), id),
  planPartId: async ({ db, actor }, id, all) => {
    const part = REMOVABLE_PARTS.find((one) => one === all.kind);
    return part && findRemovable(db, planOf(actor, all), part, id);
  },
  planRowId: ({ db, actor }, id, all) => findRow(db, planOf(actor, all), id),
  cspRecommendationId: ({ db, actor }, id) => findRecommendation(db, actor.partnershipId, id),
  signatoryId: async ({ db, actor }, id, { agreementId = "" }) =>
    (await listSignatories(db, actor.partnershipId, agreementId)).find((signatory) => signatory.id === id),
  agencyId: ({ db, actor }, id) => findAgency(db, actor.partnershipId, id),
  batchId: ({ db, actor }, id) => findFigureImport(db, actor.partnershipId, id),
  exclusionId: ({ db, actor }, id) => findExclusion(db, actor.partnershipId, id),
  groupVersionId: ({ db, actor }, id) => findGroupVersion(db, actor.partnershipId, id),
  breachId: ({ db, actor }, id, { interventionId = "" }) => findBreach(db, actor, interventionId, id),
  asbTypeId: ({ db, actor }, id) => findAsbType(db, actor.partnershipId, id),
  crimeTypeId: ({ db, actor }, id) => findOwnCrimeType(db, actor.partnershipId, id),
  caseId: ({ db, actor }, id) => findVisibleReference(db, actor, "case", id),
  chronologyId: ({ db, actor }, id) => findOwnChronology(db, actor, id),
  documentId: ({ db, actor }, id) => findDocument(db, actor, id),
  disclosureId: ({ db, actor }, id) => findDisclosureEntry(db, actor, id),
  dutyId: ({ db, actor }, id, { userId = "" }) => findDuty(db, actor.partnershipId, userId, id),
  eventId: ({ db, actor }, id) => findLogEvent(db, actor, id),
  flagId: async ({ db }, id, { caseId = "" }) => (await unsafeListFlags(db, caseId)).find((f) => f.id === id),
  factorId: ({ db, actor }, id) => findRiskFactor(db, actor.partnershipId, id),
  // Everybody knows the names of the groups; the pages of one are its members' and the administrators'.
  groupId: async ({ db, actor }, id) => mayReadMeetings(actor, id) && findGroup(db, actor.partnershipId, id),
  incidentId: ({ db, actor }, id) => findVisibleReference(db, actor, "incident", id),
  conditionId: async ({ db, actor }, id, { interventionId = "" }) =>
    (await findVisibleReference(db, actor, "intervention", interventionId)) &&
    (await listConditions(db, actor, interventionId)).find((condition) => condition.id === id),
  respondentId: async ({ db, actor }, id, { interventionId = "" }) =>
    (await findVisibleReference(db, actor, "intervention", interventionId)) &&
    (await unsafeListRespondents(db, [interventionId])).find((respondent) => respondent.id === id),
  holderId: async ({ db, actor }, id, { premisesId = "" }) =>
    (await listHolders(db, actor, premisesId)).find((holder) => holder.id === id),
  licenceConditionId: async ({ db, actor }, id, { premisesId = "" }) =>
    (await listLicenceConditions(db, actor, premisesId)).find((condition) => condition.id === id),
  interventionId: ({ db, actor }, id) => findVisibleReference(db, actor, "intervention", id),
  involvedId: ({ db, actor }, id, { incidentId = "" }) => findIncidentPerson(db, actor, { incidentId, id }),
  lockedId: async ({ db, actor }, id) => (await listCasesBehindPointer(db, actor, id, new Date().toISOString()))[0],
  levelId: ({ db, actor }, id) => findLocationLevel(db, actor.partnershipId, id),
  locationId: ({ db, actor }, id) => findLocation(db, actor, id),
  membershipId: ({ db, actor }, id, { userId = "" }) => findMembership(db, actor.partnershipId, userId, id),
  linkId: ({ db, actor }, id, { caseId = "" }) => findCaseLink(db, actor, caseId, id),
  flagKindId: ({ db, actor }, id) => findFlagKind(db, actor.partnershipId, id),
  ownKindId: ({ db, actor }, id) => findOwnKind(db, actor.partnershipId, id),
  serviceId: ({ db, actor }, id) => findService(db, actor.partnershipId, id),
  fundingLineId: ({ db, actor }, id) => findFundingLine(db, actor.partnershipId, id),
  fundingEntryId: async ({ db, actor }, id, { fundingLineId = "" }) => {
    const entry = await findFundingEntry(db, actor.partnershipId, id);
    return entry?.lineId === fundingLineId ? entry : undefined;
  },
  courseId: ({ db, actor }, id) => findCourse(db, actor.partnershipId, id),
  outsideMeasureId: ({ db, actor }, id) => findOutsideMeasure(db, actor.partnershipId, id),
  outcomeId: ({ db, actor }, id) => findOutcome(db, actor.partnershipId, id),
  noteId: ({ db, actor }, id, { caseId = "" }) => findNote(db, actor, caseId, id),
  markerKindId: ({ db, actor }, id) => findMarkerKind(db, actor.partnershipId, id),
  mergeId: ({ db, actor }, id, { personId = "" }) => findMerge(db, actor, { personId, id }),
  otherPersonId: ({ db, actor }, id) => findVisibleReference(db, actor, "person", id),
  parameterId: ({ db }, id) => findLegalParameterById(db, id),
  partId: ({ db, actor }, id, { personId = "", kind = "" }) =>
    isPartKind(kind) ? findPart(db, actor, { personId, kind, id }) : Promise.resolve(undefined),
  questionnaireId: ({ db, actor }, id) => findQuestionnaire(db, actor.partnershipId, id),
  personId: ({ db, actor }, id) => findVisibleReference(db, actor, "person", id),
  contactId: async ({ db, actor }, id, { premisesId = "" }) =>
    (await findVisibleReference(db, actor, "premises", premisesId)) && unsafeFindContact(db, premisesId, id),
  invitationId: async ({ db, actor }, id, { premisesId = "", meetingId = "" }) =>
    (await findVisibleReference(db, actor, "premises", premisesId)) &&
    (await unsafeListInvitations(db, meetingId)).find((invitation) => invitation.id === id),
  meetingId: async ({ db, actor }, id, { premisesId = "" }) =>
    (await findVisibleReference(db, actor, "premises", premisesId)) && unsafeFindMeeting(db, premisesId, id),
  planId: async ({ db, actor }, id, { premisesId = "" }) =>
    (await findVisibleReference(db, actor, "premises", premisesId)) && unsafeFindPlan(db, premisesId, id),
  premisesId: ({ db, actor }, id) => findVisibleReference(db, actor, "premises", id),
  premisesIncidentId: ({ db, actor }, id) => findPremisesIncident(db, actor, id),
  problemId: ({ db, actor }, id) => findVisibleReference(db, actor, "problem", id),
  printId: ({ db, actor }, id, { caseId = "" }) => findRecordPrint(db, actor, caseId, id),
  // Of the log's pages, which have no form, it is never asked.
  recordId: ({ db, actor }, id, { kind = "" }) =>
    isDocumentContext(kind) ? findDocumentOwner(db, actor, { kind, id }) : Promise.resolve(undefined),
  // Whoever made a referral to a group of others knows of it.
  referralId: async ({ db, actor }, id) =>
    (await findVisibleReference(db, actor, "referral", id)) ?? findOwnReferralState(db, actor, id),
  reportId: ({ db, actor }, id) => findReport(db, actor, id),
  cspReportId: ({ db, actor }, id) => findCspReport(db, actor, id),
  reportPackId: ({ db, actor }, id) => findReportPack(db, actor.partnershipId, id),
  reportPartId: ({ db, actor }, id, { cspReportId = "" }) =>
    findReportPart(db, actor, { reportId: cspReportId, partId: id }),
  // Of a case, to be let in; else somebody's request about their own data.
  requestId: async ({ db, actor }, id, { caseId }) =>
    caseId === undefined
      ? findRightsRequest(db, actor.partnershipId, id)
      : (await unsafeListWaitingRequests(db, caseId)).find((r) => r.id === id),
  packItemId: ({ db, actor }, id, { requestId }) =>
    requestId === undefined ? isAskedOf({ db, actor }, id) : findDraftItem(db, actor, requestId, id),
  packNumber: ({ db, actor }, number, { requestId = "" }) => givenPack({ db, actor }, requestId, Number(number)),
  markId: ({ db, actor }, id, { requestId = "" }) => findRightsMark(db, actor.partnershipId, { requestId, id }),
  informationRequestId: ({ db, actor }, id) => findRequest(db, actor, id),
  recommendationId: async ({ db, actor }, id, { reviewId = "" }) =>
    (await findCaseReview(db, actor, reviewId)) && unsafeFindRecommendation(db, reviewId, id),
  applicationId: async ({ db, actor }, id, { reviewId = "" }) =>
    (await findCaseReview(db, actor, reviewId)) && unsafeFindApplication(db, reviewId, id),
  memberId: async ({ db, actor }, id, { reviewId = "" }) =>
    (await findCaseReview(db, actor, reviewId)) && (await unsafeListPanel(db, reviewId)).find((m) => m.id === id),
  reviewId: ({ db, actor }, id) => findCaseReview(db, actor, id),
  licensingStepId: ({ db, actor }, id, { premisesId = "" }) => findLicensingStep(db, actor, premisesId, id),
  itemId: ({ db, actor }, id, { sittingId = "" }) => findAgendaItem(db, actor, sittingId, id),
  researchId: ({ db, actor }, id) => findResearchAskedOf(db, actor, id),
  standingItemId: async ({ db, actor }, id, { groupId = "" }) =>
    groupsOf(actor).includes(groupId) &&
    (await listStandingItems(db, { partnershipId: actor.partnershipId, groupId }, true)).find((one) => one.id === id),
  letterId: async ({ db, actor }, id, { reviewId = "" }) =>
    (await findCaseReview(db, actor, reviewId)) &&
    (await unsafeListLetters(db, reviewId)).find((letter) => letter.id === id),
  runId: ({ db, actor }, id) => openImport(db, actor, id),
  forwardItemId: ({ db, actor }, id, { groupId = "" }) => findForwardItem(db, actor, groupId, id),
  matterId: ({ db, actor }, id) => findMatter(db, actor, id),
  sittingId: ({ db, actor }, id, { groupId = "" }) => findSitting(db, actor, groupId, id),
  stepId: ({ db, actor }, id, { caseId = "" }) => findPlanStep(db, actor, caseId, id),
  templateId: ({ db, actor }, id) => findTemplateContent(db, actor.partnershipId, id),
  retentionItemId: ({ db, actor }, id) => findItem(db, actor.partnershipId, id),
  holdId: ({ db, actor }, id) => findHold(db, actor.partnershipId, id),
  userId: ({ db, actor }, id) => findUser(db, actor.partnershipId, id),
  versionId: ({ db, actor }, id, { sittingId = "" }) => findMinutesVersion(db, actor, sittingId, id),
  workerId: async ({ db }, id, { caseId = "" }) => (await unsafeListWorkers(db, caseId)).find((w) => w.id === id),
};

/** Parameters that are words of a page and name no record. */
const WORDS: readonly string[] = ["area", "copy", "kind", "name", "step"];

/**
 * Whether every record that an address names is there for the actor. It is asked before anything is said of a form, so that
 * whoever posts to what is not theirs gets the same answer, and leaves the same refusal in the log, whatever they typed.
 */
export async function areAddressedFound(at: Context, params: Addressed): Promise<boolean> {
  for (const [name, id] of Object.entries(params)) {
    if (WORDS.includes(name)) continue;
    const find = FIND[name];
    if (!find) throw new Error(`Nothing says how the record that "${name}" names in an address is found`);
    if (!(await find(at, id, params))) return false;
  }
  return true;
}

/**
 * Whether an address names a case, or what belongs to one, that the actor sees only by having broken the glass for it in
 * this session: without the session it is not found.
 */
export async function isOnlyBehindGlass({ db, actor }: Context, params: Addressed): Promise<boolean> {
  if (Object.keys(params).length === 0 || !(await hasBrokenGlass(db, actor))) return false;
  return !(await areAddressedFound({ db, actor: withoutGlass(actor) }, params));
}
