import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { refuseReceipt } from "#app/domain/case-reviews/application.ts";
import type { Application } from "#app/domain/case-reviews/review.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertCaseReview, unsafeFindOpenReviewOfProblem } from "#db/queries/case-reviews.ts";
import { insertApplication, insertReviewStep, replaceChosenReports } from "#db/queries/case-review-steps.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import { findProblem } from "#db/queries/problems.ts";
import { nextReference } from "#db/queries/references.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";
import { clockAfter } from "./change-review.ts";
import { countOfReview } from "./count-of-review.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };
type Victim = { name: string } | null;

/**
 * An application by the victim or by anybody for them (ASBCPA 2014 s104(1)(a)). Of a problem there is one open review: a
 * further application joins it, and counts as one unless the same person repeats the same request (DOMAIN 1.5).
 */
export function apply(context: Context, form: Application) {
  const { actor, now } = context;
  return madeOnce(context, "case-review", async (trx) => {
    const today = londonDay(now);
    const receipt = refuseReceipt(form.receivedOn, today);
    if (receipt) return { kind: "refused" as const, refusal: receipt };
    const found =
      form.personId === null ? undefined : await findIdentityCard(trx, actor, form.personId, searchBounds(now));
    if (form.personId !== null && !found) return { kind: "not-found" as const };
    if (form.problemId !== null && !(await findProblem(trx, actor.partnershipId, form.problemId)))
      return refused("problemId", "Select the problem");
    const victim: Victim = found ? { name: fullName(found) } : null;
    const applicantName =
      form.applicantKind === "victim" ? (victim?.name ?? form.victimWords ?? "") : (form.applicantName ?? "");
    const open =
      form.problemId === null
        ? undefined
        : await unsafeFindOpenReviewOfProblem(trx, actor.partnershipId, form.problemId);
    const id = open?.id ?? uuid();
    const application = {
      id: uuid(),
      partnership_id: actor.partnershipId,
      review_id: id,
      applicant_name: applicantName,
      applicant_relation: form.applicantRelation,
      channel: form.channel,
      received_on: form.receivedOn,
      counts: open && form.isRepeat === "yes" ? (0 as const) : (1 as const),
      words: form.about,
      recorded_at: now.toISOString(),
      recorded_by: actor.id,
    };
    if (!open) await begin(trx, { actor, now }, id, form, applicantName);
    await insertApplication(trx, application);
    if (open)
      await insertReviewStep(trx, {
        id: uuid(),
        partnership_id: actor.partnershipId,
        review_id: id,
        kind: "join-application",
        happened_on: form.receivedOn,
        words: applicantName,
        recommendations: null,
        recorded_at: now.toISOString(),
        recorded_by: actor.id,
      });
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: open ? "case-review.application-joined" : "case-review.applied",
      objectKind: "case-review",
      objectId: id,
      fields: Object.keys(form),
      detail: { after: form },
      objects: form.personId === null ? [] : [{ kind: "person", id: form.personId }],
    });
    return { kind: "done" as const, id };
  });
}

async function begin(
  trx: Transaction,
  { actor, now }: Pick<Context, "actor" | "now">,
  id: string,
  form: Application,
  applicantName: string,
) {
  const { partnershipId } = actor;
  const facts = { id, receivedOn: form.receivedOn };
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
    applicant_relation: form.applicantKind === "victim" ? null : form.applicantRelation,
    applicant_contact: form.applicantContact,
    channel: form.channel,
    consent: form.applicantKind === "victim" ? "not-needed" : (form.consent ?? "asked"),
    about: form.about,
    problem_id: form.problemId,
    contact_user_id: null,
    reviewer_user_id: null,
    panel_on: null,
    panel_place: null,
    outcome: null,
    ...(await clockAfter(trx, partnershipId, facts, "received", null)),
    created_at: now.toISOString(),
    created_by: actor.id,
  });
  const asked = { victimPersonId: form.personId, problemId: form.problemId, receivedOn: form.receivedOn };
  const { reports } = await countOfReview(trx, partnershipId, asked);
  await replaceChosenReports(trx, { partnershipId, reviewId: id }, reports.map((report) => report.id)); // prettier-ignore
}

function refused(field: string, message: string) {
  return { kind: "refused" as const, refusal: { field, message } };
}
