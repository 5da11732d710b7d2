import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import type { RiskFields } from "#app/components/risk/risk-form-page.tsx";
import { CARE_LIMBS } from "#app/domain/risk/care-act.ts";
import { CARE_DECISION_NAMES, YES_NO_UNKNOWN_NAMES } from "#app/domain/risk/questions.ts";
import { itemsOf } from "./high-questions.tsx";

/** DOMAIN 2.6: the partnership raises a concern; whether s42 applies is the county council's to decide. */
export function AdultQuestions({ field, errorOf }: RiskFields) {
  return (
    <>
      <h2 className="govuk-heading-m">Care Act 2014, section 42</h2>
      <p className="govuk-body">
        The decision is the county council’s (adult social care). Record what was seen, when a concern was raised, and
        what the council told you.
      </p>
      {CARE_LIMBS.map(([name, legend]) => (
        <Radios
          key={name}
          field={field(name)}
          legend={legend}
          legendSize="s"
          inline
          small
          items={itemsOf(YES_NO_UNKNOWN_NAMES)}
          error={errorOf(name)}
        />
      ))}
      <DateInput
        name="careConcernOn"
        field={field}
        legend="Day on which the concern was raised"
        error={errorOf("careConcernOn")}
      />
      <Radios
        field={field("careDecision")}
        legend="What the county council has told"
        small
        items={itemsOf(CARE_DECISION_NAMES)}
        error={errorOf("careDecision")}
      />
      <Input
        field={field("careDecidedBy")}
        label="Who at the county council decided"
        error={errorOf("careDecidedBy")}
      />
      <DateInput
        name="careDecisionOn"
        field={field}
        legend="Day on which the decision was told"
        error={errorOf("careDecisionOn")}
      />
      <Radios
        field={field("varm")}
        legend="Has Vulnerable Adult Risk Management (VARM) been considered?"
        hint="For an adult with capacity whose risk could lead to imminent serious harm, where s42 does not apply"
        inline
        small
        items={[
          { value: "yes", text: "Yes" },
          { value: "no", text: "No" },
        ]}
        error={errorOf("varm")}
      />
      <Textarea field={field("varmWords")} label="What came of it" rows={2} error={errorOf("varmWords")} />
    </>
  );
}
