import type { ManageFields } from "../cases/manage-page.tsx";
import { Input } from "../govuk/input.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { type LeadChoices, LeadFields } from "./lead-fields.tsx";

type Props = Pick<ManageFields, "field" | "errorOf"> & { choices: LeadChoices };

export function CspRecommendationFields({ field, errorOf, choices }: Props) {
  return (
    <>
      <Input field={field("number")} label="Number" width={4} inputMode="numeric" error={errorOf("number")} />
      <Textarea
        field={field("words")}
        label="What is recommended?"
        hint="Do not name anybody"
        rows={4}
        error={errorOf("words")}
      />
      <LeadFields field={field} errorOf={errorOf} choices={choices} agency="ownerAgencyId" user="ownerUserId" />
    </>
  );
}
