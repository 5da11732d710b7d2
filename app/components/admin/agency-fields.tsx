import { AGENCY_KIND_NAMES, AGENCY_KINDS } from "#app/domain/agencies/agency-kinds.ts";
import type { FieldProps } from "../govuk/field-props.ts";
import { DateInput } from "../govuk/date-input.tsx";
import { Input } from "../govuk/input.tsx";
import { Select } from "../govuk/select.tsx";

type Props = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined; nameHint?: string };

export function AgencyFields({ field, errorOf, nameHint }: Props) {
  return (
    <>
      <Input field={field("name")} label="Name" hint={nameHint} autoComplete="off" error={errorOf("name")} />
      <Select
        field={field("kind")}
        label="Kind"
        placeholder="Choose a kind"
        items={AGENCY_KINDS.map((kind) => ({ value: kind, text: AGENCY_KIND_NAMES[kind] }))}
        error={errorOf("kind")}
      />
      <h2 className="govuk-heading-m">Information sharing agreement</h2>
      <DateInput
        name="isaSignedOn"
        field={field}
        legend="Day signed"
        legendSize="s"
        hint="Leave blank if it has not signed"
        error={errorOf("isaSignedOn")}
      />
      <DateInput
        name="isaExpiresOn"
        field={field}
        legend="Last day"
        legendSize="s"
        hint="Leave blank if the agreement names none"
        error={errorOf("isaExpiresOn")}
      />
    </>
  );
}
