import { inTransaction } from "#db/transaction.ts";
import { type AgendaAt, type AgendaContext, meetingToRun } from "./agenda-change.ts";
import { askAgencies } from "./ask-agencies.ts";

/** By the chair or a coordinator, for what is on the agenda now. */
export function askForMeeting({ db, actor, now }: AgendaContext, at: AgendaAt) {
  return inTransaction(db, async (trx) => {
    const run = await meetingToRun(trx, actor, at);
    if (run.kind !== "found") return run;
    const of = { partnershipId: actor.partnershipId, groupId: at.groupId };
    return askAgencies(trx, { actor, now, asker: actor.id }, of, run.meeting.sitting);
  });
}
