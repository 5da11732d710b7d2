import { describe, expect, test } from "vitest";
import { changeSettingForm } from "#app/domain/settings/change-setting.form.ts";
import { COMBINATIONS, keysBeside } from "#app/domain/settings/combinations.ts";
import { SETTING_AREAS } from "#app/domain/settings/definition.ts";
import {
  isSettingKey,
  SETTING_KEYS,
  type SettingKey,
  settingKeyNamed,
  settingKeysOf,
  SETTINGS,
} from "#app/domain/settings/definitions.ts";
import { readValue, writeValue } from "#app/domain/settings/read-value.ts";
import { valueWords } from "#app/domain/settings/value-words.ts";

const parse = (key: SettingKey, value: unknown) =>
  changeSettingForm(SETTINGS[key]).safeParse({ latest: "", value, fromDay: "2026-04-01", reason: "Agreed" });

describe.each(SETTING_KEYS)("%s", (key) => {
  test("ships with a value that its own form takes, and that reads back as it was written", () => {
    const { shipped } = SETTINGS[key];
    const parsed = parse(key, writeValue(shipped));
    expect(parsed.success && parsed.data.value).toBe(writeValue(shipped));
    expect(readValue(SETTINGS[key], writeValue(shipped))).toBe(shipped);
  });

  test("has its area, words and a source", () => {
    const { area, label, hint, source } = SETTINGS[key];
    expect(settingKeyNamed(area, key.slice(area.length + 1))).toBe(key);
    for (const words of [label, hint, source]) expect(words.length).toBeGreaterThan(2);
    expect(valueWords(SETTINGS[key], writeValue(SETTINGS[key].shipped))).not.toBe("");
  });
});

test("every area has settings, and together they have all", () => {
  expect(SETTING_AREAS.flatMap(settingKeysOf).sort()).toEqual([...SETTING_KEYS].sort());
  expect(SETTING_AREAS.filter((area) => settingKeysOf(area).length === 0)).toEqual([]);
});

test("no two settings of an area have one label", () => {
  for (const area of SETTING_AREAS) {
    const labels = settingKeysOf(area).map((key) => SETTINGS[key].label);
    expect(new Set(labels).size).toBe(labels.length);
  }
});

test.each(["toString", "__proto__", "actions", "actions.", "actions.unknown"])("%s is no setting", (key) => {
  expect(isSettingKey(key)).toBe(false);
});

test.each(COMBINATIONS)("$small and $large are numbers that make sense together as shipped", (combination) => {
  const [small, large] = [SETTINGS[combination.small], SETTINGS[combination.large]];
  expect([typeof small.shipped, typeof large.shipped]).toEqual(["number", "number"]);
  if (combination.strictly) expect(small.shipped).toBeLessThan(large.shipped as number);
  else expect(small.shipped).toBeLessThanOrEqual(large.shipped as number);
});

test("a setting stands beside those that it must make sense with", () => {
  expect(keysBeside("actions.escalate-to-chair-days").sort()).toEqual([
    "actions.escalate-to-chair-days",
    "actions.escalate-to-contact-days",
  ]);
  expect(keysBeside("documents.most-megabytes")).toEqual(["documents.most-megabytes"]);
});

