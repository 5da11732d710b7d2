import type { ServerBuild } from "@remix-run/node";

/** The pages as Remix built them; loaded late, because most commands need none of them. */
export function loadServerBuild(): Promise<ServerBuild> {
  return import("virtual:remix/server-build");
}
