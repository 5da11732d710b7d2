import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import { workerThread, type WorkerThread } from "#app/worker/run-in-worker.ts";
import { openDatabase } from "#db/connection.ts";
import { serveFrom } from "#db/open.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { testDatabaseUrl } from "../factories.ts";
import { aHeadFile, logMany, seal } from "../audit/log.ts";
import { tamper } from "../support/audit.ts";

/** `npm test` builds before it runs; alone, this file needs a build. */
const BUILT = path.resolve(import.meta.dirname, "../../build/server/index.js");

let url: string;
let db: Executor;
let headFile: string;
let thread: WorkerThread;
beforeEach(async () => {
  url = await testDatabaseUrl();
  db = openDatabase(url);
  serveFrom(db);
  headFile = aHeadFile();
  await logMany(db, 700, { detail: { words: "x" } });
  await seal(db, headFile);
  thread = workerThread({ databaseUrl: url, entry: BUILT });
});
afterEach(async () => {
  await thread.stop();
  await db.destroy();
});

test("a task gives in the thread what it gives here, with the keys of this process", async () => {
  const here = await verifyLog(db, headFile);
  expect(here).toEqual({ ok: true, events: 700, unsealed: 0, first: null });
  expect(await thread.run("verify-log", { headFile })).toEqual(here);
  const { id } = await db.selectFrom("audit_event").select("id").limit(1).offset(9).executeTakeFirstOrThrow();
  await tamper(db, "update audit_event set fields = 'x' where id = ?", id);
  expect(await thread.run("verify-log", { headFile })).toMatchObject({ ok: false, first: { id, fault: "changed" } });
});

test("several tasks at once each get their own answer", async () => {
  const missing = aHeadFile();
  const checks = await Promise.all(
    [headFile, missing, headFile].map((file) => thread.run("verify-log", { headFile: file })),
  );
  expect(checks.map((check) => check.ok)).toEqual([true, true, true]);
});

test("while it reads, this thread goes on writing", async () => {
  const check = thread.run("verify-log", { headFile });
  await logMany(db, 50);
  expect(await check).toMatchObject({ ok: true });
});

test("a task that fails tells its caller what kind of fault it was, and the next one runs", async () => {
  const failing = thread.run("verify-log", { headFile: import.meta.dirname });
  await expect(failing).rejects.toThrow("A task of the worker thread failed");
  await expect(failing).rejects.toMatchObject({ code: "EISDIR" });
  expect(await thread.run("verify-log", { headFile })).toMatchObject({ ok: true });
});

test("stopping cuts short what is running and tells its caller", async () => {
  const check = thread.run("verify-log", { headFile });
  const told = expect(check).rejects.toThrow(/ended/);
  await thread.stop();
  await told;
  await expect(thread.run("verify-log", { headFile })).rejects.toThrow(/stopped/);
});

test("in development, where nothing is built, the task runs here on a connection that only reads", async () => {
  const here = workerThread({ databaseUrl: url, entry: null });
  expect(await here.run("verify-log", { headFile })).toMatchObject({ ok: true, events: 700 });
  await here.stop();
});

test("a thread whose file is not there fails its task and no more", async () => {
  const broken = workerThread({ databaseUrl: url, entry: path.join(path.dirname(BUILT), "no-such-file.js") });
  await expect(broken.run("verify-log", { headFile })).rejects.toThrow();
  await broken.stop();
  await inTransaction(db, async () => {});
});
