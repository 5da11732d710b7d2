import { userInfo } from "node:os";
import { systemActor } from "#app/domain/access/actor.ts";
import { moveToPostgres } from "#app/services/operation/move-to-postgres.ts";
import { sqliteFile } from "#db/connection.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withStandingDatabase } from "../with-standing-database.ts";

/** `move --to postgres://… [--json]`: everything from the SQLite file into an empty PostgreSQL database. */
export async function run(args: string[]): Promise<number> {
  const {
    to,
    json,
    "with-faulty-log": mayBeFaulty = false,
  } = parseArguments(args, {
    options: { to: { type: "string" }, "with-faulty-log": { type: "boolean" }, json: { type: "boolean" } },
    required: ["to"],
  });
  if (!URL.canParse(to) || sqliteFile(to) !== null) throw new UsageError("--to must begin with postgres://");
  if (new URL(to).password !== "")
    throw new UsageError("Leave the password out of --to, where everybody on the machine reads it, and set PGPASSWORD");
  const { config } = await withStandingDatabase(async (at) => at);
  const file = sqliteFile(config.databaseUrl);
  if (file === null) throw new Error("The database is on PostgreSQL already");
  const moved = await moveToPostgres({
    ...{
      file,
      to,
      mayBeFaulty,
      dataDir: config.dataDir,
      actor: systemActor(userInfo().username),
      clock: () => new Date(),
    },
  });
  if (json) console.log(JSON.stringify(moved));
  else {
    const n = (count: number) => count.toLocaleString("en-GB");
    console.log(`Moved: ${n(moved.rows)} rows of ${moved.tables} tables, each table the same in both; ${moved.logFault === null ? "the log is whole" : `the log is as faulty as it was (${moved.logFault})`}, ${n(moved.events)} events`); // prettier-ignore
    console.log(
      `Set DATABASE_URL to the new database and start the server. DATA_DIR stays: documents and keys are there`,
    );
    console.log(`The SQLite file is kept as ${moved.kept}: delete it when the new one has been backed up`);
  }
  return 0;
}
