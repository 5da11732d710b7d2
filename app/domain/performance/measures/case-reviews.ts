import { type Figure, FIGURES } from "../../case-reviews/statutory-figures.ts";
import type { Measure } from "./measure.ts";

const OF_REVIEWS = {
  theme: "case-reviews",
  source: "ASB case reviews",
  record: "case-review",
  span: "days",
  unit: "rows",
  aim: "neither",
  isOfGroups: false,
  isAboutPeople: true,
} as const;

/** Of the Act's four, in its own order and words: published as they are, however small (DOMAIN 1.6). */
function statutory(figure: Figure) {
  const { letter, name, note } = FIGURES[figure];
  return {
    ...OF_REVIEWS,
    name: `(${letter}) ${name}`,
    meaning: `${note}. One of the four figures of section 104(9).`,
    isStatutory: true as const,
    by: [] as const,
  };
}

export const CASE_REVIEW_MEASURES = [
  {
    ...statutory("applications"),
    id: "case-review-applications",
    short: "Applications",
    dateField: "Day on which it was received",
  },
  {
    ...statutory("thresholdNotMet"),
    id: "case-review-not-met",
    short: "Threshold not met",
    dateField: "Day of the decision",
  },
  {
    ...statutory("reviewsCarriedOut"),
    id: "case-reviews-done",
    short: "Carried out",
    dateField: "Day on which the outcome was first sent",
  },
  {
    ...statutory("reviewsWithRecommendations"),
    id: "case-reviews-recommending",
    short: "With recommendations",
    dateField: "Day on which an outcome with recommendations was first sent",
  },
  {
    ...OF_REVIEWS,
    id: "case-review-decisions",
    name: "Decisions on the threshold",
    short: "Decisions",
    meaning:
      "Decisions whether the threshold is met, and whether each was taken in time: on or before the last of the working days that the partnership had set on the day on which the application was received. The Act sets no limit.",
    dateField: "Day of the decision",
    by: ["threshold", "timely"],
  },
  {
    ...OF_REVIEWS,
    unit: "days",
    aim: "lower",
    id: "case-review-days-to-decide",
    name: "Days until the threshold is decided",
    short: "Days to decide",
    meaning:
      "The median of the days, weekends included, from the day on which the review’s first application was received to the decision.",
    dateField: "Day of the decision",
    by: ["threshold"],
  },
  {
    ...OF_REVIEWS,
    id: "case-review-recommendations",
    name: "Recommendations by theme",
    short: "Recommendations",
    meaning: "Recommendations that were recorded in the period, by theme, and what the body has answered so far.",
    dateField: "Day on which it was recorded",
    by: ["theme", "response"],
  },
  {
    ...OF_REVIEWS,
    id: "case-review-appeals",
    name: "Appeals",
    short: "Appeals",
    meaning: "Appeals that were received in the period, with what has become of each so far.",
    dateField: "Day on which it was received",
    by: ["against", "result"],
  },
] as const satisfies readonly Measure[];
