import { deleteUnwritten, listUnwritten } from "#db/queries/erasure-runs.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { appendErased } from "./erased-file.ts";

const AT_ONCE = 500;

/** Whatever was erased and does not yet stand in the file outside the database. A stop in between writes a line twice. */
export async function writeErased(db: Executor, file: string): Promise<number> {
  let written = 0;
  for (;;) {
    const rows = await listUnwritten(db, AT_ONCE);
    await appendErased(file, rows);
    if (rows.length > 0) await inTransaction(db, (trx) => deleteUnwritten(trx, rows));
    written += rows.length;
    if (rows.length < AT_ONCE) return written;
  }
}
