import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { action as applyAction } from "#app/routes/case-reviews/new/route.tsx";
import { action as conflictAction } from "#app/routes/case-reviews/$reviewId_.conflict/route.tsx";
import { loader as letterFile } from "#app/routes/case-reviews/$reviewId_.letters.$kind_.file/route.tsx";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, get, type Handler, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { ago, applicationFields, atWork, aVictim, dayFields, decidedReview, figuresSince, idOf, outcomeOf } from "./reviewing.ts"; // prettier-ignore

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
const KIM = { applicantKind: "other", applicantName: "Kim Green", applicantRelation: "Neighbour", consent: "asked", applicantContact: "2 High Street" }; // prettier-ignore
const applicants = () => db.selectFrom("case_review_applicant").selectAll().orderBy("position").execute();
const joinedId = async () => (await applicants())[1]?.application_id ?? "";

test("a further application keeps its applicant, address and consent, and the contact officer is told of it", async () => {
  const { id, victim } = await decidedReview(db, p, officer);
  const colleague = await anActor(db, p, { duties: ["asb-officer"] });
  const answer = await atWork(db, colleague).apply(victim, KIM);
  expect(await idOf(answer)).toBe(id);
  expect((answer as Response).headers.get("location")).toContain("case-review-joined");
  expect(await applicants()).toMatchObject([
    { position: 1, kind: "victim", consent: "not-needed" },
    { position: 2, kind: "other", consent: "asked", contact: "2 High Street" },
  ]);
  const told = await db.selectFrom("notification").select("kind").where("user_id", "=", officer.id).execute();
  expect(told).toEqual([{ kind: "case-review-joined" }]);
  expect(await figuresSince(officer)).toEqual([2, 0, 0, 0]);
});

test("whoever has the page of a review open is told that an application has joined, before they decide", async () => {
  const { id, victim } = await decidedReview(db, p, officer);
  const seen = await db.selectFrom("case_review").select("version").executeTakeFirstOrThrow();
  await work.apply(victim, KIM);
  const { action } = await import("#app/routes/case-reviews/$reviewId_.threshold/route.tsx");
  const decision = { version: String(seen.version), decision: "met", reasons: "x", ...dayFields("decidedOn", ago(6)) };
  expect(outcomeOf(await post(action as Handler, officer, { reviewId: id }, decision))).toBe("409 form");
});

describe("whoever declared a personal interest in a review", () => {
  const everything = async () => ({
    applications: await db.selectFrom("case_review_application").selectAll().execute(),
    applicants: await applicants(),
    reports: await db.selectFrom("case_review_report").selectAll().execute(),
    steps: await db.selectFrom("case_review_step").selectAll().execute(),
    reviews: await db.selectFrom("case_review").selectAll().execute(),
    told: await db.selectFrom("notification").selectAll().execute(),
  });

  test("records no application that joins it, is told nothing of it, and is in the log", async () => {
    const { id, victim } = await decidedReview(db, p, officer);
    const kin = await anActor(db, p, { duties: ["asb-officer"] });
    await work.send(conflictAction, id, {}, { userId: kin.id, conflict: "personal" });
    const { reference } = await db.selectFrom("case_review").select("reference").executeTakeFirstOrThrow();
    const before = await everything();
    const answer = await atWork(db, kin).apply(victim, KIM);
    expect(answer).toMatchObject({
      init: { status: 422 },
      data: { errors: { form: "A colleague has to record this application" }, values: { applicantName: "Kim Green" } },
    });
    const said = JSON.stringify(answer);
    for (const kept of [id, reference]) expect(said).not.toContain(kept);
    expect(await everything()).toEqual(before);
    const refusals = (await auditEvents(db)).filter(({ category }) => category === "refusal");
    expect(refusals).toMatchObject([
      { event: "case-review.application-refused", object_kind: "case-review", object_id: id, actor_id: kin.id },
    ]);
  });

  test("records one again when they declare that there is none, and one about another problem at any time", async () => {
    const { id, victim } = await decidedReview(db, p, officer);
    const kin = await anActor(db, p, { duties: ["asb-officer"] });
    await work.send(conflictAction, id, {}, { userId: kin.id, conflict: "personal" });
    const other = await atWork(db, kin).apply(await aVictim(db, p, 1), KIM);
    expect(await idOf(other)).not.toBe(id);
    await work.send(conflictAction, id, {}, { userId: kin.id, conflict: "none" });
    expect(await idOf(await atWork(db, kin).apply(victim, KIM))).toBe(id);
  });
});

