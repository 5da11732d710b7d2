import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as listLoader } from "#app/routes/case-reviews/_index/route.tsx";
import { loader as figuresLoader } from "#app/routes/case-reviews/figures/route.tsx";
import {
  action as replyAction,
  loader as requestLoader,
} from "#app/routes/case-reviews/requests.$informationRequestId/route.tsx";
import { loader as reviewLoader } from "#app/routes/case-reviews/$reviewId/route.tsx";
import { action as appealAction } from "#app/routes/case-reviews/$reviewId_.appeal/route.tsx";
import { action as conflictAction } from "#app/routes/case-reviews/$reviewId_.conflict/route.tsx";
import { loader as letterFile } from "#app/routes/case-reviews/$reviewId_.letters.$kind_.file/route.tsx";
import { action as recommendAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.new/route.tsx";
import { action as responseAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.$recommendationId/route.tsx";
import { action as carryAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.$recommendationId_.action/route.tsx";
import { action as reviewerAction } from "#app/routes/case-reviews/$reviewId_.reviewer/route.tsx";
import { wordLetter } from "#app/services/case-reviews/word-letter.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { listContactOfficers, listReviewerPool } from "#db/queries/case-review-people.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  anActor,
  aPartnership,
  auditEvents,
  get,
  type Handler,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago, atWork, aVictim, dayFields, decidedReview, idOf, outcomeOf } from "./reviewing.ts";

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
const figures = async () => {
  const page = (await get(figuresLoader, officer, {}, `?from=${ago(30)}&to=${ago(0)}`)) as { figures: { count: number }[] };
  return page.figures.map(({ count }) => count);
}; // prettier-ignore

describe("from the application to the outcome letter", () => {
  test("each step is recorded, moves the clock on, and the figures count it", async () => {
    const { id } = await decidedReview(db, p, officer);
    expect((await reviewOf(id)).next_duty).toBe("decide-threshold");
    expect(outcomeOf(await work.decide(id, "met"))).toBe("saved");
    expect(outcomeOf(await work.letter(id, "threshold-met", ago(5)))).toBe("saved");
    expect(outcomeOf(await work.step(id, "offer-involvement", ago(5), { words: "By telephone" }))).toBe("saved");
    expect(outcomeOf(await work.step(id, "victim-chose", ago(5), { involvement: "statement" }))).toBe("saved");
    expect(outcomeOf(await work.panelMember(id, "Ada Chair", { role: "independent-chair" }))).toBe("saved");
    expect(outcomeOf(await work.panelMember(id, "Ben Member", { agencyId: p.policeId }))).toBe("saved");
    expect(outcomeOf(await work.step(id, "schedule-panel", ago(4), dayFields("panelOn", ago(3))))).toBe("saved");
    const [chair] = await db.selectFrom("case_review_panel_member").select("id").orderBy("id").execute();
    expect(outcomeOf(await work.step(id, "hold-panel", ago(3), { words: "More could be done", attended: chair?.id ?? "" }))).toBe("saved"); // prettier-ignore
    expect(outcomeOf(await work.send(recommendAction, id, {}, { theme: "Silo working", agencyId: p.policeId, words: "Name one officer" }))).toBe("saved"); // prettier-ignore
    expect(outcomeOf(await work.step(id, "consult-victim", ago(2), { words: "Content" }))).toBe("saved");
    expect(outcomeOf(await work.letter(id, "outcome", ago(1)))).toBe("saved");
    expect(outcomeOf(await work.step(id, "close", ago(0), { words: "Done; the victim was told" }))).toBe("saved");

    expect(await reviewOf(id)).toMatchObject({ status: "closed", next_duty: null, next_due_on: null, outcome: "More could be done" }); // prettier-ignore
    expect((await db.selectFrom("case_review_panel_member").select("attended").orderBy("id").execute()).map((m) => m.attended)).toEqual([1, 0]); // prettier-ignore
    expect(await figures()).toEqual([1, 0, 1, 1]);
    const letters = await db.selectFrom("case_review_letter").select(["kind", "fields_as_json as fields"]).orderBy("id").execute();
    expect(letters.map(({ kind }) => kind)).toEqual(["threshold-met", "outcome"]);
    expect(letters[1]?.fields).toContain("Name one officer");
    expect(letters[1]?.fields).toContain("You can appeal until");
  }); // prettier-ignore

  test("the threshold cannot be found not met against the count by nobody in particular", async () => {
    const { id } = await decidedReview(db, p, officer);
    expect(outcomeOf(await work.decide(id, "not-met"))).toBe("422 deciderName");
    expect(outcomeOf(await work.decide(id, "not-met", { deciderName: "Director of Housing" }))).toBe("saved");
    const decision = await db.selectFrom("case_review_decision").selectAll().executeTakeFirstOrThrow();
    expect(decision).toMatchObject({ is_met: 0, is_against_count: 1, decider_name: "Director of Housing" });
    expect(JSON.parse(decision.count_as_json)).toMatchObject({ forced: "must-be-met", statutory: { count: 3 }, local: { count: 3 } }); // prettier-ignore
    expect(await figures()).toEqual([1, 1, 0, 0]);
  });

  test("below the count it can be found met with a ground", async () => {
    const { id } = await decidedReview(db, p, officer, 1);
    expect(outcomeOf(await work.decide(id, "met"))).toBe("422 grounds");
    expect(outcomeOf(await work.decide(id, "met", { grounds: "harm" }))).toBe("saved");
  });

  test("the count stays as it was at the decision, whatever is reported later", async () => {
    const { id, victim } = await decidedReview(db, p, officer, 2);
    await work.decide(id, "not-met");
    const before = await db.selectFrom("case_review_decision").select("count_as_json").executeTakeFirstOrThrow();
    expect(JSON.parse(before.count_as_json)).toMatchObject({ local: { count: 2, met: false } });
    await expect(
      inTransaction(db, (trx) => trx.updateTable("case_review_decision").set({ reasons: "Other" }).execute()),
    ).rejects.toThrow();
    expect(victim.personId).toBeTruthy();
  });
});

describe("a step", () => {
  test.each([
    ["before it can be taken", "hold-panel", ago(0), { words: "x" }, "422 form"],
    ["in the future", "pass-on", ago(-1), { words: "All" }, "422 happenedOn"],
    ["before the application", "pass-on", ago(9), { words: "All" }, "422 happenedOn"],
    ["without its words", "pass-on", ago(8), {}, "422 words"],
    ["to acknowledge without a contact officer", "acknowledge", ago(7), {}, "422 contactUserId"],
    ["to close before it is decided", "close", ago(0), { words: "x" }, "422 form"],
    ["of the commissioner while that is not in force", "commissioner-review", ago(0), { words: "x" }, "422 form"],
    ["of a name that there is none of", "decide-met", ago(0), {}, "404"],
  ])("%s is refused", async (_name, name, day, fields, outcome) => {
    const id = await idOf(await work.apply(await aVictim(db, p, 1)));
    expect(outcomeOf(await work.step(id, name, day, fields))).toBe(outcome);
    expect(await db.selectFrom("case_review_step").selectAll().execute()).toEqual([]);
  });

  test("of somebody whom another was quicker than is not lost and changes nothing", async () => {
    const id = await idOf(await work.apply(await aVictim(db, p, 1)));
    const { action } = await import("#app/routes/case-reviews/$reviewId_.steps.$name/route.tsx");
    await work.step(id, "pass-on", ago(8), { words: "All" });
    const late = { version: "1", words: "All", ...dayFields("happenedOn", ago(8)) };
    const answer = await post(action, officer, { reviewId: id, name: "pass-on" }, late);
    expect(outcomeOf(answer)).toBe("409 form");
    expect(await db.selectFrom("case_review_step").selectAll().execute()).toHaveLength(1);
  });
});

test("whoever's agency has left is chosen for nothing", async () => {
  const gone = await anActor(db, p, { agencyId: p.policeId, duties: ["asb-officer", "reviewer"] });
  const today = ago(0);
  const chosen = async () => [...(await listContactOfficers(db, p.partnershipId, today)), ...(await listReviewerPool(db, p.partnershipId, today))].map(({ id }) => id); // prettier-ignore
  expect((await chosen()).filter((id) => id === gone.id)).toHaveLength(2);
  await inTransaction(db, (trx) => trx.updateTable("partnership_agency").set({ left_on: ago(1) }).where("agency_id", "=", p.policeId).execute()); // prettier-ignore
  expect(await chosen()).not.toContain(gone.id);
});

test("what was not recorded in time is recorded late, while the review is open", async () => {
  const victim = await aVictim(db, p, 3);
  const id = await idOf(await work.apply(victim));
  await work.step(id, "acknowledge", ago(7), { contactUserId: officer.id });
  await work.ask(id, [p.policeId], ago(7));
  await work.decide(id, "met");
  await work.panelMember(id, "Ada Chair", { role: "chair" });
  await work.step(id, "schedule-panel", ago(4), dayFields("panelOn", ago(3)));
  const member = await db.selectFrom("case_review_panel_member").select("id").executeTakeFirstOrThrow();
  await work.step(id, "hold-panel", ago(3), { words: "Outcome", attended: member.id });
  expect(outcomeOf(await work.letter(id, "outcome", ago(1)))).toBe("saved");
  const late = ["pass-on", "tell-threshold", "offer-involvement", "consult-victim"];
  const page = (await get(reviewLoader, officer, { reviewId: id })) as { next: { others: { path: string }[] } };
  expect(page.next.others.map(({ path }) => path)).toEqual(expect.arrayContaining(late.map((name) => `steps/${name}`)));
  for (const name of late) expect(outcomeOf(await work.step(id, name, ago(1), { words: "Done" }))).toBe("saved");
  expect(await reviewOf(id)).toMatchObject({ status: "outcome-sent", next_duty: "close" });
}); // prettier-ignore

describe("applications", () => {
  test("a further one about the same problem joins the open review and counts, a repeated one does not", async () => {
    const victim = await aVictim(db, p, 1);
    const id = await idOf(await work.apply(victim));
    expect(await idOf(await work.apply(victim, { applicantKind: "other", applicantName: "Councillor Green", consent: "asked" }))).toBe(id); // prettier-ignore
    expect(await idOf(await work.apply(victim, { isRepeat: "yes" }))).toBe(id);
    expect(await db.selectFrom("case_review").selectAll().execute()).toHaveLength(1);
    expect(await figures()).toEqual([2, 0, 0, 0]);
  });

  test("are numbered in the year in which they are entered, whenever they were received", async () => {
    for (const days of [0, 300]) await work.apply(await aVictim(db, p, 1), dayFields("receivedOn", ago(days)));
    const reviews = await db.selectFrom("case_review").select("reference").orderBy("reference").execute();
    const year = ago(0).slice(2, 4);
    expect(reviews.map(({ reference }) => reference)).toEqual([`CR-${year}-0001`, `CR-${year}-0002`]);
  });

  test("the same form sent twice makes one", async () => {
    const victim = await aVictim(db, p, 1);
    const once = { once: newOnce() };
    expect(await idOf(await work.apply(victim, once))).toBe(await idOf(await work.apply(victim, once)));
    expect(await figures()).toEqual([1, 0, 0, 0]);
  });

  test("of somebody for a victim who has not consented, the letter says the decision and nothing more", async () => {
    const victim = await aVictim(db, p, 1);
    const id = await idOf(await work.apply(victim, { applicantKind: "other", applicantName: "Kim Green", consent: "asked" }));
    await work.step(id, "acknowledge", ago(7), { contactUserId: officer.id });
    await work.ask(id, [p.policeId], ago(7));
    await work.decide(id, "not-met", { reasons: "SecretReasons" });
    await work.letter(id, "threshold-not-met", ago(5));
    const { fields } = await db.selectFrom("case_review_letter").select("fields_as_json as fields").executeTakeFirstOrThrow();
    expect(fields).not.toContain("SecretReasons");
    expect(fields).toContain("The threshold for a case review is not met");
    expect(fields).toContain("Kim Green");
  }); // prettier-ignore

  test("a business is named and has no count of its own", async () => {
    const { problemId } = await aVictim(db, p, 3);
    const id = await idOf(await work.apply({ personId: "", problemId }, { victimWords: "Corner Shop" }));
    expect(await reviewOf(id)).toMatchObject({ victim_words: "Corner Shop", victim_person_id: null });
  });

  test.each([
    ["for nobody", { personId: "", problemId: "" }, "400 victimWords"],
    ["in the future", dayFields("receivedOn", ago(-1)), "422 receivedOn"],
    ["more than a year ago", dayFields("receivedOn", ago(400)), "422 receivedOn"],
    ["in a year mistyped", dayFields("receivedOn", "1926-11-20"), "422 receivedOn"],
    ["by somebody without a name", { applicantKind: "other", consent: "given" }, "400 applicantName"],
    ["by somebody else, with nothing said of consent", { applicantKind: "other", applicantName: "Kim" }, "400 consent"],
    ["about a problem that there is none of", { problemId: "01920000-0000-7000-8000-000000000000" }, "422 problemId"],
  ])("%s is refused", async (_name, changes, outcome) => {
    expect(outcomeOf(await work.apply(await aVictim(db, p, 1), changes))).toBe(outcome);
    expect(await db.selectFrom("case_review").selectAll().execute()).toEqual([]);
  });
});

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
      await trx.updateTable("case_review").set({ applicant_contact: "07700 900123" }).execute();
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
    expect(await figures()).toEqual([1, 1, 0, 0]);
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

describe("a letter", () => {
  test("is a Word document with the partnership's words, and each is in the log as a disclosure", async () => {
    const { id } = await decidedReview(db, p, officer);
    await work.decide(id, "met", { reasons: "Three nights in time" });
    const file = (await get(letterFile, officer, { reviewId: id, kind: "threshold-met" })) as Response;
    expect(file.headers.get("content-disposition")).toMatch(/^attachment; filename="CR-\d\d-\d{4}-threshold-met\.docx"$/);
    const { default: PizZip } = await import("pizzip");
    const words = new PizZip(await file.arrayBuffer()).file("word/document.xml")?.asText().replaceAll(/<[^>]+>/g, " ") ?? "";
    expect(words).toContain("We have decided that the threshold for a case review is met");
    expect(words).toContain("Reasons: Three nights in time");
    expect(words).not.toMatch(/[{}]/);
    expect((await auditEvents(db)).filter((e) => e.event === "case-review.letter-made")).toMatchObject([{ category: "disclosure" }]);
    expect(await get(letterFile as Handler, officer, { reviewId: id, kind: "outcome" })).toMatchObject({ status: 404 });
  }); // prettier-ignore
});

describe("what is pasted from Word", () => {
  test("with its control characters can be sent in a letter", async () => {
    const { id } = await decidedReview(db, p, officer);
    await work.decide(id, "met", { reasons: "Three nights\u000bin \u0001time" });
    const file = (await get(letterFile, officer, { reviewId: id, kind: "threshold-met" })) as Response;
    const { default: PizZip } = await import("pizzip");
    expect(new PizZip(await file.arrayBuffer()).file("word/document.xml")?.asText()).toContain("Three nights in time");
  });

  test("and stands in the record already, is left out of the letter", async () => {
    const template = { partnership: "Melton\u000b\u0000", date: "", reference: "", recipient: "", address: [], subject: "", opening: "", paragraphs: [], contact: "" }; // prettier-ignore
    expect((await wordLetter(template, null)).length).toBeGreaterThan(1000);
  });
});

describe("the list", () => {
  const list = async (actor: Actor, query: string) =>
    (await get(listLoader, actor, {}, query)) as { reviews: { id: string }[]; views: { show: string; count: number }[] }; // prettier-ignore

  test("counts what it shows: due, late, not replied, over", async () => {
    const { id } = await decidedReview(db, p, officer);
    const late = await idOf(await work.apply(await aVictim(db, p, 1), dayFields("receivedOn", ago(60))));
    const gone = await idOf(await work.apply(await aVictim(db, p, 1)));
    await work.step(gone, "withdraw", ago(1), { words: "By telephone" });
    await inTransaction(db, (trx) =>
      trx
        .updateTable("case_review_request")
        .set({ due_on: ago(1) })
        .execute(),
    );
    const shown: Record<string, string[]> = {};
    for (const show of ["due", "late", "no-reply", "over", "all"]) {
      const { reviews, views } = await list(officer, `?show=${show}`);
      shown[show] = reviews.map((review) => review.id);
      expect(views.find((view) => view.show === show)?.count).toBe(reviews.length);
    }
    expect(shown.late).toContain(late);
    expect(shown).toMatchObject({ due: [late, id], "no-reply": [id], over: [gone] });
    expect(shown.all).toHaveLength(3);
  });

  test("is each reader's own", async () => {
    await decidedReview(db, p, officer);
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect((await list(member, "?show=all")).reviews).toEqual([]);
    expect((await list(officer, "?show=all&whose=mine")).reviews).toHaveLength(1);
  });
});

test("figures count the whole partnership, and open what their reader may", async () => {
  const { id } = await decidedReview(db, p, officer);
  const executive = await anActor(db, p, { duties: ["executive"] });
  const query = `?from=${ago(30)}&to=${ago(0)}`;
  const page = (await get(figuresLoader, executive, {}, query)) as { figures: { rows: object[]; hidden: number }[] }; // prettier-ignore
  expect(page.figures[0]).toMatchObject({ count: 1, rows: [], hidden: 1 });
  const own = (await get(figuresLoader, officer, {}, query)) as typeof page;
  expect(own.figures[0]).toMatchObject({ count: 1, rows: [{ reviewId: id }], hidden: 0 });
});
