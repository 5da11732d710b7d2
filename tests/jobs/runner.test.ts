import { addMilliseconds, addMinutes, addSeconds } from "date-fns";
import { beforeEach, describe, expect, test } from "vitest";
import type { Job } from "#app/jobs/job.ts";
import { JobRunner, LEASE_MS, startJobs } from "#app/jobs/runner.ts";
import { bringJobForward, findJob } from "#db/queries/jobs.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { testDatabase } from "../factories.ts";

const START = new Date("2026-03-02T10:00:00.000Z");

let db: Executor;
let now: Date;
let lines: unknown[];
beforeEach(async () => {
  db = await testDatabase();
  now = START;
  lines = [];
});

const log = { info: () => {}, error: (fields: Record<string, unknown>) => void lines.push(fields) };
const clock = () => now;
const runnerOf = (...jobs: Job[]) => new JobRunner({ db, jobs, log, clock });

/** A job every ten minutes that remembers when it ran. */
function aJob(changes: Partial<Job> = {}) {
  const runs: string[] = [];
  const job: Job = {
    name: "job",
    first: "now",
    nextRunAt: (at) => addMinutes(at, 10),
    run: async (at) => void runs.push(at.now.toISOString().slice(11, 19)),
    ...changes,
  };
  return { job, runs };
}

/** Until somebody opens it, whoever waits at it waits. */
function aGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

async function tick(runner: JobRunner) {
  await runner.startDue();
  await runner.settled();
}

test("a job runs when it is due, and not before", async () => {
  const { job, runs } = aJob();
  const runner = runnerOf(job);
  await tick(runner);
  now = addSeconds(START, 599);
  await tick(runner);
  now = addSeconds(START, 600);
  await tick(runner);
  expect(runs).toEqual(["10:00:00", "10:10:00"]);
  expect(await findJob(db, "job")).toEqual({
    nextRunAt: "2026-03-02T10:20:00.000Z", leasedUntil: null, lastStartedAt: "2026-03-02T10:10:00.000Z",
    lastFinishedAt: "2026-03-02T10:10:00.000Z", lastFailedAt: null, lastFailure: null,
  }); // prettier-ignore
});

test("a job whose first run is for later waits for it", async () => {
  const { job, runs } = aJob({ first: "later" });
  const runner = runnerOf(job);
  await tick(runner);
  expect(runs).toEqual([]);
  now = addMinutes(START, 10);
  await tick(runner);
  expect(runs).toEqual(["10:10:00"]);
});

test("runs that were missed while no server ran are caught up once", async () => {
  const { job, runs } = aJob();
  await tick(runnerOf(job));
  now = addMinutes(START, 125);
  const again = runnerOf(job);
  await tick(again);
  await tick(again);
  expect(runs).toEqual(["10:00:00", "12:05:00"]);
  expect(await findJob(db, "job")).toMatchObject({ nextRunAt: "2026-03-02T12:15:00.000Z" });
});

test("of two processes one runs the job", async () => {
  const gate = aGate();
  const { job, runs } = aJob({ run: async () => void (runs.push("run"), await gate.opened) });
  const [one, two] = [runnerOf(job), runnerOf(job)];
  await Promise.all([one.startDue(), two.startDue()]);
  gate.open();
  await Promise.all([one.settled(), two.settled()]);
  await Promise.all([tick(one), tick(two)]);
  expect(runs).toEqual(["run"]);
});

test("a job is not started again while it runs, and the others go on beside it", async () => {
  const gate = aGate();
  const slow = aJob({ name: "slow", run: async () => void (slow.runs.push("run"), await gate.opened) });
  const quick = aJob({ name: "quick", nextRunAt: (at) => addSeconds(at, 1) });
  const runner = runnerOf(slow.job, quick.job);
  for (let i = 0; i < 3; i++) {
    await runner.startDue();
    await expect.poll(async () => (await findJob(db, "quick"))?.leasedUntil).toBe(null);
    now = addSeconds(now, 1);
  }
  gate.open();
  await runner.settled();
  expect(slow.runs).toEqual(["run"]);
  expect(quick.runs.length).toBe(3);
});

test("a job of a process that died is taken over when its lease has run out", async () => {
  const { job, runs } = aJob({ run: async () => void (runs.push("run"), await new Promise(() => {})) });
  await runnerOf(job).startDue();
  const takingOver = aJob();
  const other = runnerOf(takingOver.job);
  now = addMilliseconds(START, LEASE_MS - 1);
  await tick(other);
  expect(takingOver.runs).toEqual([]);
  now = addMilliseconds(START, LEASE_MS);
  await tick(other);
  expect(takingOver.runs).toEqual(["10:00:15"]);
});

test("a run with nothing to do takes no lease and writes nothing", async () => {
  let isNeeded = false;
  const { job, runs } = aJob({ isNeeded: async () => isNeeded });
  const runner = runnerOf(job);
  await tick(runner);
  expect(runs).toEqual([]);
  expect(await findJob(db, "job")).toMatchObject({ lastStartedAt: null });
  isNeeded = true;
  await tick(runner);
  expect(runs).toEqual(["10:00:00"]);
});

