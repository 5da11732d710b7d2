import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { addMinutes } from "date-fns";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import type { Job } from "#app/jobs/job.ts";
import { runOne } from "#app/jobs/run-one.ts";
import { JobRunner } from "#app/jobs/runner.ts";
import { useMail } from "#app/services/notifications/mail-settings.ts";
import { notify } from "#app/services/notifications/notify.ts";
import { openDatabase } from "#db/connection.ts";
import { findJob, insertJobIfNew, listJobRuns, takeJob } from "#db/queries/jobs.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anAction, aPartnership, auditEvents, aUser, testDatabaseUrl, type TestPartnership } from "../factories.ts";
import { mailServer } from "../support/mail-server.ts";

let folder: string;
let db: Executor;
let p: TestPartnership;
const out: string[] = [];
const err: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "joint-action-jobs-"));
  const url = await testDatabaseUrl();
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("ORIGIN", "http://localhost:3000");
  out.length = err.length = 0;
  vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => void err.push(line));
  db = openDatabase(url);
  p = await aPartnership(db);
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
  useMail(null);
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.useRealTimers();
});
const json = () => JSON.parse(out.at(-1) ?? "") as Record<string, unknown>;

describe("job run", () => {
  test("runs the job at once, though it is not due, and leaves the run and a line in the log", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-03-20T09:00:00Z"), shouldAdvanceTime: true });
    const owner = await aUser(db, p.policeId);
    await anAction(db, p, { owner_user_id: owner });
    await inTransaction(db, (trx) => insertJobIfNew(trx, "action-reminders", new Date("2026-03-21T06:00:00Z")));
    expect(await runCommand(["job", "run", "action-reminders", "--json"])).toBe(0);
    expect(json()).toEqual({ job: "action-reminders", kind: "done", counts: { reminders: 1 } });
    expect(await listJobRuns(db, { limit: 5 })).toMatchObject([{ job: "action-reminders", error: null }]);
    expect(await findJob(db, "action-reminders")).toMatchObject({ nextRunAt: "2026-03-21T06:00:00.000Z" });
    expect(await auditEvents(db)).toMatchObject([
      { event: "job.run-requested", purpose: "action-reminders", partnership_id: null },
    ]);
  });

  test("sends the outbox", async () => {
    const server = await mailServer();
    try {
      vi.stubEnv("SMTP_URL", server.url);
      vi.stubEnv("MAIL_FROM", "ja@example.org");
      useMail({ smtpUrl: server.url, from: "ja@example.org", origin: "http://localhost:3000" });
      const userId = await aUser(db, p.policeId);
      const about = { kind: "action-given", objectKind: "action", objectId: uuid(), reference: "A-26-0001" } as const;
      await inTransaction(db, (trx) =>
        notify(trx, [{ partnershipId: p.partnershipId, userId, ...about, at: new Date() }]),
      );
      expect(await runCommand(["job", "run", "outbox"])).toBe(0);
      expect(out.at(-1)).toBe("outbox: done. 1 sent");
      expect(server.received).toHaveLength(1);
      expect(await runCommand(["job", "run", "outbox"])).toBe(0);
      expect(out.at(-1)).toBe("outbox: nothing to do");
    } finally {
      await server.stop();
    }
  });

  test.each([
    [["run"], "Argument <name> is needed"],
    [["run", "nonsense"], 'There is no job "nonsense", only '],
    [[], "What is to be done is needed"],
    [["stop"], 'There is no command "job stop"'],
  ])("%j is refused in one line", async (args, words) => {
    expect(await runCommand(["job", ...args])).toBe(2);
    expect(err.at(-1)).toContain(words);
  });
});

test("job list has every job, run or not", async () => {
  expect(await runCommand(["job", "list", "--json"])).toBe(0);
  const { jobs } = json() as { jobs: { name: string; state: string; nextRunAt: string | null }[] };
  expect(jobs.map(({ name }) => name)).toContain("outbox");
  expect(jobs.every(({ state, nextRunAt }) => state === "waiting" && nextRunAt === null)).toBe(true);
  expect(await runCommand(["job", "list"])).toBe(0);
  expect(out.at(-1)).toMatch(/^seal-audit: /);
});

test.each<{ title: string; env: Record<string, string>; words: string }>([
  { title: "a bad address", env: { SMTP_URL: "mail.example.org", MAIL_FROM: "ja@example.org" }, words: "SMTP_URL must be" },
  { title: "an address of another kind", env: { SMTP_URL: "http://mail", MAIL_FROM: "ja@example.org" }, words: "SMTP_URL must be" },
  { title: "no address to write from", env: { SMTP_URL: "smtp://mail" }, words: "SMTP_URL and MAIL_FROM are needed together" },
  { title: "no server", env: { MAIL_FROM: "ja@example.org" }, words: "SMTP_URL and MAIL_FROM are needed together" },
  { title: "a sender that is none", env: { SMTP_URL: "smtp://mail", MAIL_FROM: "us" }, words: "MAIL_FROM must be" },
  { title: "a sender of two lines", env: { SMTP_URL: "smtp://mail", MAIL_FROM: "a\nBcc: b <ja@example.org>" }, words: "MAIL_FROM must be" },
])("mail settings with $title end every command with one line", async ({ env, words }) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  expect(await runCommand(["job", "list"])).not.toBe(0);
  expect(err.at(-1)).toContain(words);
}); // prettier-ignore

describe("one job", () => {
  const log = { info: () => {}, error: () => {} };
  const aJob = (run: Job["run"]): Job => ({ name: "job", first: "later", nextRunAt: (at) => addMinutes(at, 10), run });
  async function ask(job: Job) {
    const askedAt = new Date();
    await inTransaction(db, (trx) => insertJobIfNew(trx, job.name, askedAt));
    return runOne({ db, job, log, askedAt });
  }

  test("that fails says with what, and the run is kept with the code alone", async () => {
    const failing = aJob(() => Promise.reject(Object.assign(new Error("Robin Canary"), { code: "ENOSPC" })));
    expect(await ask(failing)).toEqual({ kind: "failed", error: "Error ENOSPC" });
    expect(await listJobRuns(db, { limit: 5 })).toMatchObject([{ error: "Error ENOSPC", counts: "{}" }]);
  });

  test("that counts nothing leaves no run behind, and is done", async () => {
    expect(await ask(aJob(async () => {}))).toEqual({ kind: "done", counts: {} });
    expect(await listJobRuns(db, { limit: 5 })).toEqual([]);
  });

  test("that another process holds is waited for, and what it did is told", async () => {
    const job = aJob(async () => ({ done: 1 }));
    const askedAt = new Date();
    await inTransaction(db, (trx) => insertJobIfNew(trx, job.name, askedAt));
    const other = new JobRunner({ db, jobs: [aJob(async () => void (await held), )], log }); // prettier-ignore
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await other.startDue();
    setTimeout(release, 300);
    expect(await runOne({ db, job, log, askedAt })).toEqual({ kind: "done", counts: {} });
    await other.settled();
  });

  test("is not taken from a process that has it", async () => {
    const askedAt = new Date();
    await inTransaction(db, async (trx) => {
      await insertJobIfNew(trx, "job", askedAt);
      await takeJob(trx, { name: "job", dueAt: askedAt.toISOString() }, "other", askedAt, addMinutes(askedAt, 1));
    });
    let runs = 0;
    const runner = new JobRunner({ db, jobs: [aJob(async () => void (runs += 1))], log });
    await runner.startDue();
    await runner.settled();
    expect(runs).toBe(0);
  });
});
