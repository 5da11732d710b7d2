import { peopleField, TRAINING_SUBJECT_NAMES, TRAINING_SUBJECTS } from "#app/domain/plan/training.ts";
import type { ManageFields } from "../cases/manage-page.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import { Fieldset } from "../govuk/fieldset.tsx";
import { Input } from "../govuk/input.tsx";
import { Select } from "../govuk/select.tsx";

type Props = Pick<ManageFields, "field" | "errorOf"> & { agencies: readonly { id: string; name: string }[] };

export function CourseFields({ field, errorOf, agencies }: Props) {
  return (
    <>
      <Input
        field={field("title")}
        label="Name of the course"
        hint="Do not name anybody"
        autoComplete="off"
        error={errorOf("title")}
      />
      <Select
        field={field("subject")}
        label="Subject"
        placeholder="Choose the subject"
        items={TRAINING_SUBJECTS.map((value) => ({ value, text: TRAINING_SUBJECT_NAMES[value] }))}
        error={errorOf("subject")}
      />
      <DateInput name="heldOn" field={field} legend="Day it was held" legendSize="s" error={errorOf("heldOn")} />
      <Input
        field={field("provider")}
        label="Organisation that gave it (optional)"
        autoComplete="off"
        error={errorOf("provider")}
      />
      <Fieldset legend="How many people came from each agency?" legendSize="m">
        <p className="govuk-hint">Leave an agency blank from which nobody came.</p>
        {agencies.map(({ id, name }) => (
          <Input
            key={id}
            field={field(peopleField(id))}
            label={name}
            width={4}
            inputMode="numeric"
            autoComplete="off"
            error={errorOf(peopleField(id))}
          />
        ))}
      </Fieldset>
    </>
  );
}
