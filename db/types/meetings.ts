import type { ItemKind, ItemState, StandingSubject } from "#app/domain/meetings/agenda-item.ts";
import type { AgendaPart } from "#app/domain/meetings/agenda-parts.ts";

type Created = { created_at: string; created_by: string | null };

export interface MeetingTables {
  agenda_part: { group_id: string; partnership_id: string; part: AgendaPart; position: number };
  standing_item: {
    id: string;
    partnership_id: string;
    group_id: string;
    part: AgendaPart;
    title: string;
    subject: StandingSubject | null;
    beat_code: string | null;
    retired_on: string | null;
    created_at: string;
    version: number;
  };
  agenda_item: Created & {
    id: string;
    partnership_id: string;
    sitting_id: string;
    part: AgendaPart;
    position: number;
    kind: ItemKind;
    case_id: string | null;
    referral_id: string | null;
    premises_id: string | null;
    standing_item_id: string | null;
    title: string | null;
    reason: string | null;
    state: ItemState;
    state_reason: string | null;
    rolled_from_id: string | null;
    /** Of a matter: what was planned ahead, or passed by another group. */
    forward_item_id: string | null;
    passed_matter_id: string | null;
    version: number;
  };
  item_conflict: { item_id: string; user_id: string; partnership_id: string; declared_at: string; recorded_by: string };
}
