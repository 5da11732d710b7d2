/**
 * The benchmark, as `npm run bench` runs it: builds what is measured and the benchmark itself, both for production, and runs
 * the one on the other. Its options stand in tests/bench/options.ts.
 */
import path from "node:path";
import { build } from "vite";
import { ensureBuilt, ensureInstalled, ROOT } from "../../app/cli/launch/make-ready.js";
import { requireNode } from "../../app/cli/launch/node-version.js";
import { runProcess } from "../../app/cli/launch/run-process.js";

requireNode();
await ensureInstalled();
await ensureBuilt();
process.env.NODE_ENV = "production";
const outDir = path.join(ROOT, "build/bench");
const input = {
  main: path.join(ROOT, "tests/bench/main.ts"),
  page: path.join(ROOT, "tests/bench/floors/page-server.ts"),
  durable: path.join(ROOT, "tests/bench/floors/durable-server.ts"),
};
await build({
  ...{ root: ROOT, configFile: false, logLevel: "error" },
  build: { ssr: true, target: "es2022", outDir, rollupOptions: { input } },
});
process.exitCode = await runProcess(process.execPath, [path.join(outDir, "main.js"), ...process.argv.slice(2)], {
  cwd: ROOT,
});
