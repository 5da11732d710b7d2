import { CASE_REVIEW_SETTINGS } from "./case-review-settings.ts";
import type { SettingArea, SettingDefinition, ValueOf } from "./definition.ts";
import { FILE_SETTINGS } from "./file-settings.ts";
import { INTERVENTION_SETTINGS } from "./intervention-settings.ts";
import { PREMISES_SETTINGS } from "./premises-settings.ts";
import { RETENTION_SETTINGS } from "./retention-settings.ts";
import { RISK_SETTINGS } from "./risk-settings.ts";
import { SIGN_IN_SETTINGS } from "./sign-in-settings.ts";
import { WORK_SETTINGS } from "./work-settings.ts";

/** Every number and word that a partnership sets for itself, in the order in which the pages show them. */
export const SETTINGS = {
  ...WORK_SETTINGS,
  ...SIGN_IN_SETTINGS,
  ...FILE_SETTINGS,
  ...CASE_REVIEW_SETTINGS,
  ...RISK_SETTINGS,
  ...PREMISES_SETTINGS,
  ...INTERVENTION_SETTINGS,
  ...RETENTION_SETTINGS,
} satisfies Record<string, SettingDefinition>;

export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

/** Every setting with its value on a day, typed by its kind. */
export type Settings = { [K in SettingKey]: ValueOf<(typeof SETTINGS)[K]> };

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(SETTINGS, key);
}

export function settingKeysOf(area: SettingArea): SettingKey[] {
  return SETTING_KEYS.filter((key) => SETTINGS[key].area === area);
}

/** The key begins with its area: `risk` and `low.review-days`. */
export function settingKeyNamed(area: SettingArea, name: string): SettingKey | undefined {
  const key = `${area}.${name}`;
  return isSettingKey(key) ? key : undefined;
}
