import type { Aim } from "../change.ts";
import type { DimensionId } from "./dimensions.ts";

/** A page of the partnership's own work. */
export const THEMES = {
  referrals: "Referrals",
  cases: "Cases",
  risk: "Risk",
  actions: "Actions",
  meetings: "Meetings and attendance",
  incidents: "Incidents and places",
  victims: "Victims",
  "case-reviews": "ASB case reviews",
  premises: "Licensed premises",
  interventions: "Interventions and services",
} as const;
export type Theme = keyof typeof THEMES;
export const THEME_IDS = Object.keys(THEMES) as [Theme, ...Theme[]];

/** What the rows behind a number open. */
export type CountedRecord =
  | "referral"
  | "case"
  | "action"
  | "meeting"
  | "incident"
  | "location"
  | "person"
  | "case-review"
  | "premises"
  | "intervention";

/**
 * One number of the partnership's own work, computed over the whole of it whoever asks (DESIGN 5). Its rows are said once, in
 * db/queries/measures: the number counts them, and the list behind the number shows them.
 */
export type Measure = {
  /** Stands in addresses, and in targets: never changed. */
  id: string;
  theme: Theme;
  name: string;
  /** For the head of a column. */
  short: string;
  meaning: string;
  /** The day that decides whether a row is counted (DOMAIN 11: each measure names it). */
  dateField: string;
  source: string;
  record: CountedRecord;
  /** Over the days of a quarter or a year, or as it stood on the last day. */
  span: "days" | "last-day";
  /** A count of rows; or the median of the rows' whole days. */
  unit: "rows" | "days";
  /** Which way is good news, if either (DOMAIN 6.2). */
  aim: Aim;
  /** What its rows can be told apart by, beside their group. */
  by: readonly DimensionId[];
  /** Whether its rows are of a group, so that the members of one see it over their own. */
  isOfGroups: boolean;
  /** One to four of them are "under 5" in whatever leaves the partnership. */
  isAboutPeople: boolean;
  /** One of the four figures of section 104(9) of the Act, which are published as they are. */
  isStatutory?: true;
};
