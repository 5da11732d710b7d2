import { existsSync } from "node:fs";
import { type Config, loadConfig } from "#app/http/config.ts";
import { areKeysThere, loadKeys } from "#app/http/keys.ts";
import { isBornAsDemonstration } from "#app/services/demonstration/born-as-demonstration.ts";
import { openDatabase, sqliteFile } from "#db/connection.ts";
import { useKeys } from "#db/keys.ts";
import { pendingMigrations } from "#db/migrate.ts";
import { isLogOfOurKey } from "#db/queries/audit-seals.ts";
import type { Executor } from "#db/transaction.ts";

/**
 * The settings, the keys and the database for as long as the work takes, as they stand: nothing is made and nothing is
 * migrated. Refuses where there is no database, one of another version, or a demonstration.
 */
export async function withStandingDatabase<R>(work: (at: { config: Config; db: Executor }) => Promise<R>): Promise<R> {
  const config = loadConfig(process.env);
  const file = sqliteFile(config.databaseUrl);
  if (file !== null && !existsSync(file)) throw new Error(`There is no database in ${file}`);
  if (!areKeysThere(config)) throw new Error(`The keys are neither in the settings nor in ${config.dataDir}`);
  const db = openDatabase(config.databaseUrl);
  try {
    if ((await pendingMigrations(db)).length > 0)
      throw new Error(
        "The database is of an older version of Joint Action: use that version, or bring the database up with joint-action migrate",
      );
    if (await isBornAsDemonstration(db)) throw new Error("This is a demonstration: what is in it is invented");
    useKeys(loadKeys(config));
    if (!(await isLogOfOurKey(db)))
      throw new Error("The newest events do not fit AUDIT_KEY: is it the key of this log? Nothing was done");
    return await work({ config, db });
  } finally {
    await db.destroy();
  }
}
