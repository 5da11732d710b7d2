import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { action as endAction, loader as endPage } from "#app/routes/interventions/$interventionId_.end/route.tsx";
import {
  action as stepAction,
  loader as stepPage,
} from "#app/routes/interventions/$interventionId_.steps.new/route.tsx";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import {
  aCase,
  anActor,
  anIntervention,
  aPartnership,
  aPerson,
  aRespondent,
  auditEvents,
  get,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { ago, dayFields } from "../incidents/logging.ts";
import { aBrokenGlass } from "../support/need-to-know.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"], name: "Olive Ficer" });
});

type Row = Partial<Database["intervention"]>;
type Posted = Record<string, string>;
const of = (changes: Row) => anIntervention(db, p, { tier: "civil", ...changes });
const row = (id: string) => db.selectFrom("intervention").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const steps = (id: string) =>
  db.selectFrom("intervention_step").selectAll().where("intervention_id", "=", id).orderBy("id").execute();
const status = (answer: unknown) =>
  answer instanceof Response ? answer.status : (answer as { init?: { status?: number } }).init?.status;
const said = (answer: unknown) => (answer as { data: { errors: Posted } }).data.errors;
const codes = (answer: unknown) => (answer as { data: { warnings: { code: string }[] } }).data.warnings.map(({ code }) => code); // prettier-ignore

async function take(id: string, step: string, day: string, more: Posted = {}, who = officer) {
  const version = String((await row(id)).version);
  return post(stepAction, who, { interventionId: id }, { version, step, words: "As decided", ...dayFields("onDay", day), ...more }); // prettier-ignore
}
async function end(id: string, more: Posted, who = officer) {
  const version = String((await row(id)).version);
  const fields = {
    what: "end",
    respondentId: "",
    endKind: "completed",
    reason: "Kept",
    ...dayFields("endedOn", ago(1)),
  };
  return post(endAction, who, { interventionId: id }, { version, ...fields, ...more });
}
const until = (day: string) => dayFields("untilDay", day);

describe("what happened to an intervention", () => {
  test("the page offers what can be recorded as it stands", async () => {
    const offered = async (changes: Row) => {
      const id = await of(changes);
      return ((await get(stepPage, officer, { interventionId: id })) as { steps: string[] }).steps;
    };
    expect(await offered({ kind: "cpn" })).toEqual(["varied", "reviewed", "appeal-lodged"]);
    expect(await offered({ kind: "injunction", state: "planned" })).toEqual(["made", "not-made", "hearing", "adjourned", "consulted"]); // prettier-ignore
    expect(await offered({ kind: "closure-order-full", until_day: "2026-06-01" })).toEqual(["hearing", "adjourned", "extended", "varied", "reviewed", "appeal-lodged"]); // prettier-ignore
    expect(await offered({ kind: "warning-letter", tier: "non-legal" })).toEqual(["reviewed"]);
    expect(await offered({ kind: "injunction", state: "not-made" })).toEqual([]);
    expect(await auditEvents(db)).toContainEqual(expect.objectContaining({ event: "intervention.viewed" }));
  });

  test("the page says how it stands", async () => {
    const standing = async (changes: Row) => {
      const id = await of({ kind: "abc", ...changes });
      return ((await get(stepPage, officer, { interventionId: id })) as { standing: string }).standing;
    };
    expect(await standing({ until_day: "2026-09-01" })).toBe("Made on 2 March 2026, until 1 September 2026.");
    expect(await standing({})).toBe("Made on 2 March 2026, without an end that is recorded.");
    expect(await standing({ state: "planned" })).toBe("Applied for or planned on 2 March 2026.");
    expect(await standing({ ended_on: "2026-05-01", end_kind: "completed", end_reason: "Kept" })).toBe("Made on 2 March 2026. Ended on 1 May 2026: completed."); // prettier-ignore
  });

  test("a review stands in the history and the log, with the day and the words", async () => {
    const id = await of({ kind: "cbo", tier: "criminal", issued_on: ago(300) });
    const answer = (await take(id, "reviewed", ago(3))) as Response;
    expect(answer.headers.get("Location")).toBe(`/interventions/${id}?saved=intervention-changed`);
    expect(await steps(id)).toEqual([
      expect.objectContaining({ kind: "reviewed", on_day: ago(3), words: "As decided", recorded_by: officer.id }),
    ]);
    expect((await row(id)).version).toBe(2);
    expect(await auditEvents(db)).toContainEqual(
      expect.objectContaining({ event: "intervention.step-recorded", object_kind: "intervention", object_id: id }),
    );
  });

  test.each([
    ["in the future", "reviewed", -1, {}, "onDay"],
    ["before the day of issue", "reviewed", 301, {}, "onDay"],
    ["without words", "reviewed", 3, { words: " " }, "words"],
    ["a step that is not open", "made", 3, {}, "form"],
    ["an end before the present one", "extended", 3, until("2026-01-01"), "untilDay"],
    ["without the new end", "extended", 3, {}, "untilDay"],
  ])("is refused with 422 %s", async (_, step, before, more, field) => {
    const id = await of({ kind: "abc", tier: "non-legal", issued_on: ago(300), from_day: ago(300), until_day: ago(2) });
    const answer = await take(id, step, ago(before), more);
    expect([status(answer), Object.keys(said(answer))]).toEqual([422, [field]]);
    expect(await steps(id)).toEqual([]);
  });

  test("a bad shape is 400, and what was typed is kept", async () => {
    const id = await of({ kind: "abc", tier: "non-legal" });
    const answer = await take(id, "reviewed", ago(3), { "onDay-month": "13", words: "Mine" });
    expect([status(answer), said(answer)]).toEqual([400, { onDay: "Day must be a real date, like 27 3 2026" }]);
    expect((answer as { data: { values: Posted } }).data.values.words).toBe("Mine");
  });

  test("somebody who was slower is told, and nothing is written", async () => {
    const id = await of({ kind: "cpn" });
    await take(id, "reviewed", ago(3));
    const late = await post(stepAction, officer, { interventionId: id }, { version: "1", step: "reviewed", words: "x", ...dayFields("onDay", ago(2)) }); // prettier-ignore
    expect(status(late)).toBe(409);
    expect(await steps(id)).toHaveLength(1);
  });
});

