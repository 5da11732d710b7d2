import { userInfo } from "node:os";
import { systemActor } from "#app/domain/access/actor.ts";
import { logAt, logger } from "#app/http/logger.ts";
import { startServer } from "#app/http/server.ts";
import { startBackground } from "#app/jobs/start-background.ts";
import { issueSetUpLink } from "#app/services/admin/set-up-link.ts";
import { isSetUp } from "#app/services/admin/set-up-state.ts";
import { parseArguments } from "../parse-arguments.ts";
import { loadServerBuild } from "../server-build.ts";
import { withDatabase } from "../with-database.ts";

type ViteMiddleware = Parameters<typeof startServer>[0]["viteMiddleware"];

export function run(args: string[]): Promise<number> {
  return serve(args);
}

/** Serves until the process is asked to stop; then lets the requests under way finish, and seals what they logged. */
export async function serve(args: string[], viteMiddleware?: ViteMiddleware): Promise<number> {
  parseArguments(args, {});
  const asked = askedToStop();
  return withDatabase(async ({ config, db }) => {
    logAt(config.logLevel);
    const server = await startServer({ config, build: loadServerBuild, viteMiddleware });
    // In development nothing is built, and what belongs in the worker thread runs in this one.
    const entry = viteMiddleware ? null : (process.argv[1] ?? null);
    const background = startBackground({ ...config, db, entry, log: logger });
    console.log(`Joint Action is running at ${server.address}`);
    if (!(await isSetUp(db))) {
      const path = await issueSetUpLink({ db, actor: systemActor(userInfo().username), now: new Date() });
      console.log(`Set it up within the hour at ${config.origin}${path}`);
    }
    await asked;
    await server.stop();
    await background.stop();
    return 0;
  });
}

/** Both may come twice, when a terminal and the launcher pass the same Ctrl+C on: the second changes nothing. */
function askedToStop() {
  return new Promise<void>((resolve) => {
    process.on("SIGTERM", () => resolve()).on("SIGINT", () => resolve());
  });
}
