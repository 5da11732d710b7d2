export const SETTING_AREA_NAMES = {
  actions: "Actions",
  notifications: "Notifications",
  "sign-in": "Signing in",
  imports: "Imports",
  documents: "Documents",
  incidents: "Incidents",
  "case-reviews": "Case reviews",
  risk: "Risk",
  premises: "Licensed premises",
  interventions: "Interventions",
  meetings: "Meetings",
  performance: "Performance",
  retention: "Retention",
} as const;
export type SettingArea = keyof typeof SETTING_AREA_NAMES;
export const SETTING_AREAS = Object.keys(SETTING_AREA_NAMES) as SettingArea[];

/** Where a shipped value comes from, by the tags of DOMAIN 0: LAW and GUID; LLR and SRC; OTHER; PROPOSED. */
export const SETTING_TAG_NAMES = {
  national: "National",
  local: "Local",
  "another-area": "Another area’s, not local",
  proposal: "Our proposal",
} as const;
export type SettingTag = keyof typeof SETTING_TAG_NAMES;

type Base = { area: SettingArea; label: string; hint: string; tag: SettingTag; source: string };

/** Whole numbers from `least` to `most`. */
type NumberDefinition = Base & {
  kind: "working-days" | "days" | "months" | "count";
  shipped: number;
  least: number;
  most: number;
  /** Of a count, when it counts something that has a name: "MB", "years". */
  unit?: string;
};
/** As whole numbers, with two decimals at most. */
type PointsDefinition = Base & { kind: "points"; shipped: number; least: number; most: number; unit?: string };
type TextDefinition = Base & { kind: "text"; shipped: string };
type YesNoDefinition = Base & { kind: "yes-no"; shipped: boolean };
type ChoiceDefinition = Base & { kind: "choice"; shipped: string; choices: Readonly<Record<string, string>> };

export type SettingDefinition =
  NumberDefinition | PointsDefinition | TextDefinition | YesNoDefinition | ChoiceDefinition;
export type { YesNoDefinition };

/** What a value of the setting is in code: a number, words, yes or no, or one of the choices. */
export type ValueOf<D> = D extends { kind: "choice"; choices: infer C }
  ? keyof C & string
  : D extends { kind: "text" }
    ? string
    : D extends { kind: "yes-no" }
      ? boolean
      : D extends { kind: "working-days" | "days" | "months" | "count" | "points" }
        ? number
        : never;
