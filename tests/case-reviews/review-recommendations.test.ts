import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as recommendAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.new/route.tsx";
import { action as responseAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.$recommendationId/route.tsx";
import { action as carryAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.$recommendationId_.action/route.tsx";
import { type Executor } from "#db/transaction.ts";
import { anActor, aPartnership, type Handler, post, testDatabase, type TestPartnership } from "../factories.ts";
import { ago, atWork, dayFields, decidedReview, outcomeOf } from "./reviewing.ts";

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

describe("recommendations", () => {
  test("are answered by the body and carried by an action of a group", async () => {
    const runner = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, duties: ["asb-officer"] });
    const { id } = await decidedReview(db, p, officer);
    await work.decide(id, "met");
    await work.letter(id, "threshold-met", ago(5));
    await work.panelMember(id, "Ada Chair", { role: "chair" });
    await work.step(id, "schedule-panel", ago(4), dayFields("panelOn", ago(3)));
    const member = await db.selectFrom("case_review_panel_member").select("id").executeTakeFirstOrThrow();
    expect(outcomeOf(await work.step(id, "hold-panel", ago(3), { words: "Outcome" }))).toBe("422 attended");
    await work.step(id, "hold-panel", ago(3), { words: "Outcome", attended: member.id });
    const made = { theme: "Silo working", agencyId: p.policeId, words: "Name one officer" };
    expect(outcomeOf(await work.send(recommendAction, id, {}, { ...made, theme: "Another" }))).toBe("422 theme");
    await work.send(recommendAction, id, {}, made);
    const { id: recommendationId } = await db.selectFrom("case_review_recommendation").select("id").executeTakeFirstOrThrow();
    expect(outcomeOf(await work.send(responseAction, id, { recommendationId }, { response: "accepted", ...dayFields("respondedOn", ago(0)) }))).toBe("saved");
    const action = { words: "Name the officer", ownerAgencyId: p.councilId, ownerUserId: runner.id, ...dayFields("dueOn", ago(-10)), priority: "normal" };
    expect(outcomeOf(await post(carryAction as Handler, runner, { reviewId: id, recommendationId }, action))).toBe("saved");
    const carried = await db.selectFrom("case_review_recommendation").innerJoin("action", "action.id", "case_review_recommendation.action_id").select(["response", "action.group_id as groupId"]).executeTakeFirstOrThrow();
    expect(carried).toEqual({ response: "accepted", groupId: p.jagId });
    expect(outcomeOf(await post(carryAction as Handler, runner, { reviewId: id, recommendationId }, action))).toBe("404");
  }); // prettier-ignore
});
