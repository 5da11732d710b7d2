import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { GroupKind } from "#app/domain/groups/group-kinds.ts";
import type { Assessment } from "#app/domain/risk/assess-risk.form.ts";
import { asAsked, type Asks, asksOf } from "#app/domain/risk/asked-of.ts";
import { action } from "#app/routes/cases/cases.$caseId_.assess-risk/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, post, testDatabase, type TestPartnership } from "../factories.ts";
import { assessed, levels } from "./assessing.ts";

const TODAY = "2026-03-10";
type Role = Parameters<typeof asksOf>[1][number]["role"];

test.each<[string, GroupKind, Role, string | null, Asks]>([
  ["a child in the Youth JAG", "youth-jag", "perpetrator", "2012-05-01", { child: true, aces: true, adult: false }],
  ["the day before the 18th birthday", "youth-jag", "perpetrator", "2008-03-11", { child: true, aces: true, adult: false }],
  ["on the 18th birthday", "youth-jag", "perpetrator", "2008-03-10", { child: false, aces: false, adult: false }],
  ["no birth date in the Youth JAG", "youth-jag", "perpetrator", null, { child: true, aces: true, adult: false }],
  ["a child in the JAG", "jag", "perpetrator", "2012-05-01", { child: true, aces: false, adult: false }],
  ["a child at risk in the JAG", "jag", "person-at-risk", "2012-05-01", { child: true, aces: false, adult: false }],
  ["an adult in the JAG", "jag", "perpetrator", "1990-05-01", { child: false, aces: false, adult: false }],
  ["an adult at risk in the JAG", "jag", "person-at-risk", "1990-05-01", { child: false, aces: false, adult: true }],
  ["an adult in the Adults at Risk Group", "adults-at-risk", "perpetrator", null, { child: false, aces: false, adult: true }],
])("%s is asked", (_name, groupKind, role, birthDate, asks) => {
  expect(asksOf({ groupKind }, [{ personId: "a", role, birthDate }], "a", TODAY)).toEqual(asks);
}); // prettier-ignore

const words = fc.option(fc.string({ minLength: 1 }), { nil: null });
const ticks = fc.array(fc.constantFrom("one", "two"));
const typed = fc.record({
  ...{ correctsId: words, correctionReason: words, strengths: words, ownView: words, protectiveFactors: words },
  ...{ exploitation: ticks, ace: ticks, adversity: ticks },
  ...{ "cuckooing-sign": ticks, "cuckooing-type": ticks, "adult-exploitation": ticks },
});
const asks = fc.record({ child: fc.boolean(), aces: fc.boolean(), adult: fc.boolean() });

test("what is asked is kept as it was typed, and nothing else is", () => {
  const kept = (asked: boolean, before: unknown) => (asked ? before : Array.isArray(before) ? [] : null);
  fc.assert(
    fc.property(typed, asks, (one, of) => {
      const a = one as unknown as Assessment;
      const is = asAsked(a, of);
      for (const name of ["strengths", "ownView", "exploitation"] as const)
        expect(is[name]).toEqual(kept(of.child, a[name]));
      for (const name of ["ace", "adversity"] as const) expect(is[name]).toEqual(kept(of.aces, a[name]));
      for (const name of ["cuckooing-sign", "cuckooing-type", "adult-exploitation"] as const)
        expect(is[name]).toEqual(kept(of.adult, a[name]));
      expect(is.correctionReason).toBe(a.correctsId === null ? null : a.correctionReason);
      expect(is.protectiveFactors).toBe(a.protectiveFactors);
      expect(asAsked(is, of)).toEqual(is);
    }),
  );
});

describe("an assessment posted by hand", () => {
  let db: Executor;
  let p: TestPartnership;
  beforeEach(async () => {
    db = await testDatabase();
    p = await aPartnership(db);
  });
  const extra = {
    ...{ strengths: "Canary of a child", ownView: "Canary of a child", correctionReason: "Canary of nothing" },
    ...{
      exploitation: "missing-episodes",
      "cuckooing-sign": "unknown-visitors",
      "adult-exploitation": "unexplained-debt",
      ace: "domestic-violence",
    },
  };
  const send = (actor: Actor, caseId: string, personId: string) =>
    post(action, actor, { caseId }, { ...assessed(levels("low", "low", "low")), ...extra, personId });

  test("of an adult keeps nothing that only a child's form asks, in the record or in the log", async () => {
    const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
    const { id: caseId, personId } = await aCase(db, p);
    const reply = (await send(chair, caseId, personId)) as Response;
    expect([reply.status, JSON.stringify((reply as { data?: unknown }).data)]).toEqual([302, undefined]);
    const row = await db.selectFrom("risk_assessment").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ strengths: null, own_view: null, correction_reason: null });
    expect(await db.selectFrom("risk_assessment_sign").selectAll().execute()).toEqual([]);
    expect(JSON.stringify(await db.selectFrom("audit_detail").selectAll().execute())).not.toContain("Canary");
  });

  test("of a child of the Youth JAG keeps them, and nothing that only an adult's asks", async () => {
    const chair = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    const person_id = await aPerson(db, p, { birth_date: "2014-05-01" });
    const { id: caseId } = await aCase(db, p, { group_id: p.youthJagId, person_id });
    expect(await send(chair, caseId, person_id)).toMatchObject({ status: 302 });
    expect(await db.selectFrom("risk_assessment").select(["strengths", "own_view"]).execute()).toEqual([
      { strengths: "Canary of a child", own_view: "Canary of a child" },
    ]);
    const signs = await db.selectFrom("risk_assessment_sign").select("list").orderBy("list").execute();
    expect(signs.map(({ list }) => list)).toEqual(["ace", "exploitation"]);
  });
});
