import {
  HANDLING_CODES,
  INFORMATION_ASSESSMENTS,
  NOTE_KIND_MEANINGS,
  NOTE_KIND_NAMES,
  NOTE_KINDS,
  SOURCE_GRADES,
} from "#app/domain/cases/note.ts";
import type { FormValues } from "#app/forms/parse-form.ts";
import { DateInput } from "../govuk/date-input.tsx";
import { Details } from "../govuk/details.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Props = {
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
  values: FormValues;
};

const GRADES = ["sourceGrade", "informationAssessment", "handlingCode", "handlingConditions"];

/** What a note says; a correction has the same. */
export function NoteFields({ field, errorOf, values }: Props) {
  return (
    <>
      <Radios
        field={field("kind")}
        legend="What is it?"
        legendSize="s"
        small
        items={NOTE_KINDS.map((value) => ({ value, text: NOTE_KIND_NAMES[value], hint: NOTE_KIND_MEANINGS[value] }))}
        error={errorOf("kind")}
      />
      <Textarea field={field("words")} label="Note" rows={6} error={errorOf("words")} />
      <DateInput
        name="happenedOn"
        field={field}
        legend="Day it happened"
        legendSize="s"
        error={errorOf("happenedOn")}
      />
      <Details
        summary="Grading of intelligence"
        open={GRADES.some((name) => Boolean(values[name]) || errorOf(name) !== undefined)}
      >
        <p className="govuk-body">Only if it was given with one. Leave blank for facts and opinions.</p>
        <Select
          field={field("sourceGrade")}
          label="Source"
          {...choices(SOURCE_GRADES)}
          error={errorOf("sourceGrade")}
        />
        <Select
          field={field("informationAssessment")}
          label="Information"
          {...choices(INFORMATION_ASSESSMENTS)}
          error={errorOf("informationAssessment")}
        />
        <Select
          field={field("handlingCode")}
          label="Handling"
          {...choices(HANDLING_CODES)}
          error={errorOf("handlingCode")}
        />
        <Input
          field={field("handlingConditions")}
          label="Conditions of sharing"
          hint="For handling code C"
          error={errorOf("handlingConditions")}
        />
      </Details>
    </>
  );
}

function choices(names: Record<string, string>) {
  const items = Object.entries(names).map(([value, text]) => ({ value, text: `${value}: ${text}` }));
  return { items, placeholder: "Not graded" };
}
