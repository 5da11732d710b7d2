import { AsyncLocalStorage } from "node:async_hooks";

const requestId = new AsyncLocalStorage<string>();
const LATELY_MS = 2_000;
let lastAsked = -Infinity;

/** So that a line of the log and the events of one request can be laid side by side. */
export function inRequest<R>(id: string, work: () => R): R {
  lastAsked = performance.now();
  return requestId.run(id, work);
}

export function currentRequestId(): string | null {
  return requestId.getStore() ?? null;
}

/** Whether this process has been asked for anything in the last two seconds, so that what nobody waits for should make room. */
export function isAskedLately(): boolean {
  return performance.now() - lastAsked < LATELY_MS;
}
