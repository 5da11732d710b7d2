import { readFile } from "node:fs/promises";
import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import {
  type BankHoliday,
  compareHolidays,
  type FileFault,
  type HolidayChange,
  readBankHolidays,
} from "#app/domain/dates/bank-holiday-file.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { deleteBankHolidays, listBankHolidays, upsertBankHolidays } from "#db/queries/bank-holidays.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: LoggedActor; now: Date };

export type BankHolidayLoad =
  | { kind: "refused"; faults: FileFault[] }
  /** "checked": nothing is written, because it was only asked; "unchanged": because all of it is loaded already. */
  | { kind: "checked" | "unchanged"; changes: HolidayChange[]; read: BankHoliday[] }
  | { kind: "done"; batch: string; changes: HolidayChange[] };

/** GOV.UK's list, for the whole installation: all of the file or none of it. */
export async function loadBankHolidays(
  { db, actor, now }: Context,
  { dryRun, ...given }: { dryRun: boolean } & ({ text: string } | { path: string }),
): Promise<BankHolidayLoad> {
  const read = readBankHolidays("text" in given ? given.text : await readFile(given.path, "utf8"));
  if (!read.ok) return { kind: "refused", faults: read.faults };
  const today = londonDay(now);
  if (dryRun) {
    const changes = compareHolidays(await listBankHolidays(db), read.holidays, today);
    return { kind: "checked", changes, read: read.holidays };
  }

  return inTransaction(db, async (trx) => {
    const changes = compareHolidays(await listBankHolidays(trx), read.holidays, today);
    const of = (...fates: HolidayChange["fate"][]) => changes.filter(({ fate }) => fates.includes(fate));
    const written = of("added", "changed");
    const removed = of("removed").map(({ day }) => day);
    if (written.length + removed.length === 0) return { kind: "unchanged", changes, read: read.holidays };
    const batch = uuid();
    await upsertBankHolidays(trx, batch, written, now.toISOString());
    await deleteBankHolidays(trx, removed);
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "bank-holidays.loaded",
      objectKind: "import-batch",
      objectId: batch,
      resultCount: written.length + removed.length,
      detail: { added: of("added"), changed: of("changed"), removed: of("removed") },
    });
    return { kind: "done", batch, changes };
  });
}
