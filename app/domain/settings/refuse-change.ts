import { longDay, plusDays } from "../dates/iso-day.ts";
import { COMBINATIONS, type Combination } from "./combinations.ts";
import { SETTINGS, type SettingKey } from "./definitions.ts";
import { type SettingChange, valueOn } from "./value-on.ts";
import { writeValue } from "./read-value.ts";
import { valueWords } from "./value-words.ts";

export type SettingRefusal = { field: "value" | "fromDay"; message: string };
export type ChangeOfKey = Pick<SettingChange, "value" | "fromDay" | "reason" | "recordedAt"> & { key: string };

/** Our proposal: how long after its partnership was set up a setting may be given the day from which it truly holds. */
export const SET_UP_DAYS = 28;

type Asked = {
  key: SettingKey;
  value: string;
  fromDay: string;
  today: string;
  /** The London day on which the partnership was set up. */
  setUpOn: string;
  /** What is recorded of the setting and of those beside it. */
  changes: readonly ChangeOfKey[];
};

/**
 * A change holds from today or a later day, so that nothing decided earlier moves. The first change of a setting may go
 * back while the partnership is being set up, because what it states was decided before there was a Joint Action.
 */
export function refuseSettingChange(asked: Asked): SettingRefusal | null {
  const own = asked.changes.filter((change) => change.key === asked.key);
  return refuseDay(asked, own.length > 0) ?? refuseSame(asked, own) ?? refuseCombinations(asked);
}

function refuseDay({ fromDay, today, setUpOn }: Asked, isChangedBefore: boolean): SettingRefusal | null {
  if (fromDay >= today) return null;
  if (!isChangedBefore && today < plusDays(setUpOn, SET_UP_DAYS)) return null;
  return { field: "fromDay", message: "First day must be today or in the future: what was decided earlier stays" };
}

/** To decide what is shipped is a decision; to decide the same twice is a mistake. */
function refuseSame({ key, value, fromDay }: Asked, own: readonly ChangeOfKey[]): SettingRefusal | null {
  const before = valueOn(SETTINGS[key], own, fromDay);
  if (!before.isLocal || writeValue(before.value) !== value) return null;
  return { field: "value", message: "This is already the value on that day" };
}

/** On its first day and on the first day of everything that is planned after it. */
function refuseCombinations(asked: Asked): SettingRefusal | null {
  const { key, value, fromDay, changes } = asked;
  const concerned = COMBINATIONS.filter(({ small, large }) => small === key || large === key);
  const after = [...changes, { key, value, fromDay, reason: "", recordedAt: "9999" }];
  const days = [...new Set(after.map((change) => change.fromDay).filter((day) => day >= fromDay))].sort();
  for (const day of days) {
    const broken = concerned.find((combination) => isBroken(combination, after, day));
    if (broken) return refusalOf(broken, key, after, day);
  }
  return null;
}

function isBroken({ small, large, strictly }: Combination, changes: readonly ChangeOfKey[], day: string) {
  const [less, more] = [Number(valueOfKey(small, changes, day)), Number(valueOfKey(large, changes, day))];
  return strictly ? less >= more : less > more;
}

function valueOfKey(key: SettingKey, changes: readonly ChangeOfKey[], day: string): string {
  return writeValue(valueOn(SETTINGS[key], changes.filter((change) => change.key === key), day).value); // prettier-ignore
}

function refusalOf(
  { small, large, strictly }: Combination,
  key: SettingKey,
  changes: readonly ChangeOfKey[],
  day: string,
) {
  const isSmall = key === small;
  const other = isSmall ? large : small;
  const relation = isSmall ? (strictly ? "less than" : "no more than") : strictly ? "more than" : "no less than";
  const words = valueWords(SETTINGS[other], valueOfKey(other, changes, day));
  return {
    field: "value" as const,
    message: `Value must be ${relation} “${SETTINGS[other].label}”, which is ${words} on ${longDay(day)}`,
  };
}
