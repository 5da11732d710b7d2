import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openDatabase } from "#db/connection.ts";
import { inTransaction } from "#db/transaction.ts";
import { SERVER_OPTIONS } from "#app/cli/launch/server-options.js";
import { freePort } from "../support/free-port.ts";
import type { World } from "./world/kept.ts";

const BUILT = path.resolve("build/server/index.js");
const PROBE = path.resolve("tests/bench/memory-probe.js");
/** At its first start a server catches up on what its jobs have missed. */
const PATIENCE_MS = 300_000;

export type Server = {
  port: number;
  /** What it is called, in which its forms must say that they come from it. */
  origin: string;
  /** Bytes, after everything that can go is gone. */
  memory: () => Promise<NodeJS.MemoryUsage>;
  stop: () => Promise<void>;
};

/**
 * The built product on a world, in a process of its own, as it runs in earnest; its log goes to a file beside the world. One
 * of several has the address of the first, as behind a proxy.
 */
export async function startServer(
  { dataDir, databaseUrl }: Pick<World, "dataDir" | "databaseUrl">,
  first?: Server,
): Promise<Server> {
  const port = await freePort();
  const origin = first?.origin ?? `http://localhost:${port}`;
  const log = openSync(path.join(dataDir, `server-${port}.log`), "w");
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...{
      NODE_ENV: "production",
      PORT: String(port),
      HOST: "localhost",
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      ORIGIN: origin,
    },
  };
  const flags = [
    ...SERVER_OPTIONS,
    ...(process.env.BENCH_NODE_FLAGS?.split(" ") ?? []),
    "--expose-gc",
    "--import",
    PROBE,
  ];
  const child = spawn(process.execPath, [...flags, BUILT, "serve"], { env, stdio: ["ignore", log, log, "ipc"] });
  closeSync(log);
  await answering(child, port);
  return {
    port,
    origin,
    memory: () =>
      new Promise<NodeJS.MemoryUsage>((resolve) => {
        child.once("message", (usage) => resolve(usage as NodeJS.MemoryUsage));
        child.send("memory");
      }),
    stop: () =>
      new Promise<void>((stopped) => {
        if (child.exitCode !== null) return stopped();
        child.once("exit", () => stopped());
        child.disconnect();
      }),
  };
}

async function answering(child: ChildProcess, port: number) {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server stopped with ${child.exitCode}; its log says why`);
    const answer = await fetch(`http://localhost:${port}/health`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error("The server does not answer");
}

/** A server on a world that was kept since yesterday would begin with all that its jobs have missed, a check of the log first. */
export async function forgetJobs({ databaseUrl }: Pick<World, "databaseUrl">) {
  const db = openDatabase(databaseUrl);
  await inTransaction(db, (trx) => trx.deleteFrom("job").execute());
  await db.destroy();
}
