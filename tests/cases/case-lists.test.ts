import fc from "fast-check";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  AGE_BANDS,
  type AgeBand,
  birthBounds,
  CASE_TABS,
  type CaseListAsked,
  caseListHref,
  isNewSince,
  isReviewDue,
  keyOfRow,
  reviewedOn,
  riskRank,
} from "#app/domain/cases/case-list.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { ageOn } from "#app/domain/people/person.ts";
import { RISK_LEVELS } from "#app/domain/risk/levels.ts";
import { countCasesAtWork, countCasesByTab, findLastSittingDay, listCases } from "#db/queries/case-lists.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, aLocation, anActor, aPartnership, aPerson, aSitting, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

const TODAY = "2026-03-10";
const DAYS = { today: TODAY, lastSitting: "2026-03-01" };

describe("the order of the agenda", () => {
  test("Very High, High, not assessed, Medium, Low", () => {
    const levels = [...RISK_LEVELS, null].sort((a, b) => riskRank(a) - riskRank(b));
    expect(levels).toEqual(["very-high", "high", null, "medium", "low"]);
  });

  test.each([
    ["the day before the meeting", "2026-02-28", false],
    ["its day", "2026-03-01", true],
    ["the day after", "2026-03-02", true],
  ])("new since the last meeting: opened on %s", (_, openedOn, isNew) => {
    expect(isNewSince(openedOn, "2026-03-01")).toBe(isNew);
    expect(isNewSince(openedOn, null)).toBe(true);
  });

  test.each([
    ["yesterday", "2026-03-09", true],
    ["today", "2026-03-10", true],
    ["tomorrow", "2026-03-11", false],
    ["never", null, false],
  ])("a review of %s is due", (_, day, isDue) => {
    expect(isReviewDue(day, TODAY)).toBe(isDue);
  });
});

describe("age bands", () => {
  const bandOf = (birthDate: string, today: string) =>
    AGE_BANDS.filter((band) => {
      const bounds = birthBounds(band, today);
      if (bounds === "unknown") return false;
      return (bounds.from === null || birthDate >= bounds.from) && (bounds.to === null || birthDate <= bounds.to);
    });

  test.each<[string, string, string, AgeBand]>([
    ["the day before 10", "2016-03-11", TODAY, "under-10"],
    ["on the day of 10", "2016-03-10", TODAY, "10-13"],
    ["the day before 18", "2008-03-11", TODAY, "14-17"],
    ["on the day of 18", "2008-03-10", TODAY, "18-24"],
    ["18 on 29 February, on 28 February", "2008-02-29", "2026-02-28", "14-17"],
    ["18 on 29 February, on 1 March", "2008-02-29", "2026-03-01", "18-24"],
    ["very old", "1901-01-01", TODAY, "55-over"],
  ])("%s", (_, born, today, band) => {
    expect(bandOf(born, today)).toEqual([band]);
  });

  test("everybody is in one band, that of their age", () => {
    const first: Partial<Record<AgeBand, [number, number]>> = {
      ...{ "under-10": [0, 9], "10-13": [10, 13], "14-17": [14, 17], "18-24": [18, 24] },
      ...{ "25-34": [25, 34], "35-54": [35, 54], "55-over": [55, 200] },
    };
    fc.assert(
      fc.property(fc.nat(36_000), fc.nat(1500), (old, ahead) => {
        const today = plusDays("2024-02-20", ahead);
        const born = plusDays(today, -old);
        const [band, ...others] = bandOf(born, today);
        const [from, to] = first[band as AgeBand] ?? [-1, -1];
        expect(others).toEqual([]);
        expect(ageOn(born, today)).toBeGreaterThanOrEqual(from);
        expect(ageOn(born, today)).toBeLessThanOrEqual(to);
      }),
    );
  });
});

