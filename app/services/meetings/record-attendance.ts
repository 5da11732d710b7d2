import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { type GivenRow, finalRow, refuseRecording, refuseRows, settleRow } from "#app/domain/meetings/attendance.ts";
import type { AttendanceGiven } from "#app/domain/meetings/attendance.form.ts";
import type { Listed } from "#app/domain/meetings/expected.ts";
import { insertAttendance, putAgencyContribution, updateAttendance } from "#db/queries/attendance.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { attendanceOf, meetingToRecord } from "./attendance-page.ts";
import { acceptForGuests } from "./statement.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type At = { groupId: string; sittingId: string };

/**
 * The whole table at once. Where somebody else has changed a row or what an agency brought meanwhile, to something else than
 * what is sent, nothing is written and both are shown; what the sender left as it was stays as the other made it.
 */
export function recordAttendance({ db, actor, now }: Context, at: At, given: AttendanceGiven) {
  return inTransaction(db, async (trx) => {
    const context = { db: trx, actor, now };
    const meeting = await meetingToRecord(context, at);
    if (!meeting) return { kind: "not-found" as const };
    if (!meeting.mayRecord) return { kind: "forbidden" as const };
    await lockPartnership(trx, actor.partnershipId);
    const shut = refuseRecording(meeting.sitting, meeting.areConfirmed);
    if (shut) return { kind: "refused" as const, refusals: [shut] };
    const { rows, contributions, agencies } = await attendanceOf(context, meeting);
    const listed = new Map(rows.map((row) => [row.key, row]));
    const settled = given.rows.flatMap((row) => {
      const current = listed.get(row.key);
      return current ? [{ row, current, fate: settleRow(row, current.id === null ? undefined : current) }] : [];
    });
    const brought = given.contributions
      .filter(({ agencyId }) => contributions !== null && agencies.some(({ id }) => id === agencyId))
      .map((one) => ({ ...one, now: contributions?.find(({ agencyId }) => agencyId === one.agencyId) }))
      .filter(({ words, was, now: is }) => words !== was && words !== (is?.words ?? ""));
    const changed = settled.filter(({ fate }) => fate === "conflict").map(({ row, current }) => ({ row, current }));
    const reworded = brought.filter(({ version, now: is }) => version !== (is?.version ?? 0));
    if (changed.length > 0 || reworded.length > 0) return { kind: "changed" as const, changed, reworded, listed };
    const final = settled.map((one) => ({ ...one, ...finalRow(one.row, one.current, one.fate === "leave", given.isRestPresent) })); // prettier-ignore
    const after = final.map(({ row }) => row);
    const refusals = refuseRows(after, meeting.sitting, londonDay(now));
    if (refusals.length > 0) return { kind: "refused" as const, refusals };
    const writes = final.filter(({ isLeft }) => !isLeft);
    for (const { row, current } of writes) await write(trx, context, at.sittingId, row, current);
    for (const { agencyId, words, version } of brought)
      await putAgencyContribution(
        trx,
        { sittingId: at.sittingId, agencyId, version },
        { partnership_id: actor.partnershipId, words, recorded_by: actor.id, recorded_at: now.toISOString() },
      );
    const guests = rows.filter(
      ({ userId, key, hasAccepted }) => userId === null && !hasAccepted && given.accepted.includes(key),
    );
    await acceptForGuests(trx, { actor, now }, meeting, guests.map(({ key }) => key)); // prettier-ignore
    if (writes.length + brought.length > 0)
      await insertAuditEvent(trx, actor, now, {
        ...{ category: "alteration", event: "attendance.recorded", objectKind: "meeting", objectId: at.sittingId },
        detail: { after: { rows: writes.map(({ row }) => row), contributions: brought } },
      });
    return { kind: "done" as const };
  });
}

async function write(trx: Transaction, { actor, now }: Context, sittingId: string, row: GivenRow, current: Listed) {
  const { status, capacity, office } = row;
  const recorded = { status, capacity, office, recorded_by: actor.id, recorded_at: now.toISOString() };
  if (current.id !== null) return updateAttendance(trx, { id: current.id, version: current.version }, recorded);
  return insertAttendance(trx, [
    {
      ...{ id: uuid(), partnership_id: actor.partnershipId, sitting_id: sittingId, agency_id: current.agencyId },
      ...{ user_id: current.userId, name: null, deputy_for_id: null, version: 1, ...recorded },
    },
  ]);
}
