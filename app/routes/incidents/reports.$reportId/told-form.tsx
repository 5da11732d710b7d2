import type { FormEvent } from "react";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { TOLD_HOW_NAMES, TOLD_HOWS } from "#app/domain/incidents/told-victim.form.ts";

type Props = {
  victim: string;
  dueOn: string;
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
};

/** The duty since 2025: at the second report the victim is told of the case review, whatever the threshold. */
export function ToldForm({ victim, dueOn, field, errorOf, onSubmit }: Props) {
  return (
    <InsetText>
      <h2 className="govuk-heading-m">Tell {victim} about the case review</h2>
      <p className="govuk-body">Due on {longDay(dueOn)}, whatever the threshold.</p>
      <PageForm onSubmit={onSubmit}>
        <input type="hidden" {...field("dutyId")} />
        <input type="hidden" {...field("version")} />
        <DateInput name="toldOn" field={field} legend="Told on" error={errorOf("toldOn")} />
        <Select
          field={field("how")}
          label="How"
          items={TOLD_HOWS.map((value) => ({ value, text: TOLD_HOW_NAMES[value] }))}
          placeholder="Select how"
          error={errorOf("how")}
        />
        <Button>They have been told</Button>
      </PageForm>
    </InsetText>
  );
}