describe("lists of a group", () => {
  let db: Executor;
  let p: TestPartnership;
  let chair: Actor;
  beforeEach(async () => {
    db = await testDatabase();
    p = await aPartnership(db);
    chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  });
  const list = (asked: Partial<CaseListAsked> = {}, actor = chair, limit = 50) =>
    listCases(db, actor, { asked: { group: p.jagId, status: "open", ...asked }, days: DAYS, limit });

  test("come in the order of the rule, page after page, in both sorts", async () => {
    const days = ["2026-02-01", "2026-02-10", "2026-02-10"];
    for (const risk_level of [...RISK_LEVELS, null])
      for (const [i, opened_on] of days.entries())
        await aCase(db, p, { risk_level, opened_on, risk_assessed_on: risk_level && plusDays(opened_on, i) });
    const all = await list();
    const expected = [...all].sort(
      (a, b) =>
        riskRank(a.riskLevel) - riskRank(b.riskLevel) ||
        (reviewedOn(a) < reviewedOn(b) ? -1 : reviewedOn(a) > reviewedOn(b) ? 1 : a.id < b.id ? -1 : 1),
    );
    expect(all).toHaveLength(15);
    expect(all.map((c) => c.id)).toEqual(expected.map((c) => c.id));
    for (const sort of ["risk", "newest"] as const) {
      const whole = await list({ sort });
      const paged: string[] = [];
      let after;
      do {
        const page = await listCases(db, chair, { asked: { group: p.jagId, status: "open", sort }, days: DAYS, after, limit: 4 }); // prettier-ignore
        paged.push(...page.map((c) => c.id));
        const last = page.at(-1);
        after = last && keyOfRow(last);
      } while (after);
      expect(paged).toEqual(whole.map((c) => c.id));
    }
  });

  test("each count opens exactly its rows, however narrowed, and only those that the actor sees", async () => {
    const child = await aPerson(db, p, { birth_date: "2010-05-01" });
    const unknown = await aPerson(db, p, { birth_date: null, birth_date_basis: "unknown" });
    const lead = await anActor(db, p);
    const location_id = await aLocation(db, p, { beat_code: "61", beat_by: "choice" });
    await aCase(db, p, { person_id: child, risk_level: "high", risk_assessed_on: "2026-03-01", review_due_on: TODAY });
    await aCase(db, p, { person_id: unknown, opened_on: "2026-03-01", lead_user_id: lead.id });
    await aCase(db, p, { lead_agency_id: p.councilId, status: "on-hold" });
    await aCase(db, p, { status: "closed", closed_on: "2026-03-05" });
    await aCase(db, p, { visibility: "restricted" });
    await aCase(db, p, { group_id: p.youthJagId });
    await insert(db, "case_record", {
      id: uuid(), partnership_id: p.partnershipId, reference: "CS-26-0900", version: 1, group_id: p.jagId, subject_kind: "location", location_id,
      status: "open", visibility: "standard", lead_agency_id: p.policeId, opened_on: "2026-02-01", created_at: "2026-02-01T10:00:00.000Z",
    } as never); // prettier-ignore
    const filters: [Partial<CaseListAsked>, number][] = [
      [{}, 3],
      [{ risk: "high" }, 1],
      [{ risk: "not-assessed" }, 2],
      [{ agency: p.policeId }, 3],
      [{ officer: lead.id }, 1],
      [{ officer: "nobody" }, 2],
      [{ age: "14-17" }, 1],
      [{ age: "unknown" }, 1],
      [{ beat: "61" }, 1],
      [{ flag: uuid() }, 0],
    ];
    for (const [filter, open] of filters) {
      const counts = await countCasesByTab(db, chair, { group: p.jagId, ...filter }, DAYS);
      expect([filter, counts.open]).toEqual([filter, open]);
      for (const status of CASE_TABS) expect((await list({ ...filter, status })).length).toBe(counts[status]);
    }
    const counts = await countCasesByTab(db, chair, { group: p.jagId }, DAYS);
    expect(counts).toEqual({ open: 3, new: 1, "reviews-due": 1, "on-hold": 1, closed: 1 });
    expect(await countCasesAtWork(db, chair, [p.jagId], TODAY)).toEqual(
      new Map([[p.jagId, { open: 3, fresh: null, due: 1 }]]),
    );
    await aSitting(db, p, { day: "2026-03-01" });
    expect(await countCasesAtWork(db, chair, [p.jagId], TODAY)).toEqual(
      new Map([[p.jagId, { open: 3, fresh: 1, due: 1 }]]),
    );
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    expect(await list({}, stranger)).toEqual([]);
  });

  test("a flag counts while it stands", async () => {
    const flag = uuid();
    await insert(db, "case_flag_kind", {
      id: flag, partnership_id: p.partnershipId, name: "Hate", name_folded: "hate", behaviour: null, retired_on: null, version: 1,
    }); // prettier-ignore
    const flagged = async (from_day: string, until_day: string | null) => {
      const { id } = await aCase(db, p);
      await insert(db, "case_flag", {
        id: uuid(), partnership_id: p.partnershipId, case_id: id, flag_kind_id: flag, from_day, until_day, reason: "r",
        ended_reason: until_day && "r", given_by: null, version: 1,
      }); // prettier-ignore
      return id;
    };
    const standing = [await flagged("2026-03-10", null), await flagged("2026-03-01", "2026-03-10")];
    await flagged("2026-03-11", null);
    await flagged("2026-03-01", "2026-03-09");
    expect((await list({ flag })).map((c) => c.id).sort()).toEqual(standing.sort());
  });

  test("the last meeting is the last that took place before today", async () => {
    expect(await findLastSittingDay(db, chair, p.jagId, TODAY)).toBeNull();
    for (const day of ["2026-02-10", "2026-03-03", TODAY]) await aSitting(db, p, { day });
    await aSitting(db, p, { day: "2026-03-05", status: "cancelled", reason: "Snow" });
    expect(await findLastSittingDay(db, chair, p.jagId, TODAY)).toBe("2026-03-03");
  });
});

test("an address holds ids and words of ours, and leaves out what is not asked", () => {
  expect(caseListHref({ group: "own", status: "open", risk: undefined, sort: "newest" })).toBe("/cases?group=own&status=open&sort=newest"); // prettier-ignore
});
