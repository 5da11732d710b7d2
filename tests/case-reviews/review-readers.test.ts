import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as replyAction } from "#app/routes/case-reviews/requests.$informationRequestId/route.tsx";
import { loader as requestLoader } from "#app/routes/case-reviews/requests.$informationRequestId/route.tsx";
import { loader as reviewLoader } from "#app/routes/case-reviews/$reviewId/route.tsx";
import { action as conflictAction } from "#app/routes/case-reviews/$reviewId_.conflict/route.tsx";
import { action as reviewerAction } from "#app/routes/case-reviews/$reviewId_.reviewer/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, get, type Handler, post, testDatabase, type TestPartnership } from "../factories.ts";
import { ago, atWork, decidedReview, outcomeOf } from "./reviewing.ts";

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

describe("what a body is asked", () => {
  test("its contact reads and answers once, and sees nothing else of the review", async () => {
    const contact = await anActor(db, p, { agencyId: p.policeId, name: "Pol Contact" });
    await inTransaction(db, (trx) => trx.updateTable("partnership_agency").set({ contact_user_id: contact.id }).where("agency_id", "=", p.policeId).execute()); // prettier-ignore
    const { id } = await decidedReview(db, p, officer);
    const request = await db.selectFrom("case_review_request").selectAll().where("agency_id", "=", p.policeId).executeTakeFirstOrThrow(); // prettier-ignore
    const at = { informationRequestId: request.id };
    const page = (await get(requestLoader, contact, at)) as { mayReply: boolean; reviewId: string | null };
    expect(page).toMatchObject({ mayReply: true, reviewId: null });
    expect(JSON.stringify(page)).not.toContain("Nobody has stopped it");
    expect(await get(reviewLoader as Handler, contact, { reviewId: id })).toMatchObject({ status: 404 });
    expect(outcomeOf(await post(replyAction as Handler, contact, at, { version: "1", reply: "Two calls" }))).toBe("saved");
    expect(outcomeOf(await post(replyAction as Handler, contact, at, { version: "2", reply: "Again" }))).toBe("422 form");
    const told = await db.selectFrom("notification").select(["kind", "reference"]).where("user_id", "=", contact.id).execute();
    expect(told).toEqual([{ kind: "case-review-asked", reference: (await reviewOf(id)).reference }]);
  }); // prettier-ignore

  test.each([
    ["the contact's agency has left", { left_on: ago(1) }, false],
    ["the contact has moved to another agency", {}, true],
  ])("is not seen any more when %s", async (_name, agency, isMoved) => {
    const contact = await anActor(db, p, { agencyId: isMoved ? p.councilId : p.policeId });
    await decidedReview(db, p, officer);
    await inTransaction(db, (trx) => trx.updateTable("partnership_agency").set({ contact_user_id: contact.id, ...agency }).where("agency_id", "=", p.policeId).execute()); // prettier-ignore
    const request = await db.selectFrom("case_review_request").select("id").where("agency_id", "=", p.policeId).executeTakeFirstOrThrow(); // prettier-ignore
    expect(await get(requestLoader as Handler, contact, { informationRequestId: request.id })).toMatchObject({ status: 404 }); // prettier-ignore
  });

  test("is not answered by a member of the panel who is not the contact of the body", async () => {
    const { id } = await decidedReview(db, p, officer);
    await work.decide(id, "met");
    const member = await anActor(db, p, { agencyId: p.policeId, groups: { [p.jagId]: "member" }, name: "Mel" });
    await work.panelMember(id, "Mel", { userId: member.id });
    const request = await db.selectFrom("case_review_request").select("id").where("agency_id", "=", p.policeId).executeTakeFirstOrThrow(); // prettier-ignore
    const at = { informationRequestId: request.id };
    expect(await get(requestLoader as Handler, member, at)).toMatchObject({ mayReply: false });
    expect(outcomeOf(await post(replyAction as Handler, member, at, { version: "1", reply: "Two calls" }))).toBe("403");
  });

  test("is nobody's else: not of another body, not of a colleague", async () => {
    await decidedReview(db, p, officer);
    const request = await db.selectFrom("case_review_request").select("id").where("agency_id", "=", p.policeId).executeTakeFirstOrThrow(); // prettier-ignore
    for (const agencyId of [p.policeId, p.councilId]) {
      const other = await anActor(db, p, { agencyId, groups: { [p.jagId]: "member" } });
      expect(await get(requestLoader as Handler, other, { informationRequestId: request.id })).toMatchObject({ status: 404 }); // prettier-ignore
    }
  });
});

