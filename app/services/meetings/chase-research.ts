import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { refuseChase, refuseResearch } from "#app/domain/meetings/research.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listResearchOfMeeting } from "#db/queries/research.ts";
import { listAnswerersOfGroup, markChased } from "#db/queries/research-asking.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { inTransaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";
import { type AgendaAt, type AgendaContext, meetingToRun } from "./agenda-change.ts";

/**
 * One agency that has not answered everything, or each of them: its people in the group are told, with a link and no name.
 * An agency is chased once a day at most.
 */
export function chaseResearch({ db, actor, now }: AgendaContext, at: AgendaAt, agencyId: string | null) {
  return inTransaction(db, async (trx) => {
    const run = await meetingToRun(trx, actor, at);
    if (run.kind !== "found") return run;
    const { partnershipId } = actor;
    const today = londonDay(now);
    const shut = refuseResearch(run.meeting.sitting, today);
    if (shut) return { kind: "refused" as const, refusal: shut };
    await lockPartnership(trx, partnershipId);
    const requests = await listResearchOfMeeting(trx, actor, at.sittingId);
    const ofAgency = (id: string) => requests.filter((one) => one.agencyId === id);
    const asked = agencyId === null ? [...new Set(requests.map((one) => one.agencyId))] : [agencyId];
    const toChase = asked.filter((id) => refuseChase(ofAgency(id), today) === null);
    if (toChase.length === 0) {
      const one = agencyId === null ? null : refuseChase(ofAgency(agencyId), today);
      const message = one ?? "There is nobody to chase: each has answered, or has been chased today already";
      return { kind: "refused" as const, refusal: { field: null, message } };
    }
    const chased = requests.filter((one) => !one.isAnswered && toChase.includes(one.agencyId));
    await markChased(
      trx,
      chased.map(({ id }) => id),
      now.toISOString(),
    );
    const people = await listAnswerersOfGroup(trx, { partnershipId, groupId: at.groupId }, today);
    const told = await notify(
      trx,
      people
        .filter((one) => toChase.includes(one.agencyId) && one.id !== actor.id)
        .map(({ id: userId }) => ({
          ...{ partnershipId, userId, kind: "research-chased" as const, at: now, forDay: today },
          ...{ objectKind: "research" as const, objectId: at.sittingId, reference: longDay(run.meeting.sitting.day) },
        })),
    );
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "research.chased", objectKind: "meeting", objectId: at.sittingId },
      ...{ resultCount: told, detail: { agencies: toChase, requests: chased.map(({ id }) => id) } },
      objects: [{ kind: "group", id: at.groupId }],
    });
    return { kind: "done" as const };
  });
}
