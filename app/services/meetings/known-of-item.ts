import { mayAssess, newestOfEach, uncorrected } from "#app/domain/risk/assessment.ts";
import { kindWords } from "#app/domain/interventions/listed-intervention.ts";
import { initials } from "#app/domain/people/person.ts";
import { listBreachesOfCase, listIncidentsSince } from "#db/queries/item-screen.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { findPremises } from "#db/queries/premises.ts";
import { findReferralById } from "#db/queries/referrals.ts";
import { listAnswersOfCase, unsafeListWithheldFrom } from "#db/queries/research.ts";
import { unsafeListRiskAssessments } from "#db/queries/risk-assessments.ts";
import { isPromptOpen } from "../premises/put-prompt-aside.ts";
import type { ItemContext, OpenItem } from "./item-to-minute.ts";

/** What is known of what an item is about, besides what its actions and its last meeting say. `since`: a day. */
export async function knownOfItem(context: ItemContext, { item }: OpenItem, since: string) {
  const { caseId, referralId, premisesId } = item;
  return {
    ofCase: caseId === null ? null : await ofCase(context, caseId, since),
    ofReferral: referralId === null ? null : await ofReferral(context, referralId),
    ofPremises: premisesId === null ? null : await ofPremises(context, premisesId),
  };
}

type Before = { meeting: { sitting: { id: string } }; item: { caseId: string | null } };

/**
 * What agencies answered about the case of an item; null for an item about which no agency is asked. On the wall everybody
 * at the table reads: what is withheld from any agency is left off, and counted.
 */
export async function answersBefore(
  { db, actor }: ItemContext,
  { meeting, item }: Before,
  { onlyOwn = false, isWall = false }: { onlyOwn?: boolean; isWall?: boolean },
) {
  if (item.caseId === null) return null;
  const found = await listAnswersOfCase(db, actor, { sittingId: meeting.sitting.id, caseId: item.caseId, onlyOwn });
  const withheld = await unsafeListWithheldFrom(
    db,
    found.map(({ id }) => id),
  );
  const all = found.map((answer) => ({
    ...answer,
    withheldFrom: withheld.filter(({ requestId }) => requestId === answer.id).map(({ name }) => name),
  }));
  const answers = isWall ? all.filter(({ withheldFrom }) => withheldFrom.length === 0) : all;
  return { answers, leftOff: all.length - answers.length };
}

async function ofCase({ db, actor }: ItemContext, caseId: string, since: string) {
  const record = await findCaseById(db, actor, caseId);
  if (!record) return null;
  const { count, newest } = await listIncidentsSince(db, actor, { caseId, since });
  const breaches = await listBreachesOfCase(db, actor, { caseId, since });
  const mayDecide = mayAssess(actor, record) && record.status !== "closed";
  const newestAssessments = newestOfEach(uncorrected(await unsafeListRiskAssessments(db, caseId)));
  return {
    ...{ id: caseId, mayAssess: mayDecide, incidents: { count, newest } },
    breaches: breaches.map(({ kind, ownKindName, ...breach }) => ({
      ...breach,
      kind: kindWords({ kind, ownKindName, serviceName: null }),
    })),
    // Whoever it is about stands by initials, as everything does that is projected.
    proposals: newestAssessments
      .filter(({ proposed, decision }) => proposed !== null && decision === null)
      .map((one) => ({
        ...{ id: one.id, who: initials(one), counts: one.overall, proposed: one.proposed, assessedOn: one.assessedOn },
        ...{ by: one.assessedByName, reason: one.levelReason, mayConfirm: mayDecide && one.assessedBy !== actor.id },
      })),
  };
}

async function ofReferral({ db, actor }: ItemContext, id: string) {
  const referral = await findReferralById(db, actor, id);
  if (!referral) return null;
  const { agencyName, receivedOn, reason, tried, status } = referral;
  return { id, agencyName, receivedOn, reason, tried, isUndecided: status === "awaiting-decision" };
}

async function ofPremises(context: ItemContext, id: string) {
  const premises = await findPremises(context.db, context.actor, id);
  if (!premises) return null;
  const { agreedBand, agreedOn, lastContactOn } = premises;
  return { id, agreedBand, agreedOn, lastContactOn, isPrompted: await isPromptOpen(context, premises) };
}
