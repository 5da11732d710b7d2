import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { calendarNotLoaded, plusWorkingDays } from "#app/domain/dates/working-days.ts";
import { dueNoEarlier, refuseResearch, requestsToMake } from "#app/domain/meetings/research.ts";
import type { SittingStatus } from "#app/domain/meetings/sitting.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { unsafeListSightOfCases } from "#db/queries/case-sight.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import {
  insertRequests,
  listAnswerersOfGroup,
  unsafeListCasesToAsk,
  unsafeListConflictsOfMeeting,
  unsafeListRequestsMade,
} from "#db/queries/research-asking.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor, Transaction } from "#db/transaction.ts";
import { notify } from "../notifications/notify.ts";

type Of = { groupId: string; partnershipId: string };
type Sitting = { id: string; day: string; status: SittingStatus };
type By = { actor: LoggedActor; now: Date; asker: string | null };

/**
 * Asks each agency of a group about each case of a meeting of which it has not been asked. Its people who may open one of
 * them are told once for a meeting, and not for each case. Of two who ask at once the second finds nothing to ask.
 */
export async function askAgencies(trx: Transaction, { actor, now, asker }: By, of: Of, sitting: Sitting) {
  const { partnershipId } = of;
  const today = londonDay(now);
  const refusal = refuseResearch(sitting, today);
  if (refusal) return { kind: "refused" as const, refusal };
  await lockPartnership(trx, partnershipId);
  const due = await researchDueOn(trx, partnershipId, sitting.day, today);
  if (due.kind === "calendar-not-loaded")
    return { kind: "refused" as const, refusal: { field: null, message: calendarNotLoaded(due.year) } };
  const cases = await casesWithAnswerers(trx, of, sitting.id, today);
  const wanted = requestsToMake(cases, await unsafeListRequestsMade(trx, sitting.id));
  if (wanted.length === 0) return { kind: "done" as const, asked: 0 };
  await insertRequests(
    trx,
    wanted.map(({ caseId, agencyId }) => ({
      ...{ id: uuid(), partnership_id: partnershipId, sitting_id: sitting.id, case_id: caseId, agency_id: agencyId },
      ...{ due_on: due.value, requested_at: now.toISOString(), requested_by: asker, version: 1 },
    })),
  );
  const people = wanted.flatMap(({ caseId, agencyId }) =>
    (cases.find((one) => one.caseId === caseId)?.answerers ?? []).filter((one) => one.agencyId === agencyId),
  );
  await notify(
    trx,
    [...new Set(people.map(({ id }) => id))].map((userId) => ({
      ...{ partnershipId, userId, kind: "research-asked" as const, at: now, forDay: sitting.day },
      ...{ objectKind: "research" as const, objectId: sitting.id, reference: longDay(sitting.day) },
    })),
  );
  await insertAuditEvent(trx, actor, now, {
    ...{ category: "collection", event: "research.asked", objectKind: "meeting", objectId: sitting.id },
    ...{ resultCount: wanted.length, detail: { asked: wanted, dueOn: due.value } },
    objects: [{ kind: "group", id: of.groupId }],
  });
  return { kind: "done" as const, asked: wanted.length };
}

/** By when agencies answer for a meeting on a day: today, where that day is over. */
export async function researchDueOn(db: Executor, partnershipId: string, day: string, today: string) {
  const settings = await settingsOn(db, partnershipId, today);
  const { holidays } = await findBankHolidays(db);
  const due = plusWorkingDays(day, -settings["meetings.research-working-days"], holidays);
  return due.kind === "known" ? { ...due, value: dueNoEarlier(due.value < day ? due.value : day, today) } : due;
}

async function casesWithAnswerers(trx: Transaction, group: Of, sittingId: string, today: string) {
  const answerers = await listAnswerersOfGroup(trx, group, today);
  const conflicts = await unsafeListConflictsOfMeeting(trx, sittingId);
  const hears = (userId: string, caseId: string) =>
    !conflicts.some((one) => one.userId === userId && one.caseId === caseId);
  const cases = await unsafeListCasesToAsk(trx, sittingId);
  const of = { caseIds: cases.map(({ id }) => id), userIds: answerers.map(({ id }) => id) };
  const sight = new Set((await unsafeListSightOfCases(trx, of, today)).map(pair));
  return cases.map(({ id: caseId }) => ({
    caseId,
    answerers: answerers.filter(({ id: userId }) => sight.has(pair({ caseId, userId })) && hears(userId, caseId)),
  }));
}

function pair({ caseId, userId }: { caseId: string; userId: string }): string {
  return `${caseId} ${userId}`;
}
