import type { Actor } from "#app/domain/access/actor.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { findPremises } from "#db/queries/premises.ts";
import { unsafeFindMeeting, unsafeListInvitations } from "#db/queries/premises-meetings.ts";
import { unsafeFindPlan } from "#db/queries/premises-plans.ts";
import type { Executor } from "#db/transaction.ts";

type At = { db: Executor; actor: Actor; now: Date };

/** Premises, for a page on which something is recorded of them. */
export async function premisesToFollow({ db, actor, now }: At, premisesId: string) {
  const premises = await findPremises(db, actor, premisesId);
  if (!premises) return null;
  await recordView({ db, actor, now }, "premises.follow-up-viewed", "premises", premisesId);
  const { id, reference, name } = premises;
  return { premises, record: { id, reference, subject: name } };
}

/** A meeting with its invitations, for its page and the pages of its changes. */
export async function meetingToFollow(at: At, { premisesId, meetingId }: { premisesId: string; meetingId: string }) {
  const found = await premisesToFollow(at, premisesId);
  const meeting = found && (await unsafeFindMeeting(at.db, premisesId, meetingId));
  return meeting ? { ...found, meeting, invitations: await unsafeListInvitations(at.db, meetingId) } : null;
}

export async function planToFollow(at: At, { premisesId, planId }: { premisesId: string; planId: string }) {
  const found = await premisesToFollow(at, premisesId);
  const plan = found && (await unsafeFindPlan(at.db, premisesId, planId));
  return plan ? { ...found, plan } : null;
}
