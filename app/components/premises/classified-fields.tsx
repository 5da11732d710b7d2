import {
  ATTRIBUTION_NAMES,
  ATTRIBUTIONS,
  MITIGATION_NAMES,
  MITIGATIONS,
  OBJECTIVE_NAMES,
  OBJECTIVES,
} from "#app/domain/premises/attribution.ts";
import { SEVERITIES, SEVERITY_IDS } from "#app/domain/premises/severity.ts";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import type { FormFields } from "../govuk/field-props.ts";
import { Select } from "../govuk/select.tsx";

type Props = FormFields & {
  /** Where there are several in one form: what their names end with. */
  nameOf?: (name: string) => string;
  /** A meeting decided it: it is changed on the page of licensing alone. */
  isDecided?: boolean;
};

/** How severe an incident was, what it is to the premises, what it engages and what is credited to them. */
export function ClassifiedFields({ field, errorOf, nameOf = (name) => name, isDecided = false }: Props) {
  const [severity, attribution, objectives, mitigation] = ["severity", "attribution", "objectives", "mitigation"].map(
    nameOf,
  ) as [string, string, string, string];
  return (
    <>
      <Select
        field={field(severity)}
        label="How severe was it?"
        hint="The worst of what happened"
        items={SEVERITY_IDS.map((value) => ({ value, text: SEVERITIES[value].name }))}
        placeholder="Select how severe"
        error={errorOf(severity)}
      />
      {isDecided ? (
        <input type="hidden" {...field(attribution)} />
      ) : (
        <Select
          field={field(attribution)}
          label="What is it to the premises?"
          items={ATTRIBUTIONS.map((value) => ({ value, text: ATTRIBUTION_NAMES[value] }))}
          error={errorOf(attribution)}
        />
      )}
      <Checkboxes
        field={field(objectives)}
        legend="Licensing objectives engaged (optional)"
        legendSize="s"
        small
        items={OBJECTIVES.map((value) => ({ value, text: OBJECTIVE_NAMES[value] }))}
        error={errorOf(objectives)}
      />
      <Checkboxes
        field={field(mitigation)}
        legend="Credited to the premises (optional)"
        legendSize="s"
        small
        items={MITIGATIONS.map((value) => ({ value, text: MITIGATION_NAMES[value] }))}
        error={errorOf(mitigation)}
      />
    </>
  );
}
