import { loadConfig } from "#app/http/config.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { parseArguments } from "../parse-arguments.ts";

export async function run(args: string[]): Promise<number> {
  parseArguments(args, {});
  const { applied, copy } = await migrateDatabase(loadConfig(process.env).databaseUrl, new Date());
  if (copy) console.log(`The database as it was is kept in ${copy}`);
  for (const name of applied) console.log(`Applied ${name}`);
  if (applied.length === 0) console.log("The database is up to date");
  return 0;
}
