import type { MessagePort } from "node:worker_threads";
import { useArchiveFolder } from "#app/services/audit/archive-folder.ts";
import { openReadOnly } from "#db/connection.ts";
import { type Keys, useKeys } from "#db/keys.ts";
import { type InputOf, type OutputOf, runTask, type TaskName } from "./tasks.ts";

/** What app/cli/main.ts is started with as this thread. Buffers arrive in it as plain arrays of bytes. */
export type WorkerData = {
  task: "worker";
  databaseUrl: string;
  keys: Record<keyof Keys, Uint8Array>;
  archives: string | null;
};
export type Question = { id: number; name: TaskName; input: InputOf<TaskName> };
export type Answer =
  { id: number; output: OutputOf<TaskName> } | { id: number; error: { name: string; code?: string; stack?: string } };

/** The life of the worker thread: with a connection of its own that only reads, one task after another. */
export function serveTasks(port: MessagePort, { databaseUrl, keys, archives }: WorkerData) {
  useArchiveFolder(archives);
  useKeys({ audit: Buffer.from(keys.audit), session: Buffer.from(keys.session), fields: Buffer.from(keys.fields) });
  const db = openReadOnly(databaseUrl);
  let last: Promise<void> = Promise.resolve();
  port.on("message", ({ id, name, input }: Question) => {
    last = last.then(async () => {
      try {
        port.postMessage({ id, output: await runTask(db, name, input) } satisfies Answer);
      } catch (error) {
        port.postMessage({ id, error: describe(error) } satisfies Answer);
      }
    });
  });
}

function describe(error: unknown) {
  if (!(error instanceof Error)) return { name: "Error" };
  const { code } = error as { code?: unknown };
  return { name: error.name, code: typeof code === "string" ? code : undefined, stack: error.stack };
}
