import type { LogCheck } from "#app/domain/audit/log-check.ts";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import type { Executor } from "#db/transaction.ts";

/** What is too slow for the thread that answers requests. Each task reads, and gives plain data back. */
type Tasks = {
  "verify-log": { input: { headFile: string }; output: LogCheck };
};
export type TaskName = keyof Tasks;
export type InputOf<N extends TaskName> = Tasks[N]["input"];
export type OutputOf<N extends TaskName> = Tasks[N]["output"];

const TASKS: { [N in TaskName]: (db: Executor, input: InputOf<N>) => Promise<OutputOf<N>> } = {
  "verify-log": (db, { headFile }) => verifyLog(db, headFile),
};

export function runTask<N extends TaskName>(db: Executor, name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  return TASKS[name](db, input);
}
