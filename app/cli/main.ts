import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, workerData } from "node:worker_threads";
import type { WorkerData } from "#app/worker/thread.ts";
import { runCommand } from "./commands.ts";

export { loadServerBuild } from "./server-build.ts";

if (parentPort && isForWorker(workerData)) {
  const { serveTasks } = await import("#app/worker/thread.ts");
  serveTasks(parentPort, workerData);
  // The tests import the built file to read its routes: only as the process's own entry is it the command.
} else if (isMainThread && process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runCommand(process.argv.slice(2));
}

function isForWorker(data: unknown): data is WorkerData {
  return (data as WorkerData | null)?.task === "worker";
}
