import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { InterventionFacts } from "#app/domain/interventions/facts.ts";
import { definitionOf, INTERVENTION_KIND_KEYS } from "#app/domain/interventions/kinds.ts";
import { derivedDates } from "#app/domain/interventions/derived-dates.ts";
import type { LegalRow } from "#app/domain/settings/law.ts";
import { refuseIntervention } from "#app/domain/interventions/refuse.ts";
import { warnIntervention } from "#app/domain/interventions/warn.ts";
import { aPerson, shippedLaw, someFacts, someFollowed } from "./facts.ts";

const TODAY = "2026-11-27";
type Changes = Partial<InterventionFacts>;

function refused(changes: Changes) {
  const facts = someFacts(changes);
  return refuseIntervention(facts, shippedLaw(facts), TODAY).map(({ code }) => code);
}
function warned(changes: Changes, more: readonly Partial<LegalRow>[] = []) {
  const facts = someFacts(changes);
  return warnIntervention(facts, shippedLaw(facts, more)).map(({ code }) => code);
}

describe("what cannot be is refused", () => {
  test.each<[string, Changes, string[]]>([
    ["made today", { issuedOn: TODAY }, []],
    ["made tomorrow", { issuedOn: plusDays(TODAY, 1) }, ["made-in-the-future"]],
    ["planned for tomorrow", { issuedOn: plusDays(TODAY, 1), state: "planned" }, []],
    ["ends on its first day", { fromDay: "2026-03-02", untilDay: "2026-03-02" }, []],
    ["ends the day before it starts", { fromDay: "2026-03-02", untilDay: "2026-03-01" }, ["ends-before-it-starts"]],
    ["ends an hour before it starts", { kind: "dispersal-direction", issuedTime: "20:00", untilDay: "2026-03-02", untilTime: "19:00" }, ["ends-before-it-starts"]],
    ["served on the day of issue", { respondents: [aPerson("1990-01-01", { servedOn: "2026-03-02" })] }, []],
    ["served the day before", { respondents: [aPerson("1990-01-01", { servedOn: "2026-03-01" })] }, ["served-before-issue"]],
    ["served an hour before", { issuedTime: "15:00", respondents: [aPerson("1990-01-01", { servedOn: "2026-03-02", servedTime: "14:00" })] }, ["served-before-issue"]],
    ["served tomorrow", { respondents: [aPerson("1990-01-01", { servedOn: plusDays(TODAY, 1) })] }, ["served-in-the-future"]],
    ["consulted tomorrow", { kind: "injunction", consultedOn: plusDays(TODAY, 1) }, ["consulted-in-the-future"]],
  ])("%s", (_, changes, expected) => {
    expect(refused(changes)).toEqual(expected);
  }); // prettier-ignore
});

