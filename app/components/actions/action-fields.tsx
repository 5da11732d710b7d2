import { PRIORITIES, PRIORITY_NAMES } from "#app/domain/actions/action.ts";
import { type Officer, OfficerSelect } from "../forms/officer-select.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Option = { value: string; text: string };
type Fields = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };
type Choices = { agencies: readonly Option[]; users: readonly Officer[]; ownersHint: string };

/** A new action, in a case or of a group. */
export function ActionFields({ field, errorOf, ...choices }: Fields & Choices) {
  return (
    <>
      <Textarea field={field("words")} label="What is to be done" rows={3} error={errorOf("words")} />
      <OwnerFields field={field} errorOf={errorOf} {...choices} />
      <DateInput name="dueOn" field={field} legend="Due" hint="For example, 27 3 2027" error={errorOf("dueOn")} />
      <PriorityField field={field} errorOf={errorOf} />
    </>
  );
}

export function OwnerFields({ field, errorOf, agencies, users, ownersHint }: Fields & Choices) {
  return (
    <>
      <Select
        field={field("ownerAgencyId")}
        label="Agency that owns it"
        items={agencies}
        placeholder="Select an agency"
        error={errorOf("ownerAgencyId")}
      />
      <OfficerSelect
        field={field("ownerUserId")}
        agencyField="ownerAgencyId"
        officers={users}
        label="Owner"
        hint={ownersHint}
        error={errorOf("ownerUserId")}
      />
    </>
  );
}

export function PriorityField({ field, errorOf }: Fields) {
  return (
    <Radios
      field={field("priority")}
      legend="Priority"
      legendSize="s"
      inline
      small
      items={PRIORITIES.map((value) => ({ value, text: PRIORITY_NAMES[value] }))}
      error={errorOf("priority")}
    />
  );
}