describe("limits of the law", () => {
  const closure = () => of({ kind: "closure-order-full", issued_on: ago(80), from_day: ago(80), until_day: ago(-5), case_id: null }); // prettier-ignore

  test("an extension that the law does not allow is asked about with its source; a reason lets it through", async () => {
    const id = await closure();
    const asked = await take(id, "extended", ago(1), until(ago(-200)));
    expect([status(asked), codes(asked)]).toEqual([422, ["longer-than-allowed", "longer-in-all"]]);
    expect(await steps(id)).toEqual([]);
    const reason = { warned: "longer-than-allowed,longer-in-all", overrideReason: "So the court ordered" };
    expect(status(await take(id, "extended", ago(1), { ...until(ago(-200)), ...reason }))).toBe(302);
    expect((await row(id)).until_day).toBe(ago(-200));
    expect((await steps(id)).map((s) => [s.kind, s.warning_code, s.reason, s.until_before, s.until_after])).toEqual([
      ["extended", null, null, ago(-5), ago(-200)],
      ["warning-overridden", "longer-than-allowed", "So the court ordered", null, null],
      ["warning-overridden", "longer-in-all", "So the court ordered", null, null],
    ]);
  });

  test("a reason for other warnings than those that stand is no reason for these", async () => {
    const id = await closure();
    const asked = await take(id, "extended", ago(1), { ...until(ago(-200)), warned: "appeal-late", overrideReason: "So be it" }); // prettier-ignore
    expect(status(asked)).toBe(422);
    expect(await steps(id)).toEqual([]);
  });

  test("an extension within the limits is not asked about", async () => {
    const id = await closure();
    expect(status(await take(id, "extended", ago(1), until(ago(-60))))).toBe(302);
  });

  test("a public spaces order that has expired is not extended, but one before its end is", async () => {
    const pspo = (untilDay: string) =>
      of({ kind: "pspo", issued_on: ago(1000), from_day: ago(1000), until_day: untilDay });
    const lapsed = await take(await pspo(ago(10)), "extended", ago(1), until(ago(-500)));
    expect([status(lapsed), said(lapsed).onDay]).toEqual([422, expect.stringContaining("ASBCPA 2014 s60")]);
    expect(status(await take(await pspo(ago(1)), "extended", ago(1), until(ago(-500))))).toBe(302);
  });

  test.each([
    ["14 days", 14, 302],
    ["15 days", 15, 422],
  ])("a hearing of a closure adjourned for %s", async (_, days, expected) => {
    const id = await of({ kind: "closure-order-full", state: "planned", issued_on: ago(5), from_day: ago(5) });
    expect(status(await take(id, "adjourned", ago(3), until(plusDays(ago(3), days))))).toBe(expected);
  });

  test("an order that was applied for is made: ages are those of that day, and youth justice must have been consulted", async () => {
    const id = await of({ kind: "injunction", state: "planned", issued_on: ago(40), from_day: ago(40) });
    const personId = await aPerson(db, p, { birth_date: plusDays(ago(20), -15 * 366), birth_date_basis: "exact" });
    await aRespondent(db, p, id, { person_id: personId });
    const long = { ...until(plusDays(ago(20), 700)), court: "Leicester Youth Court" };
    const asked = await take(id, "made", ago(20), long);
    expect([status(asked), codes(asked)]).toEqual([422, ["longer-than-allowed", "youth-justice-not-consulted"]]);
    expect(status(await take(id, "consulted", ago(30)))).toBe(302);
    expect(status(await take(id, "made", ago(20), { ...until(plusDays(ago(20), 300)), court: long.court }))).toBe(302);
    expect(await row(id)).toMatchObject({
      ...{ state: "made", issued_on: ago(20), from_day: ago(20), until_day: plusDays(ago(20), 300) },
      ...{ court: "Leicester Youth Court", consulted_on: ago(30) },
    });
  });

  test("not made after all", async () => {
    const id = await of({ kind: "injunction", state: "planned", issued_on: ago(40), from_day: ago(40) });
    expect(status(await take(id, "not-made", ago(2)))).toBe(302);
    expect((await row(id)).state).toBe("not-made");
  });
});