describe("ages on the day of issue", () => {
  const at = (
    kind: InterventionFacts["kind"],
    born: string | null,
    changes: Parameters<typeof aPerson>[1] = {},
  ): Changes => ({
    ...{ kind, issuedOn: "2026-03-01", consultedOn: "2026-02-20", follows: someFollowed() },
    respondents: [aPerson(born, changes)],
  });

  test.each<[string, Changes, string[], boolean]>([
    ["a CPN for a 15-year-old", at("cpn", "2010-06-01"), ["below-minimum-age"], false],
    ["a CPN the day before the 16th birthday", at("cpn", "2010-03-02"), ["below-minimum-age"], false],
    ["a CPN on the 16th birthday", at("cpn", "2010-03-01"), [], false],
    ["a CPN for somebody born on 29 February, on 1 March", at("cpn", "2008-02-29"), [], false],
    ["a CPN for a body", at("cpn", null, { isBody: true, name: "Any Company Ltd" }), [], false],
    ["a CPN for about 15", at("cpn", "2010-06-01", { birthDateBasis: "approximate" }), [], true],
    ["a CPN for nobody knows how old", at("cpn", null), [], true],
    ["a CPW for a 15-year-old, which no CPN can follow yet", at("cpw", "2010-06-01"), [], true],
    ["a direction to a child of 9", at("dispersal-direction", "2016-03-02"), ["below-minimum-age"], false],
    ["a direction to a child of 10", at("dispersal-direction", "2016-03-01"), [], false],
    ["an injunction of a child of 9, which a court made", at("injunction", "2016-03-02"), [], true],
    ["a criminal behaviour order of a child of 9", at("cbo", "2016-03-02"), [], true],
    [
      "a respect order of a 17-year-old, by a draft",
      { ...at("respect-order", "2008-07-02"), issuedOn: "2026-07-01" },
      [],
      true,
    ],
    [
      "a youth injunction of an adult, by a draft",
      { ...at("youth-injunction", "2008-07-01"), issuedOn: "2026-07-01" },
      [],
      true,
    ],
  ])("%s", (_, changes, blocked, isAsked) => {
    expect(refused(changes)).toEqual(blocked);
    const asked = warned(changes).filter((code) => /age/.test(code));
    expect(asked.length > 0).toBe(isAsked);
  });

  test("born on 29 February: 16 on 1 March where there is no 29th, and not the day before", () => {
    const on = (issuedOn: string) => refused({ ...at("cpn", "2008-02-29"), issuedOn, fromDay: issuedOn });
    expect(on("2024-02-28")).toEqual(["below-minimum-age"]);
    expect(on("2024-02-29")).toEqual([]);
    const born2012 = (issuedOn: string) => warned({ ...at("injunction", "2012-02-29"), issuedOn, fromDay: issuedOn, untilDay: plusDays(issuedOn, 500) }); // prettier-ignore
    expect(born2012("2026-02-28")).toContain("longer-than-allowed");
  });

  test("the age today does not matter: a CPN of last year for somebody who was 15", () => {
    expect(refused({ kind: "cpn", issuedOn: "2025-01-01", respondents: [aPerson("2009-06-01")] })).toEqual(["below-minimum-age"]); // prettier-ignore
  });

  test("says whom it is about on the page, and nobody's name in what is kept", () => {
    const facts = someFacts({
      kind: "cpn",
      respondents: [aPerson("2011-01-01"), aPerson("2012-01-01", { name: "Ann Lee" })],
    });
    const [found] = refuseIntervention(facts, shippedLaw(facts), TODAY);
    expect(found?.text).toMatch(/^Tom Hill \(15\) and Ann Lee \(14\) are under 16 on 2 March 2026/);
    expect(found?.label).toMatch(/^2 respondents are under 16/);
    expect(found?.source).toContain("s43");
  });

  test("whom no name may be shown of goes by number", () => {
    const facts = someFacts({ kind: "cpn", respondents: [aPerson("2011-01-01", { name: null })] });
    expect(refuseIntervention(facts, shippedLaw(facts), TODAY)[0]?.text).toMatch(/^One respondent \(15\) is under 16/);
  });
});

