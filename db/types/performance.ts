import type { Aim } from "#app/domain/performance/change.ts";
import type { CrimeType } from "#app/domain/performance/crime-types.ts";

export interface PerformanceTables {
  import_batch: {
    id: string;
    partnership_id: string;
    kind: string;
    format: string;
    content_hash: string;
    status: "loading" | "visible" | "undone" | "failed";
    row_count: number;
    created_at: string;
    created_by: string;
    /** Whose figures they are, the day to which they were drawn up, and the day they were published: as far as was said. */
    publisher: string | null;
    as_at: string | null;
    published_on: string | null;
    undone_at: string | null;
    undone_by: string | null;
  };
  crime_count: {
    id: string;
    partnership_id: string;
    batch_id: string;
    /** Null for the whole borough. */
    area_id: string | null;
    crime_type: CrimeType;
    from_day: string;
    to_day: string;
    crimes: number;
  };
  crime_position: {
    id: string;
    partnership_id: string;
    batch_id: string;
    crime_type: CrimeType;
    as_at: string;
    position: number | null;
    group_size: number | null;
    printed: string;
  };
  crime_table_line: {
    id: string;
    partnership_id: string;
    batch_id: string;
    crime_type: CrimeType;
    from_day: string;
    to_day: string;
    ordinal: number;
    printed_percent: string | null;
    printed_difference: string | null;
    /** Null for the whole borough. */
    area_id: string | null;
  };
  /** Counted by beat or ward, and in none of them. */
  crime_without_area: {
    id: string;
    partnership_id: string;
    batch_id: string;
    area_kind: "beat" | "ward";
    crime_type: CrimeType;
    from_day: string;
    to_day: string;
    crimes: number;
    /** What the table calls the row; nothing where it has no name. */
    printed: string;
    printed_percent: string | null;
  };
  own_crime_type: {
    id: string;
    partnership_id: string;
    name: string;
    name_folded: string;
    ordinal: number;
    aim: Aim;
    ended_on: string | null;
    created_at: string;
    created_by: string;
    version: number;
  };
  figure_slice: {
    id: string;
    partnership_id: string;
    batch_id: string;
    source: "police-uk" | "home-office";
    force: string;
    /** As the Home Office writes it; null for a whole force. */
    csp_name: string | null;
    from_day: string;
    to_day: string;
    is_newest: number;
    rows_outside: number;
    rows_without_place: number;
  };
  street_crime_count: {
    id: string;
    partnership_id: string;
    slice_id: string;
    /** Null for the whole borough. */
    area_id: string | null;
    category: string;
    crimes: number;
  };
  csp_crime_count: {
    id: string;
    partnership_id: string;
    slice_id: string;
    offence_group: string;
    offence_subgroup: string;
    offence: string;
    offence_code: string;
    crimes: number;
  };
  similar_group: {
    id: string;
    partnership_id: string;
    from_day: string;
    publisher: string;
    created_at: string;
    created_by: string;
    withdrawn_at: string | null;
    withdrawn_by: string | null;
    version: number;
  };
  similar_group_member: {
    id: string;
    partnership_id: string;
    similar_group_id: string;
    force: string;
    csp_name: string;
    is_own: number;
  };
  similar_group_exclusion: {
    id: string;
    partnership_id: string;
    force: string;
    csp_name: string;
    from_day: string;
    to_day: string | null;
    reason: string;
    created_at: string;
    created_by: string;
    version: number;
  };
  population: {
    id: string;
    partnership_id: string;
    area_id: string | null;
    /** With the name, a member of the similar group; without either, the borough or its area. */
    force: string | null;
    csp_name: string | null;
    year: number;
    people: number;
    publisher: string;
    recorded_at: string;
    recorded_by: string;
  };
  outside_measure: {
    id: string;
    partnership_id: string;
    name: string;
    name_folded: string;
    meaning: string;
    publisher: string;
    theme: "survey" | "training" | "county-lines" | "other";
    unit: "count" | "percent" | "number";
    aim: Aim;
    /** 1: the value of a period counts from 1 April on. */
    is_cumulative: number;
    ended_on: string | null;
    created_at: string;
    created_by: string;
    version: number;
  };
  outside_value: {
    id: string;
    partnership_id: string;
    measure_id: string;
    from_day: string;
    to_day: string;
    thousandths: number;
    as_at: string | null;
    published_on: string | null;
    note: string | null;
    recorded_at: string;
    recorded_by: string;
  };
  measure_target: {
    id: string;
    partnership_id: string;
    /** `crime:` and a type of crime, `outside:` and the id of a measure, or the id of one of the product's own measures. */
    measure: string;
    from_day: string;
    baseline_thousandths: number | null;
    baseline_label: string | null;
    target_kind: "value" | "percent-change" | "words" | "none";
    target_thousandths: number | null;
    target_words: string | null;
    recorded_at: string;
    recorded_by: string;
  };
}
