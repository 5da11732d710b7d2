import fc from "fast-check";
import { expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { isForNextSitting, warnBreach } from "#app/domain/interventions/breach-follows.ts";
import { type Breach, type BreachedFacts, mayBeBreached, refuseBreach } from "#app/domain/interventions/breach.ts";
import { INTERVENTION_KIND_KEYS } from "#app/domain/interventions/kinds.ts";

const NOW = { day: "2026-03-20", time: "09:00" };
const ANNE = { id: "anne", birthDate: "1990-05-01", servedOn: "2026-03-04", servedTime: null, endedOn: null };
const BEN = { ...ANNE, id: "ben", servedOn: "2026-03-06" };
const STOP = { id: "stop", kind: "prohibition", respondentId: null, fromDay: "2026-03-02", endedOn: null } as const;
const DO = { ...STOP, id: "do", kind: "requirement" } as const;
const CPN: BreachedFacts = {
  ...{ kind: "cpn", state: "made", issuedOn: "2026-03-02", issuedTime: null, fromDay: "2026-03-02" },
  ...{ untilDay: "2026-09-01", untilTime: null, endedOn: null, personsUnknown: false },
  ...{ respondents: [ANNE, BEN], conditions: [STOP, DO], appeals: [] },
};
const BREACH: Breach = { respondentId: "anne", conditionId: "stop", breachedOn: "2026-03-10", breachedTime: null };
const by = (changes: Partial<typeof ANNE>) => ({ respondents: [{ ...ANNE, ...changes }] as (typeof ANNE)[] });

test.each<[string, Partial<Breach>, Partial<BreachedFacts>, string | null]>([
  ["a breach", {}, {}, null],
  ["today", { breachedOn: "2026-03-20" }, {}, null],
  ["tomorrow", { breachedOn: "2026-03-21" }, {}, "breachedOn: Day of the breach must be today or in the past"],
  ["today, an hour ago", { breachedOn: "2026-03-20", breachedTime: "08:00" }, {}, null],
  ["today, in an hour", { breachedOn: "2026-03-20", breachedTime: "10:00" }, {}, "breachedTime: Time of the breach must be in the past"], // prettier-ignore
  ["planned only", {}, { state: "planned" }, "form: It has not been made yet, so nobody can have breached it"],
  ["not made", {}, { state: "not-made" }, "form: It was not made, so nobody can have breached it"],
  ["of a warning letter", {}, { kind: "warning-letter" }, "form: Nothing in it can be breached: warning letter"],
  ["on the day of service", { breachedOn: "2026-03-04" }, {}, null],
  ["on the day before service", { breachedOn: "2026-03-03" }, {}, "breachedOn: Day of the breach must be on or after 4 March 2026, when it was served on them (ASBCPA 2014 s55)"], // prettier-ignore
  ["before service on this one, after that on another", { respondentId: "ben", breachedOn: "2026-03-05" }, {}, "breachedOn: Day of the breach must be on or after 6 March 2026, when it was served on them (ASBCPA 2014 s55)"], // prettier-ignore
  ["without service", {}, by({ servedOn: null as never }), "respondentId: No service on them is recorded. It binds nobody before it is served (ASBCPA 2014 s55): record the service first"], // prettier-ignore
  ["an hour before service", { breachedOn: "2026-03-04", breachedTime: "11:00" }, by({ servedTime: "12:00" as never }), "breachedTime: Time of the breach must be after 12:00, when it was served on them (ASBCPA 2014 s55)"], // prettier-ignore
  ["at the minute of service", { breachedOn: "2026-03-04", breachedTime: "12:00" }, by({ servedTime: "12:00" as never }), null], // prettier-ignore
  ["on the day of service at an hour that nobody knows", { breachedOn: "2026-03-04" }, by({ servedTime: "12:00" as never }), null], // prettier-ignore
  ["of a contract, which is not served", {}, { kind: "abc", ...by({ servedOn: null as never }) }, null],
  ["before it begins", { breachedOn: "2026-03-04" }, { fromDay: "2026-03-05" }, "breachedOn: Day of the breach must be on or after 5 March 2026, when it begins (ASBCPA 2014 ss43–53)"], // prettier-ignore
  ["on its last day", { breachedOn: "2026-03-10" }, { untilDay: "2026-03-10" }, null],
  ["after its last day", { breachedOn: "2026-03-11" }, { untilDay: "2026-03-10" }, "breachedOn: Day of the breach must be on or before 10 March 2026, its last day (ASBCPA 2014 ss43–53)"], // prettier-ignore
  ["after its last hour", { breachedTime: "15:01" }, { untilDay: "2026-03-10", untilTime: "15:00" }, "breachedTime: Time of the breach must be before its end at 15:00"], // prettier-ignore
  ["before the hour of issue", { breachedOn: "2026-03-04", breachedTime: "09:59" }, { issuedOn: "2026-03-04", issuedTime: "10:00" }, "breachedTime: Time of the breach must be after its issue at 10:00"], // prettier-ignore
  ["on the day on which it was ended", {}, { endedOn: "2026-03-10" }, null],
  ["after it was ended", {}, { endedOn: "2026-03-09" }, "breachedOn: Day of the breach must be on or before 9 March 2026, when it was ended"], // prettier-ignore
  ["after it ended for them", {}, by({ endedOn: "2026-03-09" as never }), "breachedOn: Day of the breach must be on or before 9 March 2026, when it ended for them"], // prettier-ignore
  ["by nobody who is known", { respondentId: null }, {}, "respondentId: Select who breached it"],
  ["by nobody who is known, of persons unknown", { respondentId: null }, { personsUnknown: true }, null],
  ["by nobody who is known, of an order about a place", { respondentId: null }, { kind: "pspo" }, null],
  ["by somebody else", { respondentId: "carol" }, {}, "respondentId: Select one of those whom it binds"],
  ["of no condition", { conditionId: null }, {}, "conditionId: Select which condition was breached"],
  ["of no condition, where there is none", { conditionId: null }, { conditions: [] }, null],
  ["of no condition, where none stood yet", { conditionId: null }, { conditions: [{ ...STOP, fromDay: "2026-03-11" }] }, null], // prettier-ignore
  ["of another order’s condition", { conditionId: "x" }, {}, "conditionId: Select one of its conditions"],
  ["of a condition of another respondent", {}, { conditions: [{ ...STOP, respondentId: "ben" }] }, "conditionId: That condition binds somebody else. Select one that binds whoever breached it"], // prettier-ignore
  ["of a condition of their own", {}, { conditions: [{ ...STOP, respondentId: "anne" }] }, null],
  ["of a condition added since", {}, { conditions: [{ ...STOP, fromDay: "2026-03-11" }] }, "conditionId: That condition stands from 11 March 2026, after the breach"], // prettier-ignore
  ["of a condition on its first day", {}, { conditions: [{ ...STOP, fromDay: "2026-03-10" }] }, null],
  ["of a condition on the day it ended", {}, { conditions: [{ ...STOP, endedOn: "2026-03-10" }] }, null],
  ["of a condition ended before", {}, { conditions: [{ ...STOP, endedOn: "2026-03-09" }] }, "conditionId: That condition ended on 9 March 2026, before the breach"], // prettier-ignore
])("%s", (_, breach, facts, expected) => {
  const refusal = refuseBreach({ ...BREACH, ...breach }, { ...CPN, ...facts }, NOW);
  expect(refusal && `${refusal.field}: ${refusal.message}`).toBe(expected);
});

const APPEAL = { lodgedOn: "2026-03-10", decidedOn: null };
test.each<[string, Partial<Breach>, Partial<BreachedFacts>, boolean]>([
  ["a requirement on the day of the appeal", { conditionId: "do" }, { appeals: [APPEAL] }, true],
  ["a requirement on the day before", { conditionId: "do" }, { appeals: [{ ...APPEAL, lodgedOn: "2026-03-11" }] }, false], // prettier-ignore
  ["a requirement on the day before it was decided", { conditionId: "do" }, { appeals: [{ ...APPEAL, decidedOn: "2026-03-11" }] }, true], // prettier-ignore
  ["a requirement on the day it was decided", { conditionId: "do" }, { appeals: [{ ...APPEAL, decidedOn: "2026-03-10" }] }, false], // prettier-ignore
  ["what must stop", { conditionId: "stop" }, { appeals: [APPEAL] }, false],
  ["an injunction", { conditionId: "do" }, { kind: "injunction", appeals: [APPEAL] }, false],
])("suspended by an appeal: %s", (_, breach, facts, expected) => {
  const warning = warnBreach({ ...BREACH, ...breach }, { ...CPN, ...facts });
  expect(warning?.code ?? null).toBe(expected ? "suspended-by-appeal" : null);
  if (warning) expect(warning.source).toContain("s46");
});

test.each<[string, BreachedFacts["kind"], string | null, boolean]>([
  ["a contract with an adult", "abc", "1990-01-01", true],
  ["a parenting contract with an adult", "parenting-contract", "1990-01-01", true],
  ["a contract of which nobody knows who broke it", "abc", null, true],
  ["a notice to an adult", "cpn", "2008-03-02", false],
  ["a notice to somebody 17 on the day of issue", "cpn", "2008-03-03", true],
  ["a notice to a body or to persons unknown", "cpn", null, false],
])("for the next sitting: %s", (_, kind, birthDate, expected) => {
  const respondent = birthDate === null ? null : { birthDate };
  expect(isForNextSitting({ kind, issuedOn: "2026-03-02" }, respondent)).toBe(expected);
});

test("advice and letters cannot be breached, contracts, notices and orders can", () => {
  expect(INTERVENTION_KIND_KEYS.filter((kind) => !mayBeBreached(kind))).toEqual([
    ...["advice", "warning-letter", "second-letter", "mediation", "restorative-justice", "referral"],
    ...["dispersal-authorisation", "vehicle-seizure", "possession-discretionary", "possession-absolute", "demotion"],
    ...["cctv", "patrol", "detached-youth-work", "target-hardening", "clean-up"],
  ]);
});

test("no day before the service, before the start, after the end or ahead is ever taken", () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
      const breachedOn = plusDays("2026-03-10", days);
      const isFit = breachedOn >= "2026-03-04" && breachedOn <= NOW.day;
      expect(refuseBreach({ ...BREACH, breachedOn }, CPN, NOW) === null).toBe(isFit);
    }),
  );
});
