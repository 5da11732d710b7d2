import type { ManageFields } from "../cases/manage-page.tsx";
import { type Officer, OfficerSelect } from "../forms/officer-select.tsx";
import { Select } from "../govuk/select.tsx";

export type LeadChoices = { agencies: readonly { value: string; text: string }[]; users: readonly Officer[] };
type Props = Pick<ManageFields, "field" | "errorOf"> & { choices: LeadChoices; agency: string; user: string };

/** The agency that leads or owns something, and who there, both optional. */
export function LeadFields({ field, errorOf, choices, agency, user }: Props) {
  const isOwner = agency.startsWith("owner");
  return (
    <>
      <Select
        field={field(agency)}
        label={isOwner ? "Agency that owns it (optional)" : "Lead agency (optional)"}
        placeholder="None yet"
        items={choices.agencies}
        error={errorOf(agency)}
      />
      <OfficerSelect
        field={field(user)}
        agencyField={field(agency).id}
        officers={choices.users}
        label={isOwner ? "Owner (optional)" : "Lead officer (optional)"}
        placeholder="Nobody named"
        error={errorOf(user)}
      />
    </>
  );
}
