import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { countedBefore } from "#app/domain/case-reviews/chosen-reports.ts";
import { action as followUpAction } from "#app/routes/case-reviews/$reviewId_.follow-up/route.tsx";
import { action as reportsAction } from "#app/routes/case-reviews/$reviewId_.reports/route.tsx";
import { action as anonymousAction } from "#app/routes/case-reviews/$reviewId_.reports_.$reportId/route.tsx";
import { loader as thresholdLoader } from "#app/routes/case-reviews/$reviewId_.threshold/route.tsx";
import { loader as newLoader } from "#app/routes/case-reviews/new/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { anActor, anIncident, aPartnership, aReport, get, testDatabase, type TestPartnership } from "../factories.ts";
import { ago, anEndedReview, atWork, aVictim, dayFields, idOf, outcomeOf } from "./reviewing.ts";

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

type Count = {
  local: { count: number };
  statutory: { count: number };
  all: { local: { count: number }; statutory: { count: number } };
  others: { id: string }[];
  forced: string;
};
type Page = { count: Count; before: { reviews: { reference: string }[]; fresh: number; isFlagged: boolean } };
const page = async (id: string) => (await get(thresholdLoader, officer, { reviewId: id })) as Page;
const reportIds = async () => (await db.selectFrom("report").select("id").orderBy("reported_on").orderBy("id").execute()).map((r) => r.id); // prettier-ignore
const choose = (id: string, chosen: string[], reason = "The rest is about another") =>
  work.send(reportsAction, id, {}, [...chosen.map((one): [string, string] => ["reportId", one]), ["reason", reason]]);

/** An application that concerns these of the victim's reports. */
async function applied(victim: { personId: string; problemId: string }, offered: string[], chosen: string[]) {
  const ids = (name: string, of: string[]) => of.map((one): [string, string] => [name, one]);
  return idOf(await work.applyWith(victim, [...ids("offeredReports", offered), ...ids("reportId", chosen)]));
}
async function asked(id: string) {
  await work.step(id, "acknowledge", ago(7), { contactUserId: officer.id });
  await work.ask(id, [p.policeId], ago(7));
}

describe("the reports that an application concerns", () => {
  test("are offered with their verdicts, chosen with it, and counted alone, with all that exist beside them", async () => {
    const victim = await aVictim(db, p, 3);
    const offer = (await get(newLoader, officer, {}, `?person=${victim.personId}`)) as { reports: { value: string; hint: string }[] }; // prettier-ignore
    const ids = await reportIds();
    expect(offer.reports.map(({ value }) => value).sort()).toEqual([...ids].sort());
    expect(offer.reports[0]?.hint).toContain("Counts until");
    const id = await applied(victim, ids, ids.slice(0, 2));
    const { count } = await page(id);
    expect(count).toMatchObject({ local: { count: 2 }, statutory: { count: 2 }, all: { local: { count: 3 }, statutory: { count: 3 } } }); // prettier-ignore
    expect(count.others.map((r) => r.id)).toEqual(ids.slice(2));
  });

  test("are all that are recorded where the page offered none", async () => {
    await aVictim(db, p, 2);
    const id = await idOf(await work.apply(await aVictim(db, p, 3)));
    expect((await page(id)).count).toMatchObject({ local: { count: 3 }, all: { local: { count: 3 } }, others: [] });
  });

  test("do not free the bodies when all would meet the threshold: “not met” takes a named person", async () => {
    const victim = await aVictim(db, p, 3);
    const ids = await reportIds();
    const id = await applied(victim, ids, ids.slice(0, 1));
    await asked(id);
    expect((await page(id)).count.forced).toBe("met-with-others");
    expect(outcomeOf(await work.decide(id, "not-met"))).toBe("422 deciderName");
    expect(outcomeOf(await work.decide(id, "not-met", { deciderName: "Head of Housing" }))).toBe("saved");
  });

  test("are chosen anew with a reason until the decision, which keeps what it counted", async () => {
    const victim = await aVictim(db, p, 3);
    const ids = await reportIds();
    const id = await applied(victim, ids, ids.slice(0, 1));
    expect(outcomeOf(await choose(id, ids, ""))).toBe("400 reason");
    expect(outcomeOf(await choose(id, ids.slice(0, 1)))).toBe("422 reportId");
    expect(outcomeOf(await choose(id, ids))).toBe("saved");
    const change = await db.selectFrom("case_review_change").selectAll().executeTakeFirstOrThrow();
    expect(change).toMatchObject({ kind: "reports-chosen", reason: "The rest is about another" });
    await asked(id);
    await work.decide(id, "met");
    expect(outcomeOf(await choose(id, ids.slice(0, 1)))).toBe("422 form");
    expect((await page(id)).count).toMatchObject({ local: { count: 3 }, forced: "must-be-met" });
  });

  test("are the victim's and the problem's, and nobody else's", async () => {
    const victim = await aVictim(db, p, 1);
    const [own = ""] = await reportIds();
    const other = await aVictim(db, p, 1);
    const id = await applied(victim, [own, other.reportId], [own, other.reportId]);
    expect(await db.selectFrom("case_review_report").select("report_id as id").execute()).toEqual([{ id: own }]);
    expect(outcomeOf(await choose(id, [own, other.reportId]))).toBe("422 reportId");
  });
});

