import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { type EntryKind, figuresOf, refuseCorrection, refuseEntry, refuseTransfer } from "#app/domain/plan/funding.ts";
import type { EntryCorrection, NewEntry, Transfer } from "#app/domain/plan/funding.form.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  findFundingEntry,
  findFundingLine,
  holdFundingLines,
  insertFundingEntries,
  sumFunding,
} from "#db/queries/funding.ts";
import type { Transaction } from "#db/transaction.ts";
import type { AdminContext } from "../admin/admin-context.ts";
import { madeOnce } from "../session/made-once.ts";

type Context = AdminContext & { once?: string | null };
type Row = {
  kind: EntryKind;
  pence: number;
  onDay: string;
  words: string;
  transferId?: string | null;
  correctsId?: string | null;
};

export function entryRow({ actor, now }: Pick<AdminContext, "actor" | "now">, lineId: string, row: Row) {
  return {
    ...{ id: uuid(), partnership_id: actor.partnershipId, line_id: lineId, kind: row.kind, pence: row.pence },
    ...{ on_day: row.onDay, words: row.words, transfer_id: row.transferId ?? null },
    ...{ corrects_id: row.correctsId ?? null, recorded_at: now.toISOString(), recorded_by: actor.id },
  };
}

async function heldFigures(trx: Transaction, partnershipId: string, lineId: string) {
  const sums = await sumFunding(trx, partnershipId, [lineId]);
  return figuresOf(sums.get(lineId) ?? {});
}

/** What happened to the money of a line; an invoice that meets a commitment takes it off what is committed. */
export function enterFunding(at: Context, lineId: string, { amount, ...entered }: NewEntry) {
  const { actor, now } = at;
  const { partnershipId } = actor;
  return madeOnce(at, "funding-entry", async (trx) => {
    if (!(await findFundingLine(trx, partnershipId, lineId))) return { kind: "not-found" as const };
    await holdFundingLines(trx, partnershipId, [lineId]);
    const figures = await heldFigures(trx, partnershipId, lineId);
    const refusal = refuseEntry({ ...entered, pence: amount }, figures, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const { kind, onDay, words, met } = entered;
    const row = entryRow(at, lineId, { kind, pence: amount, onDay, words });
    const meets = met ? [entryRow(at, lineId, { kind: "committed", pence: -met, onDay, words })] : [];
    await insertFundingEntries(trx, [row, ...meets]);
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "funding.entered", objectKind: "funding-line", objectId: lineId },
      fields: ["kind", "pence", "onDay", "words", ...(met ? ["met"] : [])],
      detail: { after: { kind, pence: amount, onDay, words, met } },
    });
    return { kind: "done" as const, id: row.id };
  });
}

/** From one line of a year to another: an entry on each under one id, which add up to nothing. */
export function transferFunding(at: Context, fromId: string, { toLineId, amount, onDay, words }: Transfer) {
  const { actor, now } = at;
  const { partnershipId } = actor;
  return madeOnce(at, "funding-entry", async (trx) => {
    const from = await findFundingLine(trx, partnershipId, fromId);
    if (!from) return { kind: "not-found" as const };
    const to = await findFundingLine(trx, partnershipId, toLineId);
    if (to?.year !== from.year) return refused("toLineId", "Select a line of the same year");
    await holdFundingLines(trx, partnershipId, [fromId, toLineId]);
    const figures = await heldFigures(trx, partnershipId, fromId);
    const asked = { fromId, toId: toLineId, pence: amount, onDay };
    const refusal = refuseTransfer(asked, figures, londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const both = { kind: "transfer" as const, onDay, words, transferId: uuid() };
    const out = entryRow(at, fromId, { ...both, pence: -amount });
    await insertFundingEntries(trx, [out, entryRow(at, toLineId, { ...both, pence: amount })]);
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "funding.transferred", objectKind: "funding-line", objectId: fromId },
      fields: ["toLineId", "pence", "onDay", "words"],
      objects: [{ kind: "funding-line", id: toLineId }],
      detail: { after: { toLineId, pence: amount, onDay, words } },
    });
    return { kind: "done" as const, id: out.id };
  });
}

/** A new entry in the place of one that was wrong, of nothing where it should not be; of a transfer, on both lines. */
export function correctFunding(
  at: Context,
  { lineId, entryId }: { lineId: string; entryId: string },
  { amount, onDay, words }: EntryCorrection,
) {
  const { actor, now } = at;
  const { partnershipId } = actor;
  return madeOnce(at, "funding-entry", async (trx) => {
    const known = await findFundingEntry(trx, partnershipId, entryId);
    if (known?.lineId !== lineId) return { kind: "not-found" as const };
    const other = known.otherId !== null && known.otherLineId !== null ? [known.otherLineId] : [];
    await holdFundingLines(trx, partnershipId, [lineId, ...other]);
    const current = (await findFundingEntry(trx, partnershipId, entryId)) ?? known;
    if (current.correctedById !== null)
      return refused("form", "Somebody has corrected this entry already. Correct the one that stands in its place");
    const pence = current.pence < 0 ? -amount : amount;
    const leftId = current.kind === "transfer" && current.pence > 0 ? (current.otherLineId ?? lineId) : lineId;
    const corrected = { kind: current.kind, was: current.pence, pence, onDay };
    const refusal = refuseCorrection(corrected, await heldFigures(trx, partnershipId, leftId), londonDay(now));
    if (refusal) return { kind: "refused" as const, refusal };
    const same = { kind: current.kind, onDay, words, transferId: current.transferId };
    const row = entryRow(at, lineId, { ...same, pence: pence || 0, correctsId: entryId });
    const pair =
      current.otherId !== null && current.otherLineId !== null
        ? [entryRow(at, current.otherLineId, { ...same, pence: -pence || 0, correctsId: current.otherId })]
        : [];
    await insertFundingEntries(trx, [row, ...pair]);
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "funding.corrected", objectKind: "funding-line", objectId: lineId },
      fields: ["pence", "onDay", "words"],
      objects: other.map((id) => ({ kind: "funding-line", id })),
      detail: {
        before: { pence: current.pence, onDay: current.onDay },
        after: { pence: row.pence, onDay },
        reason: words,
      },
    });
    return { kind: "done" as const, id: row.id };
  });
}

function refused(field: string, message: string) {
  return { kind: "refused" as const, refusal: { field, message } };
}
