import { z } from "zod/mini";
import { optionalIdField, versionField, wordsField } from "../access/form-fields.ts";
import {
  RECOMMENDATION_SOURCE_NAMES,
  RECOMMENDATION_STATUS_NAMES,
  type RecommendationSource,
  type RecommendationStatus,
} from "./recommendation.ts";

export const SOURCES = Object.keys(RECOMMENDATION_SOURCE_NAMES) as [RecommendationSource, ...RecommendationSource[]];
export const STATUSES = Object.keys(RECOMMENDATION_STATUS_NAMES) as [RecommendationStatus, ...RecommendationStatus[]];

/** A financial year by its first. */
const year = z.coerce
  .number("Select the year")
  .check(z.int("Select the year"), z.minimum(2000, "Select the year"), z.maximum(2100, "Select the year"));

/** The list of one source and year; by itself the Strategic Assessment's of the year that runs. */
export function recommendationListForm(thisYear: number) {
  return z.object({ source: z.catch(z.enum(SOURCES), "psa"), year: z.catch(year, thisYear) });
}
export const namedListForm = z.object({ source: z.enum(SOURCES, "Select whose list it is"), year });

const details = {
  number: z.coerce
    .number("Enter the number, like 1")
    .check(
      z.int("Enter the number, like 1"),
      z.minimum(1, "Number must be 1 or more"),
      z.maximum(9999, "Number must be 9999 or less"),
    ),
  words: wordsField("Enter what is recommended", "Recommendation", 4000),
  ownerAgencyId: optionalIdField("Select the agency from the list"),
  ownerUserId: optionalIdField("Select the owner from the list"),
};

export const newRecommendationForm = z.extend(namedListForm, details);
export type NewRecommendation = z.output<typeof newRecommendationForm>;

export const changeRecommendationForm = z.object({ version: versionField, ...details });
export type RecommendationChange = z.output<typeof changeRecommendationForm>;

export const recommendationUpdateForm = z.object({
  version: versionField,
  status: z.enum(STATUSES, "Select how far it is"),
  reason: wordsField("Enter what has been done", "Update", 4000),
});
export type RecommendationUpdate = z.output<typeof recommendationUpdateForm>;
