import type { LoggedActor } from "#app/domain/access/actor.ts";
import { countToLoad, loadedFates } from "#app/domain/imports/fates.ts";
import type { RowValues } from "#app/domain/imports/kind.ts";
import { isUniqueViolation } from "#db/faults.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertItems, listRowsToLoad } from "#db/queries/import-rows.ts";
import { type ImportRun, markBatch } from "#db/queries/import-runs.ts";
import type { Transaction } from "#db/transaction.ts";
import { HeldRun, RELEASED, ROWS_AT_ONCE } from "./held-run.ts";
import type { ImportContext, KindWork, RowToWrite } from "./kind-work.ts";
import { kindWork } from "./kinds.ts";
import { countsOf, sourceOf } from "./stored-run.ts";
import { removeUndone } from "./undo-import.ts";

const CHANGED_SINCE = "Something that this file concerns has changed since it was checked. Send it again";
class ChangedSince extends Error {}

/** Writes the rows from where a process before this one stopped; then all of them are seen at once. */
export async function loadRun(held: HeldRun) {
  const { run } = held;
  const work = kindWork(run.kind);
  try {
    let loaded = work.writes === "hidden" ? await writeHidden(held, work) : run.rows_loaded;
    if (work.writes === "hidden" && work.change) await changeStanding(held, work.change, work.rowsAtOnce);
    await held.step(async (trx) => {
      if (work.writes === "at-once") loaded = await writeAtOnce(trx, held, work);
      await show(trx, contextOf(held), run);
      if (work.writes === "hidden") await work.shown?.(trx, contextOf(held));
      const changes = {
        ...RELEASED,
        status: "visible" as const,
        rows_loaded: loaded,
        ended_at: endOf(held),
        version: run.version + 1,
      };
      return { changes, result: null };
    });
  } catch (error) {
    if (!(error instanceof ChangedSince) && !isUniqueViolation(error)) throw error;
    const problem = CHANGED_SINCE;
    await held.step(async (trx) => {
      await markBatch(trx, run.id, "failed");
      const failed = { ...RELEASED, status: "failed" as const, ended_at: endOf(held), version: run.version + 1 };
      const changes = work.writes === "hidden" ? { status: "undoing" as const } : failed;
      return { changes: { ...changes, problem }, result: null };
    });
    // What was written unseen would keep the numbers and names that it has from whatever is sent after it.
    if (work.writes === "hidden") await removeUndone(new HeldRun(held.work, { ...run, status: "undoing", problem }));
  }
}

type HiddenWork = Extract<KindWork, { writes: "hidden" }>;

async function writeHidden(held: HeldRun, work: HiddenWork) {
  let loaded = held.run.rows_loaded;
  for (;;) {
    const next = await held.step(async (trx) => {
      const fates = loadedFates(work.kind).filter((fate) => !work.change || fate !== "updated");
      const rows = await listRowsToLoad(trx, held.run.id, {
        fates,
        after: loaded,
        limit: held.atOnce(work.rowsAtOnce),
      });
      const last = rows.at(-1)?.ordinal ?? null;
      await work.write(trx, contextOf(held), rows.map(toWrite));
      return { changes: last === null ? {} : { rows_loaded: last }, result: last };
    });
    if (next === null) return loaded;
    loaded = next;
  }
}

/** From the first row again after a kill: what a kind has changed already it leaves alone. */
async function changeStanding(held: HeldRun, change: NonNullable<HiddenWork["change"]>, most: number) {
  let after: number | null = 0;
  while (after !== null) {
    const from: number = after;
    const limit = held.atOnce(most);
    after = await held.step(async (trx) => {
      const rows = await listRowsToLoad(trx, held.run.id, { fates: ["updated"], after: from, limit });
      await change(trx, contextOf(held), rows.map(toWrite));
      return { changes: {}, result: rows.at(-1)?.ordinal ?? null };
    });
  }
}

async function writeAtOnce(trx: Transaction, held: HeldRun, work: Extract<KindWork, { writes: "at-once" }>) {
  const { run } = held;
  const fates = loadedFates(work.kind);
  const found = await listRowsToLoad(trx, run.id, { fates, after: 0, limit: ROWS_AT_ONCE });
  const rows = found.map(toWrite);
  const again = await work.decide(trx, { ...contextOf(held), seen: new Map() }, rows);
  if (rows.some((row, index) => again[index]?.fate !== row.fate)) throw new ChangedSince();
  const written = await work.write(trx, contextOf(held), rows);
  const items = written.map(({ recordKind, recordId, before }) => ({
    batch_id: run.id,
    record_kind: recordKind,
    record_id: recordId,
    partnership_id: run.partnership_id,
    before: before === null ? null : JSON.stringify(before),
  }));
  await insertItems(trx, items);
  return found.at(-1)?.ordinal ?? 0;
}

async function show(trx: Transaction, { actor, now }: ImportContext, run: ImportRun) {
  const rows = countToLoad(countsOf(run), kindWork(run.kind).kind);
  await markBatch(trx, run.id, "visible", rows);
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "import.loaded",
    objectKind: "import",
    objectId: run.id,
    resultCount: rows,
    detail: { kind: run.kind, version: run.version_label, imported: run.imported, updated: run.updated },
  });
}

function toWrite(row: { line: number; key: string | null; fate: string; given: string | null }): RowToWrite {
  const values = JSON.parse(row.given ?? "{}") as RowValues;
  return { line: row.line, key: row.key ?? "", fate: row.fate as RowToWrite["fate"], values };
}

/** The log names whoever sent the file: the process only does what was asked. */
function contextOf({ run, work }: HeldRun): ImportContext {
  const actor: LoggedActor = { id: run.created_by, agencyId: null, partnershipId: run.partnership_id, sessionId: null };
  return { partnershipId: run.partnership_id, batchId: run.id, actor, now: work.clock(), source: sourceOf(run) };
}

const endOf = ({ work }: HeldRun) => work.clock().toISOString();
