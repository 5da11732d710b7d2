import type { ReviewRule } from "#app/domain/retention/closing-review.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";
import type { MatchStatus } from "#app/domain/incidents/incident-match.ts";
import type { Fate, RunStatus } from "#app/domain/imports/fates.ts";

export interface ImportTables {
  import_run: {
    id: string;
    partnership_id: string;
    kind: string;
    status: RunStatus;
    batch_id: string | null;
    /** The name of the file in the folder of uploads; null once it is deleted. */
    stored_as: string | null;
    file_name: string;
    file_size: number;
    /** JSON: FileReading and the sheet that was chosen. */
    reading: string;
    /** JSON: ColumnChoice. */
    columns: string;
    version_label: string | null;
    rows_read: number;
    rows_loaded: number;
    imported: number;
    updated: number;
    skipped: number;
    possible_duplicates: number;
    errors: number;
    /** Why it failed, in words for whoever sent the file. */
    problem: string | null;
    held_by: string | null;
    held_until: string | null;
    created_at: string;
    created_by: string;
    /** The group that takes the cases of the file. */
    group_id: string | null;
    ended_at: string | null;
    version: number;
  };
  imported_case: {
    case_id: string;
    partnership_id: string;
    import_batch_id: string;
    source_system: string;
    source_reference: string;
    case_type: string | null;
    asb_type: string | null;
    status_words: string;
    /** What the source said, and no assessment of ours. */
    level: RiskLevel | null;
    level_words: string | null;
    closed_on: string | null;
    closure_words: string | null;
    outcome_id: string | null;
    reported_by: string | null;
    lead_officer: string | null;
    location_id: string | null;
    incidents: number | null;
    actions_words: string | null;
    /** Of a case that came closed: when its retention is reviewed, by the settings of that day. */
    review_on: string | null;
    review_rule: ReviewRule | null;
  };
  person_source_reference: {
    partnership_id: string;
    source_system: string;
    reference: string;
    person_id: string;
    import_batch_id: string;
  };
  imported_incident: {
    incident_id: string;
    report_id: string;
    partnership_id: string;
    import_batch_id: string;
    source_system: string;
    source_reference: string;
    type_words: string | null;
    opening_words: string | null;
    closing_words: string | null;
    status_words: string | null;
    reported_by: string | null;
    officer_words: string | null;
    closed_on: string | null;
    incidents: number | null;
    /** The version of the incident as the last file left it. */
    file_version: number;
  };
  incident_match: {
    incident_id: string;
    other_id: string;
    partnership_id: string;
    import_batch_id: string;
    status: MatchStatus;
    decided_by: string | null;
    decided_at: string | null;
    version: number;
  };
  imported_person: {
    person_id: string;
    partnership_id: string;
    import_batch_id: string;
    postcode: string | null;
    confirmed_by: string | null;
    confirmed_at: string | null;
    version: number;
  };
  import_follow_up: {
    batch_id: string;
    partnership_id: string;
    recent_from: string;
    followed_to: string | null;
    done_at: string | null;
    version: number;
  };
  import_row: {
    run_id: string;
    ordinal: number;
    partnership_id: string;
    line: number;
    fate: Fate;
    column_name: string | null;
    reason: string | null;
    row_key: string | null;
    /** JSON: RowValues. */
    given: string | null;
  };
  import_mapping: {
    id: string;
    partnership_id: string;
    kind: string;
    name: string;
    name_folded: string;
    /** JSON: SavedColumns. */
    columns: string;
    version: number;
  };
  import_item: {
    batch_id: string;
    record_kind: string;
    record_id: string;
    partnership_id: string;
    /** JSON: the row as it was; null for one that the batch made. */
    before: string | null;
  };
  area_boundary: {
    id: string;
    partnership_id: string;
    import_batch_id: string;
    area_id: string;
    /** GeoJSON: Polygon or MultiPolygon. */
    shape: string;
    min_longitude: number;
    max_longitude: number;
    min_latitude: number;
    max_latitude: number;
  };
  area_lookup: {
    import_batch_id: string;
    place_kind: "postcode" | "street";
    place_key: string;
    partnership_id: string;
    place_name: string;
    beat_id: string | null;
    ward_id: string | null;
    lsoa_id: string | null;
    latitude: number | null;
    longitude: number | null;
  };
  street_beat: {
    partnership_id: string;
    street_key: string;
    street: string;
    beat_id: string;
    chosen_by: string;
    chosen_at: string;
    version: number;
  };
}
