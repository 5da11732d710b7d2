import type { ManageFields } from "../cases/manage-page.tsx";
import { Input } from "../govuk/input.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Props = Pick<ManageFields, "field" | "errorOf"> & { agencies: readonly { id: string; name: string }[] };

export function LineFields({ field, errorOf, agencies }: Props) {
  return (
    <>
      <Input
        field={field("description")}
        label="Description"
        hint="What the money is for, such as: Mediation. Do not name anybody"
        autoComplete="off"
        error={errorOf("description")}
      />
      <Input
        field={field("funder")}
        label="Who gives the money"
        hint="Such as: OPCC, or Partnership Locality Fund"
        autoComplete="off"
        width={30}
        error={errorOf("funder")}
      />
      <Select
        field={field("ownerAgencyId")}
        label="Agency that spends it (optional)"
        placeholder="No agency"
        items={agencies.map(({ id, name }) => ({ value: id, text: name }))}
        error={errorOf("ownerAgencyId")}
      />
      <Textarea
        field={field("delivers")}
        label="What the project delivers (optional)"
        hint="Do not name anybody"
        rows={3}
        error={errorOf("delivers")}
      />
    </>
  );
}
