import { subMinutes } from "date-fns";
import type { Actor } from "#app/domain/access/actor.ts";
import { insertAuditEvent, noteView } from "#db/queries/audit.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { SAME_CONSULTATION_MINUTES } from "../audit/record-access.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** Letters laid out for the printer: shown again within ten minutes they are the same letters. */
export function recordInvitations({ db, actor, now }: Context, premisesId: string) {
  const { partnershipId, sessionId } = actor;
  const about = { objectKind: "premises", objectId: premisesId, event: "premises.invitation-printed" };
  return inTransaction(db, async (trx) => {
    const since = subMinutes(now, SAME_CONSULTATION_MINUTES);
    if (await noteView(trx, { partnershipId, sessionId, ...about }, now, since)) return;
    await insertAuditEvent(trx, actor, now, {
      ...{ ...about, category: "disclosure" },
      disclosure: {
        ...{ way: "letter", destination: "disclosed", recipients: "Those who run the premises, and others invited" },
        ...{ what: "Invitation to a meeting about the premises", gateway: "cda-s115" },
        necessity: "They are asked to agree what is to be done at the premises",
        proportionality: "The letter says the grade, and nothing of any incident or of anybody in it",
        approvedBy: "Whoever arranged the meeting",
      },
    });
  });
}
