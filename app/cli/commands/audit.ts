import { checkInWords } from "#app/domain/audit/log-check.ts";
import { headFileIn } from "#app/services/audit/head-file.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";

/** `audit verify [--json]`: 0 when the log is whole, 1 when it is not. It reads alone and leaves no event of its own. */
export function run(args: string[]): Promise<number> {
  const { subcommand, json } = parseArguments(args, {
    positionals: ["subcommand"],
    options: { json: { type: "boolean" } },
  });
  if (subcommand !== "verify") throw new UsageError(`There is no command "audit ${subcommand}", only "audit verify"`);
  return withDatabase(async ({ config, db }) => {
    const { ok, events, unsealed, first } = await verifyLog(db, headFileIn(config.dataDir));
    console.log(json ? JSON.stringify({ ok, events, unsealed, first }) : checkInWords({ ok, events, unsealed, first }));
    return ok ? 0 : 1;
  });
}
