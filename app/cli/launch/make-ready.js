import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { runProcess } from "./run-process.js";
import { weighBuild } from "./weigh-pages.js";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export const SERVER = path.join(ROOT, "build/server/index.js");

const INSTALLED = path.join(ROOT, "node_modules/.joint-action-lock");
const BUILT = path.join(ROOT, "build/.stamp");
/** What the build is made from. */
const SOURCES = [
  ...["app", "db", "migrations", "public", "package.json", "package-lock.json"],
  ...["remix.config.js", "vite.config.ts", "tsconfig.json"],
];
/**
 * Whatever installing and building say goes to stderr: the stdout of a command belongs to the command.
 *
 * @type {import("node:child_process").StdioOptions}
 */
const TALK_ON_STDERR = ["ignore", 2, 2];

/** Installs from the lockfile unless what is installed came from this lockfile and fits this Node. */
export async function ensureInstalled() {
  const { modules } = process.versions;
  const wanted = digest([
    `${modules} ${process.platform} ${process.arch}`,
    readFileSync(path.join(ROOT, "package-lock.json")),
  ]);
  if (stampOf(INSTALLED) === wanted) return;
  console.error("Installing what Joint Action needs (npm ci) …");
  const npm = process.env.npm_execpath?.endsWith("npm-cli.js") ? process.env.npm_execpath : undefined;
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  const code = await runProcess(npm ? process.execPath : "npm", npm ? [npm, ...args] : args, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "development" },
    stdio: TALK_ON_STDERR,
    shell: !npm && process.platform === "win32",
  });
  if (code !== 0) stop("npm ci failed: Joint Action could not be installed.", code);
  writeFileSync(INSTALLED, wanted);
}

/** Builds unless the build was made from the files as they are. */
export async function ensureBuilt({ always = false } = {}) {
  const wanted = digest(SOURCES.flatMap((name) => contents(path.join(ROOT, name))));
  if (!always && existsSync(SERVER) && stampOf(BUILT) === wanted) return;
  console.error("Building Joint Action …");
  rmSync(BUILT, { force: true });
  const remix = path.join(ROOT, "node_modules/@remix-run/dev/dist/cli.js");
  const code = await runProcess(process.execPath, [remix, "vite:build"], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: TALK_ON_STDERR,
  });
  if (code !== 0) stop("The build failed.", code);
  weighBuild();
  mkdirSync(path.dirname(BUILT), { recursive: true });
  writeFileSync(BUILT, wanted);
}

/** @param {string} file */
function stampOf(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/**
 * Name and content of a file, or of every file in a folder, in an order that does not change.
 *
 * @param {string} name
 * @returns {(string | Buffer)[]}
 */
function contents(name) {
  if (!existsSync(name)) return [];
  if (!statSync(name).isDirectory()) return [path.relative(ROOT, name), readFileSync(name)];
  return readdirSync(name)
    .sort()
    .flatMap((child) => contents(path.join(name, child)));
}

/** @param {(string | Buffer)[]} parts */
function digest(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}\n`).update(part);
  return hash.digest("hex");
}

/**
 * @param {string} line
 * @param {number} code
 */
function stop(line, code) {
  console.error(line);
  process.exit(code);
}
