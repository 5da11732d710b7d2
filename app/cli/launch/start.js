import { ensureBuilt, ensureInstalled, SERVER } from "./make-ready.js";
import { requireNode } from "./node-version.js";
import { runProcess } from "./run-process.js";
import { SERVER_OPTIONS } from "./server-options.js";

requireNode();
await ensureInstalled();
await ensureBuilt();
process.exitCode = await runProcess(process.execPath, [...SERVER_OPTIONS, SERVER, "serve", ...process.argv.slice(2)], {
  env: { ...process.env, NODE_ENV: "production" },
});