describe("lengths", () => {
  const child = [aPerson("2011-01-01")];
  const adult = [aPerson("1990-01-01")];
  const of = (kind: InterventionFacts["kind"], untilDay: string | null, changes: Changes = {}): Changes => ({
    ...{ kind, untilDay, issuedOn: "2026-03-02", consultedOn: "2026-02-20" },
    ...{ follows: someFollowed({ kind: "closure-notice" }), ...changes },
  });
  const LONG = ["longer-than-allowed"];
  const SHORT = ["shorter-than-allowed"];

  test.each<[string, Changes, string[]]>([
    ["an injunction of a child for twelve months", of("injunction", "2027-03-01", { respondents: child }), []],
    ["and a day", of("injunction", "2027-03-02", { respondents: child }), LONG],
    ["of a 17-year-old for two years", of("injunction", "2028-03-01", { respondents: [aPerson("2008-06-01")] }), LONG],
    ["of a child without an end", of("injunction", null, { respondents: child }), LONG],
    ["of a child, applied for without an end yet", of("injunction", null, { respondents: child, state: "planned" }), []],
    ["of an adult until further order", of("injunction", null, { respondents: adult }), []],
    ["of an adult for ten years", of("injunction", "2036-03-01", { respondents: adult }), []],
    ["a youth injunction for twelve months and a day, by a draft", of("youth-injunction", "2027-03-02", { respondents: child, issuedOn: "2026-07-02", fromDay: "2026-03-02", untilDay: "2027-07-02" }), LONG],
    ["a criminal behaviour order of a child for one year", of("cbo", "2027-03-01", { respondents: child }), []],
    ["for a day less", of("cbo", "2027-02-28", { respondents: child }), SHORT],
    ["for three years", of("cbo", "2029-03-01", { respondents: child }), []],
    ["for three years and a day", of("cbo", "2029-03-02", { respondents: child }), LONG],
    ["without an end", of("cbo", null, { respondents: child }), LONG],
    ["of an adult for two years", of("cbo", "2028-03-01", { respondents: adult }), []],
    ["of an adult for a day less", of("cbo", "2028-02-29", { respondents: adult }), ["shorter-than-for-adults"]],
    ["of a child and an adult for a day less than a year", of("cbo", "2027-02-28", { respondents: [...child, ...adult] }), [...SHORT, "shorter-than-for-adults"]],
    ["of an adult without an end", of("cbo", null, { respondents: adult }), []],
    ["a closure order of three months", of("closure-order-full", "2026-06-01"), []],
    ["of three months and a day", of("closure-order-full", "2026-06-02"), LONG],
    ["of four months", of("closure-order-partial", "2026-07-01"), LONG],
    ["from the last of November for three months", of("closure-order-full", "2026-02-28", { issuedOn: "2025-11-30" }), []],
    ["without an end", of("closure-order-full", null), ["no-end"]],
    ["extended to six months", of("closure-order-full", "2026-09-01", { extendedFrom: "2026-06-01" }), []],
    ["extended beyond", of("closure-order-full", "2026-09-02", { extendedFrom: "2026-06-01" }), [...LONG, "longer-in-all"]],
    ["one that follows another and passes six months from its start", of("closure-order-full", "2026-06-01", { firstStartOn: "2025-11-30" }), ["longer-in-all"]],
    ["a public spaces order of three years", of("pspo", "2029-03-01"), []],
    ["and a day", of("pspo", "2029-03-02"), LONG],
    ["without an end", of("pspo", null), ["no-end"]],
    ["extended by three years", of("pspo", "2032-03-01", { extendedFrom: "2029-03-01" }), []],
    ["extended by three years and a day", of("pspo", "2032-03-02", { extendedFrom: "2029-03-01" }), LONG],
    ["a contract of six months", of("abc", "2026-09-01"), []],
    ["of seven", of("abc", "2026-10-01"), ["longer-than-usual"]],
    ["a contract without an end", of("abc", null), ["no-end"]],
    ["patrols for a year", of("patrol", "2027-03-02"), []],
  ])("%s", (_, changes, expected) => {
    expect(refused(changes)).toEqual([]);
    expect(warned(changes).filter((code) => /longer|shorter|no-end/.test(code))).toEqual(expected);
  }); // prettier-ignore

  const hours = (
    kind: InterventionFacts["kind"],
    untilDay: string | null,
    untilTime: string | null,
    changes: Changes = {},
  ): Changes => ({
    ...{ kind, untilDay, untilTime, issuedOn: "2026-03-02", issuedTime: "20:00", authorisedBy: "inspector" },
    ...{ follows: someFollowed({ kind: "dispersal-authorisation", fromDay: "2026-01-01" }), ...changes },
  });
  test.each<[string, Changes, string[]]>([
    ["a direction of 48 hours", hours("dispersal-direction", "2026-03-04", "20:00"), []],
    ["and a minute", hours("dispersal-direction", "2026-03-04", "20:01"), LONG],
    ["of 48 hours over the clocks going forward", hours("dispersal-direction", "2026-03-30", "21:00", { issuedOn: "2026-03-28" }), []],
    ["of 48 hours on the clock over their going back, which are 49", hours("dispersal-direction", "2026-10-26", "20:00", { issuedOn: "2026-10-24" }), LONG],
    ["an authorisation of three days", hours("dispersal-authorisation", "2026-03-05", "20:00"), LONG],
    ["a closure notice of an inspector for 24 hours", hours("closure-notice", "2026-03-03", "20:00"), []],
    ["for 48 hours", hours("closure-notice", "2026-03-04", "20:00"), LONG],
    ["of a superintendent for 48 hours", hours("closure-notice", "2026-03-04", "20:00", { authorisedBy: "superintendent" }), []],
    ["of an inspector over Christmas Day", hours("closure-notice", "2026-12-26", "20:00", { issuedOn: "2026-12-24", fromDay: "2026-12-24" }), []],
    ["of nobody said whom", hours("closure-notice", "2026-03-03", "20:00", { authorisedBy: null }), ["authoriser-missing"]],
    ["without a time", hours("dispersal-direction", "2026-03-04", null), ["times-missing"]],
  ])("in hours: %s", (_, changes, expected) => {
    expect(warned(changes)).toEqual(expected);
  }); // prettier-ignore
});

