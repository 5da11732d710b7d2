import { addDays } from "date-fns";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { checkAudit } from "#app/jobs/check-audit.ts";
import { JobRunner } from "#app/jobs/runner.ts";
import { action, loader } from "#app/routes/audit/check/route.tsx";
import { verifyLog } from "#app/services/audit/verify-log.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, get, post, testDatabase, type TestPartnership } from "../factories.ts";
import { expectAudit, tamper } from "../support/audit.ts";
import { aHeadFile, log, seal } from "./log.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let headFile: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"] });
  headFile = aHeadFile();
});

const look = (actor: Actor | null = officer) => get(loader, actor);
const ask = (actor: Actor | null = officer) => post(action, actor, {}, {});
async function runJobs(check = () => verifyLog(db, headFile)) {
  const lines: unknown[] = [];
  const runner = new JobRunner({
    db,
    jobs: [checkAudit(check)],
    log: { info: () => {}, error: (fields) => void lines.push(fields) },
  });
  await runner.startDue();
  await runner.settled();
  return lines;
}

test("only who may search the log may look, or ask", async () => {
  const administrator = await anActor(db, p, { duties: ["administrator"] });
  for (const knock of [look, ask]) {
    expect(await knock(null)).toMatchObject({ init: { status: 401 } });
    expect(await knock(administrator)).toMatchObject({ status: 403 });
  }
});

test("before the first check there is nothing to tell", async () => {
  expect(await look()).toEqual({
    last: null,
    seal: null,
    isUnderWay: false,
    checkFailedAt: null,
    sealingFailedAt: null,
  });
});

test("whoever asks for a check is logged, sees that it is under way, and then what it found", async () => {
  await log(db);
  await seal(db, headFile);
  expect(await ask()).toMatchObject({ status: 302 });
  expect(await look()).toMatchObject({ last: null, seal: { number: 1 }, isUnderWay: true });
  expect(await runJobs()).toEqual([]);
  expect(await look()).toMatchObject({ last: { isWhole: true, events: 2, fault: null }, isUnderWay: false });
  await expectAudit(
    db,
    [
      { event: "audit.check-requested", category: "system", actor_id: officer.id, partnership_id: p.partnershipId, object_kind: "log" },
      {
        event: "audit.found-whole", category: "system", actor_id: "system:jobs", partnership_id: null, result_count: 2, purpose: null,
        detail: { events: 2, unsealed: 1, first: null },
      },
    ],
    1,
  ); // prettier-ignore
});

test("a log that is not whole is told on the page, in the server's lines and in the log", async () => {
  const id = await log(db);
  await seal(db, headFile);
  await tamper(db, "update audit_event set fields = 'x' where id = ?", id);
  await ask();
  expect(await runJobs()).toEqual([{ first: { id, fault: "changed" } }]);
  expect(await look()).toMatchObject({ last: { isWhole: false, fault: `event ${id} has been changed` } });
  const found = { event: "audit.found-faulty", actor_id: "system:jobs", purpose: `event ${id} has been changed` };
  expect(
    await db
      .selectFrom("audit_event")
      .select(["event", "actor_id", "purpose"])
      .orderBy("id", "desc")
      .limit(1)
      .execute(),
  ).toEqual([found]);
});

test("a check that could not be finished is told, until one could", async () => {
  await ask();
  await runJobs(() => Promise.reject(new Error("no")));
  expect(await look()).toMatchObject({ last: null, isUnderWay: false, checkFailedAt: expect.any(String) as string });
  await ask();
  await runJobs();
  expect(await look()).toMatchObject({ last: { isWhole: true }, checkFailedAt: null });
});

test("it runs every night at two", () => {
  const { nextRunAt } = checkAudit(() => verifyLog(db, headFile));
  const next = nextRunAt(new Date("2026-03-02T10:00:00Z"));
  expect(next.toISOString()).toBe("2026-03-03T02:00:00.000Z");
  expect(nextRunAt(next)).toEqual(addDays(next, 1));
});
