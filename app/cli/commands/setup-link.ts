import { userInfo } from "node:os";
import { systemActor } from "#app/domain/access/actor.ts";
import { issueSetUpLink } from "#app/services/admin/set-up-link.ts";
import { isSetUp } from "#app/services/admin/set-up-state.ts";
import { parseArguments } from "../parse-arguments.ts";
import { withDatabase } from "../with-database.ts";

export function run(args: string[]): Promise<number> {
  parseArguments(args, {});
  return withDatabase(async ({ config, db }) => {
    if (await isSetUp(db))
      throw new Error("Joint Action has been set up already: an administrator invites everybody else");
    const actor = systemActor(userInfo().username);
    console.log(`${config.origin}${await issueSetUpLink({ db, actor, now: new Date() })}`);
    return 0;
  });
}