describe("an appeal", () => {
  test("late is asked about; it runs until it is decided; a notice that is quashed has ended", async () => {
    const id = await of({ kind: "cpn", issued_on: ago(30), from_day: ago(30) });
    expect(codes(await take(id, "appeal-lodged", ago(9)))).toEqual(["appeal-late"]);
    expect(status(await take(id, "appeal-lodged", ago(10)))).toBe(302);
    expect(said(await take(id, "appeal-lodged", ago(10))).form).toContain("An appeal runs already");
    expect(Object.keys(said(await take(id, "appeal-decided", ago(2))))).toEqual(["outcome"]);
    expect(Object.keys(said(await take(id, "appeal-decided", ago(11), { outcome: "quashed" })))).toEqual(["onDay"]);
    expect(status(await take(id, "appeal-decided", ago(2), { outcome: "quashed" }))).toBe(302);
    expect(await row(id)).toMatchObject({ ended_on: ago(2), end_kind: "quashed", end_reason: "As decided" });
  });

  test("that is dismissed changes nothing", async () => {
    const id = await of({ kind: "cpn", issued_on: ago(30), from_day: ago(30) });
    await take(id, "appeal-lodged", ago(20));
    await take(id, "appeal-decided", ago(2), { outcome: "dismissed" });
    expect((await row(id)).ended_on).toBeNull();
    expect((await steps(id)).map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ["appeal-lodged", null],
      ["appeal-decided", "dismissed"],
    ]);
  });
});

