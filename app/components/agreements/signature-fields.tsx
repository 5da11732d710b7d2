import type { ManageFields } from "../cases/manage-page.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import { Input } from "../govuk/input.tsx";

export function SignatureFields({ field, errorOf }: Pick<ManageFields, "field" | "errorOf">) {
  return (
    <>
      <DateInput name="signedOn" field={field} legend="Signed on" legendSize="s" error={errorOf("signedOn")} />
      <Input
        field={field("signedBy")}
        label="Who signed for it?"
        hint="Name and office, such as: Head of Community Safety"
        autoComplete="off"
        error={errorOf("signedBy")}
      />
    </>
  );
}
