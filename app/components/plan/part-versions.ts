import { longDay } from "#app/domain/dates/iso-day.ts";
import { TARGET_KIND_NAMES, type TargetKind } from "#app/domain/performance/target.ts";
import { thousandthsText } from "#app/domain/performance/thousandths.ts";
import {
  PLAN_HEADING_NAMES,
  PLAN_ROW_STATUS_NAMES,
  type PlanHeading,
  type PlanRowStatus,
} from "#app/domain/plan/plan.ts";
import type { FormValues } from "#app/forms/parse-form.ts";
import { typedDay } from "../cases/manage-page.tsx";

/** After a lost race: what is recorded, and what was typed, of each part of a plan, both under the same labels. */
type Words = Record<string, string | null>;
type Choices = {
  agencies: readonly { value: string; text: string }[];
  users: readonly { id: string; name: string }[];
};

const day = (value: string | null) => (value === null ? null : longDay(value));
const typed = (values: FormValues, name: string) => String(values[name] ?? "").trim() || null;
const typedLead = (values: FormValues, { agencies, users }: Choices): Words => ({
  "Lead agency": agencies.find(({ value }) => value === values.leadAgencyId)?.text ?? null,
  "Lead officer": users.find(({ id }) => id === values.leadUserId)?.name ?? null,
});

type Plan = {
  version: number;
  title: string;
  about: string | null;
  leadName: string | null;
  fromDay: string;
  toDay: string;
  nextReviewOn: string | null;
};
export const recordedPlan = (plan: Plan): Words => ({
  ...{ Name: plan.title, About: plan.about, "Led by": plan.leadName },
  ...{ From: day(plan.fromDay), To: day(plan.toDay), "Next review": day(plan.nextReviewOn) },
});
export const enteredPlan = (values: FormValues, users: Choices["users"]): Words => ({
  ...{ Name: typed(values, "title"), About: typed(values, "about") },
  "Led by": users.find(({ id }) => id === values.leadUserId)?.name ?? null,
  ...{ From: typedDay(values, "fromDay"), To: typedDay(values, "toDay") },
  "Next review": typedDay(values, "nextReviewOn"),
});

type Theme = { version: number; ordinal: number; title: string; context: string | null };
export const recordedTheme = ({ ordinal, title, context }: Theme): Words => ({
  ...{ Theme: title, Context: context, Place: String(ordinal) },
});
export const enteredTheme = (values: FormValues): Words => ({
  ...{ Theme: typed(values, "title"), Context: typed(values, "context"), Place: typed(values, "ordinal") },
});

type Led = { leadAgencyName: string | null; leadName: string | null };
type Priority = Led & { version: number; ordinal: number; title: string; aims: string | null; risks: string | null };
export const recordedPriority = (priority: Priority): Words => ({
  ...{ Priority: priority.title, Aims: priority.aims, Risks: priority.risks, "Lead agency": priority.leadAgencyName },
  ...{ "Lead officer": priority.leadName, Place: String(priority.ordinal) },
});
export const enteredPriority = (values: FormValues, choices: Choices): Words => ({
  ...{ Priority: typed(values, "title"), Aims: typed(values, "aims"), Risks: typed(values, "risks") },
  ...{ ...typedLead(values, choices), Place: typed(values, "ordinal") },
});

type Aim = {
  version: number;
  ordinal: number;
  words: string;
  measure: string | null;
  baseline: number | null;
  baselineLabel: string | null;
  targetKind: TargetKind;
  target: number | null;
  targetWords: string | null;
  fromDay: string;
  toDay: string;
};
const number = (value: number | null) => (value === null ? null : thousandthsText(value));
export const recordedAim = (aim: Aim): Words => ({
  ...{ Aim: aim.words, Measure: aim.measure, "Kind of target": TARGET_KIND_NAMES[aim.targetKind] },
  ...{ Target: number(aim.target), "Target in words": aim.targetWords, Baseline: number(aim.baseline) },
  ...{ "Baseline of": aim.baselineLabel, From: day(aim.fromDay), To: day(aim.toDay), Place: String(aim.ordinal) },
});
export const enteredAim = (values: FormValues): Words => ({
  ...{ Aim: typed(values, "words"), Measure: typed(values, "measure") },
  "Kind of target": TARGET_KIND_NAMES[values.targetKind as TargetKind] ?? null,
  ...{ Target: typed(values, "target"), "Target in words": typed(values, "targetWords") },
  ...{ Baseline: typed(values, "baseline"), "Baseline of": typed(values, "baselineLabel") },
  ...{ From: typedDay(values, "fromDay"), To: typedDay(values, "toDay"), Place: typed(values, "ordinal") },
});

type Row = Led & {
  version: number;
  heading: PlanHeading;
  words: string;
  timeScale: string | null;
  dueOn: string | null;
  resources: string | null;
  outcome: string | null;
  target: string | null;
  status: PlanRowStatus;
};
export const recordedRow = (row: Row): Words => ({
  ...{ Heading: PLAN_HEADING_NAMES[row.heading], "Key action": row.words, "Lead agency": row.leadAgencyName },
  ...{ "Lead officer": row.leadName, "Time scale": row.timeScale, "Due by": day(row.dueOn) },
  ...{ Resources: row.resources, Outcome: row.outcome, Target: row.target },
  State: PLAN_ROW_STATUS_NAMES[row.status],
});
export const enteredRow = (values: FormValues, choices: Choices): Words => ({
  Heading: PLAN_HEADING_NAMES[values.heading as PlanHeading] ?? null,
  ...{ "Key action": typed(values, "words"), ...typedLead(values, choices) },
  ...{ "Time scale": typed(values, "timeScale"), "Due by": typedDay(values, "dueOn") },
  ...{ Resources: typed(values, "resources"), Outcome: typed(values, "outcome"), Target: typed(values, "target") },
  State: PLAN_ROW_STATUS_NAMES[values.status as PlanRowStatus] ?? null,
});

type Recommendation = {
  version: number;
  number: number;
  words: string;
  ownerAgencyName: string | null;
  ownerName: string | null;
};
export const recordedRecommendation = (one: Recommendation): Words => ({
  ...{ Number: String(one.number), Recommendation: one.words, Agency: one.ownerAgencyName, Owner: one.ownerName },
});
export const enteredRecommendation = (values: FormValues, { agencies, users }: Choices): Words => ({
  ...{ Number: typed(values, "number"), Recommendation: typed(values, "words") },
  Agency: agencies.find(({ value }) => value === values.ownerAgencyId)?.text ?? null,
  Owner: users.find(({ id }) => id === values.ownerUserId)?.name ?? null,
});
