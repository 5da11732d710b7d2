import { userInfo } from "node:os";
import { systemActor } from "#app/domain/access/actor.ts";
import { checkInWords } from "#app/domain/audit/log-check.ts";
import { headFileIn } from "#app/services/audit/head-file.ts";
import { recordLogCheck } from "#app/services/audit/record-log-check.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { isLogOfOurKey } from "#db/queries/audit-seals.ts";
import { parseArguments } from "../parse-arguments.ts";
import { UsageError } from "../usage-error.ts";
import { withDatabase } from "../with-database.ts";

/**
 * `audit verify [--json]`: 0 when the log is whole, 1 when it is not. What it found is told first and then kept in the log,
 * with who asked; but nothing is written with a key that is not the log's, because that would be one more fault in it.
 */
export function run(args: string[]): Promise<number> {
  const { subcommand, json } = parseArguments(args, {
    positionals: ["subcommand"],
    options: { json: { type: "boolean" } },
  });
  if (subcommand !== "verify") throw new UsageError(`There is no command "audit ${subcommand}", only "audit verify"`);
  return withDatabase(async ({ config, db }) => {
    const found = await verifyLog(db, headFileIn(config.dataDir));
    const { ok, events, unsealed, first, warning } = found;
    console.log(json ? JSON.stringify({ ok, events, unsealed, first, warning }) : checkInWords(found));
    if (await isLogOfOurKey(db))
      await recordLogCheck({ db, actor: systemActor(userInfo().username), now: new Date() }, found);
    else console.error("The newest events do not fit AUDIT_KEY: is it the key of this log? The check was not recorded");
    return ok ? 0 : 1;
  });
}
