import { expect, test } from "vitest";
import { asksCareAct, isAssessedAsChild, mayHoldAces, promptsReferral } from "#app/domain/risk/audience.ts";
import { isComplete, refuseSignOff, whatHighNeeds } from "#app/domain/risk/requirements.ts";
import { maySignOff, reviewsAs } from "#app/domain/risk/sign-off.ts";

const whole: Parameters<typeof whatHighNeeds>[0] = {
  levels: { reoffending: "low", harmToOthers: "high", harmToSelf: "very-high" },
  reasons: { reoffending: "None", harmToOthers: "Knife", harmToSelf: "Cuts" },
  hasLeadOfficer: true,
  plannedDomains: ["harmToOthers", "harmToSelf"],
  openActions: 0,
  nextReviewOn: "2026-03-24",
  latestReviewOn: "2026-03-24",
  isOfJag: false,
  jagAnswered: true,
  victimFirst: ["declined"],
  safeguardingAnswered: true,
  mentalHealthAnswered: true,
  substanceMisuseAnswered: true,
  hasSharingBasis: true,
  signedOff: true,
};

test("a High with everything is complete", () => {
  expect(isComplete(whatHighNeeds(whole))).toBe(true);
});

test.each([
  ["no reasons for a High", { reasons: { ...whole.reasons, harmToSelf: " " } }, "rationale"],
  ["no officer", { hasLeadOfficer: false }, "lead"],
  ["a High without a step", { plannedDomains: ["harmToSelf"] as const }, "plan"],
  ["no plan, and fewer actions than Highs", { plannedDomains: [], openActions: 1 }, "plan"],
  ["no next review", { nextReviewOn: null }, "review"],
  ["a review a day too late", { nextReviewOn: "2026-03-25" }, "review"],
  ["no word of the JAG", { jagAnswered: false }, "jag"],
  ["a victim who was not asked", { victimFirst: ["yes", null] as const }, "victim-first"],
  ["no word of safeguarding", { safeguardingAnswered: false }, "safeguarding"],
  ["no word of mental health", { mentalHealthAnswered: false }, "mental-health"],
  ["no word of substances", { substanceMisuseAnswered: false }, "substance-misuse"],
  ["no basis", { hasSharingBasis: false }, "sharing"],
  ["no signature", { signedOff: false }, "sign-off"],
] as const)("%s leaves it incomplete, and nothing else", (_name, change, id) => {
  const missing = whatHighNeeds({ ...whole, ...change }).filter((r) => !r.isDone);
  expect(missing.map((r) => r.id)).toEqual([id]);
});

test.each([
  ["a case of the JAG itself needs no referral to it", { isOfJag: true, jagAnswered: false }],
  ["without a plan as many actions as Highs will do", { plannedDomains: [], openActions: 2 }],
  [
    "low domains need no step",
    { levels: { ...whole.levels, harmToSelf: "low" as const }, plannedDomains: ["harmToOthers"] as const },
  ],
])("%s", (_name, change) => {
  expect(isComplete(whatHighNeeds({ ...whole, ...change }))).toBe(true);
});

test("where there is no victim, Victim First is not asked", () => {
  expect(whatHighNeeds({ ...whole, victimFirst: [] }).map((r) => r.id)).not.toContain("victim-first");
});

const signing = { assessedBy: "assessor", signerId: "supervisor", isNewest: true, isSignedOff: false };
test.each([
  ["whole but for it", whatHighNeeds({ ...whole, signedOff: false }), signing, null],
  ["without a plan", whatHighNeeds({ ...whole, plannedDomains: [], signedOff: false }), signing, "missing"],
  ["by the assessor", [], { ...signing, signerId: "assessor" }, "You made"],
  ["of an older one", [], { ...signing, isNewest: false }, "newer"],
  ["twice", [], { ...signing, isSignedOff: true }, "already"],
])("a signature %s", (_name, requirements, about, message) => {
  const refusal = refuseSignOff(requirements, about);
  if (message === null) expect(refusal).toBeNull();
  else expect(refusal).toContain(message);
});

const record = { groupId: "jag", supervisorUserId: "sup", leadContactUserId: "contact" };
const who = (id: string, role?: "chair" | "member", duties: readonly "manager"[] = []) => ({
  id,
  memberships: role ? [{ groupId: "jag", role }] : [],
  duties: new Set(duties),
});
test.each([
  ["the supervisor", who("sup"), record, "assessor", true],
  ["the supervisor who assessed", who("sup"), record, "sup", false],
  ["the chair in the place of a supervisor who assessed", who("chair", "chair"), record, "sup", true],
  ["the chair while there is a supervisor", who("chair", "chair"), record, "assessor", false],
  [
    "the contact of the lead agency, where none is named",
    who("contact"),
    { ...record, supervisorUserId: null },
    "a",
    true,
  ],
  [
    "the chair where there is nobody",
    who("chair", "chair"),
    { ...record, supervisorUserId: null, leadContactUserId: null },
    "a",
    true,
  ],
  ["a member", who("m", "member"), record, "assessor", false],
])("%s may sign off or not", (_name, actor, about, assessedBy, may) => {
  expect(maySignOff(actor, about, assessedBy)).toBe(may);
});

test("who reviews as what", () => {
  expect(reviewsAs(who("sup"), record)).toBe("supervisor");
  expect(reviewsAs(who("m", undefined, ["manager"]), record)).toBe("manager");
  expect(reviewsAs(who("c", "chair"), record)).toBe("manager");
  expect(reviewsAs(who("m", "member"), record)).toBeNull();
});

test.each([
  ["17 in the JAG", "jag", "2008-03-11", true],
  ["18 today in the JAG", "jag", "2008-03-10", false],
  ["an unknown birth date in the Youth JAG", "youth-jag", null, true],
  ["an unknown birth date in the JAG", "jag", null, false],
  ["20 in the Youth JAG", "youth-jag", "2006-01-01", false],
] as const)("%s is assessed as a child or not", (_name, groupKind, birthDate, isChild) => {
  expect(isAssessedAsChild({ groupKind, birthDate }, "2026-03-10")).toBe(isChild);
});

test("adverse experiences are held in the Youth JAG alone", () => {
  expect(mayHoldAces({ groupKind: "youth-jag" })).toBe(true);
  expect(mayHoldAces({ groupKind: "jag" })).toBe(false);
});

test.each([
  ["an adult of the Adults at Risk Group", "adults-at-risk", "1990-01-01", false, true],
  ["an adult at risk in the JAG", "jag", "1990-01-01", true, true],
  ["a perpetrator in the JAG", "jag", "1990-01-01", false, false],
  ["a child at risk", "jag", "2010-01-01", true, false],
] as const)("the Care Act is asked of %s or not", (_name, groupKind, birthDate, isAtRisk, asked) => {
  expect(asksCareAct({ groupKind, birthDate }, isAtRisk, "2026-03-10")).toBe(asked);
});

test.each([
  [1, false],
  [2, true],
  [3, true],
])("%s signs of exploitation prompt a referral: %s", (signs, prompts) => {
  expect(promptsReferral(signs, 2)).toBe(prompts);
});
