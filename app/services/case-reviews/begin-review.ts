import type { Application } from "#app/domain/case-reviews/review.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertCaseReview } from "#db/queries/case-reviews.ts";
import { nextReference } from "#db/queries/references.ts";
import type { Transaction } from "#db/transaction.ts";
import type { ApplyContext } from "./apply.ts";
import { clockAfter } from "./change-review.ts";

/** The review that an application begins, with its clock. */
export async function beginReview(
  trx: Transaction,
  { actor, now }: Pick<ApplyContext, "actor" | "now">,
  id: string,
  form: Application,
  applicantName: string,
) {
  const { partnershipId } = actor;
  const isVictim = form.applicantKind === "victim";
  await insertCaseReview(trx, {
    id,
    partnership_id: partnershipId,
    reference: await nextReference(trx, partnershipId, "CR", londonDay(now)),
    version: 1,
    status: "received",
    received_on: form.receivedOn,
    victim_person_id: form.personId,
    victim_words: form.personId === null ? form.victimWords : null,
    applicant_kind: form.applicantKind,
    applicant_name: applicantName,
    applicant_relation: isVictim ? null : form.applicantRelation,
    channel: form.channel,
    consent: isVictim ? "not-needed" : (form.consent ?? "asked"),
    about: form.about,
    problem_id: form.problemId,
    contact_user_id: null,
    reviewer_user_id: null,
    panel_on: null,
    panel_place: null,
    outcome: null,
    ...(await clockAfter(trx, partnershipId, { id, receivedOn: form.receivedOn }, "received", null)),
    created_at: now.toISOString(),
    created_by: actor.id,
  });
}