describe("what is typed", () => {
  test.each([
    ["the least", "actions.remind-days-before", "1", "1"],
    ["the most", "actions.remind-days-before", "28", "28"],
    ["with spaces and zeros", "actions.remind-days-before", " 007 ", "7"],
    ["with a thousands comma", "imports.most-rows", "100,000", "100000"],
    ["points with a needless zero", "premises.amber-from", "6.50", "6.5"],
    [
      "words with the lines of a browser",
      "interventions.stage-1",
      " A letter\r\nand a visit ",
      "A letter\nand a visit",
    ],
    ["no", "risk.high.every-meeting", "no", "no"],
  ] as const)("%s is taken", (_, key, typed, value) => {
    const parsed = parse(key, typed);
    expect(parsed.success && parsed.data.value).toBe(value);
  });

  test.each([
    ["below the least", "actions.remind-days-before", "0", "Value must be a whole number from 1 to 28"],
    ["above the most", "actions.remind-days-before", "29", "Value must be a whole number from 1 to 28"],
    ["more than three for the threshold", "case-reviews.threshold-count", "4", "Value must be a whole number from 1 to 3"],
    ["a fraction of a day", "actions.remind-days-before", "1.5", "Value must be a whole number from 1 to 28"],
    ["negative", "actions.remind-days-before", "-1", "Value must be a whole number from 1 to 28"],
    ["in words", "actions.remind-days-before", "seven", "Value must be a whole number from 1 to 28"],
    ["empty", "actions.remind-days-before", "  ", "Enter a value"],
    ["missing", "actions.remind-days-before", undefined, "Enter a value"],
    ["three decimals", "premises.amber-from", "6.125", "Value must be a number from 1 to 1,000, with two decimals at most"],
    ["neither yes nor no", "risk.high.every-meeting", "maybe", "Select yes or no"],
    ["not a choice", "notifications.weekly-summary-day", "sunday", "Select one of the choices"],
    ["a name that every object has", "notifications.weekly-summary-day", "toString", "Select one of the choices"],
    ["no words", "interventions.stage-1", " ", "Enter the words"],
    ["too many words", "interventions.stage-1", "a".repeat(5001), "The words must be 5,000 characters or less"],
  ] as const)("%s is refused", (_, key, typed, message) => {
    expect(parse(key, typed).error?.issues[0]?.message).toBe(message);
  }); // prettier-ignore
});

test.each([
  ["case-reviews.acknowledge-working-days", "3", "3 working days"],
  ["case-reviews.appeal-pack-working-days", "1", "1 working day"],
  ["case-reviews.report-window-months", "1", "1 month"],
  ["imports.most-megabytes", "100", "100 MB"],
  ["imports.most-megabytes", "1", "1 MB"],
  ["imports.most-rows", "250000", "250,000 rows"],
  ["premises.share.outside", "50", "50%"],
  ["premises.rate-per-capacity", "1", "1 person"],
  ["premises.red-from", "12.5", "12.5 points"],
  ["case-reviews.prompt-at-report", "2", "2"],
  ["risk.high.every-meeting", "yes", "Yes"],
  ["notifications.weekly-summary-day", "monday", "Monday"],
] as const)("%s of %s reads %s", (key, text, words) => {
  expect(valueWords(SETTINGS[key], text)).toBe(words);
});

