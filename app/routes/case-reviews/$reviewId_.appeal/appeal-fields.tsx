import type { ReviewFields } from "#app/components/case-reviews/review-form-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { APPEAL_GROUND_NAMES } from "#app/domain/case-reviews/appeal.ts";

export function AppealFields({ field, errorOf }: ReviewFields) {
  return (
    <>
      <Checkboxes
        field={field("grounds")}
        legend="On what ground?"
        items={Object.entries(APPEAL_GROUND_NAMES).map(([value, text]) => ({ value, text }))}
        error={errorOf("grounds")}
      />
      <Textarea field={field("words")} label="What the appeal says" rows={5} error={errorOf("words")} />
      <DateInput
        name="receivedOn"
        field={field}
        legend="Day of the appeal"
        legendSize="s"
        error={errorOf("receivedOn")}
      />
      <Textarea
        field={field("lateReason")}
        label="If it is late: why it is taken all the same"
        rows={2}
        error={errorOf("lateReason")}
      />
    </>
  );
}

export function DecisionFields({ field, errorOf }: ReviewFields) {
  return (
    <>
      <input type="hidden" name="isDecision" value="yes" />
      <Radios
        field={field("isUpheld")}
        legend="What was decided?"
        hint="The decision is final"
        items={[
          { value: "yes", text: "The appeal is upheld: a panel reviews the case" },
          { value: "no", text: "The appeal is dismissed" },
        ]}
        error={errorOf("isUpheld")}
      />
      <Input
        field={field("decidedBy")}
        label="Who decided?"
        hint="The chair of another area’s community safety partnership"
        error={errorOf("decidedBy")}
      />
      <Textarea field={field("decision")} label="The decision and its reasons" rows={5} error={errorOf("decision")} />
      <DateInput
        name="decidedOn"
        field={field}
        legend="Day of the decision"
        legendSize="s"
        error={errorOf("decidedOn")}
      />
    </>
  );
}
