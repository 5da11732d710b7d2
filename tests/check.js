/** The definition of done, as `npm run check` runs it: stops at the first thing that is not in order. */
import path from "node:path";
import { ensureInstalled, ROOT } from "../app/cli/launch/make-ready.js";
import { requireNode } from "../app/cli/launch/node-version.js";
import { runProcess } from "../app/cli/launch/run-process.js";

/** What is checked, and the program of node_modules or of this project that checks it. */
const CHECKS = [
  ["format", "node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."],
  ["lint", "node_modules/eslint/bin/eslint.js", "--max-warnings=0", "."],
  ["types", "node_modules/typescript/bin/tsc", "--noEmit"],
  ["unused code", "node_modules/knip/bin/knip.js"],
  ["build", "app/cli/launch/build.js"],
  ["tests", "tests/run.js"],
];

requireNode();
await ensureInstalled();
for (const [name = "", program = "", ...args] of CHECKS) {
  console.log(`check: ${name}`);
  const code = await runProcess(process.execPath, [path.join(ROOT, program), ...args], { cwd: ROOT });
  if (code === 0) continue;
  if (name !== "tests") console.log(`check: ${name} FAILED, so nothing after it was run\n0 passed, 1 failed`);
  process.exit(code);
}
