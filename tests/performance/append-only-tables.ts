/** What tests/performance/append-only.test.ts tries. */
export const FIGURES_APPEND_ONLY = [
  "crime_without_area",
  "measure_target",
  "outside_value",
  "population",
  "similar_group_member",
] as const;
