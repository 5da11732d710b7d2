import type { AgendaPart } from "#app/domain/meetings/agenda-parts.ts";
import type { ForwardState } from "#app/domain/meetings/forward-programme.ts";
import type { CopyFormat, CopyKind, Corrected, MinutesKind } from "#app/domain/meetings/minutes.ts";
import type { MatterState } from "#app/domain/meetings/passed-matter.ts";

export interface MinutesTables {
  minutes_version: {
    id: string;
    partnership_id: string;
    sitting_id: string;
    number: number;
    kind: MinutesKind;
    /** JSON, frozen; null of a correction, which is read with what it corrects. */
    content: string | null;
    made_at: string;
    made_by: string;
    confirmed_at_id: string | null;
    item_id: string | null;
    corrects: Corrected | null;
    correction: string | null;
    corrected_on: string | null;
  };
  minutes_copy: {
    id: string;
    partnership_id: string;
    version_id: string;
    kind: CopyKind;
    agency_id: string | null;
    format: CopyFormat;
    given_to: string;
    given_at: string;
  };
  forward_item: {
    id: string;
    partnership_id: string;
    group_id: string;
    title: string;
    detail: string | null;
    /** Null: at every meeting. */
    due_on: string | null;
    action_by_agency_id: string | null;
    action_by: string | null;
    part: AgendaPart;
    state: ForwardState;
    state_reason: string | null;
    created_at: string;
    created_by: string | null;
    version: number;
  };
  passed_matter: {
    id: string;
    partnership_id: string;
    from_group_id: string;
    to_group_id: string;
    from_item_id: string | null;
    answers_id: string | null;
    title: string;
    words: string;
    asked: string | null;
    state: MatterState;
    passed_at: string;
    passed_by: string | null;
    version: number;
  };
  calendar_feed: {
    user_id: string;
    token_hash: string;
    has_neutral_titles: 0 | 1;
    created_at: string;
    last_read_at: string | null;
    version: number;
  };
}
