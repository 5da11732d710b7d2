import type { AreaKind } from "#app/domain/locations/area-kinds.ts";
import type { AgencyKind } from "#app/domain/agencies/agency-kinds.ts";
import type { ResetKind } from "#app/domain/access/refuse-reset.ts";
import type { Duty, GroupRole } from "#app/domain/access/roles.ts";
import type { SessionStage } from "#app/domain/access/session-limits.ts";
import type { GroupKind } from "#app/domain/groups/group-kinds.ts";

type Flag = 0 | 1;

export interface AccessTables {
  /** One row in a database that was born as a demonstration, none in any other. */
  demonstration_birth: { id: string; born_at: string };
  partnership: {
    id: string;
    name: string;
    template: "charnwood" | "empty";
    created_at: string;
    version: number;
  };
  agency: {
    id: string;
    name: string;
    name_folded: string;
    kind: AgencyKind;
    created_at: string;
    version: number;
  };
  partnership_agency: {
    partnership_id: string;
    agency_id: string;
    isa_signed_on: string | null;
    isa_expires_on: string | null;
    reports_count_locally: Flag;
    contact_user_id: string | null;
    left_on: string | null;
    version: number;
  };
  user_account: {
    id: string;
    agency_id: string;
    name: string;
    name_folded: string;
    email: string;
    email_folded: string;
    job_title: string | null;
    status: "invited" | "active" | "disabled";
    password_hash: string | null;
    password_set_at: string | null;
    totp_secret_sealed: string | null;
    totp_confirmed_at: string | null;
    /** The newest time step whose code was taken: no code is taken twice. */
    totp_last_step: number | null;
    last_signed_in_at: string | null;
    created_at: string;
    version: number;
  };
  recovery_code: { id: string; user_id: string; code_hash: string; used_at: string | null };
  access_link: {
    id: string;
    purpose: "set-up" | "invitation" | "password-reset";
    user_id: string | null;
    token_hash: string;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  /** A way in that somebody else made for the user; made_by is null for the command line. */
  credential_reset: {
    id: string;
    user_id: string;
    kind: ResetKind;
    made_by: string | null;
    made_at: string;
    acknowledged_at: string | null;
  };
  area: {
    id: string;
    partnership_id: string;
    kind: AreaKind;
    code: string;
    name: string;
    version: number;
    /** The file that brought it; hidden until that is visible. */
    import_batch_id: string | null;
  };
  partnership_group: {
    id: string;
    partnership_id: string;
    parent_id: string | null;
    name: string;
    name_folded: string;
    kind: GroupKind;
    cadence: string | null;
    holds_cases: Flag;
    has_meetings: Flag;
    min_age: number | null;
    max_age: number | null;
    ended_on: string | null;
    created_at: string;
    version: number;
  };
  group_beat: { group_id: string; area_id: string; partnership_id: string };
  membership: {
    id: string;
    partnership_id: string;
    group_id: string;
    user_id: string;
    role: GroupRole;
    from_day: string;
    until_day: string | null;
    version: number;
  };
  duty: {
    id: string;
    partnership_id: string;
    user_id: string;
    duty: Duty;
    from_day: string;
    until_day: string | null;
    version: number;
  };
  session: {
    id: string;
    token_hash: string;
    /** Taken for half a minute after a renewal, because requests made at once carry the old one. */
    previous_token_hash: string | null;
    renewed_at: string | null;
    renewal_due: Flag;
    user_id: string;
    partnership_id: string | null;
    stage: SessionStage;
    /** The authenticator secret that this session is showing and nobody has confirmed. */
    pending_secret_sealed: string | null;
    browser: string;
    created_at: string;
    last_seen_at: string;
    expires_at: string;
    ended_at: string | null;
    /** When it last kept a meeting, as chair or minute-taker. */
    kept_meeting_at: string | null;
  };
  sign_in_attempt: { id: string; key_hash: string; at: string };
  form_once: {
    partnership_id: string;
    user_id: string;
    token: string;
    object_kind: string;
    object_id: string;
    at: string;
  };
  unsent_form: { key_hash: string; user_id: string; content_sealed: string; expires_at: string };
}
