import { DateInput } from "#app/components/govuk/date-input.tsx";
import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { AGENDA_PART_NAMES, AGENDA_PARTS } from "#app/domain/meetings/agenda-parts.ts";

type Props = FormFields & { agencies: readonly { value: string; text: string }[] };

/** What an item of the forward programme is, when it is heard, and who brings it. */
export function ForwardFields({ field, errorOf, agencies }: Props) {
  return (
    <>
      <Input
        field={field("title")}
        label="Item"
        hint="Name nobody: everyone in the group reads it"
        error={errorOf("title")}
      />
      <Textarea field={field("detail")} label="Detail (optional)" rows={3} error={errorOf("detail")} />
      <Radios
        field={field("when")}
        legend="When is it heard?"
        legendSize="s"
        items={[
          {
            value: "day",
            text: "At the first meeting on or after a day",
            conditional: <DateInput name="dueOn" field={field} legend="Day" error={errorOf("dueOn")} />,
          },
          { value: "every", text: "At every meeting" },
        ]}
        error={errorOf("when")}
      />
      <Select
        field={field("actionByAgencyId")}
        label="Action by which agency (optional)"
        placeholder="No agency"
        items={agencies}
        error={errorOf("actionByAgencyId")}
      />
      <Input
        field={field("actionBy")}
        label="Action by whom, in words (optional)"
        hint="A post or a group, such as the chair of the JAG"
        error={errorOf("actionBy")}
      />
      <Select
        field={field("part")}
        label="Where it stands on the agenda"
        items={AGENDA_PARTS.map((part) => ({ value: part, text: AGENDA_PART_NAMES[part] }))}
        error={errorOf("part")}
      />
    </>
  );
}