describe("the letters of a further application", () => {
  test("are its own: acknowledgement, decision and outcome, which move the review no further", async () => {
    const { id, victim } = await decidedReview(db, p, officer);
    await work.apply(victim, KIM);
    const joined = await joinedId();
    const owed = async () => ((await work.read(id)) as { applications: { owed: string[] }[] }).applications[1]?.owed;
    expect(await owed()).toEqual(["acknowledgement"]);
    expect(outcomeOf(await work.letterTo(id, "threshold-met", joined, ago(5)))).toBe("422 form");
    expect(outcomeOf(await work.letterTo(id, "acknowledgement", joined, ago(9)))).toBe("422 sentOn");
    expect(outcomeOf(await work.letterTo(id, "acknowledgement", joined, ago(6)))).toBe("saved");
    await work.decide(id, "met");
    expect(await owed()).toEqual(["threshold-met"]);
    await work.letter(id, "threshold-met", ago(5));
    await work.panelMember(id, "Ada Chair", { role: "chair" });
    await work.step(id, "schedule-panel", ago(5), dayFields("panelOn", ago(4)));
    const member = await db.selectFrom("case_review_panel_member").select("id").executeTakeFirstOrThrow();
    await work.step(id, "hold-panel", ago(4), { words: "SecretOutcome", attended: member.id });
    expect(outcomeOf(await work.letterTo(id, "outcome", joined, ago(3)))).toBe("422 form");
    await work.letter(id, "outcome", ago(3));
    expect(outcomeOf(await work.step(id, "close", ago(1), { words: "Done" }))).toBe("422 form");
    expect(await owed()).toEqual(["threshold-met", "outcome"]);
    expect(outcomeOf(await work.letterTo(id, "outcome", joined, ago(2)))).toBe("saved");
    expect(await owed()).toEqual([]);
    expect(outcomeOf(await work.step(id, "close", ago(1), { words: "Done" }))).toBe("saved");
    const letters = await db.selectFrom("case_review_letter").selectAll().orderBy("id").execute();
    expect(letters.filter((l) => l.application_id === joined).map((l) => l.kind)).toEqual([
      "acknowledgement",
      "outcome",
    ]);
    const own = letters.find((l) => l.application_id === joined && l.kind === "outcome")?.fields_as_json ?? "";
    expect(own).toContain("Kim Green");
    expect(own).toContain("2 High Street");
    expect(own).not.toContain("SecretOutcome");
    const steps = await db.selectFrom("case_review_step").select("kind").where("kind", "in", ["tell-threshold", "send-outcome"]).execute(); // prettier-ignore
    expect(steps).toHaveLength(2);
    expect(await figuresSince(officer)).toEqual([2, 0, 1, 0]);
  });

  test("of another victim hold nothing that was written of the first, and their outcome is written on its own", async () => {
    const { id, victim } = await decidedReview(db, p, officer);
    await inTransaction(db, (trx) =>
      trx.updateTable("case_review_applicant").set({ contact: "9 Kept Lane" }).execute(),
    );
    const { personId: second } = await aVictim(db, p, 1);
    await inTransaction(db, (trx) =>
      trx.updateTable("person").set({ given_names: "Sam", family_name: "Second" }).where("id", "=", second).execute(),
    );
    expect(
      outcomeOf(
        await work.apply({ personId: second, problemId: victim.problemId }, { applicantContact: "4 Other Road" }),
      ),
    ).toBe("saved");
    const joined = await joinedId();
    expect(outcomeOf(await work.decide(id, "met", { reasons: "SecretReasons" }))).toBe("saved");
    expect(outcomeOf(await work.letter(id, "threshold-met", ago(5)))).toBe("saved");
    expect(outcomeOf(await work.letterTo(id, "threshold-met", joined, ago(5)))).toBe("saved");
    expect(outcomeOf(await work.panelMember(id, "Ada Chair", { role: "chair" }))).toBe("saved");
    expect(outcomeOf(await work.step(id, "schedule-panel", ago(5), dayFields("panelOn", ago(4))))).toBe("saved");
    const member = await db.selectFrom("case_review_panel_member").select("id").executeTakeFirstOrThrow();
    expect(outcomeOf(await work.step(id, "hold-panel", ago(4), { words: "SecretOutcome", attended: member.id }))).toBe(
      "saved",
    );
    expect(outcomeOf(await work.letter(id, "outcome", ago(3)))).toBe("saved");
    expect(outcomeOf(await work.letterTo(id, "outcome", joined, ago(2)))).toBe("422 further");
    expect(outcomeOf(await work.letterTo(id, "outcome", joined, ago(2), { further: "Patrols go on" }))).toBe("saved");
    const letters = await db
      .selectFrom("case_review_letter")
      .selectAll()
      .where("application_id", "=", joined)
      .execute();
    const said = letters.map((letter) => letter.fields_as_json).join();
    for (const own of ["Sam Second", "4 Other Road", "Patrols go on"]) expect(said).toContain(own);
    for (const kept of ["9 Kept Lane", "SecretReasons", "SecretOutcome"]) expect(said).not.toContain(kept);
    const first = await db.selectFrom("case_review_letter").selectAll().where("application_id", "<>", joined).execute();
    expect(first.map((letter) => letter.fields_as_json).join()).toContain("SecretOutcome");
  });

  test("are in the log as disclosures to that applicant, by number and not by name", async () => {
    const { id, victim } = await decidedReview(db, p, officer);
    await work.apply(victim, KIM);
    const joined = await joinedId();
    await get(letterFile, officer, { reviewId: id, kind: "acknowledgement" }, `?application=${joined}`);
    await get(letterFile, officer, { reviewId: id, kind: "acknowledgement" });
    await work.letterTo(id, "acknowledgement", joined, ago(6));
    const disclosures = (await auditEvents(db)).filter(
      (e) => e.category === "disclosure" && e.event.includes("letter"),
    );
    expect(disclosures.map((e) => e.recipients)).toEqual(["Applicant 2", "Applicant", "Applicant 2"]);
  });

  test("go to nobody of another review", async () => {
    const { id } = await decidedReview(db, p, officer);
    await work.apply(await aVictim(db, p, 1), KIM);
    const foreign = (await db.selectFrom("case_review_applicant").selectAll().where("review_id", "<>", id).executeTakeFirstOrThrow()).application_id; // prettier-ignore
    expect(outcomeOf(await work.letterTo(id, "acknowledgement", foreign, ago(6)))).toBe("422 form");
    expect(await get(letterFile as Handler, officer, { reviewId: id, kind: "acknowledgement" }, `?application=${foreign}`)).toMatchObject({ status: 404 }); // prettier-ignore
  });
});

test("two first applications about one problem at the same moment are one review with two applications", async () => {
  const victim = await aVictim(db, p, 1);
  const others = await Promise.all(
    [1, 2, 3].map((n) => anActor(db, p, { duties: ["asb-officer"], name: `Officer ${n}` })),
  );
  const answers = await Promise.all(
    others.map((actor, n) => post(applyAction as Handler, actor, {}, applicationFields(victim, { ...KIM, applicantName: `Kim ${n}` }))), // prettier-ignore
  );
  expect(answers.map(outcomeOf)).toEqual(["saved", "saved", "saved"]);
  expect(new Set(await Promise.all(answers.map(idOf))).size).toBe(1);
  expect((await applicants()).map(({ position }) => position)).toEqual([1, 2, 3]);
  expect(await figuresSince(officer)).toEqual([3, 0, 0, 0]);
});
