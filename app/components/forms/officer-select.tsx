import { type ReactNode, useEffect, useState } from "react";
import type { FieldProps } from "../govuk/field-props.ts";
import { Select } from "../govuk/select.tsx";

export type Officer = { id: string; name: string; agencyId: string; agencyName: string };

type Props = {
  field: FieldProps;
  /** The id of the field in which the agency is chosen. */
  agencyField: string;
  officers: readonly Officer[];
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
};

/** People under the names of their agencies; with JavaScript only those of the agency that is chosen. */
export function OfficerSelect({ field, agencyField, officers, ...rest }: Props) {
  const shown = useShownOfficers(officers, field.id, agencyField);
  const agencies = [...new Map(shown.map((o) => [o.agencyId, o.agencyName]))];
  agencies.sort(([, a], [, b]) => a.localeCompare(b, "en-GB"));
  return (
    <Select
      field={field}
      {...rest}
      placeholder="To be named by the agency"
      groups={agencies.map(([id, label]) => ({
        label,
        items: shown.filter((o) => o.agencyId === id).map((o) => ({ value: o.id, text: o.name })),
      }))}
    />
  );
}

/** Whoever was chosen before stays on the list until another agency is chosen, so that an error can be about them. */
function useShownOfficers(officers: readonly Officer[], officerField: string, agencyField: string) {
  const [chosen, setChosen] = useState({ agencyId: "", officerId: "" });
  useEffect(() => {
    const agency = document.getElementById(agencyField);
    const officer = document.getElementById(officerField);
    if (!(agency instanceof HTMLSelectElement) || !(officer instanceof HTMLSelectElement)) return;
    setChosen({ agencyId: agency.value, officerId: officer.value });
    const chooseAgain = () => setChosen({ agencyId: agency.value, officerId: "" });
    agency.addEventListener("change", chooseAgain);
    return () => agency.removeEventListener("change", chooseAgain);
  }, [officerField, agencyField]);
  if (!chosen.agencyId) return officers;
  return officers.filter((o) => o.agencyId === chosen.agencyId || o.id === chosen.officerId);
}
