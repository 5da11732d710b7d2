import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Chosen } from "#app/domain/retention/chosen-items.ts";
import type { Approval } from "#app/domain/retention/decide.form.ts";
import { refuseExtension } from "#app/domain/retention/extend.ts";
import type { Fate } from "#app/domain/retention/kinds.ts";
import { isDue } from "#app/domain/retention/retained.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertRun, type ItemToDecide, settleItems } from "#db/queries/retention-items.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { chosenRecords, retentionsOfItems } from "./chosen-records.ts";
import { retentionAt } from "./retention-at.ts";
import { keepNotDue, keptBecause } from "./settle-not-due.ts";

type Context = { db: Executor; actor: Actor; now: Date };
export type Decision = { what: Approval } | { what: "extend"; until: string; reason: string };

class LostRace extends Error {}

/**
 * One decision about many records of the list. How each stands is looked up before anything is written: what is not due any
 * more is kept and said so, and the work of a run looks once more at each. Nothing is decided when somebody else decided any
 * of them first. An approval is one run, which is worked off in the background.
 */
export async function decideRecords(context: Context, chosen: Chosen, decision: Decision) {
  const { db, actor, now } = context;
  const { partnershipId } = actor;
  const { items, lost, missing } = await chosenRecords(db, partnershipId, chosen);
  if (items.length === 0) return { kind: "not-found" as const };
  if (lost.length > 0 || missing > 0) return { kind: "changed" as const, items: lost };
  const today = londonDay(now);
  const at = await retentionAt(db, partnershipId, today);
  const found = await retentionsOfItems(at, items);
  const stillDue = items.flatMap((item) => {
    const retention = found.get(item.id);
    return retention && isDue(retention, today) ? [{ item, retention }] : [];
  });
  const due = stillDue.map(({ item }) => item);
  const no = items
    .filter((item) => !due.includes(item))
    .map((item) => ({ ...item, because: whyKept(found.get(item.id)) }));
  if (decision.what === "extend") {
    const records = stillDue.map(({ retention }) => retention);
    const refusal = refuseExtension(records, decision.until, { today, settings: at.settingsOn(today) });
    if (refusal) return { kind: "refused" as const, refusal };
  }
  try {
    const runId = await inTransaction(db, async (trx) => {
      await keepNotDue(trx, partnershipId, no);
      if (due.length === 0) return null;
      if (decision.what !== "extend") return approve(trx, context, due, decision.what);
      await extend(trx, context, due, decision);
      return null;
    });
    return { kind: "done" as const, runId, decided: due.length, kept: no.length };
  } catch (error) {
    if (!(error instanceof LostRace)) throw error;
    return { kind: "changed" as const, items: (await chosenRecords(db, partnershipId, chosen)).lost };
  }
}

function whyKept(retention: Parameters<typeof keptBecause>[0] | undefined) {
  return retention ? keptBecause(retention) : null;
}

async function approve(trx: Transaction, { actor, now }: Context, due: readonly ItemToDecide[], what: Approval) {
  const runId = uuid();
  const at = now.toISOString();
  await insertRun(trx, {
    ...{ id: runId, partnership_id: actor.partnershipId, status: "approved", approved_by: actor.id, approved_at: at },
    ...{ records: due.length, done: 0, kept: 0, finished_at: null, version: 1 },
  });
  for (const fate of ["erase", "anonymise"] satisfies Fate[]) {
    const ids = due.filter(({ proposed }) => (what === "proposed" ? proposed : what) === fate).map(({ id }) => id);
    await settle(trx, actor, ids, { status: "approved", fate, run_id: runId, decided_by: actor.id, decided_at: at });
  }
  await insertAuditEvent(trx, actor, now, {
    ...{ category: "erasure", event: "retention.approved", objectKind: "retention-run", objectId: runId },
    ...{ resultCount: due.length, fields: ["fate"], detail: { what }, objects: objectsOf(due) },
  });
  return runId;
}

type Extension = Extract<Decision, { what: "extend" }>;

async function extend(
  trx: Transaction,
  { actor, now }: Context,
  due: readonly ItemToDecide[],
  { until, reason }: Extension,
) {
  await settle(trx, actor, due.map(({ id }) => id), {
    ...{ status: "extended", next_review_on: until, reason, decided_by: actor.id, decided_at: now.toISOString() },
  }); // prettier-ignore
  await insertAuditEvent(trx, actor, now, {
    ...{ category: "alteration", event: "retention.extended", objectKind: "retention-item", objectId: null },
    ...{ resultCount: due.length, fields: ["next_review_on", "reason"], detail: { until, reason } },
    objects: objectsOf(due),
  });
}

async function settle(
  trx: Transaction,
  { partnershipId }: Actor,
  ids: string[],
  set: Parameters<typeof settleItems>[3],
) {
  if ((await settleItems(trx, partnershipId, { ids, from: "due" }, set)) !== ids.length) throw new LostRace();
}

function objectsOf(items: readonly ItemToDecide[]) {
  return items.map((item) => ({ kind: item.record_kind, id: item.record_id }));
}
