import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { COMBINATIONS } from "#app/domain/settings/combinations.ts";
import { SETTINGS, type SettingKey } from "#app/domain/settings/definitions.ts";
import { type ChangeOfKey, refuseSettingChange, SET_UP_DAYS } from "#app/domain/settings/refuse-change.ts";
import { valueOn } from "#app/domain/settings/value-on.ts";

const TODAY = "2026-03-10";
const asked = { today: TODAY, setUpOn: "2025-01-01", changes: [] as ChangeOfKey[] };
const change = (key: SettingKey, value: string, fromDay: string, n = 1): ChangeOfKey => ({
  key,
  value,
  fromDay,
  reason: "Agreed",
  recordedAt: `2026-03-0${n}T09:00:00.000Z`,
});

describe("the first day of a change", () => {
  const earlier = change("documents.most-megabytes", "30", "2026-02-01");
  test.each([
    ["today", TODAY, "2025-01-01", [], false],
    ["tomorrow", "2026-03-11", "2025-01-01", [], false],
    ["yesterday", "2026-03-09", "2025-01-01", [], true],
    ["yesterday, on the day of the set-up", "2026-03-09", TODAY, [], false],
    ["years ago, on the last day of the set-up", "2019-01-01", plusDays(TODAY, 1 - SET_UP_DAYS), [], false],
    ["yesterday, on the day after the set-up", "2026-03-09", plusDays(TODAY, -SET_UP_DAYS), [], true],
    ["yesterday during the set-up, but changed once already", "2026-03-09", TODAY, [earlier], true],
    ["today, changed once already", TODAY, TODAY, [earlier], false],
  ] as const)("%s", (_, fromDay, setUpOn, changes, isRefused) => {
    const refusal = refuseSettingChange({ ...asked, key: "documents.most-megabytes", value: "50", fromDay, setUpOn, changes }); // prettier-ignore
    expect(refusal).toEqual(
      isRefused
        ? { field: "fromDay", message: "First day must be today or in the future: what was decided earlier stays" }
        : null,
    );
  });
});

test("what is shipped may be decided, but not the same twice", () => {
  const key = "documents.most-megabytes";
  expect(refuseSettingChange({ ...asked, key, value: "25", fromDay: TODAY })).toBeNull();
  const changes = [change(key, "25", "2026-02-01")];
  expect(refuseSettingChange({ ...asked, key, value: "25", fromDay: TODAY, changes })).toEqual({
    field: "value",
    message: "This is already the value on that day",
  });
  expect(refuseSettingChange({ ...asked, key, value: "26", fromDay: TODAY, changes })).toBeNull();
});

describe("combinations that make no sense", () => {
  const contact = "actions.escalate-to-contact-days";
  const chair = "actions.escalate-to-chair-days";
  test.each([
    ["the chair the day after the contact", chair, "6", [], null],
    ["the chair on the day of the contact", chair, "5", [], `more than “${SETTINGS[contact].label}”, which is 5 days on 10 March 2026`],
    ["the chair before the contact", chair, "4", [], `more than “${SETTINGS[contact].label}”, which is 5 days on 10 March 2026`],
    ["the contact the day before the chair", contact, "13", [], null],
    ["the contact on the day of the chair", contact, "14", [], `less than “${SETTINGS[chair].label}”, which is 14 days on 10 March 2026`],
    ["the contact against a chair decided", contact, "9", [change(chair, "9", "2026-01-01")], `less than “${SETTINGS[chair].label}”, which is 9 days on 10 March 2026`],
    ["the contact against a chair planned for later", contact, "10", [change(chair, "9", "2026-06-01")], `less than “${SETTINGS[chair].label}”, which is 9 days on 1 June 2026`],
    ["the contact with its own further change before the chair's", contact, "10", [change(chair, "9", "2026-06-01"), change(contact, "3", "2026-05-31", 2)], null],
    ["reviews of High may be as often as of Medium", "risk.high.lead-review-days", "28", [], null],
    ["reviews of High by the lead not less often than by the supervisor", "risk.high.lead-review-days", "29", [], "no more than “High: review by the supervisor”, which is 28 days on 10 March 2026"],
    ["Red at Amber", "premises.red-from", "6", [], "more than “Amber from”, which is 6 points on 10 March 2026"],
  ] as const)("%s", (_, key, value, changes, message) => {
    const refusal = refuseSettingChange({ ...asked, key, value, fromDay: TODAY, changes });
    expect(refusal?.message ?? null).toBe(message && `Value must be ${message}`);
  }); // prettier-ignore

  test("whatever is accepted, no day has a broken combination", () => {
    const pair = COMBINATIONS.filter(({ small }) => small === contact);
    const step = fc.record({
      key: fc.constantFrom<SettingKey>(contact, chair),
      value: fc.integer({ min: 1, max: 20 }).map(String),
      ahead: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const changes: ChangeOfKey[] = [];
        steps.forEach(({ key, value, ahead }, n) => {
          const fromDay = plusDays(TODAY, ahead);
          if (refuseSettingChange({ ...asked, key, value, fromDay, changes })) return;
          changes.push({ key, value, fromDay, reason: "", recordedAt: `2026-03-10T10:00:${String(n).padStart(2, "0")}Z` });
        }); // prettier-ignore
        for (let ahead = 0; ahead <= 21; ahead++) {
          const on = plusDays(TODAY, ahead);
          const value = (key: SettingKey) => Number(valueOn(SETTINGS[key], changes.filter((c) => c.key === key), on).value); // prettier-ignore
          for (const { small, large } of pair) expect(value(small)).toBeLessThan(value(large));
        }
      }),
    );
  });
});