describe("what has to come before", () => {
  const before = (kind: InterventionFacts["kind"], follows: InterventionFacts["follows"], changes: Changes = {}) => ({ kind, follows, untilDay: "2026-03-10", ...changes }); // prettier-ignore
  test.each<[string, Changes, string[]]>([
    ["a CPN after a CPW that was served", before("cpn", someFollowed()), []],
    ["a CPN after nothing", before("cpn", null), ["no-warning-before"]],
    ["a CPN after a letter", before("cpn", someFollowed({ kind: "warning-letter" })), ["no-warning-before"]],
    ["a CPN after a CPW that nobody served", before("cpn", someFollowed({ servedOn: null })), ["warning-not-served"]],
    ["a CPN after a CPW of the day before", before("cpn", someFollowed({ servedOn: "2026-03-01" })), []],
    ["a CPN after a CPW of the same day", before("cpn", someFollowed({ servedOn: "2026-03-02" })), ["no-time-after-warning"]],
    ["a CPN after a CPW served on the same person", before("cpn", someFollowed(), { respondents: [aPerson("1990-01-01")] }), []],
    ["a CPN against A after a CPW against B", before("cpn", someFollowed(), { respondents: [aPerson("1990-01-01", { who: "p2" })] }), ["warning-not-served"]],
    ["a CPN against two, one of whom was warned", before("cpn", someFollowed(), { respondents: [aPerson("1990-01-01"), aPerson("1990-01-01", { id: "r2", who: "p2" })] }), ["warning-not-served"]],
    ["a CPN on the day on which the second was warned", before("cpn", someFollowed({ services: [{ who: "p1", servedOn: "2026-02-01" }, { who: "p2", servedOn: "2026-03-02" }] }), { respondents: [aPerson("1990-01-01"), aPerson("1990-01-01", { id: "r2", who: "p2" })] }), ["no-time-after-warning"]],
    ["a CPN after a CPW that was not made", before("cpn", someFollowed({ state: "not-made" })), ["warning-does-not-stand"]],
    ["a CPN after a CPW that was withdrawn", before("cpn", someFollowed({ endKind: "withdrawn" })), ["warning-does-not-stand"]],
    ["a closure order after a notice", before("closure-order-full", someFollowed({ kind: "closure-notice" })), []],
    ["a closure order after another", before("closure-order-full", someFollowed({ kind: "closure-order-full" })), []],
    ["a closure order after nothing", before("closure-order-full", null), ["nothing-before"]],
    ["a vehicle seized after a warning of eleven months ago", before("vehicle-seizure", someFollowed({ kind: "vehicle-warning", issuedOn: "2025-03-03" })), []],
    ["a vehicle seized after a warning of a year ago", before("vehicle-seizure", someFollowed({ kind: "vehicle-warning", issuedOn: "2025-03-02" })), ["no-warning-before"]],
    ["possession three months after a closure", before("possession-absolute", someFollowed({ kind: "closure-order-full", issuedOn: "2025-12-03", fromDay: "2025-12-03", untilDay: "2026-02-01" })), []],
    ["possession a day later", before("possession-absolute", someFollowed({ kind: "closure-order-full", issuedOn: "2025-12-02", fromDay: "2025-12-02", untilDay: "2026-02-01" })), ["notice-too-late"]],
    ["possession after a closure of two days", before("possession-absolute", someFollowed({ kind: "closure-order-full", issuedOn: "2026-02-01", fromDay: "2026-02-01", untilDay: "2026-02-02" })), ["closed-too-short"]],
    ["possession twelve months after a conviction", before("possession-absolute", someFollowed({ kind: "cbo", convictedOn: "2025-03-03" })), []],
    ["possession after a contract that nobody broke", before("possession-absolute", someFollowed({ kind: "abc" })), ["no-condition-before"]],
    ["possession a day later than that", before("possession-absolute", someFollowed({ kind: "cbo", convictedOn: "2025-03-02" })), ["notice-too-late"]],
  ])("%s", (_, changes, expected) => {
    expect(warned(changes)).toEqual(expected);
  }); // prettier-ignore

  test.each([
    ["within the authorisation", "2026-02-28", "2026-03-02", []],
    ["after it", "2026-02-27", "2026-03-01", ["outside-authorisation"]],
    ["before it", "2026-03-03", "2026-03-05", ["outside-authorisation"]],
  ])("a direction given %s", (_, fromDay, untilDay, expected) => {
    const follows = someFollowed({ kind: "dispersal-authorisation", fromDay, untilDay });
    const facts = {
      kind: "dispersal-direction" as const,
      follows,
      issuedTime: "12:00",
      untilDay: "2026-03-03",
      untilTime: "12:00",
    };
    expect(warned(facts)).toEqual(expected);
  });
});

