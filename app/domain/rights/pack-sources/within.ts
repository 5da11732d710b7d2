import { CHANGE_NAMES } from "../../actions/history.ts";
import { HATE_STRAND_NAMES } from "../../incidents/asb-headings.ts";
import { STEP_CHANGE_NAMES } from "../../risk/plan-step.ts";
import { SIGN_LISTS } from "../../risk/signs.ts";
import type { WithinSource } from "../pack-source.ts";

const SIGNS = Object.assign({}, ...Object.values(SIGN_LISTS)) as Record<string, string>;

/** Tables whose rows are read as a part of the row that they belong to. */
export const WITHIN_SOURCES: Readonly<Record<string, WithinSource>> = {
  risk_assessment_factor: {
    within: "risk_assessment",
    on: "assessment_id",
    label: "Factors",
    fields: [["factor_id", "", { of: "risk_factor", name: "name" }]],
  },
  risk_assessment_sign: {
    within: "risk_assessment",
    on: "assessment_id",
    label: "Signs",
    fields: [["sign", "", { names: SIGNS }]],
  },
  incident_hate_strand: {
    within: "incident",
    on: "incident_id",
    label: "Kind of hate",
    fields: [["strand", "", { names: HATE_STRAND_NAMES }]],
  },
  plan_step_change: {
    within: "plan_step",
    on: "plan_step_id",
    label: "Changes",
    fields: [
      ["changed_at", "", "instant"],
      ["kind", "", { names: STEP_CHANGE_NAMES }],
      ["before_value", "from", "words"],
      ["after_value", "to", "words"],
      ["reason", "because", "words"],
      ["changed_by", "by", "officer"],
    ],
  },
  action_change: {
    within: "action",
    on: "action_id",
    label: "Changes",
    fields: [
      ["changed_at", "", "instant"],
      ["kind", "", { names: CHANGE_NAMES }],
      ["before_value", "from", "words"],
      ["after_value", "to", "words"],
      ["reason", "because", "words"],
      ["outcome", "outcome", "words"],
      ["changed_by", "by", "officer"],
    ],
  },
  note_sharing: {
    within: "case_note",
    on: "note_id",
    label: "Sharing",
    fields: [
      ["changed_at", "", "instant"],
      ["is_shared", "shared", "yes-no"],
      ["reason", "because", "words"],
      ["changed_by", "by", "officer"],
    ],
  },
};
