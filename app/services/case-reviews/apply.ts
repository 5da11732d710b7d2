import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { refuseReceipt } from "#app/domain/case-reviews/application.ts";
import type { Application } from "#app/domain/case-reviews/review.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { isUniqueViolation } from "#db/faults.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertApplication, unsafeCountApplications } from "#db/queries/case-review-applications.ts";
import { findOpenReviewOfProblem, unsafeFindOpenReviewOfProblem } from "#db/queries/case-reviews.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import { findProblem } from "#db/queries/problems.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import { beginReview } from "./begin-review.ts";
import { chooseForApplication } from "./choose-reports.ts";
import { joinReview } from "./join-review.ts";

export type ApplyContext = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** Two who apply at once may each find no review open; whoever writes second is undone and then finds the other's. */
const TRIES = 3;

/**
 * An application by the victim or by anybody for them (ASBCPA 2014 s104(1)(a)). Of a problem there is one open review: a
 * further application joins it with an applicant, an address and consent of its own, and counts as one unless the same
 * person repeats the same request (DOMAIN 1.5). Whoever has declared a personal interest in that review changes nothing of it
 * by recording an application: a colleague does.
 */
export async function apply(context: ApplyContext, form: Application) {
  for (let tried = 1; ; tried++) {
    try {
      return await madeOnce(context, "case-review", (trx) => applyOnce(trx, context, form));
    } catch (error) {
      if (tried === TRIES || !isUniqueViolation(error)) throw error;
    }
  }
}

async function applyOnce(trx: Transaction, context: ApplyContext, form: Application) {
  const { actor, now } = context;
  const { partnershipId } = actor;
  const receipt = refuseReceipt(form.receivedOn, londonDay(now));
  if (receipt) return { kind: "refused" as const, refusal: receipt };
  const found =
    form.personId === null ? undefined : await findIdentityCard(trx, actor, form.personId, searchBounds(now));
  if (form.personId !== null && !found) return { kind: "not-found" as const };
  if (form.problemId !== null && !(await findProblem(trx, partnershipId, form.problemId)))
    return { kind: "refused" as const, refusal: { field: "problemId", message: "Select the problem" } };
  const isVictim = form.applicantKind === "victim";
  const applicantName = isVictim ? (found ? fullName(found) : (form.victimWords ?? "")) : (form.applicantName ?? "");
  const open =
    form.problemId === null ? undefined : await unsafeFindOpenReviewOfProblem(trx, partnershipId, form.problemId);
  if (open && !(await findOpenReviewOfProblem(trx, actor, form.problemId ?? "")))
    return refuseKeptFrom(trx, context, open.id, form.personId);
  const id = open?.id ?? uuid();
  if (!open) await beginReview(trx, context, id, form, applicantName);
  const applicationId = uuid();
  await insertApplication(
    trx,
    {
      id: applicationId,
      partnership_id: partnershipId,
      review_id: id,
      applicant_name: applicantName,
      applicant_relation: isVictim ? null : form.applicantRelation,
      channel: form.channel,
      received_on: form.receivedOn,
      counts: open && form.isRepeat === "yes" ? (0 as const) : (1 as const),
      words: form.about,
      recorded_at: now.toISOString(),
      recorded_by: actor.id,
    },
    {
      application_id: applicationId,
      partnership_id: partnershipId,
      review_id: id,
      position: (await unsafeCountApplications(trx, id)) + 1,
      kind: form.applicantKind,
      victim_person_id: form.personId,
      victim_words: form.personId === null ? form.victimWords : null,
      contact: form.applicantContact,
      consent: isVictim ? "not-needed" : (form.consent ?? "asked"),
      consent_on: null,
      consent_how: null,
      consent_evidence: null,
      version: 1,
    },
  );
  await chooseForApplication(trx, context, { reviewId: id, isJoined: open !== undefined }, form);
  if (open) await joinReview(trx, context, open, { applicantName, receivedOn: form.receivedOn });
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: open ? "case-review.application-joined" : "case-review.applied",
    objectKind: "case-review",
    objectId: id,
    fields: Object.keys(form),
    detail: { after: form },
    objects: form.personId === null ? [] : [{ kind: "person", id: form.personId }],
  });
  return { kind: "done" as const, id, isJoined: open !== undefined };
}

/** Says nothing of the review: its id and reference stay in the log. */
async function refuseKeptFrom(
  trx: Transaction,
  { actor, now }: ApplyContext,
  reviewId: string,
  personId: string | null,
) {
  await insertAuditEvent(trx, actor, now, {
    category: "refusal",
    event: "case-review.application-refused",
    objectKind: "case-review",
    objectId: reviewId,
    objects: personId === null ? [] : [{ kind: "person", id: personId }],
  });
  return {
    kind: "refused" as const,
    refusal: { field: null, message: "A colleague has to record this application" },
  };
}
