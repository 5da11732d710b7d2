import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { RIGHTS_MARK_NAMES, RIGHTS_MARKS } from "#app/domain/rights/mark.ts";

type Props = FormFields & { groups: readonly { label: string; items: { value: string; text: string }[] }[] };

export function MarkFields({ groups, field, errorOf }: Props) {
  return (
    <>
      <Select
        field={field("item")}
        label="Item"
        placeholder="Select the item"
        groups={groups}
        error={errorOf("item")}
      />
      <Radios
        field={field("mark")}
        legend="What is recorded"
        legendSize="s"
        items={RIGHTS_MARKS.map((value) => ({ value, text: RIGHTS_MARK_NAMES[value] }))}
        error={errorOf("mark")}
        small
      />
      <Textarea
        field={field("words")}
        label="What is said of the item"
        hint="Everybody who sees the item reads this. Say what is wrong, or why it is not to be used, and no more"
        rows={3}
        error={errorOf("words")}
      />
      <DateInput
        name="fromDay"
        field={field}
        legend="Day from which it stands"
        legendSize="s"
        error={errorOf("fromDay")}
      />
    </>
  );
}
