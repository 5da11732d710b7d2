import type { LoggedActor } from "#app/domain/access/actor.ts";
import type { Fate } from "#app/domain/imports/fates.ts";
import type { ImportSource } from "#app/domain/imports/import-source.ts";
import type { Decision, ImportKind, ReadRow } from "#app/domain/imports/kind.ts";
import type { Executor, Transaction } from "#db/transaction.ts";

export type ImportContext = {
  partnershipId: string;
  batchId: string;
  actor: LoggedActor;
  now: Date;
  source: ImportSource;
};
/** `seen`: what a kind remembers of the rows further up, for as long as one file is checked. */
export type DecideContext = Pick<ImportContext, "partnershipId" | "now" | "source"> & { seen: Map<string, number> };
export type RowToWrite = ReadRow & { fate: Exclude<Fate, "skipped" | "error"> };
/** A record that was made, or changed from what it was before. */
export type Written = { recordKind: string; recordId: string; before: unknown };
export type Referrer = { what: string; count: number };

type Common = {
  kind: ImportKind;
  /** What would become of rows that can be read, one decision each, in their order. */
  decide: (db: Executor, context: DecideContext, rows: readonly ReadRow[]) => Promise<Decision[]>;
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
        /**
         * Changes records that stand, with what each was in import_item: when everything new is written, just before the
         * file is seen. Only of rows that are decided "updated", which `write` then does not get. May come twice.
         */
        change?: (trx: Transaction, context: ImportContext, rows: readonly RowToWrite[]) => Promise<void>;
        /** In the transaction in which the file is seen. */
        shown?: (trx: Transaction, context: ImportContext) => Promise<void>;
        /** What is recorded here and not in a file that is all there is, by name. Of other files nothing. */
        absent?: (db: Executor, at: Pick<ImportContext, "partnershipId" | "batchId" | "source">) => Promise<string[]>;
        /** Deletes some; 0 when none is left. */
        remove: (trx: Transaction, batchId: string, limit: number) => Promise<number>;
      }
    | {
        writes: "at-once";
        write: (trx: Transaction, context: ImportContext, rows: readonly RowToWrite[]) => Promise<Written[]>;
        takeBack: (trx: Transaction, context: ImportContext, items: readonly Written[]) => Promise<void>;
      }
  );
