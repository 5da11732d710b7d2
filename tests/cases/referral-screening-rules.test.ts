import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refuseReferralGateway } from "#app/domain/cases/gateways.ts";
import { meetingOfReferral } from "#app/domain/cases/referral-meeting.ts";
import type { LinkedPerson } from "#app/domain/cases/referral-people.form.ts";
import { refuseLinkedPeople, refuseTold, toldThatBelongs } from "#app/domain/cases/referral-subject.ts";
import { mayWithdraw, refuseAcceptance, refuseRedirect } from "#app/domain/cases/referral.ts";
import { asksOfParent } from "#app/domain/cases/told.ts";
import { bankHolidaysOf } from "#app/domain/dates/bank-holidays.ts";
import { ageOn } from "#app/domain/people/person.ts";

const TODAY = "2026-03-10";
const exact = (birthDate: string) => ({ birthDate, birthDateBasis: "exact" as const });
const about = (birthDate: string) => ({ birthDate, birthDateBasis: "approximate" as const });
const unknown = { birthDate: null, birthDateBasis: "unknown" as const };
const jag = { id: "jag", name: "JAG", minAge: null, maxAge: null };
const youth = { id: "youth", name: "Youth JAG", minAge: null, maxAge: 17 };
const adults = { id: "adults", name: "Adults at Risk Group", minAge: 18, maxAge: null };
const asDate = fc
  .date({ min: new Date("1940-01-01"), max: new Date("2026-03-10"), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

describe("whether a parent or carer was told is asked of", () => {
  test.each([
    ["a child of 17", exact("2008-03-11"), true],
    ["somebody of 18 that day", exact("2008-03-10"), false],
    ["somebody whose age nobody knows", unknown, true],
    ["somebody of about 18", about("2008-01-01"), true],
    ["somebody of about 19, who may be 17", about("2006-05-01"), true],
    ["somebody of about 20", about("2006-03-10"), false],
  ])("%s", (_, person, asked) => {
    expect(asksOfParent(person, TODAY)).toBe(asked);
  });

  test("every child by an exact date, and of no adult", () => {
    fc.assert(
      fc.property(asDate, (birthDate) => {
        expect(asksOfParent(exact(birthDate), TODAY)).toBe(ageOn(birthDate, TODAY) < 18);
      }),
    );
  });
});

describe("who was told", () => {
  const none = {
    ...{ personTold: "no" as const, personToldBy: null, personToldOn: null, personNotToldReason: "Not safe" },
    ...{ parentTold: null, parentToldBy: null, parentToldOn: null, parentNotToldReason: null },
  };
  const told = { ...none, personTold: "yes" as const, personToldBy: "Sam", personToldOn: TODAY };
  test.each([
    ["of an adult needs no word of a parent", none, exact("1990-01-01"), undefined],
    ["of a child needs one", none, exact("2012-01-01"), "parentTold"],
    ["of a child whose parent was not told", { ...none, parentTold: "no" as const }, exact("2012-01-01"), undefined],
    ["today", told, exact("1990-01-01"), undefined],
    ["tomorrow", { ...told, personToldOn: "2026-03-11" }, exact("1990-01-01"), "personToldOn"],
    ["a parent tomorrow", { ...none, parentTold: "yes" as const, parentToldOn: "2026-03-11" }, exact("2012-01-01"), "parentToldOn"],
  ])("%s", (_, said, person, field) => {
    expect(refuseTold(said, person, TODAY, TODAY)?.field).toBe(field);
  }); // prettier-ignore
});

describe("what was said of telling", () => {
  const said = {
    ...{ personTold: "no" as const, personToldBy: "Sam", personToldOn: TODAY, personNotToldReason: "Not safe" },
    ...{ parentTold: "yes" as const, parentToldBy: "Sam", parentToldOn: TODAY, parentNotToldReason: "At work" },
  };
  const ofPerson = { personTold: "no", personToldBy: null, personToldOn: null, personNotToldReason: "Not safe" };
  const ofParent = { parentTold: "yes", parentToldBy: "Sam", parentToldOn: TODAY, parentNotToldReason: null };
  const nothing = { parentTold: null, parentToldBy: null, parentToldOn: null, parentNotToldReason: null };
  test.each([
    ["of a child", exact("2012-01-01"), ofParent],
    ["of a child on the day before 18", exact("2008-03-11"), ofParent],
    ["of an adult of that day", exact("2008-03-10"), nothing],
    ["of an adult", exact("1990-01-01"), nothing],
    ["of somebody whose age is not known", { birthDate: null, birthDateBasis: "unknown" as const }, ofParent],
  ])("%s keeps what belongs to it", (_, person, parent) => {
    expect(toldThatBelongs(said, person, TODAY)).toEqual({ ...ofPerson, ...parent });
  });
});

describe("a person of a problem", () => {
  const person = (role: LinkedPerson["role"], birthDate: string | null): LinkedPerson => ({
    ...{ row: 2, role, givenNames: "Robin", familyName: "Example", birthDate },
    birthDateBasis: birthDate === null ? "unknown" : "exact",
  });
  test.each([
    ["a child of nine as a perpetrator", person("perpetrator", "2016-03-11"), "role2"],
    ["a child of ten that day as a perpetrator", person("perpetrator", "2016-03-10"), undefined],
    ["a child of nine as at risk", person("person-at-risk", "2016-03-11"), undefined],
    ["born tomorrow", person("victim", "2026-03-11"), "birth2"],
    ["born 121 years ago", person("victim", "1905-03-09"), "birth2"],
    ["of unknown age", person("perpetrator", null), undefined],
  ])("%s", (_, linked, field) => {
    expect(refuseLinkedPeople([linked], TODAY, TODAY)?.field).toBe(field);
  });
});

describe("accepting and passing on", () => {
  const subject = (born: { birthDate: string | null; birthDateBasis: "exact" | "approximate" | "unknown" }) => ({
    ...{
      subjectKind: "person" as const,
      personId: "somebody",
      ...born,
      typedBirthDate: null,
      typedBirthDateBasis: null,
    },
    ...{ groupId: "jag", receivedOn: "2026-03-01", personRole: "perpetrator" as const },
  });
  const typed = {
    ...subject(unknown),
    personId: null,
    typedBirthDate: "1986-01-01",
    typedBirthDateBasis: "exact" as const,
  };
  const place = { ...subject(unknown), subjectKind: "location" as const, personId: null, personRole: null };
  const role = "perpetrator" as const;

  test.each([
    ["a child, to the Youth JAG", subject(exact("2010-01-01")), youth, role, undefined],
    ["somebody who turned 18 since the referral, to the Youth JAG", subject(exact("2008-03-05")), youth, role, "decision"],
    ["somebody whose age nobody knows, to the Youth JAG", subject(unknown), youth, role, undefined],
    ["a child of nine as a perpetrator", subject(exact("2016-06-01")), youth, role, "role"],
    ["a child of nine as at risk", subject(exact("2016-06-01")), youth, "person-at-risk" as const, undefined],
    ["somebody of whom nobody has said who it is", typed, jag, role, "decision"],
    ["a place", place, youth, role, undefined],
  ])("accepting %s", (_, referral, group, as, field) => {
    expect(refuseAcceptance(referral, group, { role: as, decidedOn: TODAY }, TODAY)?.field).toBe(field);
  }); // prettier-ignore

  test.each([
    ["to the same group", subject(exact("1986-01-01")), jag, "toGroupId"],
    ["a man of 40 to the Youth JAG", subject(exact("1986-01-01")), youth, "toGroupId"],
    ["a man of 40, only typed, to the Youth JAG", typed, youth, "toGroupId"],
    ["a man of 40 to the Adults at Risk Group", subject(exact("1986-01-01")), adults, undefined],
    ["a child to the Adults at Risk Group", subject(exact("2010-01-01")), adults, "toGroupId"],
    ["a place to another group", place, adults, undefined],
  ])("passing on %s", (_, referral, to, field) => {
    expect(refuseRedirect(referral, to, TODAY, TODAY)?.field).toBe(field);
  });
});

describe("withdrawing", () => {
  const made = { status: "awaiting-decision" as const, createdBy: "me", referringUserId: "officer" };
  test.each([
    ["is whoever made it's", "me", made, true],
    ["is the officer's from whom it comes", "officer", made, true],
    ["is nobody else's", "chair", made, false],
    ["ends with the decision", "me", { ...made, status: "declined" as const }, false],
  ])("%s", (_, id, referral, may) => {
    expect(mayWithdraw({ id }, referral)).toBe(may);
  });
});

describe("the meeting of a referral", () => {
  const years = ["2025", "2026"].flatMap((year) =>
    ["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"].map((day) => `${year}-${day}`),
  );
  const holidays = bankHolidaysOf(years);
  const meetings = [{ day: "2026-03-12" }, { day: "2026-04-09" }];
  test.each([
    ["received two working days ahead comes to it", "2026-03-10", "2026-03-12", undefined],
    ["received one working day ahead is too late for it", "2026-03-11", "2026-04-09", "2026-03-12"],
    ["received on its day is too late", "2026-03-12", "2026-04-09", "2026-03-12"],
    ["received the day after comes to the next, and missed nothing", "2026-03-13", "2026-04-09", undefined],
    ["received on Thursday before Easter, three working days ahead", "2026-04-02", "2026-04-09", undefined],
    ["received on Wednesday for Thursday finds no meeting left", "2026-04-08", undefined, "2026-04-09"],
    ["received after the last finds none", "2026-04-10", undefined, undefined],
  ])("%s", (_, receivedOn, day, missed) => {
    const found = meetingOfReferral(receivedOn, meetings, 2, holidays);
    expect(found.meeting?.day).toBe(day);
    expect(found.missed?.day).toBe(missed);
  });
});

test.each([
  ["police by section 16", "police", "pcsca-s16", undefined],
  ["health by section 16", "health", "pcsca-s16", "gateway"],
  ["the county council, which has social care, by section 16", "county-council", "pcsca-s16", "gateway"],
  ["health by section 115", "health", "cda-s115", undefined],
] as const)("a referral from %s", (_, kind, gateway, field) => {
  expect(refuseReferralGateway({ kind }, gateway)?.field).toBe(field);
});
