import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { OBJECTIVE_NAMES, OBJECTIVES } from "#app/domain/premises/attribution.ts";
import {
  licensingKind,
  type LicensingStepKind,
  REVIEW_APPLICANT_NAMES,
  REVIEW_APPLICANTS,
} from "#app/domain/premises/licensing-kinds.ts";

/** What is asked of a step of this kind: the rest of the one form is not shown, and not kept. */
export function LicensingStepFields({ kind, field, errorOf }: FormFields & { kind: LicensingStepKind }) {
  const { day, hasApplicant, hasInterimSteps, isReview, runs, needsWords } = licensingKind(kind);
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <DateInput name="happenedOn" field={field} legend={day} legendSize="s" error={errorOf("happenedOn")} />
      {hasInterimSteps || runs === "hours" ? (
        <Input
          field={field("happenedTime")}
          label="Time"
          hint="Like 13:30. The law counts hours from it"
          width={5}
          error={errorOf("happenedTime")}
        />
      ) : null}
      {hasApplicant ? <Applicant field={field} errorOf={errorOf} /> : null}
      {isReview ? (
        <DateInput
          name="hearingOn"
          field={field}
          legend="Day of the hearing, once it is set (optional)"
          legendSize="s"
          error={errorOf("hearingOn")}
        />
      ) : null}
      {runs ? (
        <DateInput
          name="untilDay"
          field={field}
          legend={runs === "hours" ? "Day on which it ends" : "Last day, if it is known (optional)"}
          legendSize="s"
          error={errorOf("untilDay")}
        />
      ) : null}
      {runs === "hours" ? (
        <Input field={field("untilTime")} label="Time of the end" width={5} error={errorOf("untilTime")} />
      ) : null}
      <Textarea
        field={field("words")}
        label={needsWords ? "What was done, and by whom" : "Note (optional)"}
        hint="Licensing staff and the premises group read it. Name no victim and no suspect"
        rows={4}
        error={errorOf("words")}
      />
    </>
  );
}

function Applicant({ field, errorOf }: FormFields) {
  return (
    <>
      <Radios
        field={field("applicant")}
        legend="Who applied"
        legendSize="s"
        small
        items={REVIEW_APPLICANTS.map((value) => ({ value, text: REVIEW_APPLICANT_NAMES[value] }))}
        error={errorOf("applicant")}
      />
      <Checkboxes
        field={field("grounds")}
        legend="Licensing objectives that the grounds bear on"
        legendSize="s"
        small
        items={OBJECTIVES.map((value) => ({ value, text: OBJECTIVE_NAMES[value] }))}
        error={errorOf("grounds")}
      />
    </>
  );
}
