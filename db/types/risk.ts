import type { RiskLevel } from "#app/domain/risk/levels.ts";
import type { Occasion } from "#app/domain/risk/occasions.ts";
import type { RiskDecision } from "#app/domain/risk/decisions.ts";
import type { SignList } from "#app/domain/risk/signs.ts";
import type { VictimBand } from "#app/domain/risk/victim-band.ts";
import type { CareDecision, JagReferral, Safeguarding, VictimFirst, YesNoUnknown } from "#app/domain/risk/questions.ts";

type Assessed = {
  assessed_on: string;
  assessed_by: string | null;
  recorded_at: string;
  next_review_on: string | null;
  corrects_id: string | null;
  correction_reason: string | null;
};
type OfPerson = { id: string; partnership_id: string; case_id: string; person_id: string };

export interface RiskTables {
  risk_assessment: OfPerson &
    Assessed & {
      reoffending: RiskLevel;
      reoffending_reasons: string;
      harm_to_others: RiskLevel;
      harm_to_others_reasons: string;
      harm_to_self: RiskLevel;
      harm_to_self_reasons: string;
      /** What counts unless a lower level that is proposed has been confirmed. */
      overall: RiskLevel;
      proposed: RiskLevel | null;
      level_reason: string | null;
      occasion: Occasion | null;
      protective_factors: string | null;
      strengths: string | null;
      own_view: string | null;
    };
  risk_factor: {
    id: string;
    partnership_id: string;
    name: string;
    name_folded: string;
    ended_on: string | null;
    created_at: string;
    version: number;
  };
  risk_assessment_factor: { assessment_id: string; factor_id: string; partnership_id: string };
  risk_assessment_sign: { assessment_id: string; list: SignList; sign: string; partnership_id: string };
  asset_plus_level: OfPerson & {
    reoffending: RiskLevel;
    serious_harm: RiskLevel;
    safety: RiskLevel;
    level_on: string;
    shared_by: string;
    recorded_by: string | null;
    recorded_at: string;
  };
  risk_questions: OfPerson & {
    mental_health: YesNoUnknown | null;
    substance_misuse: YesNoUnknown | null;
    safeguarding: Safeguarding | null;
    safeguarding_words: string | null;
    jag_referral: JagReferral | null;
    jag_words: string | null;
    victim_first: VictimFirst | null;
    victim_first_words: string | null;
    sharing_basis: string | null;
    care_needs: YesNoUnknown | null;
    care_abuse: YesNoUnknown | null;
    care_protect: YesNoUnknown | null;
    care_decided_by: string | null;
    care_concern_on: string | null;
    care_decision: CareDecision | null;
    care_decision_on: string | null;
    varm: "yes" | "no" | null;
    varm_words: string | null;
    answered_by: string | null;
    answered_at: string;
  };
  victim_questionnaire: {
    id: string;
    partnership_id: string;
    number: number;
    status: "draft" | "published";
    /** JSON of a Questionnaire. */
    content: string;
    published_by: string | null;
    published_at: string | null;
    created_at: string;
    version: number;
  };
  victim_assessment: OfPerson &
    Assessed & {
      questionnaire_id: string;
      /** JSON: the place of the answer chosen, for each question. */
      answers: string;
      /** JSON: the places of the triggers that apply. */
      triggers: string;
      points: number;
      computed_band: VictimBand;
      band: VictimBand;
      proposed: VictimBand | null;
      level_reason: string | null;
      occasion: Occasion;
      notes: string | null;
    };
  risk_decision: {
    id: string;
    partnership_id: string;
    case_id: string;
    assessment_id: string | null;
    victim_assessment_id: string | null;
    decision: RiskDecision;
    reason: string | null;
    sitting_id: string | null;
    decided_by: string | null;
    decided_at: string;
  };
  risk_review: {
    id: string;
    partnership_id: string;
    case_id: string;
    reviewer_role: "supervisor" | "manager";
    words: string;
    level: RiskLevel | null;
    reviewed_on: string;
    reviewed_by: string | null;
    recorded_at: string;
  };
  location_level: {
    id: string;
    partnership_id: string;
    rank: number;
    name: string;
    name_folded: string;
    meaning: string;
    review_days: number;
    ended_on: string | null;
    created_at: string;
    version: number;
  };
  location_assessment: Assessed & {
    id: string;
    partnership_id: string;
    case_id: string;
    level_id: string;
    level_name: string;
    level_rank: number;
    reasons: string;
    occasion: Occasion;
  };
  case_risk_change: {
    id: string;
    partnership_id: string;
    case_id: string;
    level: RiskLevel;
    proposed: RiskLevel | null;
    person_id: string | null;
    on_day: string;
    recorded_at: string;
  };
}
