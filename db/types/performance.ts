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
  };
}