describe("a job that fails", () => {
  const failing = () =>
    aJob({
      name: "failing",
      run: () => Promise.reject(Object.assign(new TypeError("Sam Example, born 1990"), { code: "SQLITE_FULL" })),
    }).job;

  test("is recorded by kind and code, never by what its message quotes", async () => {
    await tick(runnerOf(failing()));
    const job = await findJob(db, "failing");
    expect(job).toMatchObject({
      lastFailedAt: START.toISOString(),
      lastFailure: "TypeError SQLITE_FULL",
      lastFinishedAt: null,
      leasedUntil: null,
    });
    expect(lines).toEqual([{ job: "failing", error: "TypeError SQLITE_FULL", failures: 1 }]);
    expect(JSON.stringify([job, lines])).not.toContain("Sam");
  });

  test("waits longer each time, ten minutes at the most, and stops no other", async () => {
    const other = aJob({ nextRunAt: (at) => addSeconds(at, 1) });
    const runner = runnerOf(failing(), other.job);
    const waits: number[] = [];
    for (let i = 0; i < 9; i++) {
      await tick(runner);
      const due = new Date((await findJob(db, "failing"))?.nextRunAt ?? "");
      waits.push((due.getTime() - now.getTime()) / 1000);
      now = due;
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600]);
    expect(other.runs.length).toBe(9);
  });

  test("begins afresh after a run that went well", async () => {
    let works = false;
    const { job } = aJob({ run: () => (works ? Promise.resolve() : Promise.reject(new Error("no"))) });
    const runner = runnerOf(job);
    await tick(runner);
    now = addSeconds(now, 5);
    await tick(runner);
    now = addSeconds(now, 10);
    works = true;
    await tick(runner);
    works = false;
    now = addMinutes(now, 10);
    await tick(runner);
    expect(await findJob(db, "job")).toMatchObject({ nextRunAt: addSeconds(now, 5).toISOString() });
  });
});

describe("a run that somebody asks for", () => {
  const ask = () => inTransaction(db, (trx) => bringJobForward(trx, "job", now));

  test("happens at the next tick", async () => {
    const { job, runs } = aJob({ first: "later" });
    const runner = runnerOf(job);
    await tick(runner);
    await ask();
    await tick(runner);
    expect(runs).toEqual(["10:00:00"]);
  });

  test("while the job runs happens after it", async () => {
    const gate = aGate();
    const { job, runs } = aJob({ run: async () => void (runs.push("run"), await gate.opened) });
    const runner = runnerOf(job);
    await runner.startDue();
    now = addSeconds(START, 1);
    await ask();
    gate.open();
    await runner.settled();
    await tick(runner);
    expect(runs).toEqual(["run", "run"]);
  });
});

describe("stopping", () => {
  test("waits for what runs, then does what is for the stop, and starts nothing more", async () => {
    const gate = aGate();
    const happened: string[] = [];
    const { job } = aJob({
      run: async () => (await gate.opened, void happened.push("ran")),
      atStop: async () => void happened.push("at stop"),
    });
    const runner = runnerOf(job);
    await runner.startDue();
    const stopped = runner.stop();
    gate.open();
    await stopped;
    now = addMinutes(START, 20);
    await tick(runner);
    expect(happened).toEqual(["ran", "at stop"]);
  });

  test("a run that the stop cuts short is no failure, and is due at the next start", async () => {
    const gate = aGate();
    const { job } = aJob({ run: async () => (await gate.opened, Promise.reject(new Error("cut short"))) });
    const runner = runnerOf(job);
    await runner.startDue();
    const stopped = runner.stop();
    gate.open();
    await stopped;
    expect(await findJob(db, "job")).toMatchObject({
      nextRunAt: START.toISOString(),
      leasedUntil: null,
      lastFailedAt: null,
    });
    expect(lines).toEqual([]);
  });

  test("the timers of the loop end with it", async () => {
    const { job, runs } = aJob({ nextRunAt: (at) => at });
    const jobs = startJobs({ db, jobs: [job], log });
    await expect.poll(() => runs.length).toBeGreaterThan(0);
    await jobs.stop();
    const ran = runs.length;
    await new Promise((later) => setTimeout(later, 1200));
    expect(runs.length).toBe(ran);
  });
});

test("a database that does not answer stops nothing: the next tick tries again", async () => {
  const { job, runs } = aJob();
  let works = false;
  const flaky = new Proxy(db, {
    get: (target, name): unknown => {
      if (name === "transaction" && !works) throw Object.assign(new Error("x"), { code: "SQLITE_BUSY" });
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  const runner = new JobRunner({ db: flaky, jobs: [job], log, clock });
  await tick(runner);
  expect(lines).toEqual([{ error: "Error SQLITE_BUSY" }]);
  works = true;
  await tick(runner);
  expect(runs).toEqual(["10:00:00"]);
});
