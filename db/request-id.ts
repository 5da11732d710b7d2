import { AsyncLocalStorage } from "node:async_hooks";

const requestId = new AsyncLocalStorage<string>();

/** So that a line of the log and the events of one request can be laid side by side. */
export function inRequest<R>(id: string, work: () => R): R {
  return requestId.run(id, work);
}

export function currentRequestId(): string | null {
  return requestId.getStore() ?? null;
}
