import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { agencyStatus } from "#app/domain/meetings/attendance.ts";
import { type Listed, listOfMeeting } from "#app/domain/meetings/expected.ts";
import { hasGate } from "#app/domain/meetings/gate.ts";
import {
  findViceChair,
  isMinuteTaker,
  listAgencyContributions,
  listAttendance,
  listExpected,
} from "#db/queries/attendance.ts";
import { areMinutesConfirmed } from "#db/queries/minutes.ts";
import { listAcceptances } from "#db/queries/statements.ts";
import type { Executor } from "#db/transaction.ts";
import { gateOf, statementWords } from "./gate-of.ts";
import { meetingOpened } from "./meeting-opened.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type At = { groupId: string; sittingId: string };

/** A meeting with whether the actor records who is there: its chair and coordinators, and whoever takes its minutes. */
export async function meetingToRecord({ db, actor }: Context, { groupId, sittingId }: At) {
  const meeting = await meetingOpened(db, actor, groupId, sittingId);
  if (!meeting) return undefined;
  const mayRecord = meeting.mayRun || (await isMinuteTaker(db, sittingId, actor.id));
  return { ...meeting, mayRecord, areConfirmed: await areMinutesConfirmed(db, sittingId) };
}
type Meeting = NonNullable<Awaited<ReturnType<typeof meetingToRecord>>>;

/** Who was or is expected at a meeting, each with whether they have accepted the statement as it is worded for it. */
export async function attendanceOf(context: Context, { group, sitting }: Meeting) {
  const { db, actor, now } = context;
  const { partnershipId } = actor;
  const recorded = await listAttendance(db, actor, sitting.id);
  const expected = await listExpected(db, partnershipId, group.id, sitting.day);
  const vice = await findViceChair(db, partnershipId, group.id, sitting.day);
  const rows = listOfMeeting(recorded, expected, vice?.userId ?? null);
  const isOpen = (await gateOf(context, { group, sitting })) === null;
  const words = await statementWords(db, partnershipId, sitting, londonDay(now));
  const accepted = (await listAcceptances(db, actor, sitting.id)).filter((one) => one.words === words);
  const keys = new Set(accepted.map(({ userId, attendanceId }) => userId ?? attendanceId));
  return {
    asksStatement: hasGate(group),
    rows: rows.map((row) => ({ ...row, hasAccepted: keys.has(row.key) })),
    agencies: agenciesOf(rows),
    /** Null where the gate is shut: it is what other agencies said. */
    contributions: isOpen ? await listAgencyContributions(db, actor, sitting.id) : null,
  };
}

function agenciesOf(rows: readonly Listed[]) {
  const names = new Map(rows.map(({ agencyId, agencyName }) => [agencyId, agencyName]));
  return [...names].map(([id, name]) => {
    const people = rows.filter(({ agencyId }) => agencyId === id);
    return { id, name, status: agencyStatus(people) };
  });
}
