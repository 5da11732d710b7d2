import { userInfo } from "node:os";
import path from "node:path";
import { systemActor } from "#app/domain/access/actor.ts";
import { findingInWords, stopsServer } from "#app/domain/operation/findings.ts";
import { type Config, loadConfig } from "#app/http/config.ts";
import { logAt, logger } from "#app/http/logger.ts";
import { startServer } from "#app/http/server.ts";
import { startBackground } from "#app/jobs/start-background.ts";
import { issueSetUpLink } from "#app/services/admin/set-up-link.ts";
import { isSetUp } from "#app/services/admin/set-up-state.ts";
import { isBornAsDemonstration } from "#app/services/demonstration/born-as-demonstration.ts";
import { documentsFolderIn } from "#app/services/documents/stored-files.ts";
import { eraseAgain } from "#app/services/retention/erase-again.ts";
import { erasedFileIn } from "#app/services/retention/erased-file.ts";
import type { Executor } from "#db/transaction.ts";
import { wipeTraces } from "#db/wipe-traces.ts";
import { checkInstallation } from "../check-installation.ts";
import { aboutDemonstration, demonstrationReady } from "../serve-demonstration.ts";
import { parseArguments } from "../parse-arguments.ts";
import { loadServerBuild } from "../server-build.ts";
import { withDatabase } from "../with-database.ts";

type ViteMiddleware = Parameters<typeof startServer>[0]["viteMiddleware"];

export function run(args: string[]): Promise<number> {
  return serve(args);
}

/**
 * Serves until the process is asked to stop; then lets the requests under way finish, and seals what they logged. With
 * `--demo` the demonstration, which is built first where there is none, and never anything else.
 */
export async function serve(args: string[], viteMiddleware?: ViteMiddleware): Promise<number> {
  const { demo: isDemo = false } = parseArguments(args, { options: { demo: { type: "boolean" } } });
  const given = isDemo ? await demonstrationReady() : loadConfig(process.env);
  if (!isDemo && given.isProduction) await refuseUnsafe(given);
  const asked = askedToStop();
  return withDatabase(async ({ config, db }) => {
    logAt(config.logLevel);
    if (!isDemo && (await isBornAsDemonstration(db)))
      throw new Error(
        "This database was born as a demonstration, which has keys and files of its own: serve it with --demo",
      );
    await eraseWhatWasRestored(config, db);
    const server = await startServer({ config, build: loadServerBuild, viteMiddleware });
    // In development nothing is built, and what belongs in the worker thread runs in this one.
    const entry = viteMiddleware ? null : (process.argv[1] ?? null);
    const background = startBackground({ ...config, db, entry, log: logger });
    console.log(`Joint Action is running at ${server.address}`);
    if (isDemo) for (const line of await aboutDemonstration(db, config.origin)) console.log(line);
    else if (!(await isSetUp(db))) {
      const path = await issueSetUpLink({ db, actor: systemActor(userInfo().username), now: new Date() });
      console.log(`Set it up within the hour at ${config.origin}${path}`);
      console.log("Or look round a made-up partnership first: stop this, and run npm start -- --demo");
    }
    await asked;
    await server.stop();
    await background.stop();
    return 0;
  }, given);
}

/** In the words of `joint-action check`, so that whoever reads them finds there what else could be better. */
async function refuseUnsafe(config: Config) {
  const red = (await checkInstallation(config, { readsArchives: false })).filter(stopsServer);
  if (red.length === 0) return;
  for (const finding of red) console.error(findingInWords(finding));
  throw new Error("It is not safe to serve like this: see above, and joint-action check");
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
