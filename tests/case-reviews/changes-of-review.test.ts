import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { loader as reviewLoader } from "#app/routes/case-reviews/$reviewId/route.tsx";
import { action as consentAction } from "#app/routes/case-reviews/$reviewId_.applications_.$applicationId.consent/route.tsx";
import { action as addressAction } from "#app/routes/case-reviews/$reviewId_.applications_.$applicationId.contact/route.tsx";
import { action as officerAction } from "#app/routes/case-reviews/$reviewId_.contact-officer/route.tsx";
import { action as leaverAction } from "#app/routes/case-reviews/$reviewId_.panel_.$memberId.remove/route.tsx";
import { action as sittingAction } from "#app/routes/case-reviews/$reviewId_.sittings.new/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, get, type Handler, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
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
const changes = () => db.selectFrom("case_review_change").selectAll().orderBy("id").execute();
const firstApplication = async () => (await db.selectFrom("case_review_application").select("id").orderBy("id").executeTakeFirstOrThrow()).id; // prettier-ignore
const applicant = () => db.selectFrom("case_review_applicant").selectAll().executeTakeFirstOrThrow();

describe("consent", () => {
  const given = { consent: "given", how: "form", evidence: "Case file, page 3" };
  async function forAnother() {
    const id = await idOf(await work.apply(await aVictim(db, p, 1), { applicantKind: "other", applicantName: "Kim Green", consent: "asked" })); // prettier-ignore
    const applicationId = await firstApplication();
    const consent = (fields: Record<string, string>, day = ago(3)) =>
      work.send(consentAction, id, { applicationId }, { ...dayFields("happenedOn", day), ...fields });
    return { id, consent };
  }

  test("is given, withdrawn and given again: each stands in the history, in the log, and opens or holds the letters", async () => {
    const { id, consent } = await forAnother();
    expect(outcomeOf(await consent(given))).toBe("saved");
    expect(await applicant()).toMatchObject({ consent: "given", consent_on: ago(3), consent_how: "form" });
    expect(outcomeOf(await consent({ consent: "withdrawn", how: "phone" }, ago(2)))).toBe("saved");
    await work.step(id, "acknowledge", ago(1), { contactUserId: officer.id });
    await work.ask(id, [p.policeId], ago(1));
    await work.decide(id, "not-met", { reasons: "SecretReasons", ...dayFields("decidedOn", ago(1)) });
    await work.letter(id, "threshold-not-met", ago(0));
    const letter = await db.selectFrom("case_review_letter").selectAll().executeTakeFirstOrThrow();
    expect(letter.fields_as_json).not.toContain("SecretReasons");
    expect((await changes()).map(({ kind, before_words: before }) => [kind, before])).toEqual([
      ["consent", "Consent has been asked for: nothing is disclosed until it is held"],
      ["consent", "The victim’s written consent is held"],
    ]);
    expect((await auditEvents(db)).filter(({ event }) => event === "case-review.consent-recorded")).toHaveLength(2);
  });

  test.each([
    ["given by telephone", { ...given, how: "phone" }, ago(3), "422 how"],
    ["given with nothing said of where it is kept", { ...given, evidence: "" }, ago(3), "422 evidence"],
    ["refused with nothing said of how", { consent: "refused" }, ago(3), "422 how"],
    ["withdrawn though it is not held", { consent: "withdrawn", how: "phone" }, ago(3), "422 consent"],
    ["given tomorrow", given, ago(-1), "422 happenedOn"],
    ["of another word", { consent: "not-needed" }, ago(3), "400 consent"],
  ])("%s is refused", async (_name, fields, day, outcome) => {
    const { consent } = await forAnother();
    expect(outcomeOf(await consent(fields, day))).toBe(outcome);
    expect(await changes()).toEqual([]);
  });

  test("is not recorded of a victim who applies, nor of the application of another review", async () => {
    const id = await idOf(await work.apply(await aVictim(db, p, 1)));
    const fields = { ...given, ...dayFields("happenedOn", ago(3)) };
    expect(outcomeOf(await work.send(consentAction, id, { applicationId: await firstApplication() }, fields))).toBe("422 form"); // prettier-ignore
    const other = await idOf(await work.apply(await aVictim(db, p, 1), { applicantKind: "other", applicantName: "Kim", consent: "asked" })); // prettier-ignore
    const [, foreign] = await db.selectFrom("case_review_application").select("id").orderBy("id").execute();
    expect(other).not.toBe(id);
    expect(outcomeOf(await work.send(consentAction, id, { applicationId: foreign?.id ?? "" }, fields))).toBe("404");
  });
});

test("how an applicant is reached is changed with a reason, and only those who work on the review read it", async () => {
  const { id } = await decidedReview(db, p, officer);
  await work.decide(id, "met");
  const at = { applicationId: await firstApplication() };
  const change = (fields: Record<string, string>) => work.send(addressAction, id, at, fields);
  expect(outcomeOf(await change({ contact: "07700 900555" }))).toBe("400 reason");
  expect(outcomeOf(await change({ contact: "07700 900555", reason: "Moved" }))).toBe("saved");
  expect(outcomeOf(await change({ contact: "07700 900555", reason: "Again" }))).toBe("422 contact");
  const member = await anActor(db, p, { groups: { [p.jagId]: "member" }, name: "Mel" });
  await work.panelMember(id, "Mel", { userId: member.id });
  expect(JSON.stringify(await work.read(id))).toContain("07700 900555");
  expect(JSON.stringify(await get(reviewLoader, member, { reviewId: id }))).not.toContain("07700 900555");
  expect(JSON.stringify(await auditEvents(db))).not.toContain("07700 900555");
});

