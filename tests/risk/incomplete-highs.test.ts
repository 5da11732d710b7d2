import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { wayToRequirement } from "#app/components/risk/way-to-requirement.ts";
import { countIncomplete, type IncompleteHigh, incompleteHref, isAskedFor } from "#app/domain/risk/incomplete-highs.ts";
import { REQUIREMENT_NAMES, type RequirementId } from "#app/domain/risk/requirements.ts";
import * as incompletePage from "#app/routes/risk/risk.incomplete/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anAction,
  anActor,
  aPartnership,
  aPerson,
  aPlanStep,
  auditEvents,
  get,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let chair: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
});
afterEach(() => {
  vi.useRealTimers();
});

type Shown = {
  highs: { caseId: string; personId: string; person: string; missing: string[]; mayAssess: boolean }[];
  things: { id: string; count: number }[];
  groups: { id: string; name: string; count: number }[];
  allGroups: number;
  anything: number;
  next: string | null;
};
const shown = async (actor: Actor, search = "") => (await get(incompletePage.loader, actor, {}, search)) as Shown;

type Changes = Parameters<typeof aCase>[2];

/** A case at High for harm to others, recorded today, with all that may be missing. */
async function aHigh(changes: Changes = {}, assessment: Record<string, unknown> = {}) {
  const { id, personId } = await aCase(db, p, { risk_level: "high", risk_assessed_on: "2026-03-10", ...changes });
  await assess(id, personId, assessment);
  return { id, personId };
}

async function assess(case_id: string, person_id: string, changes: Record<string, unknown> = {}) {
  const id = uuid();
  await insert(db, "risk_assessment", {
    id, partnership_id: p.partnershipId, case_id, person_id, reoffending: "low", reoffending_reasons: "None", harm_to_others: "high",
    harm_to_others_reasons: "Knives", harm_to_self: "low", harm_to_self_reasons: "None", overall: "high", proposed: null, level_reason: null,
    occasion: "review", protective_factors: null, strengths: null, own_view: null, assessed_on: "2026-03-10", assessed_by: chair.id,
    recorded_at: "2026-03-10T08:00:00.000Z", next_review_on: "2026-03-20", corrects_id: null, correction_reason: null, ...changes,
  } as never); // prettier-ignore
  return id;
}

async function answerAll(case_id: string, person_id: string) {
  await insert(db, "risk_questions", {
    id: uuid(), partnership_id: p.partnershipId, case_id, person_id, mental_health: "no", substance_misuse: "no", safeguarding: "not-met",
    safeguarding_words: "No need", jag_referral: null, jag_words: null, victim_first: null, victim_first_words: null, sharing_basis: "cda-s115",
    care_needs: null, care_abuse: null, care_protect: null, care_decided_by: null, care_concern_on: null, care_decision: null,
    care_decision_on: null, varm: null, varm_words: null, answered_by: chair.id, answered_at: "2026-03-10T08:30:00.000Z",
  } as never); // prettier-ignore
}

test("what each High lacks, by case and person, and none that is complete, lower, closed or another group's", async () => {
  const bare = await aHigh();
  const led = await aHigh({ lead_user_id: chair.id });
  await aPlanStep(db, p, { case_id: led.id, domain: "harm-to-others", person_id: led.personId });
  await answerAll(led.id, led.personId);
  await aHigh({ status: "closed", closed_on: "2026-03-09" });
  await aHigh({ group_id: p.youthJagId });
  await aCase(db, p, { risk_level: "low", risk_assessed_on: "2026-03-01" });
  const whole = await aHigh({ lead_user_id: chair.id });
  await anAction(db, p, { case_id: whole.id });
  await answerAll(whole.id, whole.personId);
  const assessment = await db.selectFrom("risk_assessment").select("id").where("case_id", "=", whole.id).executeTakeFirstOrThrow(); // prettier-ignore
  await insert(db, "risk_decision", {
    id: uuid(), partnership_id: p.partnershipId, case_id: whole.id, assessment_id: assessment.id, victim_assessment_id: null,
    decision: "signed-off", reason: null, sitting_id: null, decided_by: chair.id, decided_at: "2026-03-10T08:40:00.000Z",
  }); // prettier-ignore

  const { highs } = await shown(chair);
  expect(highs.map(({ caseId, missing }) => [caseId, missing])).toEqual([
    [bare.id, ["lead", "plan", "safeguarding", "mental-health", "substance-misuse", "sharing", "sign-off"]],
    [led.id, ["sign-off"]],
  ]);
});

