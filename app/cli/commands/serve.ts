import { userInfo } from "node:os";
import path from "node:path";
import { systemActor } from "#app/domain/access/actor.ts";
import { logAt, logger } from "#app/http/logger.ts";
import { startServer } from "#app/http/server.ts";
import { startBackground } from "#app/jobs/start-background.ts";
import { issueSetUpLink } from "#app/services/admin/set-up-link.ts";
import { isSetUp } from "#app/services/admin/set-up-state.ts";
import { documentsFolderIn } from "#app/services/documents/stored-files.ts";
import { eraseAgain } from "#app/services/retention/erase-again.ts";
import { erasedFileIn } from "#app/services/retention/erased-file.ts";
import type { Executor } from "#db/transaction.ts";
import { wipeTraces } from "#db/wipe-traces.ts";
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
    await eraseWhatWasRestored(config, db);
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

/** Before anybody can see it: a backup that was put back holds what has been erased since it was made. */
async function eraseWhatWasRestored({ dataDir, databaseUrl }: { dataDir: string; databaseUrl: string }, db: Executor) {
  const folders = {
    documents: documentsFolderIn(dataDir),
    uploads: path.join(dataDir, "uploads"),
    erasedFile: erasedFileIn(dataDir),
  };
  const erased = await eraseAgain({ db, now: new Date(), folders });
  if (erased === 0) return;
  await wipeTraces(databaseUrl);
  logger.info({ erased }, "records that had been erased were in the database again and are erased");
}

/** Both may come twice, when a terminal and the launcher pass the same Ctrl+C on: the second changes nothing. */
function askedToStop() {
  return new Promise<void>((resolve) => {
    process.on("SIGTERM", () => resolve()).on("SIGINT", () => resolve());
  });
}
