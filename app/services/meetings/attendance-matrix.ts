import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { attendanceMatrix } from "#app/domain/meetings/attendance-matrix.ts";
import { mayOpenAgenda } from "#app/domain/meetings/agenda.ts";
import { listAttendanceOfSittings, listExpected, listSittingsHeld } from "#db/queries/attendance.ts";
import { findGroup } from "#db/queries/groups.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

/** The agencies of a group over the last meetings that took place, as many as the setting says; today's once it is recorded. */
export async function matrixOf({ db, actor, now }: { db: Executor; actor: Actor; now: Date }, groupId: string) {
  const { partnershipId } = actor;
  const group = mayOpenAgenda(actor, groupId) ? await findGroup(db, partnershipId, groupId) : undefined;
  if (!group) return undefined;
  const today = londonDay(now);
  const most = (await settingsOn(db, partnershipId, today))["meetings.attendance-meetings"];
  const held = await listSittingsHeld(db, actor, { groupId, until: today, limit: most + 1 });
  const rows = await listAttendanceOfSittings(
    db,
    actor,
    held.map(({ id }) => id),
  );
  const isTaken = (id: string) => rows.some(({ sittingId, status }) => sittingId === id && status === "present");
  const sittings = held.filter(({ id, day }) => day < today || isTaken(id)).slice(-most);
  const expected = await listExpected(db, partnershipId, groupId, today);
  const agencies = new Map(expected.map(({ agencyId, agencyName }) => [agencyId, agencyName]));
  const counted = rows.filter(({ sittingId }) => sittings.some(({ id }) => id === sittingId));
  return { group, most, sittings, agencies: attendanceMatrix(sittings, counted, agencies) };
}
