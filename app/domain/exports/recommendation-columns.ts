import { financialYearText } from "../performance/quarter.ts";
import { RECOMMENDATION_STATUS_NAMES, type RecommendationStatus } from "../plan/recommendation.ts";
import type { Column } from "./columns.ts";

type RecommendationRow = {
  number: number;
  words: string;
  status: RecommendationStatus;
  ownerAgencyName: string | null;
  ownerName: string | null;
  earlierYear: number | null;
  earlierNumber: number | null;
  /** All that was said of it, the newest first. */
  updates: readonly string[];
};

/** As the Partnership Strategic Assessment prints its tracker, with the status in words (DOMAIN 6.5). */
export const RECOMMENDATION_COLUMNS: readonly Column<RecommendationRow>[] = [
  { heading: "Number", width: 8, of: (r) => r.number },
  { heading: "Recommendation", width: 60, of: (r) => r.words },
  { heading: "Agency", width: 30, of: (r) => r.ownerAgencyName },
  { heading: "Owner", width: 24, of: (r) => r.ownerName },
  { heading: "Updates", width: 60, of: (r) => (r.updates.length === 0 ? null : r.updates.join("\n")) },
  { heading: "Status", width: 20, of: (r) => RECOMMENDATION_STATUS_NAMES[r.status] },
  {
    heading: "Carried over from",
    width: 20,
    of: (r) => (r.earlierYear === null ? null : `${financialYearText(r.earlierYear)}, number ${r.earlierNumber ?? ""}`),
  },
];
