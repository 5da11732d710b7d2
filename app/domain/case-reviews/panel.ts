import type { ReviewStatus } from "./review-status.ts";

const WITH_PANEL: readonly ReviewStatus[] = ["threshold-met", "panel-scheduled", "panel-held", "appeal-upheld"];
const WITH_OUTCOME: readonly ReviewStatus[] = ["panel-held", "outcome-sent"];

/** Who is on the panel is said until its outcome is sent: it may sit again. */
export function mayNamePanel(status: ReviewStatus): boolean {
  return WITH_PANEL.includes(status);
}

export const NOT_THE_TIME_FOR_PANEL = "Who is on the panel is said between the decision and the outcome letter";

/** A recommendation is the panel's: from its sitting until the outcome has been sent, with which it is counted. */
export function mayRecommend(status: ReviewStatus): boolean {
  return status === "panel-held";
}

/** A body answers, and an action is given, once the panel has recommended. */
export function mayFollowUp(status: ReviewStatus): boolean {
  return WITH_OUTCOME.includes(status) || status === "closed" || status.startsWith("appeal-");
}

/** The partnership's own themes, as its setting has them: apart by semicolons (DOMAIN 1.6; SRC 000). */
export function themesOf(words: string): string[] {
  return [...new Set(words.split(";").map((theme) => theme.trim()))].filter((theme) => theme !== "");
}