describe("an anonymous report", () => {
  async function withAnonymous() {
    const victim = await aVictim(db, p, 2);
    const incidentId = await anIncident(db, p, { latest_day: ago(20), problem_id: victim.problemId });
    const reportId = await aReport(db, p, [incidentId], { reported_on: ago(19), reporter_person_id: null });
    const id = await idOf(await work.apply(victim));
    const count = (isCounted: string, countedBecause = "The applicant produced its reference", of = reportId) =>
      work.send(anonymousAction, id, { reportId: of }, { isCounted, countedBecause });
    return { id, count };
  }

  test("counts when somebody says why, and no more when they say so; both stand in the history", async () => {
    const { id, count } = await withAnonymous();
    expect((await page(id)).count).toMatchObject({ statutory: { count: 2 }, forced: "not-met" });
    expect(outcomeOf(await count("yes", ""))).toBe("400 countedBecause");
    expect(outcomeOf(await count("yes"))).toBe("saved");
    expect((await page(id)).count).toMatchObject({
      statutory: { count: 3 },
      local: { count: 2 },
      forced: "must-be-met",
    });
    expect(outcomeOf(await count("no", "It was about another house"))).toBe("saved");
    expect((await page(id)).count).toMatchObject({ statutory: { count: 2 } });
    const kinds = await db.selectFrom("case_review_change").select("kind").orderBy("id").execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(["report-counted", "report-not-counted"]);
  });

  test("is counted as it is decided, and not after the decision", async () => {
    const { id, count } = await withAnonymous();
    await count("yes");
    await asked(id);
    expect(outcomeOf(await work.decide(id, "not-met"))).toBe("422 deciderName");
    await work.decide(id, "met");
    expect(outcomeOf(await count("no"))).toBe("422 form");
  });

  test("is one whose reporter nobody knows: another is not counted so", async () => {
    const { count } = await withAnonymous();
    const named = await db.selectFrom("report").select("id").where("reporter_person_id", "is not", null).executeTakeFirstOrThrow(); // prettier-ignore
    expect(outcomeOf(await count("yes", "Why not", named.id))).toBe("422 form");
  });
});

describe("reports that a finished review counted already", () => {
  test("are flagged, until a new one counts; the way to the actions of that review is open", async () => {
    const { victim, actionId, ownerId } = await anEndedReview(db, p, officer);
    const id = await idOf(await work.apply(victim, dayFields("receivedOn", ago(0))));
    const first = await page(id);
    expect(first.before).toMatchObject({ fresh: 0, isFlagged: true });
    expect(first.before.reviews).toHaveLength(1);
    const tell = (fields: Record<string, string>) => work.send(followUpAction, id, {}, fields);
    expect(outcomeOf(await tell({ words: "Nobody came" }))).toBe("400 actionId");
    expect(outcomeOf(await tell({ actionId: victim.personId, words: "Nobody came" }))).toBe("422 actionId");
    expect(outcomeOf(await tell({ actionId, words: "Nobody came" }))).toBe("saved");
    const told = await db.selectFrom("notification").select(["kind", "object_id as objectId"]).where("user_id", "=", ownerId).where("kind", "=", "case-review-follow-up").execute(); // prettier-ignore
    expect(told).toEqual([{ kind: "case-review-follow-up", objectId: actionId }]);
  });

  const report = (id: string, reportedOn: string, qualifies = true) => ({ id, reference: `R-${id}`, reportedOn, qualifies }); // prettier-ignore
  const before = [{ reportId: "a", reviewId: "1", reference: "CR-1", outcomeOn: "2026-03-10" }];
  test.each([
    ["no earlier review", [report("b", "2026-03-11")], [], 1, false],
    ["nothing new", [report("a", "2026-03-01")], before, 1, true],
    ["a new one of the day of the letter", [report("a", "2026-03-01"), report("b", "2026-03-10")], before, 1, true],
    ["a new one of the day after", [report("a", "2026-03-01"), report("b", "2026-03-11")], before, 1, false],
    ["a new one that does not qualify", [report("a", "2026-03-01"), report("b", "2026-03-11", false)], before, 1, true],
    ["one where two are asked for", [report("a", "2026-03-01"), report("b", "2026-03-11")], before, 2, true],
    ["nothing where none is asked for", [report("a", "2026-03-01")], before, 0, false],
  ])("with %s", (_name, reports, earlier, needed, isFlagged) => {
    expect(countedBefore(reports, earlier, needed).isFlagged).toBe(isFlagged);
  });
});
