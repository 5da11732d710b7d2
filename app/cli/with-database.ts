import { type Config, loadConfig } from "#app/http/config.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { loadKeys } from "#app/http/keys.ts";
import { useScanner } from "#app/services/documents/scanner.ts";
import { useMail } from "#app/services/notifications/mail-settings.ts";
import { openDatabase } from "#db/connection.ts";
import { useKeys } from "#db/keys.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { serveFrom } from "#db/open.ts";
import type { Executor } from "#db/transaction.ts";

/** The settings, the keys and the database at this version's schema, for as long as the work takes. */
export async function withDatabase<R>(work: (at: { config: Config; db: Executor }) => Promise<R>): Promise<R> {
  const config = loadConfig(process.env);
  useKeys(loadKeys(config));
  useMail(config.mail && { ...config.mail, origin: config.origin });
  useDataFolder(config.dataDir);
  useScanner(config.scanner);
  const { copy } = await migrateDatabase(config.databaseUrl, new Date());
  if (copy) console.error(`The database as it was before this version is kept in ${copy}`);
  const db = openDatabase(config.databaseUrl);
  serveFrom(db);
  try {
    return await work({ config, db });
  } finally {
    await db.destroy();
  }
}
