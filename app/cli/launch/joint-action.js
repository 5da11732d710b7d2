import { ensureBuilt, ensureInstalled, SERVER } from "./make-ready.js";
import { requireNode } from "./node-version.js";
import { runProcess } from "./run-process.js";

requireNode();
await ensureInstalled();
await ensureBuilt();
process.exitCode = await runProcess(process.execPath, [SERVER, ...process.argv.slice(2)], {
  env: { ...process.env, NODE_ENV: process.env.NODE_ENV ?? "production" },
});
