import { goes, holds, unlinked, type Holdings } from "./holding.ts";

/** Incidents, reports, problems and what premises had to do with them. */
export const INCIDENTS_HELD = {
  chronology: {
    kind: "chronology",
    name: ["chronology", "chronologies"],
    links: { problem_id: goes("problem"), case_id: goes("case_record") },
    words: "reporters_reason purpose recipients gateway necessity proportionality approved_by",
    frozen: "content_as_json",
    plain: "destination made_at",
  },
  imported_incident: {
    key: "incident_id",
    links: { report_id: goes("report"), incident_id: goes("incident") },
    words: "source_reference type_words opening_words closing_words status_words reported_by officer_words",
    plain: "source_system closed_on",
  },
  incident: {
    kind: "incident",
    name: ["incident", "incidents"],
    isVersioned: true,
    links: { same_as_id: unlinked("incident"), problem_id: unlinked("problem"), location_id: holds("location") },
    words: "vehicle_words what_happened licensing_summary suspect_words next_step end_reason",
    plain:
      "reference earliest_day earliest_time latest_day latest_time beat_code ward_code lsoa_code heading qualifier status priority first_contact_due_on first_contact_on victim_told_on next_step_on ended_on created_at set_aside",
  },
  incident_case: {
    key: null,
    links: { case_id: goes("case_record"), incident_id: goes("incident") },
    plain: "linked_at",
  },
  incident_case_change: {
    links: { case_id: goes("case_record"), incident_id: goes("incident") },
    words: "reason",
    plain: "kind changed_at",
  },
  incident_hate_strand: {
    key: null,
    links: { incident_id: goes("incident") },
    plain: "strand",
  },
  incident_match: {
    key: "incident_id",
    isVersioned: true,
    links: { other_id: goes("incident"), incident_id: goes("incident") },
    plain: "status decided_at",
  },
  incident_person: {
    isVersioned: true,
    links: { person_id: goes("person"), incident_id: goes("incident") },
    words: "standing_source note ended_reason",
    plain: "role standing created_at standing_basis standing_on ended_on",
  },
  incident_step: {
    links: { incident_id: goes("incident") },
    words: "words",
    plain: "kind happened_on how recorded_at",
  },
  premises_incident: {
    kind: "premises-incident",
    name: ["incident at premises", "incidents at premises"],
    isVersioned: true,
    links: { carried_from_id: unlinked("premises_incident"), incident_id: goes("incident") },
    words: "ended_reason finding_reference",
    plain: "severity attribution decided_on ended_on created_at",
  },
  premises_incident_change: {
    links: { premises_incident_id: goes("premises_incident") },
    words: "before_value after_value reason",
    plain: "field changed_at",
  },
  problem: {
    kind: "problem",
    name: ["problem", "problems"],
    isVersioned: true,
    links: { case_id: unlinked("case_record"), location_id: holds("location") },
    words: "title close_reason",
    plain: "reference opened_on closed_on created_at heading beat_code last_on",
  },
  problem_change: {
    links: { incident_id: goes("incident"), problem_id: goes("problem") },
    words: "before_value after_value reason",
    plain: "kind changed_at",
  },
  report: {
    kind: "report",
    name: ["report", "reports"],
    isVersioned: true,
    links: { for_person_id: unlinked("person"), reporter_person_id: unlinked("person") },
    words: "agency_reference",
    plain: "reference channel reported_on created_at",
  },
  report_incident: {
    key: null,
    links: { incident_id: goes("incident"), report_id: goes("report") },
  },
  victim_duty: {
    isVersioned: true,
    links: { report_id: goes("report"), person_id: goes("person") },
    plain: "arose_on due_on told_on told_how created_at",
  },
} satisfies Holdings;
