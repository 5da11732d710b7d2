import { type ReactNode, useCallback, useSyncExternalStore } from "react";
import { useTakeOver } from "#app/forms/take-over.ts";
import { type FieldProps, oneDefault } from "../govuk/field-props.ts";
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
  /** The words for nobody. */
  placeholder?: string;
};

/**
 * People under the names of their agencies; with JavaScript only those of the agency that is chosen, and whoever was sent
 * before, because an error may be about them.
 */
export function OfficerSelect({
  field,
  agencyField,
  officers,
  placeholder = "To be named by the agency",
  ...rest
}: Props) {
  useTakeOver();
  const agencyId = useChosen(agencyField);
  const sentBefore = oneDefault(field);
  const shown = officers.filter((o) => !agencyId || o.agencyId === agencyId || o.id === sentBefore);
  const agencies = [...new Map(shown.map((o) => [o.agencyId, o.agencyName]))];
  agencies.sort(([, a], [, b]) => a.localeCompare(b, "en-GB"));
  return (
    <Select
      field={field}
      {...rest}
      placeholder={placeholder}
      groups={agencies.map(([id, label]) => ({
        label,
        items: shown.filter((o) => o.agencyId === id).map((o) => ({ value: o.id, text: o.name })),
      }))}
    />
  );
}

/** Empty on the server, and until the page has been taken over. */
function useChosen(id: string) {
  const subscribe = useCallback(
    (tell: () => void) => {
      const select = document.getElementById(id);
      select?.addEventListener("change", tell);
      return () => select?.removeEventListener("change", tell);
    },
    [id],
  );
  const chosen = () => {
    const select = document.getElementById(id);
    return select instanceof HTMLSelectElement ? select.value : "";
  };
  return useSyncExternalStore(subscribe, chosen, () => "");
}