/** DOMAIN 1 to 7: each number with the tag of its source. */
test.each([
  ["1.1 threshold", "case-reviews.threshold-count", 3, "national"],
  ["1.1 report within", "case-reviews.report-window-months", 1, "national"],
  ["1.1 application within", "case-reviews.application-window-months", 6, "national"],
  ["1.2 separate incidents", "case-reviews.local-count", 3, "local"],
  ["1.2 hate incidents", "case-reviews.hate-count", 1, "local"],
  ["1.3 step 0, second report", "case-reviews.prompt-at-report", 2, "national"],
  ["1.3 step 0, six months", "case-reviews.prompt-window-months", 6, "national"],
  ["1.3 step 2, day 0", "case-reviews.pass-on-working-days", 0, "proposal"],
  ["1.3 step 3", "case-reviews.acknowledge-working-days", 3, "another-area"],
  ["1.3 step 5", "case-reviews.information-working-days", 5, "proposal"],
  ["1.3 step 6", "case-reviews.decide-working-days", 10, "another-area"],
  ["1.3 step 7", "case-reviews.review-days", 28, "local"],
  ["1.3 step 9", "case-reviews.outcome-working-days", 10, "another-area"],
  ["1.3 step 10", "case-reviews.appeal-working-days", 20, "local"],
  ["1.3 step 12", "case-reviews.appeal-pack-working-days", 1, "local"],
  ["1.3 step 15", "case-reviews.commissioner-review", false, "national"],
  ["1.5 new report after a review", "case-reviews.new-reports-after-review", 1, "proposal"],
  ["2.4 High, lead", "risk.high.lead-review-days", 14, "another-area"],
  ["2.4 High, supervisor", "risk.high.supervisor-review-days", 28, "another-area"],
  ["2.4 High, manager", "risk.high.manager-review-days", 56, "another-area"],
  ["2.4 Medium, lead", "risk.medium.lead-review-days", 28, "another-area"],
  ["2.4 Medium, manager", "risk.medium.manager-review-days", 56, "another-area"],
  ["2.4 Low", "risk.low.review-days", 90, "proposal"],
  ["2.4 sign-off", "risk.high.sign-off-working-days", 1, "proposal"],
  ["2.5 exploitation", "risk.exploitation-signs", 2, "proposal"],
  ["3.4 serious", "premises.points.serious", 5, "proposal"],
  ["3.4 violence with injury", "premises.points.violence-with-injury", 4, "proposal"],
  ["3.4 drug supply", "premises.points.drugs", 4, "proposal"],
  ["3.4 violence without injury", "premises.points.violence", 3, "proposal"],
  ["3.4 disorder", "premises.points.disorder", 2, "proposal"],
  ["3.4 nuisance", "premises.points.nuisance", 1, "proposal"],
  ["3.4 × 1.0", "premises.share.caused-by", 100, "proposal"],
  ["3.4 × 0.5", "premises.share.outside", 50, "proposal"],
  ["3.4 × 0", "premises.share.near", 0, "proposal"],
  ["3.4 police called", "premises.less.called-police", 1, "proposal"],
  ["3.4 good practice", "premises.less.good-practice", 1, "proposal"],
  ["3.4 weeks 1–4", "premises.decay.first-days", 28, "proposal"],
  ["3.4 weeks 5–8", "premises.decay.second-days", 56, "proposal"],
  ["3.4 weeks 9–12", "premises.decay.third-days", 84, "proposal"],
  ["3.4 100%", "premises.decay.first-share", 100, "proposal"],
  ["3.4 50%", "premises.decay.second-share", 50, "proposal"],
  ["3.4 25%", "premises.decay.third-share", 25, "proposal"],
  ["3.4 Amber", "premises.amber-from", 6, "proposal"],
  ["3.4 Red", "premises.red-from", 12, "proposal"],
  ["3.4 one incident", "premises.single-incident-amber", 5, "proposal"],
  ["3.4 meeting", "premises.red-meeting-working-days", 10, "proposal"],
  ["3.4 plan, 12 weeks", "premises.red-plan-days", 84, "proposal"],
  ["3.4 meetings after the plan", "premises.red-meetings-after-plan", 2, "proposal"],
  ["4 first reminder", "interventions.remind-first-days", 28, "proposal"],
  ["4 second reminder", "interventions.remind-again-days", 7, "proposal"],
  ["4 PSPO, nine months ahead", "interventions.pspo-first-months", 9, "proposal"],
  ["4 PSPO, six months ahead", "interventions.pspo-second-months", 6, "proposal"],
  ["4 PSPO, three months ahead", "interventions.pspo-third-months", 3, "proposal"],
  ["4 repeat notices", "interventions.repeat-months", 12, "proposal"],
  ["4 first stage", "interventions.stage-1", "Warning letter", "another-area"],
  ["5.2 papers", "meetings.papers-working-days", 1, "another-area"],
  ["5.2 referrals", "meetings.referrals-working-days", 2, "another-area"],
  ["5.3 attendance", "meetings.attendance-meetings", 6, "proposal"],
  ["5.1 scrutiny", "meetings.scrutiny-months", 6, "local"],
  ["6.6 repeat victim", "performance.repeat-victim-incidents", 2, "proposal"],
  ["6.6 in months", "performance.repeat-victim-months", 12, "proposal"],
  ["6.6 small numbers", "performance.suppress-below", 5, "proposal"],
  ["7.6 cases", "retention.case-years", 6, "local"],
  ["7.6 children", "retention.child-case-years", 3, "proposal"],
  ["7.6 to 21", "retention.child-case-until-age", 21, "proposal"],
  ["7.6 orders", "retention.order-years", 6, "proposal"],
  ["7.6 unsubstantiated", "retention.unsubstantiated-years", 2, "proposal"],
  ["7.6 log", "retention.log-years-after", 1, "proposal"],
  ["10 serious response", "incidents.serious-response-working-days", 1, "local"],
] as const)("DOMAIN %s: %s is %s, %s", (_, key, shipped, tag) => {
  expect(SETTINGS[key]).toMatchObject({ shipped, tag });
}); // prettier-ignore

test("nobody may use a code by e-mail until it is decided for a role", () => {
  const roles = settingKeysOf("sign-in");
  expect(roles.length).toBeGreaterThan(10);
  expect(roles.map((key) => SETTINGS[key].shipped)).toEqual(roles.map(() => false));
});
