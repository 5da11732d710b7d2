import type { LoggedActor } from "#app/domain/access/actor.ts";
import type { Decision, ImportKind, ReadRow } from "#app/domain/imports/kind.ts";
import type { Executor, Transaction } from "#db/transaction.ts";

export type ImportContext = { partnershipId: string; batchId: string; actor: LoggedActor; now: Date };
export type RowToWrite = ReadRow & { fate: "imported" | "updated" };
/** A record that was made, or changed from what it was before. */
export type Written = { recordKind: string; recordId: string; before: unknown };
export type Referrer = { what: string; count: number };

type Common = {
  kind: ImportKind;
  /** What would become of rows that can be read, one decision each, in their order. */
  decide: (
    db: Executor,
    context: Pick<ImportContext, "partnershipId" | "now">,
    rows: readonly ReadRow[],
  ) => Promise<Decision[]>;
  /** What refers to the batch's records from outside it, and keeps them from being taken back. */
  referrers: (db: Executor, context: Pick<ImportContext, "partnershipId" | "batchId">) => Promise<Referrer[]>;
};

/**
 * How rows of a kind are written, and taken back. "hidden": in transactions of so many rows, under their batch, unseen until
 * it becomes visible; an undone batch is hidden at once and its rows are deleted bit by bit. "at-once": all of a small file
 * in the one transaction in which it becomes visible, with what each record was before, so that it can be put back.
 * docs/decisions/0009-imports-are-hidden-until-whole.md says why.
 */
export type KindWork = Common &
  (
    | {
        writes: "hidden";
        /** In one transaction: fewer where a row is many rows of ours. */
        rowsAtOnce: number;
        write: (trx: Transaction, context: ImportContext, rows: readonly RowToWrite[]) => Promise<void>;
        /** Deletes some; 0 when none is left. */
        remove: (trx: Transaction, batchId: string, limit: number) => Promise<number>;
      }
    | {
        writes: "at-once";
        write: (trx: Transaction, context: ImportContext, rows: readonly RowToWrite[]) => Promise<Written[]>;
        takeBack: (trx: Transaction, context: ImportContext, items: readonly Written[]) => Promise<void>;
      }
  );
