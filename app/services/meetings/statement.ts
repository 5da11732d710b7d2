import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { hasGate } from "#app/domain/meetings/gate.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import {
  findLastStatementNumber,
  findStatement,
  insertAcceptance,
  insertStatement,
  listAcceptances,
} from "#db/queries/statements.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { statementWords } from "./gate-of.ts";
import { meetingOpened } from "./meeting-opened.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type At = { groupId: string; sittingId: string };

/** The statement of a meeting as it is worded for it, and what of it the actor has accepted; undefined where none is asked. */
export async function statementOf({ db, actor, now }: Context, { groupId, sittingId }: At) {
  const meeting = await meetingOpened(db, actor, groupId, sittingId);
  if (!meeting || !hasGate(meeting.group)) return undefined;
  const { partnershipId } = actor;
  const words = await statementWords(db, partnershipId, meeting.sitting, londonDay(now));
  const found = await findStatement(db, partnershipId, words);
  const own = (await listAcceptances(db, actor, sittingId)).filter(({ userId }) => userId === actor.id);
  return {
    ...{ meeting, words, read: keyOf(words), firstPutOn: found?.firstPutOn ?? null },
    number: found?.number ?? (await findLastStatementNumber(db, partnershipId)) + 1,
    acceptedAt: own.find((one) => one.words === words)?.acceptedAt ?? null,
    /** When they accepted other words for this meeting. */
    earlierAt: own.filter((one) => one.words !== words).at(-1)?.acceptedAt ?? null,
  };
}

/** The actor has read these words and accepts them. `read` says which: words that changed meanwhile are read again first. */
export function acceptStatement({ db, actor, now }: Context, at: At, { read }: { read: string }) {
  return inTransaction(db, async (trx) => {
    const found = await statementOf({ db: trx, actor, now }, at);
    if (!found) return { kind: "not-found" as const };
    if (found.read !== read) return { kind: "reworded" as const };
    const statementId = await statementIdOf(trx, { actor, now }, found.words);
    await acceptWords(trx, { actor, now }, { sittingId: at.sittingId, statementId, of: { userId: actor.id } });
    return { kind: "done" as const };
  });
}

/** Of two who are the first to accept new words the second waits here, and finds the number that the first gave them. */
async function statementIdOf(trx: Transaction, { actor, now }: Omit<Context, "db">, words: string) {
  const { partnershipId } = actor;
  await lockPartnership(trx, partnershipId);
  const found = await findStatement(trx, partnershipId, words);
  if (found) return found.id;
  const id = uuid();
  const number = (await findLastStatementNumber(trx, partnershipId)) + 1;
  await insertStatement(trx, { id, partnership_id: partnershipId, number, words, first_put_on: londonDay(now) });
  return id;
}

type Of = { userId: string } | { attendanceId: string };

async function acceptWords(
  trx: Transaction,
  { actor, now }: Omit<Context, "db">,
  { sittingId, statementId, of }: { sittingId: string; statementId: string; of: Of },
) {
  const isNew = await insertAcceptance(trx, {
    ...{ id: uuid(), partnership_id: actor.partnershipId, sitting_id: sittingId, statement_id: statementId },
    ...{ user_id: "userId" in of ? of.userId : null, attendance_id: "attendanceId" in of ? of.attendanceId : null },
    ...{ accepted_at: now.toISOString(), recorded_by: actor.id },
  });
  if (isNew)
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "statement.accepted", objectKind: "meeting", objectId: sittingId },
      detail: { after: { statementId, ...of } },
    });
}

/** For guests without an account, who have read and accept it, by whoever keeps the meeting. */
export async function acceptForGuests(
  trx: Transaction,
  { actor, now }: Omit<Context, "db">,
  { group, sitting }: NonNullable<Awaited<ReturnType<typeof meetingOpened>>>,
  attendanceIds: readonly string[],
) {
  if (attendanceIds.length === 0 || !hasGate(group)) return;
  const words = await statementWords(trx, actor.partnershipId, sitting, londonDay(now));
  const statementId = await statementIdOf(trx, { actor, now }, words);
  for (const attendanceId of attendanceIds)
    await acceptWords(trx, { actor, now }, { sittingId: sitting.id, statementId, of: { attendanceId } });
}

function keyOf(words: string): string {
  return createHash("sha256").update(words).digest("hex");
}
