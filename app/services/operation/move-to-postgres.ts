import { rename } from "node:fs/promises";
import { checkInWords, faultInWords } from "#app/domain/audit/log-check.ts";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { isOpenNowhere } from "#db/demonstration-file.ts";
import { moveDatabase } from "#db/move-database.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { headFileIn } from "../audit/head-file.ts";
import { verifyLog } from "../audit/verify-log.ts";

type Context = {
  file: string;
  to: string;
  dataDir: string;
  /** Somebody knows that the log is not whole: it is moved as it is, and says so. */
  mayBeFaulty: boolean;
  actor: LoggedActor;
  clock: () => Date;
};
/** `kept` is the file that everything came from, under a name by which nothing serves it any more. */
export type Moved = { tables: number; rows: number; events: number; logFault: string | null; kept: string };

/**
 * Everything from the SQLite file into an empty PostgreSQL database: each table whole, the log checked there against its
 * heads, and an event that says so, or nothing at all. The files of the data folder stay where they are. Refused while the
 * database is open anywhere: what somebody saved meanwhile would be left behind.
 */
export async function moveToPostgres({ file, to, dataDir, mayBeFaulty, actor, clock }: Context): Promise<Moved> {
  if (!isOpenNowhere(file)) throw new Error("The database is open: stop the server first. Nothing was changed");
  const moved = await moveDatabase(file, to, async (trx, tables) => {
    const found = await verifyLog(trx, headFileIn(dataDir));
    if (!found.ok && !mayBeFaulty)
      throw new Error(`${checkInWords(found)} Nothing was moved. If that is known, move with --with-faulty-log`);
    const logFault = found.first && faultInWords(found.first);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    await insertAuditEvent(trx, actor, clock(), {
      ...{ category: "system", event: "database.moved", objectKind: "database", objectId: null },
      ...{ resultCount: rows, detail: { tables: tables.length, rows, logFault } },
    });
    return { tables: tables.length, rows, events: found.events, logFault };
  });
  const kept = `${file}.moved-${clock().toISOString().replaceAll(/[:.]/g, "-")}`;
  await rename(file, kept);
  return { ...moved, kept };
}
