import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as save } from "#app/routes/incidents/new/route.tsx";
import { action } from "#app/routes/incidents/new_.similar/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, post, testDatabase, type TestPartnership } from "../factories.ts";
import { ago, dayFields, reportFields } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
  await post(save, officer, {}, reportFields(p.councilId));
});

const typed = (changes: Record<string, string> = {}) => ({
  ...{ place: "12 Ling Road", type: "noise", ...dayFields("happenedOn", ago(1)), ...changes },
});
type Similar = Record<"same" | "closed" | "problems" | "unlinked", { id: string; why: string[] }[]>;
const ask = async (changes: Record<string, string> = {}, actor = officer) => {
  const answer = (await post(action, actor, {}, typed(changes))) as Response;
  return { status: answer.status, body: answer.status === 200 ? ((await answer.json()) as Similar) : null };
};
const NOTHING = { same: [], closed: [], problems: [], unlinked: [] };

describe("while a report is typed", () => {
  test("the same incident and the incidents of a problem are offered by the rule of saving, each with why", async () => {
    const { body } = await ask();
    expect(body?.same.map(({ why }) => why)).toEqual([["the same place", "the same kind"]]);
    expect(body?.unlinked).toHaveLength(1);
    expect(JSON.stringify(body), "neither names nor what happened").not.toMatch(/Sample|Loud music/);
  });

  test("people who were chosen count, and an id from elsewhere does not", async () => {
    const { id } = await db.selectFrom("person").select("id").executeTakeFirstOrThrow();
    const elsewhere = { place: "Somewhere else" };
    expect((await ask({ ...elsewhere, reporterId: id })).body?.same).toMatchObject([
      { why: ["somebody in both", "the same kind"] },
    ]);
    const q = await aPartnership(db);
    const stranger = await anActor(db, q, { duties: ["asb-officer"] });
    expect((await ask({ ...elsewhere, reporterId: id }, stranger)).body).toEqual(NOTHING);
  });

  test.each<[string, Record<string, string>]>([
    ["no kind yet", { type: "" }],
    ["a kind of nobody", { type: "weather" }],
    ["half a day", dayFields("happenedOn", null)],
    ["no place yet", { place: "" }],
    ["another place", { place: "99 Ling Road" }],
    ["a postcode half typed", { place: "", postcode: "LE1" }],
    ["more words than a place has", { place: "x".repeat(500) }],
  ])("with %s nothing is, and nothing is in the log", async (_, changes) => {
    expect(await ask(changes)).toEqual({ status: 200, body: NOTHING });
    expect((await auditEvents(db)).map(({ event }) => event)).not.toContain("incident.similar-offered");
  });

  test("a place of which there are two of that name is none of them", async () => {
    await post(save, officer, {}, reportFields(p.councilId, { locationId: "new", reporterId: "new", sameAs: "new" }));
    expect(await db.selectFrom("location").select("id").execute()).toHaveLength(2);
    expect((await ask()).body?.same ?? []).toEqual([]);
  });

  test("what was offered is in the log, and nothing of it is written elsewhere", async () => {
    const [incident] = await db.selectFrom("incident").select("id").execute();
    await ask();
    const event = (await auditEvents(db)).find((e) => e.event === "incident.similar-offered");
    expect(event).toMatchObject({ category: "consultation", actor_id: officer.id, result_count: 1 });
    const { content } = await db.selectFrom("audit_detail").select("content").where("event_id", "=", event?.id ?? "").executeTakeFirstOrThrow(); // prettier-ignore
    expect(content).toContain(incident?.id);
    expect(await db.selectFrom("incident").select("id").execute()).toHaveLength(1);
  });

  test("somebody who does not log incidents is refused", async () => {
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect((await ask({}, member)).status).toBe(403);
  });
});
