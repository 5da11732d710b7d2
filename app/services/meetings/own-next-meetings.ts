import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { hasGate } from "#app/domain/meetings/gate.ts";
import { listNextMeetings } from "#db/queries/meetings.ts";
import { countResearchByMeeting, listOwnAcceptances, listOwnAttendance, listPapersOut } from "#db/queries/own-meetings.ts"; // prettier-ignore
import type { Executor } from "#db/transaction.ts";
import { statementWords } from "./gate-of.ts";

/** The next meeting of each of the actor's groups, each with what they are still to do before it; null: they open no papers. */
export async function ownNextMeetings({ db, actor, now }: { db: Executor; actor: Actor; now: Date }) {
  const today = londonDay(now);
  const groups = await listNextMeetings(db, actor, today);
  const ids = actor.permissions.has("meetings:agenda") ? groups.flatMap(({ next }) => next?.id ?? []) : [];
  // None of them is over, so that the statement of all is as it is worded today.
  const words = await statementWords(db, actor.partnershipId, { day: today }, today);
  const accepted = await listOwnAcceptances(db, actor, ids, words);
  const attendance = await listOwnAttendance(db, actor, ids);
  const papers = await listPapersOut(db, ids);
  const research = await countResearchByMeeting(db, actor, ids);
  return groups.map(({ id, name, next, ...group }) => ({
    ...{ id, name },
    next: next && { id: next.id, day: next.day, startTime: next.startTime, place: next.place },
    todo: next &&
      ids.includes(next.id) && {
        isToAccept: hasGate(group) && !accepted.has(next.id),
        research: research.get(next.id) ?? 0,
        arePapersOut: papers.has(next.id),
        reply: attendance.get(next.id) ?? ("no-reply" as const),
      },
  }));
}
