import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as reviewLoader } from "#app/routes/case-reviews/$reviewId/route.tsx";
import { action as appealAction } from "#app/routes/case-reviews/$reviewId_.appeal/route.tsx";
import { action as recommendAction } from "#app/routes/case-reviews/$reviewId_.recommendations_.new/route.tsx";
import { listWhoDealWithAsb } from "#db/queries/asb-officers.ts";
import { listReviewerPool } from "#db/queries/case-review-people.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, get, post, testDatabase, type TestPartnership } from "../factories.ts";
import { ago, atWork, aVictim, dayFields, decidedReview, figuresSince, idOf, outcomeOf } from "./reviewing.ts";

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
    expect((await db.selectFrom("case_review_attendance").select("attended").orderBy("member_id").execute()).map((m) => m.attended)).toEqual([1, 0]); // prettier-ignore
    expect(await figuresSince(officer)).toEqual([1, 0, 1, 1]);
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
    expect(await figuresSince(officer)).toEqual([1, 1, 0, 0]);
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
  const chosen = async () => [...(await listWhoDealWithAsb(db, p.partnershipId, today)), ...(await listReviewerPool(db, p.partnershipId, today))].map(({ id }) => id); // prettier-ignore
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

test("the days of the request, the decision and the decision on an appeal come after what they follow", async () => {
  const id = await idOf(await work.apply(await aVictim(db, p, 1)));
  await work.step(id, "acknowledge", ago(6), { contactUserId: officer.id });
  expect(outcomeOf(await work.ask(id, [p.policeId], ago(7)))).toBe("422 requestedOn");
  expect(outcomeOf(await work.ask(id, [p.policeId], ago(5)))).toBe("saved");
  expect(outcomeOf(await work.decide(id, "not-met", dayFields("decidedOn", ago(6))))).toBe("422 decidedOn");
  expect(outcomeOf(await work.decide(id, "not-met", dayFields("decidedOn", ago(5))))).toBe("saved");
  expect(outcomeOf(await work.letter(id, "threshold-not-met", ago(6)))).toBe("422 sentOn");
  await work.letter(id, "threshold-not-met", ago(4));
  const appeal = (fields: Record<string, string>) => work.send(appealAction, id, {}, fields);
  await appeal({ grounds: "facts", words: "You missed a report", ...dayFields("receivedOn", ago(3)) });
  expect(outcomeOf(await work.step(id, "send-pack", ago(4), { sentTo: "Melton" }))).toBe("422 happenedOn");
  await work.step(id, "send-pack", ago(2), { sentTo: "Melton" });
  const decision = { isDecision: "yes", isUpheld: "no", decidedBy: "Chair of Melton", decision: "No" };
  expect(outcomeOf(await appeal({ ...decision, ...dayFields("decidedOn", ago(3)) }))).toBe("422 decidedOn");
  expect(outcomeOf(await appeal({ ...decision, ...dayFields("decidedOn", ago(2)) }))).toBe("saved");
});
