import type { Holdings } from "./holding.ts";

/** Figures of others, and what they are held against: they are of places and of partnerships, and name nobody. */
export const FIGURES_HELD = {
  crime_count: {
    stays: true,
    plain: "crime_type from_day to_day",
  },
  crime_position: {
    stays: true,
    plain: "crime_type printed as_at",
  },
  crime_table_line: {
    stays: true,
    plain: "crime_type printed_percent printed_difference from_day to_day",
  },
  crime_without_area: {
    stays: true,
    plain: "area_kind crime_type from_day to_day printed printed_percent",
  },
  csp_crime_count: {
    stays: true,
    plain: "offence_group offence_subgroup offence offence_code",
  },
  figure_slice: {
    stays: true,
    plain: "source force csp_name from_day to_day",
  },
  measure_target: {
    stays: true,
    plain: "measure from_day baseline_label target_kind target_words recorded_at recorded_by",
  },
  outside_measure: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded meaning publisher theme unit aim ended_on created_at created_by",
  },
  outside_value: {
    stays: true,
    plain: "from_day to_day as_at published_on note recorded_at recorded_by",
  },
  own_crime_type: {
    stays: true,
    isVersioned: true,
    plain: "name name_folded aim ended_on created_at created_by",
  },
  population: {
    stays: true,
    plain: "force csp_name publisher recorded_at recorded_by",
  },
  similar_group: {
    stays: true,
    isVersioned: true,
    plain: "from_day publisher created_at created_by withdrawn_at withdrawn_by",
  },
  similar_group_exclusion: {
    stays: true,
    isVersioned: true,
    plain: "force csp_name from_day to_day reason created_at created_by",
  },
  similar_group_member: {
    stays: true,
    plain: "force csp_name",
  },
  street_crime_count: {
    stays: true,
    plain: "category",
  },
} satisfies Holdings;
