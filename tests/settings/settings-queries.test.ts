import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { SETTING_KEYS, SETTINGS, type SettingKey } from "#app/domain/settings/definitions.ts";
import { valueOn } from "#app/domain/settings/value-on.ts";
import { insertSettingChange, listSettingChanges, settingsOn } from "#db/queries/settings.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { aPartnership, aUser, testDatabase, type TestPartnership } from "../factories.ts";

let db: Executor;
let p: TestPartnership;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
});

async function decide(
  key: SettingKey,
  value: string,
  from_day: string,
  recorded_at: string,
  { partnership_id = p.partnershipId, recorded_by = null as string | null } = {},
) {
  const row = { id: uuid(), partnership_id, key, value, from_day, reason: "Agreed", recorded_by, recorded_at };
  await inTransaction(db, (trx) => insertSettingChange(trx, row));
}

const REMIND = "actions.remind-days-before";
const HIGH = "risk.high.every-meeting";

test("with nothing decided every setting is as shipped, typed by its kind", async () => {
  const settings = await settingsOn(db, p.partnershipId, "2026-03-10");
  expect(Object.keys(settings)).toEqual(SETTING_KEYS);
  expect(settings).toEqual(Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].shipped])));
  const days: number = settings[REMIND];
  const isOnEveryAgenda: boolean = settings[HIGH];
  const weekday: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "never" =
    settings["notifications.weekly-summary-day"];
  expect([days, isOnEveryAgenda, weekday]).toEqual([7, true, "monday"]);
});

describe("the query and the rule agree", () => {
  beforeEach(async () => {
    await decide(REMIND, "6", "2026-03-01", "2026-01-01T09:00:00.000Z");
    await decide(REMIND, "5", "2026-04-01", "2026-01-02T09:00:00.000Z");
    await decide(REMIND, "4", "2026-04-01", "2026-01-02T09:00:00.001Z");
    await decide(REMIND, "3", "2026-03-15", "2026-02-01T09:00:00.000Z");
    await decide(REMIND, "seven", "2026-05-01", "2026-02-02T09:00:00.000Z");
    await decide(HIGH, "no", "2026-04-01", "2026-01-01T09:00:00.000Z");
    const other = await aPartnership(db);
    await decide(REMIND, "1", "2026-01-01", "2026-01-01T09:00:00.000Z", { partnership_id: other.partnershipId });
  });

  test.each([
    ["before anything begins", "2026-02-28", 7, true],
    ["on the first day", "2026-03-01", 6, true],
    ["the day before the second", "2026-03-14", 6, true],
    ["on the second, recorded later", "2026-03-15", 3, true],
    ["the day before two that begin together", "2026-03-31", 3, true],
    ["on the day of two: the later recorded", "2026-04-01", 4, false],
    ["long after", "2026-04-30", 4, false],
  ])("%s", async (_, day, remind, high) => {
    const settings = await settingsOn(db, p.partnershipId, day);
    expect([settings[REMIND], settings[HIGH]]).toEqual([remind, high]);
    const changes = await listSettingChanges(db, p.partnershipId, [REMIND]);
    expect(valueOn(SETTINGS[REMIND], changes, day).value).toBe(remind);
  });

  test("for a text that the kind cannot read", async () => {
    const settings = await settingsOn(db, p.partnershipId, "2026-05-01");
    const changes = await listSettingChanges(db, p.partnershipId, [REMIND]);
    expect([settings[REMIND], valueOn(SETTINGS[REMIND], changes, "2026-05-01").value]).toEqual([7, 7]);
  });
});

test("the changes come with who recorded them, the one that begins last first", async () => {
  const userId = await aUser(db, p.councilId, { name: "Alex Admin" });
  await decide(REMIND, "5", "2026-03-01", "2026-02-01T09:00:00.000Z", { recorded_by: userId });
  await decide(REMIND, "6", "2026-04-01", "2026-01-01T09:00:00.000Z");
  await decide(HIGH, "no", "2026-04-01", "2026-01-01T09:00:00.000Z");
  expect(await listSettingChanges(db, p.partnershipId, [REMIND])).toMatchObject([
    { key: REMIND, value: "6", fromDay: "2026-04-01", recordedBy: null },
    { key: REMIND, value: "5", fromDay: "2026-03-01", recordedBy: "Alex Admin" },
  ]);
  expect(await listSettingChanges(db, p.partnershipId, [REMIND, HIGH])).toHaveLength(3);
});

test("the same instant twice for one setting and day is refused", async () => {
  await decide(REMIND, "5", "2026-03-01", "2026-02-01T09:00:00.000Z");
  await expect(decide(REMIND, "6", "2026-03-01", "2026-02-01T09:00:00.000Z")).rejects.toThrow();
});
