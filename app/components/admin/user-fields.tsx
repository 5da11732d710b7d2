import type { FieldProps } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Select } from "../govuk/select.tsx";

type Props = {
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
  agencies: readonly { id: string; name: string }[];
};

export function UserFields({ field, errorOf, agencies }: Props) {
  return (
    <>
      <Input
        field={field("name")}
        label="Name"
        hint="First name and surname, as colleagues know them"
        autoComplete="off"
        spellCheck={false}
        error={errorOf("name")}
      />
      <Input
        field={field("email")}
        label="E-mail address"
        hint="They sign in with it"
        type="email"
        autoComplete="off"
        spellCheck={false}
        error={errorOf("email")}
      />
      <Select
        field={field("agencyId")}
        label="Agency"
        placeholder="Choose an agency"
        items={agencies.map((agency) => ({ value: agency.id, text: agency.name }))}
        error={errorOf("agencyId")}
      />
      <Input field={field("jobTitle")} label="Job title (optional)" autoComplete="off" error={errorOf("jobTitle")} />
    </>
  );
}
