import type { Actor } from "#app/domain/access/actor.ts";
import { refuseOfEnded } from "#app/domain/agreements/agreement.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { findSharingAgreement } from "#db/queries/sharing-agreements.ts";
import type { Executor } from "#db/transaction.ts";
import { recordView } from "../audit/record-access.ts";

/** The agreement that a form is about to change, with why nothing can be written to it any more; opened, as on its own page. */
export async function agreementToChange({ db, actor, now }: { db: Executor; actor: Actor; now: Date }, id: string) {
  const agreement = await findSharingAgreement(db, actor.partnershipId, id);
  if (!agreement) return undefined;
  await recordView({ db, actor, now }, "agreement.viewed", "agreement", id);
  return { agreement, today: londonDay(now), refusal: refuseOfEnded(agreement)?.message ?? null };
}
