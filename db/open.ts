import type { Executor } from "./transaction.ts";

/** The one handle of this process. Only app/routes, app/http, app/cli, app/jobs and app/worker import it: a service is given it. */
export let db: Executor;

export function serveFrom(handle: Executor) {
  db = handle;
}
