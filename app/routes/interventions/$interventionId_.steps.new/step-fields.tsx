import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { APPEAL_OUTCOME_NAMES } from "#app/domain/interventions/record.ts";
import { pageOf, type StepPageName } from "#app/domain/interventions/step-pages.ts";

type Props = {
  step: StepPageName;
  /** Whether its limits are hours, so that times are asked for. */
  hours: boolean;
  isCourt: boolean;
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
};

const WITH_TIME: readonly StepPageName[] = ["hearing", "adjourned"];
const IN_HOURS: readonly StepPageName[] = ["made", "extended"];

/** What is asked of each step: a day and words of every one, a second day and the rest of some. */
export function StepFields({ step, hours, isCourt, field, errorOf }: Props) {
  const page = pageOf(step);
  const inHours = hours && IN_HOURS.includes(step);
  return (
    <>
      <input type="hidden" name="step" value={step} />
      <DateInput name="onDay" field={field} legend={page.day} legendSize="s" error={errorOf("onDay")} />
      {WITH_TIME.includes(step) || (inHours && step === "made") ? (
        <Input field={field("atTime")} label="Time (optional)" hint="Like 13:30" width={5} error={errorOf("atTime")} />
      ) : null}
      {step === "made" && isCourt ? (
        <Input field={field("court")} label="Court (optional)" error={errorOf("court")} />
      ) : null}
      {page.until === undefined ? null : (
        <DateInput name="untilDay" field={field} legend={page.until} legendSize="s" error={errorOf("untilDay")} />
      )}
      {inHours ? (
        <Input
          field={field("untilTime")}
          label="Time of the end"
          hint="Like 13:30"
          width={5}
          error={errorOf("untilTime")}
        />
      ) : null}
      {step === "appeal-decided" ? (
        <Radios
          field={field("outcome")}
          legend="How did the appeal end?"
          legendSize="s"
          items={Object.entries(APPEAL_OUTCOME_NAMES).map(([value, text]) => ({ value, text }))}
          error={errorOf("outcome")}
        />
      ) : null}
      <Textarea
        field={field("words")}
        label={page.needsWords ? page.words : `${page.words} (optional)`}
        hint={page.hint}
        rows={4}
        error={errorOf("words")}
      />
    </>
  );
}
