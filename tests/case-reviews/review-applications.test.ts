import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { type Executor } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase, type TestPartnership } from "../factories.ts";
import { ago, atWork, aVictim, dayFields, figuresSince, idOf, outcomeOf } from "./reviewing.ts";

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

describe("applications", () => {
  test("a further one about the same problem joins the open review and counts, a repeated one does not", async () => {
    const victim = await aVictim(db, p, 1);
    const id = await idOf(await work.apply(victim));
    expect(await idOf(await work.apply(victim, { applicantKind: "other", applicantName: "Councillor Green", consent: "asked" }))).toBe(id); // prettier-ignore
    expect(await idOf(await work.apply(victim, { isRepeat: "yes" }))).toBe(id);
    expect(await db.selectFrom("case_review").selectAll().execute()).toHaveLength(1);
    expect(await figuresSince(officer)).toEqual([2, 0, 0, 0]);
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
    expect(await figuresSince(officer)).toEqual([1, 0, 0, 0]);
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
