import { Worker } from "node:worker_threads";
import { archiveFolder } from "#app/services/audit/archive-folder.ts";
import { openReadOnly } from "#db/connection.ts";
import { allKeys } from "#db/keys.ts";
import type { Executor } from "#db/transaction.ts";
import { type InputOf, type OutputOf, runTask, type TaskName } from "./tasks.ts";
import type { Answer, Question, WorkerData } from "./thread.ts";

type Options = {
  databaseUrl: string;
  /** The built file, which is also the command; null in development, where tasks run in this thread. */
  entry: string | null;
};
type Waiting = { resolve: (output: OutputOf<TaskName>) => void; reject: (error: Error) => void };

/** A thread for what is slow, started when the first task comes. If it dies, its tasks fail and the next starts another. */
export function workerThread({ databaseUrl, entry }: Options) {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let ownThread: Executor | null = null;
  let lastId = 0;
  let isStopped = false;

  function started(file: string): Worker {
    const workerData: WorkerData = { task: "worker", databaseUrl, keys: allKeys(), archives: archiveFolder() };
    const thread = new Worker(file, { workerData });
    const ended = (error: Error) => {
      if (worker === thread) worker = null;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    thread.on("message", (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ("error" in answer)
        asked?.reject(Object.assign(new Error("A task of the worker thread failed"), answer.error));
      else asked?.resolve(answer.output);
    });
    thread.on("error", ended);
    thread.on("exit", () => ended(new Error("The worker thread ended")));
    // Alone it keeps no process alive.
    thread.unref();
    return thread;
  }

  return {
    run<N extends TaskName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
      if (isStopped) return Promise.reject(new Error("The worker thread has been stopped"));
      if (entry === null) return runTask((ownThread ??= openReadOnly(databaseUrl)), name, input);
      const thread = (worker ??= started(entry));
      return new Promise((resolve, reject) => {
        const id = ++lastId;
        waiting.set(id, { resolve: resolve, reject });
        thread.postMessage({ id, name, input } satisfies Question);
      });
    },
    /** Cuts short what is running: it only reads, and whoever asked is told. */
    async stop() {
      isStopped = true;
      await worker?.terminate();
      await ownThread?.destroy();
    },
  };
}
export type WorkerThread = ReturnType<typeof workerThread>;
