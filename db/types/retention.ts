import type { Fate, HoldGround, ItemStatus, RetentionKind, RunStatus } from "#app/domain/retention/kinds.ts";

export interface RetentionTables {
  retention_hold: {
    id: string;
    partnership_id: string;
    record_kind: RetentionKind;
    record_id: string;
    ground: HoldGround;
    words: string;
    placed_on: string;
    placed_by: string;
    /** On which the hold itself is looked at again. */
    review_on: string;
    ended_on: string | null;
    ended_by: string | null;
    ended_reason: string | null;
    version: number;
  };
  retention_run: {
    id: string;
    partnership_id: string;
    status: RunStatus;
    approved_by: string;
    approved_at: string;
    records: number;
    done: number;
    /** Left alone after all: something holds them since they were approved. */
    kept: number;
    finished_at: string | null;
    version: number;
  };
  retention_item: {
    id: string;
    partnership_id: string;
    record_kind: RetentionKind;
    record_id: string;
    /** Neutral; emptied with the record. */
    reference: string | null;
    review_on: string;
    /** A key of the rules' names (app/domain/retention). */
    rule: string;
    proposed: Fate;
    found_on: string;
    status: ItemStatus;
    fate: Fate | null;
    reason: string | null;
    next_review_on: string | null;
    decided_by: string | null;
    decided_at: string | null;
    run_id: string | null;
    kept_because: string | null;
    version: number;
  };
  /** What is left of an erased record, for good. */
  tombstone: {
    /** A retention kind, or that of what went with one: `action`, `note`. */
    record_kind: string;
    record_id: string;
    partnership_id: string;
    rule: string;
    fate: Fate;
    erased_on: string;
    /** A user's id, or `system:` and a name. */
    erased_by: string;
    erasure_run_id: string;
    with_kind: string | null;
    with_id: string | null;
  };
  tombstone_unwritten: { record_kind: string; record_id: string; partnership_id: string };
  anonymised_count: {
    partnership_id: string;
    record_kind: RetentionKind;
    year: number;
    /** Empty when it is not known, as are category and band. */
    beat_code: string;
    category: string;
    band: string;
    records: number;
    version: number;
  };
}