test("the contact officer is changed, told, and the one before stands in the history", async () => {
  const { id } = await decidedReview(db, p, officer);
  const next = await anActor(db, p, { duties: ["asb-officer"], name: "Nia Next" });
  const outsider = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const change = (contactUserId: string, day = ago(0), reason = "On leave") =>
    work.send(officerAction, id, {}, { contactUserId, reason, ...dayFields("happenedOn", day) });
  expect(outcomeOf(await change(outsider.id))).toBe("422 contactUserId");
  expect(outcomeOf(await change(officer.id))).toBe("422 contactUserId");
  expect(outcomeOf(await change(next.id, ago(9)))).toBe("422 happenedOn");
  expect(outcomeOf(await change(next.id, ago(0), ""))).toBe("400 reason");
  expect(outcomeOf(await change(next.id))).toBe("saved");
  expect(await changes()).toMatchObject([{ kind: "contact-officer", before_words: "Jo Officer", after_words: "Nia Next" }]); // prettier-ignore
  const told = await db.selectFrom("notification").select("kind").where("user_id", "=", next.id).execute();
  expect(told).toEqual([{ kind: "case-review-given" }]);
});

test("a change of what somebody else has changed meanwhile is not made", async () => {
  const { id } = await decidedReview(db, p, officer);
  const next = await anActor(db, p, { duties: ["asb-officer"] });
  const late = { version: "1", contactUserId: next.id, reason: "On leave", ...dayFields("happenedOn", ago(0)) };
  expect(outcomeOf(await post(officerAction as Handler, officer, { reviewId: id }, late))).toBe("409 form");
  expect(await changes()).toEqual([]);
});

describe("the panel", () => {
  async function withPanel() {
    const { id } = await decidedReview(db, p, officer);
    await work.decide(id, "met");
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" }, name: "Mel" });
    await work.panelMember(id, "Ada Chair", { role: "chair" });
    await work.panelMember(id, "Mel", { userId: member.id });
    const ids = (await db.selectFrom("case_review_panel_member").select("id").orderBy("id").execute()).map((m) => m.id);
    const [chairId = "", memberId = ""] = ids;
    const takeOff = (of: string, fields: Record<string, string> = {}) =>
      work.send(leaverAction, id, { memberId: of }, { reason: "Ill", ...dayFields("happenedOn", ago(3)), ...fields });
    return { id, member, chairId, memberId, takeOff };
  }

  test("whoever is taken off it opens the review no more, with the reason kept; the same account is on it once", async () => {
    const { id, member, memberId, takeOff } = await withPanel();
    expect(outcomeOf(await work.panelMember(id, "Mel again", { userId: member.id }))).toBe("422 userId");
    expect(await get(reviewLoader as Handler, member, { reviewId: id })).toMatchObject({ mayWork: false });
    expect(outcomeOf(await takeOff(memberId, { reason: "" }))).toBe("400 reason");
    expect(outcomeOf(await takeOff(memberId, dayFields("happenedOn", ago(-1))))).toBe("422 happenedOn");
    expect(outcomeOf(await takeOff(memberId))).toBe("saved");
    expect(outcomeOf(await takeOff(memberId))).toBe("422 form");
    expect(await get(reviewLoader as Handler, member, { reviewId: id })).toMatchObject({ status: 404 });
    expect((await changes()).at(-1)).toMatchObject({ kind: "panel-member-removed", reason: "Ill", before_words: "Mel, member" }); // prettier-ignore
  });

  test("sits a second time with its own attendance, of whoever is on it then; the outcome letter runs from that sitting", async () => {
    const { id, chairId, memberId, takeOff } = await withPanel();
    const sit = (attended: string, day: string) =>
      work.send(sittingAction, id, {}, { attended, words: "Second outcome", ...dayFields("happenedOn", day) });
    await work.step(id, "schedule-panel", ago(5), dayFields("panelOn", ago(4)));
    expect(outcomeOf(await sit(chairId, ago(3)))).toBe("422 form");
    await work.step(id, "hold-panel", ago(4), { words: "First outcome", attended: chairId });
    await takeOff(memberId);
    await work.panelMember(id, "Bea New");
    const { id: newId } = await db.selectFrom("case_review_panel_member").select("id").where("name", "=", "Bea New").executeTakeFirstOrThrow(); // prettier-ignore
    expect(outcomeOf(await sit(newId, ago(5)))).toBe("422 happenedOn");
    expect(outcomeOf(await sit(memberId, ago(2)))).toBe("422 attended");
    expect(outcomeOf(await sit(newId, ago(2)))).toBe("saved");
    const page = (await work.read(id)) as { sittings: { present: string[]; absent: string[] }[] };
    expect(page.sittings).toMatchObject([
      { present: ["Ada Chair"], absent: ["Mel"] },
      { present: ["Bea New"], absent: ["Ada Chair"] },
    ]);
    const review = await db.selectFrom("case_review").selectAll().executeTakeFirstOrThrow();
    expect(review).toMatchObject({ status: "panel-held", outcome: "Second outcome", panel_on: ago(2) });
    expect(outcomeOf(await work.letter(id, "outcome", ago(3)))).toBe("422 sentOn");
    expect(outcomeOf(await work.letter(id, "outcome", ago(1)))).toBe("saved");
  });
});
