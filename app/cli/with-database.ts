import { type Config, loadConfig } from "#app/http/config.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { loadKeys } from "#app/http/keys.ts";
import { isBornAsDemonstration } from "#app/services/demonstration/born-as-demonstration.ts";
import { useDemonstrationMark } from "#app/services/demonstration/demonstration-mark.ts";
import { useScanner } from "#app/services/documents/scanner.ts";
import { useMail } from "#app/services/notifications/mail-settings.ts";
import { openDatabase } from "#db/connection.ts";
import { useKeys } from "#db/keys.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { serveFrom } from "#db/open.ts";
import type { Executor } from "#db/transaction.ts";

type At = { config: Config; db: Executor };

/**
 * The settings, the keys and the database at this version's schema, for as long as the work takes. From a demonstration no
 * mail leaves, whatever the settings say.
 */
export async function withDatabase<R>(
  work: (at: At) => Promise<R>,
  given: Config = loadConfig(process.env),
): Promise<R> {
  const { databaseUrl } = given;
  useKeys(loadKeys(given));
  useDataFolder(given.dataDir);
  useScanner(given.scanner);
  const { copy } = await migrateDatabase(databaseUrl, new Date());
  if (copy) console.error(`The database as it was before this version is kept in ${copy}`);
  const db = openDatabase(databaseUrl);
  serveFrom(db);
  try {
    const isDemonstration = await isBornAsDemonstration(db);
    const config = isDemonstration ? { ...given, mail: null } : given;
    useMail(config.mail && { ...config.mail, origin: config.origin });
    useDemonstrationMark(isDemonstration);
    return await work({ config, db });
  } finally {
    await db.destroy();
  }
}
