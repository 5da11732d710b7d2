import path from "node:path";
import { documentsFolderIn } from "#app/services/documents/stored-files.ts";
import { eraseAgain } from "#app/services/retention/erase-again.ts";
import { erasedFileIn } from "#app/services/retention/erased-file.ts";
import { wipeTraces } from "#db/wipe-traces.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";

/**
 * `retention again [--rewrite] [--json]`: after a restore, erases again whatever had been erased since the backup was made.
 * With --rewrite the file of the database is written anew, however large it is.
 */
export function run(args: string[]): Promise<number> {
  const { subcommand, json, rewrite } = parseArguments(args, {
    positionals: ["subcommand"],
    options: { json: { type: "boolean" }, rewrite: { type: "boolean" } },
  });
  if (subcommand !== "again")
    throw new UsageError(`There is no command "retention ${subcommand}", only "retention again"`);
  return withDatabase(async ({ config: { dataDir, databaseUrl }, db }) => {
    const folders = {
      documents: documentsFolderIn(dataDir),
      uploads: path.join(dataDir, "uploads"),
      erasedFile: erasedFileIn(dataDir),
    };
    const erased = await eraseAgain({ db, now: new Date(), folders });
    const isWhole =
      (erased === 0 && !rewrite) || (await wipeTraces(databaseUrl, rewrite ? Infinity : undefined)).isWhole;
    if (json) console.log(JSON.stringify({ erased, isWhole }));
    else if (erased === 0) console.log("Nothing that was erased stands in the database");
    else console.log(`${erased} ${erased === 1 ? "record that had been erased was" : "records that had been erased were"} in the database again and ${erased === 1 ? "is" : "are"} erased`); // prettier-ignore
    if (!isWhole) console.error("The files of the database were in use and could not be written anew: stop the server and run this once more"); // prettier-ignore
    return isWhole ? 0 : 1;
  });
}
