import { ensureInstalled, ROOT } from "./make-ready.js";
import { requireNode } from "./node-version.js";

requireNode();
await ensureInstalled();
process.env.NODE_ENV = "development";
const { createServer } = await import("vite");
const vite = await createServer({ root: ROOT, server: { middlewareMode: true } });
/** @typedef {typeof import("../commands/serve.ts")} Serve */
const { serve } = /** @type {Serve} */ (await vite.ssrLoadModule("/app/cli/commands/serve.ts"));
process.exitCode = await serve(process.argv.slice(2), vite.middlewares);
await vite.close();
