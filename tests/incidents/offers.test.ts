import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action } from "#app/routes/incidents/new/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, post, testDatabase, type TestPartnership } from "../factories.ts";
import { ago, reportFields } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
});

type Reply = {
  data: {
    errors: Record<string, string>;
    values: Record<string, string | string[]>;
    offered: Record<"same" | "closed" | "problems" | "unlinked", { id: string; why: string[] }[]>;
  };
};
const save = (changes: Record<string, string> = {}) => post(action, officer, {}, reportFields(p.councilId, changes));
const incidents = () => db.selectFrom("incident").selectAll().orderBy("id").execute();
/** The second report is by the same person, whom the officer has chosen. */
async function again(changes: Record<string, string> = {}) {
  const { id } = await db.selectFrom("person").select("id").executeTakeFirstOrThrow();
  return save({ reporterId: id, ...changes });
}

describe("a new problem", () => {
  beforeEach(async () => {
    await save({ happenedOn: ago(60), reportedOn: ago(59) });
    const { id } = await db.selectFrom("person").select("id").executeTakeFirstOrThrow();
    await save({ reporterId: id, happenedOn: ago(40), reportedOn: ago(39), sameAs: "new" });
  });

  test("is offered with the incidents like it and why, each ticked for the officer to untick", async () => {
    const { data } = (await again()) as Reply;
    expect(data.offered.unlinked.map(({ why }) => why)).toEqual([
      ["the same place", "somebody in both", "the same kind"],
      ["the same place", "somebody in both", "the same kind"],
    ]);
    expect(data.values.problemIncidents).toEqual(data.offered.unlinked.map(({ id }) => id));
  });

  test("holds those that were ticked and no others", async () => {
    const [first, second] = await incidents();
    const fields = { problemId: "new", problemTitle: "Music", problemIncidents: second?.id ?? "" };
    expect(await again(fields)).toMatchObject({ status: 302 });
    const problem = await db.selectFrom("problem").select("id").executeTakeFirstOrThrow();
    const belong = (await incidents()).filter(({ problem_id }) => problem_id === problem.id).map(({ id }) => id);
    expect(belong).toContain(second?.id);
    expect(belong).toHaveLength(2);
    expect(belong).not.toContain(first?.id);
  });

  test("takes none that was not offered", async () => {
    await inTransaction(db, (trx) =>
      trx.updateTable("incident").set({ heading: "fireworks", location_id: null }).execute(),
    );
    const [first] = await incidents();
    const fields = { problemId: "new", problemTitle: "Music", problemIncidents: first?.id ?? "" };
    expect(await again(fields)).toMatchObject({ status: 302 });
    expect((await incidents()).filter(({ problem_id }) => problem_id !== null)).toHaveLength(1);
  });
});

test("a closed incident is named with the reason, and cannot be chosen as the same", async () => {
  await save();
  const close = { status: "closed" as const, ended_on: ago(0), end_reason: "Over" };
  await inTransaction(db, (trx) => trx.updateTable("incident").set(close).execute());
  const [closed] = await incidents();
  const { data } = (await again()) as Reply;
  expect(data.offered).toMatchObject({
    same: [],
    closed: [{ id: closed?.id, endedOn: ago(0), why: ["the same place", "somebody in both", "the same kind"] }],
  });
  expect(data.errors).toHaveProperty("sameAs");
  expect(data.values).toMatchObject({ sameAs: "new" });
  expect(JSON.stringify(data.offered)).not.toContain("Loud music");
});
