import { v7 as uuid } from "uuid";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { joinToCase } from "#app/services/incidents/link-case.ts";
import { openProblem } from "#app/services/incidents/open-problem.ts";
import { addToProblem } from "#app/services/incidents/move-incident.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { aCase, anActor, anIncident, aPartnership, auditEvents, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aProblem } from "./asb-rows.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
});

const now = new Date();
const incidents = (many: number) => Promise.all(Array.from({ length: many }, () => anIncident(db, p)));
const countOf = async (event: string) => (await auditEvents(db)).filter((e) => e.event === event).length;

/** How many statements run in a transaction. */
function statements(work: (trx: Transaction) => Promise<unknown>): Promise<number> {
  return inTransaction(db, async (trx) => {
    let count = 0;
    const none = { transformQuery: ({ node }: { node: never }) => node, transformResult: ({ result }: { result: never }) => Promise.resolve(result) }; // prettier-ignore
    const counted = trx.withPlugin(none as never);
    const executor = counted.getExecutor();
    const execute = executor.executeQuery.bind(executor);
    executor.executeQuery = (...asked) => {
      count++;
      return execute(...asked);
    };
    await work(counted);
    return count;
  });
}

test("incidents go into a case in as many statements as one would", async () => {
  const join = async (many: number) => {
    const { id } = await aCase(db, p);
    const ids = await incidents(many);
    return statements((trx) => joinToCase(trx, { actor: officer, now }, { id, visibility: "standard" }, ids, "Came along")); // prettier-ignore
  };
  const [one, forty] = [await join(1), await join(40)];
  expect(one).toBeGreaterThan(0);
  expect(forty).toBe(one);
  expect(await countOf("incident.case-linked")).toBe(41);
  expect(await db.selectFrom("incident_case_change").select("kind").execute()).toHaveLength(41);
});

test("a problem is opened with forty incidents in as many statements as with one", async () => {
  const open = async (many: number) => {
    const chosen = (await incidents(many)).map((id) => ({ id }));
    return statements((trx) => openProblem(trx, { actor: officer, now }, { title: "Music", locationId: null, incidents: chosen })); // prettier-ignore
  };
  const [one, forty] = [await open(1), await open(40)];
  expect(forty).toBe(one);
  expect(await db.selectFrom("incident").select("id").where("problem_id", "is not", null).execute()).toHaveLength(41);
});

test("incidents that are added to a problem each have their step, their event and both histories", async () => {
  const [from, to] = [await aProblem(db, p), await aProblem(db, p)];
  const [moved = "", fresh = ""] = await Promise.all([anIncident(db, p, { problem_id: from }), anIncident(db, p)]);
  const added = await addToProblem({ db, actor: officer, now }, to, { incidentId: [moved, fresh], reference: null });
  expect(added).toEqual({ kind: "done" });
  const rows = await db.selectFrom("incident").select(["id", "problem_id", "version"]).orderBy("id").execute();
  expect(rows).toEqual([moved, fresh].sort().map((id) => ({ id, problem_id: to, version: 2 })));
  expect(await countOf("incident.moved")).toBe(2);
  const steps = await db.selectFrom("incident_step").select(["incident_id", "words"]).orderBy("id").execute();
  expect(steps.map(({ words }) => words?.includes("taken out of")).sort()).toEqual([false, true]);
  const changes = await db.selectFrom("problem_change").select(["problem_id", "kind"]).execute();
  expect(changes.filter(({ kind }) => kind === "incident-removed")).toEqual([{ problem_id: from, kind: "incident-removed" }]); // prettier-ignore
  expect(changes.filter(({ problem_id }) => problem_id === to)).toHaveLength(2);
});

test("an incident that the officer does not see is not added with those that they do", async () => {
  const problemId = await aProblem(db, p);
  const foreign = await anIncident(db, await aPartnership(db));
  for (const other of [foreign, uuid()]) {
    const form = { incidentId: [await anIncident(db, p), other], reference: null };
    expect(await addToProblem({ db, actor: officer, now }, problemId, form)).toMatchObject({ kind: "refused" });
  }
  expect(await db.selectFrom("incident").select("id").where("problem_id", "is not", null).execute()).toEqual([]);
});