test.each<[string, string, string | null, string[]]>([
  ["at the hour of its end", "18:00", null, []],
  ["a minute after its end of the same day", "18:01", null, ["outside-authorisation"]],
  ["a minute before it was given", "07:59", null, ["outside-authorisation"]],
  ["on the day on which it had ended before its time", "12:00", "2026-03-01", ["outside-authorisation"]],
])("a direction given %s", (_, issuedTime, endedOn, expected) => {
  const day = { issuedOn: "2026-03-02", fromDay: "2026-03-02", untilDay: "2026-03-02" };
  const follows = someFollowed({ kind: "dispersal-authorisation", ...day, issuedTime: "08:00", untilTime: "18:00", endedOn }); // prettier-ignore
  const facts = {
    kind: "dispersal-direction" as const,
    follows,
    issuedTime,
    untilDay: "2026-03-03",
    untilTime: "07:00",
  };
  expect(warned(facts)).toEqual(expected);
});

describe("who and how", () => {
  const child = [aPerson("2011-01-01")];
  const injunction = { kind: "injunction" as const, untilDay: "2026-09-01" };
  test.each<[string, Changes, string[]]>([
    ["youth justice consulted before", { ...injunction, respondents: child, consultedOn: "2026-03-02" }, []],
    ["not consulted", { ...injunction, respondents: child }, ["youth-justice-not-consulted"]],
    ["not consulted, with a reason", { ...injunction, respondents: child, notConsultedReason: "Urgent" }, []],
    ["consulted the day after", { ...injunction, respondents: child, consultedOn: "2026-03-03" }, ["consulted-after"]],
    ["nobody to consult about an adult", { ...injunction, respondents: [aPerson("1990-01-01")] }, []],
    ["excluded from home at 15", { ...injunction, respondents: child, consultedOn: "2026-03-02", excludesFromHome: true }, ["home-exclusion-age"]],
    ["excluded from home at 18", { ...injunction, respondents: [aPerson("2008-03-02")], excludesFromHome: true }, []],
    ["a requirement that nobody supervises", { ...injunction, hasRequirementWithoutSupervisor: true }, ["no-supervisor"]],
    ["without notice and not interim", { ...injunction, isWithoutNotice: true }, ["without-notice"]],
    ["without notice, interim", { ...injunction, isWithoutNotice: true, isInterim: true }, []],
    ["a public spaces order by the council", { kind: "pspo", untilDay: "2027-01-01", agencyKind: "district-council" }, []],
    ["a public spaces order by the police", { kind: "pspo", untilDay: "2027-01-01", agencyKind: "police" }, ["not-their-power"]],
    ["a letter by a charity", { kind: "warning-letter", agencyKind: "voluntary" }, []],
    ["an order against a company", { ...injunction, respondents: [aPerson(null, { isBody: true })] }, ["not-for-bodies"]],
    ["a penalty of £100", { kind: "fpn", amountPounds: 100 }, []],
    ["a penalty of £101", { kind: "fpn", amountPounds: 101 }, ["amount-too-high"]],
    ["an order from before it was made", { ...injunction, fromDay: "2026-03-01" }, ["starts-before-it-was-made"]],
    ["patrols from before they were recorded", { kind: "patrol", fromDay: "2026-03-01" }, []],
  ])("%s", (_, changes, expected) => {
    expect(warned(changes)).toEqual(expected);
  }); // prettier-ignore
});