describe("who may", () => {
  test.each([
    ["a member of a group", {}, "404"],
    ["a coordinator", { isCoordinator: true }, "reads"],
    ["a review author who is not the author of this one", { duties: ["reviewer" as const] }, "404"],
    ["a manager", { duties: ["manager" as const] }, "404"],
  ])("%s: %s", async (_name, { isCoordinator, duties }: { isCoordinator?: boolean; duties?: ("reviewer" | "manager")[] }, outcome) => {
    const { id } = await decidedReview(db, p, officer);
    const other = await anActor(db, p, { groups: { [p.jagId]: isCoordinator ? "coordinator" : "member" }, duties });
    const answer = await get(reviewLoader, other, { reviewId: id });
    expect(answer instanceof Response ? String(answer.status) : "reads").toBe(outcome);
  }); // prettier-ignore

  test("a member of the panel reads it and changes nothing; with a personal interest they read nothing", async () => {
    const { id } = await decidedReview(db, p, officer);
    await work.decide(id, "met");
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" }, duties: ["reviewer"], name: "Mel" });
    await work.panelMember(id, "Mel", { userId: member.id });
    expect(await get(reviewLoader as Handler, member, { reviewId: id })).toMatchObject({ mayWork: false, next: null });
    await inTransaction(db, async (trx) => {
      await trx.updateTable("case_review_applicant").set({ contact: "07700 900123" }).execute();
      await trx.updateTable("case_review_request").set({ reply: "Four calls in May", replied_on: ago(1), replied_by: officer.id }).execute(); // prettier-ignore
    });
    const sent = JSON.stringify(await get(reviewLoader, member, { reviewId: id }));
    for (const notShown of ["07700 900123", "Four calls in May", "What do you hold?", "birthDate"])
      expect(sent).not.toContain(notShown);
    expect(outcomeOf(await atWork(db, member).step(id, "withdraw", ago(0), { words: "x" }))).toBe("403");
    await work.send(conflictAction, id, {}, { userId: member.id, conflict: "personal" });
    expect(await get(reviewLoader as Handler, member, { reviewId: id })).toMatchObject({ status: 404 });
    await work.send(conflictAction, id, {}, { userId: member.id, conflict: "none" });
    expect(await get(reviewLoader as Handler, member, { reviewId: id })).toMatchObject({ mayWork: false });
  });

  test("the author is of the pool, has declared, and has not dealt with the case", async () => {
    const { id } = await decidedReview(db, p, officer);
    const author = await anActor(db, p, { duties: ["reviewer", "asb-officer"], name: "Au Thor" });
    const name = () => work.send(reviewerAction, id, {}, { reviewerUserId: author.id });
    expect(outcomeOf(await name())).toBe("422 reviewerUserId");
    await work.send(conflictAction, id, {}, { userId: author.id, conflict: "managed" });
    expect(outcomeOf(await name())).toBe("422 reviewerUserId");
    await work.send(conflictAction, id, {}, { userId: author.id, conflict: "none" });
    await inTransaction(db, (trx) => trx.updateTable("incident").set({ officer_user_id: author.id, officer_agency_id: p.councilId }).execute()); // prettier-ignore
    expect(outcomeOf(await name())).toBe("422 reviewerUserId");
    await inTransaction(db, (trx) => trx.updateTable("incident").set({ officer_user_id: null }).execute());
    expect(outcomeOf(await name())).toBe("saved");
    await work.send(conflictAction, id, {}, { userId: author.id, conflict: "managed" });
    expect((await reviewOf(id)).reviewer_user_id).toBeNull();
  });
});