test("the way to what an assessor answers is shown in the cases that one assesses, and not in others", async () => {
  const guest = await anActor(db, p, { groups: { [p.jagId]: "chair", [p.youthJagId]: "guest" } });
  const own = await aHigh();
  const read = await aHigh({ group_id: p.youthJagId });
  const { highs } = await shown(guest);
  expect(Object.fromEntries(highs.map((high) => [high.caseId, high.mayAssess]))).toEqual({ [own.id]: true, [read.id]: false }); // prettier-ignore
  const way = (id: RequirementId, mayAssess: boolean) =>
    wayToRequirement(id, { caseId: own.id, personId: own.personId, signOffId: null, mayAssess });
  for (const id of Object.keys(REQUIREMENT_NAMES) as RequirementId[]) {
    if (id !== "sign-off") expect(way(id, true)).toContain(`/cases/${own.id}`);
    expect(way(id, false) ?? "").not.toMatch(/questions|assess-risk/);
  }
});

test("each count opens exactly its rows: by what is missing, by group, and both", async () => {
  chair = await anActor(db, p, { groups: { [p.jagId]: "chair", [p.youthJagId]: "member" } });
  await aHigh({ lead_user_id: chair.id });
  await aHigh();
  await aHigh({ group_id: p.youthJagId });
  for (const group of [undefined, p.jagId, p.youthJagId]) {
    const page = await shown(chair, incompleteHref({ group }).replace("/risk/incomplete", ""));
    expect(page.highs).toHaveLength(page.anything);
    expect(page.things.length).toBeGreaterThan(3);
    for (const { id, count } of page.things) {
      const missing = id as RequirementId;
      const narrowed = await shown(chair, incompleteHref({ group, missing }).replace("/risk/incomplete", ""));
      expect(narrowed.highs).toHaveLength(count);
      expect(narrowed.highs.every((high) => high.missing.includes(id))).toBe(true);
      for (const other of narrowed.groups) {
        const inGroup = await shown(chair, `?group=${other.id}&missing=${id}`);
        expect(inGroup.highs).toHaveLength(other.count);
      }
    }
  }
});

test("the second person of a case is a row of their own; a child goes by initials", async () => {
  const { id, personId } = await aHigh();
  const child = await aPerson(db, p, { given_names: "Robin", family_name: "Young", birth_date: "2012-01-01" });
  await assess(id, child);
  const { highs } = await shown(chair);
  expect(highs.map((high) => [high.caseId, high.person]).sort()).toEqual([[id, "Alex Sample"], [id, "R Y"]].sort()); // prettier-ignore
  expect(highs.map((high) => high.personId).sort()).toEqual([personId, child].sort());
});

test("page after page every row comes once, and the log says which cases were shown", async () => {
  const made = [];
  for (let n = 0; n < 53; n++) made.push((await aHigh()).id);
  const first = await shown(chair);
  expect(first.anything).toBe(53);
  expect(first.highs).toHaveLength(50);
  const second = await shown(chair, `?after=${first.next}`);
  expect(second.next).toBeNull();
  expect([...first.highs, ...second.highs].map((high) => high.caseId)).toEqual(made.sort());
  const listed = (await auditEvents(db)).filter(({ event }) => event === "risk.incomplete-listed");
  expect(listed.map((event) => event.result_count)).toEqual([50, 3]);
});

test("somebody of another group learns nothing, not even by the group's id", async () => {
  await aHigh({ group_id: p.adultsId });
  const { highs, groups, anything, things } = await shown(chair, `?group=${p.adultsId}`);
  expect({ highs, groups, anything, things }).toEqual({ highs: [], groups: [], anything: 0, things: [] });
});

const high = (groupId: string, ...missing: RequirementId[]): IncompleteHigh => ({
  ...{ caseId: uuid(), personId: uuid(), groupId, missing },
});

test("counts are those of the rows that their filters leave", () => {
  const highs = [high("a", "plan", "lead"), high("a", "lead"), high("b", "plan")];
  const counted = countIncomplete(highs, { group: "a", missing: "plan" });
  expect([...counted.groups]).toEqual([["a", 1], ["b", 1]]); // prettier-ignore
  expect([counted.allGroups, counted.anything]).toEqual([2, 2]);
  expect(counted.things.map(({ id }) => id)).toEqual(Object.keys(REQUIREMENT_NAMES));
  expect(counted.things.filter(({ count }) => count > 0)).toEqual([
    { id: "lead", count: 2 },
    { id: "plan", count: 1 },
  ]);
  expect(highs.map((one) => isAskedFor(one, { group: "b", missing: "plan" }))).toEqual([false, false, true]);
});
