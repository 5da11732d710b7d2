import { z } from "zod/mini";
import { optionalWordsField, versionField } from "../access/form-fields.ts";
import { optionalDayField } from "../dates/day-field.ts";

export const DECISION_NAMES = {
  proposed: "As proposed",
  anonymise: "Anonymise for statistics: count it by year, beat, category and band, and erase it",
  erase: "Erase without counting it",
  extend: "Keep longer",
} as const;
export type DecisionKind = keyof typeof DECISION_NAMES;
export const DECISIONS = Object.keys(DECISION_NAMES) as [DecisionKind, ...DecisionKind[]];
/** What an approval can say, as the page that confirms it has it in its address. */
export const APPROVALS = ["proposed", "anonymise", "erase"] as const;
export type Approval = (typeof APPROVALS)[number];

export const decideForm = z
  .looseObject({
    what: z.enum(DECISIONS, "Select what becomes of the records"),
    until: optionalDayField("Day until which it is kept"),
    reason: optionalWordsField("Reason", 1000),
  })
  .check(
    z.refine(({ what, until }) => what !== "extend" || until !== null, {
      path: ["until"],
      error: "Enter the day until which it is kept",
    }),
    z.refine(({ what, reason }) => what !== "extend" || reason !== null, {
      path: ["reason"],
      error: "Enter why it is kept longer",
    }),
  );

/** One record of an approval, or everything that was approved with it. */
export const takeBackForm = z.object({ version: versionField, what: z.enum(["item", "run"]) });
