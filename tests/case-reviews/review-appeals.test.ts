import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as appealAction } from "#app/routes/case-reviews/$reviewId_.appeal/route.tsx";
import { type Executor } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase, type TestPartnership } from "../factories.ts";
import { ago, atWork, dayFields, decidedReview, figuresSince, outcomeOf } from "./reviewing.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let work: ReturnType<typeof atWork>;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Jo Officer" });
  work = atWork(db, officer);
});
const reviewOf = (id: string) =>
  db.selectFrom("case_review").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

describe("an appeal", () => {
  const appeal = { grounds: "facts", words: "You missed a report" };
  const send = (id: string, fields: Record<string, string>) => work.send(appealAction, id, {}, fields);

  test("against “not met” that is upheld goes to a panel, and is no second application", async () => {
    const { id } = await decidedReview(db, p, officer, 1);
    await work.decide(id, "not-met");
    expect(outcomeOf(await send(id, { ...appeal, ...dayFields("receivedOn", ago(2)) }))).toBe("422 form");
    await work.letter(id, "threshold-not-met", ago(5));
    expect(outcomeOf(await send(id, { words: "x", ...dayFields("receivedOn", ago(2)) }))).toBe("422 grounds");
    expect(outcomeOf(await send(id, { ...appeal, ...dayFields("receivedOn", ago(2)) }))).toBe("saved");
    const decision = { isDecision: "yes", isUpheld: "yes", decidedBy: "Chair of Melton", decision: "A report was missed", ...dayFields("decidedOn", ago(0)) }; // prettier-ignore
    expect(outcomeOf(await send(id, decision))).toBe("422 form");
    expect(outcomeOf(await work.step(id, "send-pack", ago(1), { sentTo: "Melton" }))).toBe("saved");
    expect(outcomeOf(await send(id, decision))).toBe("saved");
    expect(await reviewOf(id)).toMatchObject({ status: "appeal-upheld", next_duty: "offer-involvement" });
    expect(await figuresSince(officer)).toEqual([1, 1, 0, 0]);
  });

  test("after it was closed opens it again, and a dismissed one is final", async () => {
    const { id } = await decidedReview(db, p, officer, 1);
    await work.decide(id, "not-met");
    await work.letter(id, "threshold-not-met", ago(5));
    await work.step(id, "close", ago(4), { words: "Told" });
    expect(outcomeOf(await send(id, { ...appeal, ...dayFields("receivedOn", ago(3)) }))).toBe("saved");
    await work.step(id, "send-pack", ago(2), { sentTo: "Melton" });
    await send(id, { isDecision: "yes", isUpheld: "no", decidedBy: "Chair", decision: "No", ...dayFields("decidedOn", ago(1)) });
    await work.step(id, "close", ago(0), { words: "Told" });
    expect((await reviewOf(id)).status).toBe("closed");
    expect(outcomeOf(await send(id, { ...appeal, ...dayFields("receivedOn", ago(0)) }))).toBe("422 form");
  }); // prettier-ignore
});
