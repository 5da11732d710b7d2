import { goes, holds, unlinked, type Holdings } from "./holding.ts";

/** Interventions and orders. */
export const INTERVENTIONS_HELD = {
  intervention: {
    kind: "intervention",
    name: ["intervention or order", "interventions and orders"],
    isVersioned: true,
    links: { follows_id: unlinked("intervention"), location_id: holds("location"), case_id: goes("case_record") },
    words:
      "area_words officer_name court court_reference grounds consulted_words not_consulted_reason skipped_stage_reason support_words vehicle_words service_outcome end_reason",
    plain:
      "reference kind tier state beat_code issued_on issued_time from_day until_day until_time authorised_by consulted_on support_offered service_answer service_answered_on ended_on end_kind created_at",
  },
  intervention_breach: {
    kind: "breach",
    name: ["breach", "breaches"],
    isVersioned: true,
    links: {
      incident_id: unlinked("incident"),
      condition_id: unlinked("intervention_condition"),
      respondent_id: goes("intervention_respondent"),
      intervention_id: goes("intervention"),
    },
    words: "evidence consequence_words",
    plain: "breached_on breached_time consequence decided_on heard_on recorded_at",
  },
  intervention_condition: {
    isVersioned: true,
    links: {
      protected_person_id: unlinked("person"),
      location_id: holds("location"),
      respondent_id: goes("intervention_respondent"),
      intervention_id: goes("intervention"),
    },
    words: "words area_words supervisor end_reason",
    plain: "kind from_day ended_on created_at",
  },
  intervention_respondent: {
    isVersioned: true,
    links: { person_id: goes("person"), intervention_id: goes("intervention") },
    words: "body_name served_words end_reason",
    plain: "served_on served_time served_how ended_on end_kind created_at",
  },
  intervention_step: {
    links: {
      respondent_id: goes("intervention_respondent"),
      case_id: goes("case_record"),
      intervention_id: goes("intervention"),
    },
    words: "outcome words reason",
    plain: "kind on_day at_time until_before until_after warning_code recorded_at",
  },
} satisfies Holdings;
