import { CharacterCount } from "../govuk/character-count.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import type { FormFields } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Select } from "../govuk/select.tsx";

type Props = FormFields & { agencies: readonly { value: string; text: string }[] };

/** When something was found at premises, what, and by whom: of a record for licensing alone. */
export function LicensingRecordFields({ field, errorOf, agencies }: Props) {
  return (
    <>
      <DateInput name="happenedOn" field={field} legend="Day on which it happened" error={errorOf("happenedOn")} />
      <Input
        field={field("happenedAt")}
        label="Time (optional)"
        hint="For example, 21:30 or 2130"
        width={5}
        autoComplete="off"
        error={errorOf("happenedAt")}
      />
      <CharacterCount
        field={field("licensingSummary")}
        label="What was found"
        hint="The whole premises group reads it. Name nobody but the agency"
        maxLength={1000}
        rows={4}
        error={errorOf("licensingSummary")}
      />
      <Select
        field={field("findingAgencyId")}
        label="Whose finding is it? (optional)"
        items={agencies}
        placeholder="Select the agency"
        error={errorOf("findingAgencyId")}
      />
      <Input
        field={field("findingReference")}
        label="The agency’s own reference (optional)"
        width={20}
        autoComplete="off"
        error={errorOf("findingReference")}
      />
    </>
  );
}