describe("numbers by the date of issue, on both sides of a change", () => {
  const fpn = (issuedOn: string, amountPounds: number): Changes => ({ kind: "fpn", issuedOn, amountPounds });
  test.each([
    ["£100 the day before £500 is in force", "2026-11-30", 101, ["amount-too-high"]],
    ["£500 on the day", "2026-12-01", 500, []],
    ["£501 on the day", "2026-12-01", 501, ["amount-too-high"]],
  ])("a fixed penalty: %s", (_, issuedOn, pounds, expected) => {
    expect(warned(fpn(issuedOn, pounds), [{}])).toEqual(expected);
  });

  test("a draft of £500 counts for nothing", () => {
    expect(warned(fpn("2026-11-30", 101))).toEqual(["amount-too-high"]);
  });

  test("for a public spaces order its own number counts", () => {
    const follows = someFollowed({ kind: "pspo" });
    expect(warned({ ...fpn("2026-12-01", 101), follows }, [{}])).toEqual(["amount-too-high"]);
  });

  const longer = [{ power: "dispersal", parameter: "direction-longest", value: "72", fromDay: "2026-12-01" }];
  const until = (issuedOn: string, untilDay: string): Changes => ({
    ...{ kind: "dispersal-direction", issuedOn, issuedTime: "20:00", untilDay, untilTime: "20:00" },
    follows: someFollowed({ kind: "dispersal-authorisation" }),
  });
  test.each([
    ["48 hours the day before", until("2026-11-30", "2026-12-03"), ["longer-than-allowed"], "2026-12-02"],
    ["72 hours on the day", until("2026-12-01", "2026-12-04"), [], "2026-12-04"],
  ])("a direction: %s 72 hours are in force, if somebody confirms them", (_, changes, expected, end) => {
    expect(warned(changes, longer)).toEqual(expected);
    const facts = someFacts(changes);
    expect(derivedDates(facts, shippedLaw(facts, longer), TODAY)[0]?.day).toBe(end);
  });
});