describe("the end", () => {
  test("of the whole, with its reason, and the way back", async () => {
    const id = await of({ kind: "abc", tier: "non-legal" });
    expect(status(await end(id, {}))).toBe(302);
    expect(await row(id)).toMatchObject({ ended_on: ago(1), end_kind: "completed", end_reason: "Kept" });
    expect((await get(endPage, officer, { interventionId: id })) as object).toMatchObject({ isEnded: true });
    expect(said(await end(id, {})).form).toBe("It has ended already");
    expect(status(await end(id, { what: "reopen", reason: "Recorded on the wrong one" }))).toBe(302);
    expect((await row(id)).ended_on).toBeNull();
    expect((await steps(id)).map(({ kind, reason }) => [kind, reason])).toEqual([
      ["ended", "Kept"],
      ["reopened", "Recorded on the wrong one"],
    ]);
    const events = (await auditEvents(db)).map(({ event }) => event);
    expect(events.filter((event) => event.startsWith("intervention.") && event !== "intervention.viewed")).toEqual([
      "intervention.ended",
      "intervention.reopened",
    ]);
  });

  test("of one respondent alone, and with the last of them the whole", async () => {
    const id = await of({ kind: "injunction" });
    const [first, second] = [await aRespondent(db, p, id), await aRespondent(db, p, id)];
    expect(status(await end(id, { respondentId: first, endKind: "discharged" }))).toBe(302);
    expect((await row(id)).ended_on).toBeNull();
    expect(Object.keys(said(await end(id, { respondentId: first })))).toEqual(["respondentId"]);
    expect(status(await end(id, { respondentId: second, endKind: "discharged" }))).toBe(302);
    expect(await row(id)).toMatchObject({ ended_on: ago(1), end_kind: "discharged" });
  });

  const ends = async (id: string) => {
    const bound = db.selectFrom("intervention_respondent").select("ended_on").where("intervention_id", "=", id);
    return (await bound.orderBy("id").execute()).map(({ ended_on }) => ended_on);
  };
  test("of the whole is the latest of the respondents’ ends; put in force again, those who ended with it are bound", async () => {
    const id = await of({ kind: "injunction", issued_on: ago(30), from_day: ago(30) });
    const [first, second] = [await aRespondent(db, p, id), await aRespondent(db, p, id)];
    await end(id, { respondentId: first, endKind: "discharged" });
    await end(id, { respondentId: second, endKind: "withdrawn", ...dayFields("endedOn", ago(5)) });
    expect(await row(id)).toMatchObject({ ended_on: ago(1), end_kind: "discharged" });
    expect(status(await end(id, { what: "reopen", reason: "Recorded by mistake" }))).toBe(302);
    expect((await row(id)).ended_on).toBeNull();
    expect(await ends(id)).toEqual([null, ago(5)]);
  });

  test("by quashing is that of every respondent for whom it had not ended", async () => {
    const id = await of({ kind: "cpn", issued_on: ago(30), from_day: ago(30) });
    const [first] = [await aRespondent(db, p, id), await aRespondent(db, p, id)];
    await end(id, { respondentId: first, endKind: "withdrawn", ...dayFields("endedOn", ago(5)) });
    await take(id, "appeal-lodged", ago(20));
    expect(status(await take(id, "appeal-decided", ago(2), { outcome: "quashed" }))).toBe(302);
    expect(await ends(id)).toEqual([ago(5), ago(2)]);
    expect(await row(id)).toMatchObject({ ended_on: ago(2), end_kind: "quashed" });
  });

  test("is refused after the last day", async () => {
    const id = await of({ kind: "abc", tier: "non-legal", issued_on: ago(30), from_day: ago(30), until_day: ago(2) });
    expect(Object.keys(said(await end(id, {})))).toEqual(["endedOn"]);
  });

  test.each([
    ["in the future", dayFields("endedOn", ago(-1)), 422, "endedOn"],
    ["before it began", dayFields("endedOn", "2026-03-01"), 422, "endedOn"],
    ["as a penalty that was paid", { endKind: "paid" }, 422, "endKind"],
    ["without a reason", { reason: "" }, 400, "reason"],
    ["for somebody else's respondent", { respondentId: uuid() }, 422, "respondentId"],
  ])("is refused %s", async (_, more, expected, field) => {
    const id = await of({ kind: "injunction" });
    const answer = await end(id, more);
    expect([status(answer), Object.keys(said(answer))]).toEqual([expected, [field]]);
    expect((await row(id)).ended_on).toBeNull();
  });

  test("what has not been made does not end", async () => {
    const id = await of({ kind: "injunction", state: "planned" });
    expect(said(await end(id, {})).form).toContain("It has not been made");
  });
});

describe("is nobody else's to change", () => {
  const all = async (id: string, who: Actor) => [
    status(await get(stepPage, who, { interventionId: id }).catch((thrown: unknown) => thrown)),
    status(await take(id, "reviewed", ago(1), {}, who).catch((thrown: unknown) => thrown)),
    status(await get(endPage, who, { interventionId: id }).catch((thrown: unknown) => thrown)),
    status(await end(id, {}, who).catch((thrown: unknown) => thrown)),
  ];

  test("404 for a group that does not hold the case and for another partnership, 403 without the permission", async () => {
    const { id: caseId } = await aCase(db, p);
    const id = await of({ kind: "cpn", case_id: caseId });
    const other = await aPartnership(db, "Elsewhere");
    const elsewhere = await anActor(db, other, { duties: ["asb-officer"] });
    expect(await all(id, officer)).toEqual([404, 404, 404, 404]);
    expect(await all(id, elsewhere)).toEqual([404, 404, 404, 404]);
    const executive = await anActor(db, p, { duties: ["executive"] });
    expect(await all(id, executive)).toEqual([403, 403, 403, 403]);
    expect((await row(id)).version).toBe(1);
    expect(await steps(id)).toEqual([]);
  });

  test("whoever broke the glass reads and does not change", async () => {
    const { id: caseId } = await aCase(db, p);
    const id = await of({ kind: "cpn", case_id: caseId });
    await aBrokenGlass(db, p, { caseId, userId: officer.id, sessionId: officer.sessionId });
    expect(await all(id, officer)).toEqual([403, 403, 403, 403]);
    expect(await steps(id)).toEqual([]);
  });
});
