import { type ChildProcess, execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { inject } from "vitest";
import { freePort } from "./free-port.ts";

const run = promisify(execFile);
export const BUILT = path.resolve("build/server/index.js");

export type RunningApp = Awaited<ReturnType<typeof startApp>>;

/** The built product as its users run it: a process of its own, on a port and in a data folder of its own. */
export async function startApp(env: Record<string, string> = {}, built = BUILT, options: string[] = []) {
  const dataDir = env.DATA_DIR ?? aFolder("app");
  // What is built from this code need not make its tables each time (running-app.ts).
  if (built === BUILT && options.length === 0 && !env.DATA_DIR && !env.DATABASE_URL)
    cpSync(inject("begun"), dataDir, { recursive: true });
  const port = env.PORT ?? String(await freePort());
  const settings: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    LOG_LEVEL: "info",
    PORT: port,
    HOST: "localhost",
    ...env,
    DATA_DIR: dataDir,
  };
  let out = "";
  let log = "";
  let child: ChildProcess;

  function start() {
    child = spawn(process.execPath, [built, "serve", ...options], { env: settings, stdio: ["ignore", "pipe", "pipe"] });
    child.stdout?.on("data", (chunk) => (out += String(chunk)));
    child.stderr?.on("data", (chunk) => (log += String(chunk)));
    return answering();
  }

  async function answering() {
    const deadline = Date.now() + 120_000; // Beside other work a server takes long to begin
    while (Date.now() < deadline) {
      if (child.exitCode !== null) throw new Error(`The server stopped with ${child.exitCode}: ${out}${log}`);
      const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(5000) }).catch(() => null);
      if (answer?.ok) return;
      await new Promise((wait) => setTimeout(wait, 50));
    }
    throw new Error(`The server does not answer: ${out}${log}`);
  }

  function stop(signal: NodeJS.Signals = "SIGTERM") {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
    return new Promise<number | null>((stopped) => {
      child.once("exit", (code) => stopped(code));
      child.kill(signal);
    });
  }

  const url = `http://localhost:${port}`;
  const origin = env.ORIGIN ?? url;
  await start();
  return {
    /** What it is called, and where it is reached: not the same behind a proxy. */
    origin,
    url,
    dataDir,
    start,
    stop,
    /** What was printed for people, and what was logged. */
    printed: () => out,
    logged: () => log,
    async command(...args: string[]) {
      const { stdout, stderr } = await run(process.execPath, [built, ...args], { env: settings });
      out += stderr;
      return stdout;
    },
    /** At once: what is kept is not looked at again, and stopping in order waits for the browser to let go. */
    async close() {
      await stop("SIGKILL");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const aFolder = (name: string) => mkdtempSync(path.join(tmpdir(), `joint-action-${name}-`));
