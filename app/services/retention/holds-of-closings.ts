import { v7 as uuid } from "uuid";
import { type LoggedActor, systemActor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { insertAuditEvents } from "#db/queries/audit.ts";
import { listClosingsThatHold } from "#db/queries/retention-closings.ts";
import { insertHolds, listHoldsOfRecords } from "#db/queries/retention-holds.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { saidAtClosing } from "./retain-cases.ts";
import { grouped, inPiecesOf, retentionSettings } from "./retention-at.ts";

type Rows = Parameters<typeof insertHolds>[1];

/** What was known to hold a case when it was closed stands among the holds, where it is looked at again and can be ended. */
export async function placeHoldsOfClosings(db: Executor, partnershipId: string, now: Date): Promise<number> {
  const rows = await holdsOfClosings(db, partnershipId, now);
  if (rows.length === 0) return 0;
  await inTransaction(db, (trx) => insertPlaced(trx, systemActor("jobs", partnershipId), now, rows));
  return rows.length;
}

/** At the closing itself, by whoever closes. */
export async function placeHoldsOfClosing(
  trx: Transaction,
  { actor, now }: { actor: LoggedActor & { partnershipId: string }; now: Date },
  caseId: string,
): Promise<void> {
  await insertPlaced(trx, actor, now, await holdsOfClosings(trx, actor.partnershipId, now, caseId));
}

async function holdsOfClosings(db: Executor, partnershipId: string, now: Date, caseId?: string): Promise<Rows> {
  const today = londonDay(now);
  const months = (await retentionSettings(db, partnershipId))(today)["retention.hold-months"];
  const closings = await listClosingsThatHold(db, partnershipId, caseId);
  const placed = grouped(
    await inPiecesOf(closings.map(({ caseId }) => caseId), (ids) => listHoldsOfRecords(db, partnershipId, { kind: "case", ids })),
    ({ recordId }) => recordId,
  ); // prettier-ignore
  return closings.flatMap((closing) =>
    saidAtClosing(closing, (ground) =>
      (placed.get(closing.caseId) ?? []).some((hold) => hold.ground === ground && hold.placedOn >= closing.closedOn),
    ).map(({ ground, words }) => ({
      ...{ id: uuid(), partnership_id: partnershipId, record_kind: "case" as const, record_id: closing.caseId, ground },
      ...{ words: closing.note ?? words, placed_on: closing.closedOn, placed_by: closing.closedBy, version: 1 },
      review_on: plusMonths(today, months),
    })),
  );
}

async function insertPlaced(trx: Transaction, actor: LoggedActor, now: Date, rows: Rows): Promise<void> {
  if (rows.length === 0) return;
  await insertHolds(trx, rows);
  const event = { category: "alteration", event: "retention.hold-placed" } as const;
  await insertAuditEvents(
    trx,
    actor,
    now,
    rows.map((row) => ({
      ...{ ...event, fields: ["ground", "words", "review_on"], objectKind: "case", objectId: row.record_id },
    })),
  );
}