describe("in force on the day", () => {
  const CONFIRMED = [{ power: "respect-order", parameter: "in-force", value: "Yes", fromDay: "2026-09-01" }];
  const ENDED = [{ power: "injunction", parameter: "in-force", value: "No", fromDay: "2026-09-01" }];
  test.each<[string, Changes, readonly Partial<LegalRow>[], string[]]>([
    ["a CPN from its first day", { kind: "cpn", issuedOn: "2014-10-20" }, [], []],
    ["a CPN the day before", { kind: "cpn", issuedOn: "2014-10-19" }, [], ["not-in-force"]],
    ["an injunction from its first day", { kind: "injunction", issuedOn: "2015-03-23" }, [], []],
    ["an injunction the day before", { kind: "injunction", issuedOn: "2015-03-22" }, [], ["not-in-force"]],
    ["a respect order while it is a draft", { kind: "respect-order", issuedOn: "2026-07-01" }, [], ["only-a-draft"]],
    ["a respect order the day before it is confirmed from", { kind: "respect-order", issuedOn: "2026-08-31" }, CONFIRMED, ["only-a-draft"]],
    ["a respect order on that day", { kind: "respect-order", issuedOn: "2026-09-01" }, CONFIRMED, []],
    ["a respect order before anybody spoke of it", { kind: "respect-order", issuedOn: "2026-06-28" }, [], ["not-in-force"]],
    ["an injunction the day before Part 1 ends", { kind: "injunction", issuedOn: "2026-08-31" }, ENDED, []],
    ["an injunction after", { kind: "injunction", issuedOn: "2026-09-01" }, ENDED, ["not-in-force"]],
    ["a letter, whenever", { kind: "warning-letter", issuedOn: "1999-01-01" }, [], []],
  ])("%s", (_, changes, more, expected) => {
    expect(warned(changes, more).filter((code) => /force|draft/.test(code))).toEqual(expected);
  }); // prettier-ignore

  test("a draft says that an administrator confirms it, and where", () => {
    const facts = someFacts({ kind: "respect-order", issuedOn: "2026-07-01" });
    expect(warnIntervention(facts, shippedLaw(facts))[0]?.text).toContain(
      "An administrator confirms it under “Numbers of the law”",
    );
  });
});

test("whatever is recorded, the rules answer, and every finding names its source or is no law's", () => {
  const day = fc.integer({ min: -800, max: 800 }).map((days) => plusDays("2026-03-02", days));
  const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null });
  const facts = fc.record({
    ...{ kind: fc.constantFrom(...INTERVENTION_KIND_KEYS), issuedOn: day, fromDay: day, untilDay: maybe(day) },
    ...{ extendedFrom: maybe(day), firstStartOn: maybe(day), lastVariedOn: maybe(day), endedOn: maybe(day) },
    ...{ issuedTime: maybe(fc.constantFrom("00:00", "01:30", "23:59")), untilTime: maybe(fc.constant("12:00")) },
    ...{ authorisedBy: maybe(fc.constantFrom("inspector" as const, "superintendent" as const)) },
    born: maybe(fc.integer({ min: 0, max: 30000 }).map((days) => plusDays("2026-01-01", -days))),
    servedOn: maybe(day),
    before: maybe(fc.constantFrom(...INTERVENTION_KIND_KEYS)),
  });
  fc.assert(
    fc.property(facts, ({ born, servedOn, before, ...changes }) => {
      const respondents = [aPerson(born, { servedOn })];
      const all = someFacts({
        ...changes,
        respondents,
        follows: before === null ? null : someFollowed({ kind: before }),
      });
      const law = shippedLaw(all);
      const found = [...refuseIntervention(all, law, TODAY), ...warnIntervention(all, law)];
      for (const { source, text, label } of found) {
        expect(source).not.toBe("");
        expect(text.length).toBeGreaterThan(10);
        expect(label).not.toContain("Tom Hill");
      }
      const codes = found.map(({ code }) => code);
      expect(codes.includes("ends-before-it-starts")).toBe(
        all.untilDay !== null &&
          (all.untilDay < all.fromDay || isSameDayBefore(all, definitionOf(all.kind).hours === true)),
      );
      for (const { day: set, needs } of derivedDates(all, law, TODAY)) expect(set === null).toBe(needs !== undefined);
    }),
    { numRuns: 400 },
  );
});

function isSameDayBefore({ untilDay, fromDay, untilTime, issuedTime }: InterventionFacts, isInHours: boolean) {
  return isInHours && untilDay === fromDay && untilTime !== null && issuedTime !== null && untilTime < issuedTime;
}
