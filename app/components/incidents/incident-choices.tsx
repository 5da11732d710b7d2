import { shortDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES, type AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";

type Offered = {
  id: string;
  reference: string;
  latestDay: string;
  heading: AsbHeading;
  placeName: string | null;
  whatHappened: string;
};
type Props = {
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
  offered: readonly Offered[];
  legend: string;
  hint: string;
  none: string;
  referenceHint: string;
};

/** Incidents to tick, and room for the reference of another. */
export function IncidentChoices({ field, errorOf, offered, legend, hint, none, referenceHint }: Props) {
  return (
    <>
      {offered.length > 0 ? (
        <Checkboxes
          field={field("incidentId")}
          legend={legend}
          hint={hint}
          small
          items={offered.map((row) => ({
            value: row.id,
            text: `${row.reference}: ${[shortDay(row.latestDay), ASB_HEADING_NAMES[row.heading], row.placeName].filter(Boolean).join(", ")}`,
            hint: beginning(row.whatHappened),
          }))}
          error={errorOf("incidentId")}
        />
      ) : (
        <p className="govuk-body">{none}</p>
      )}
      <Input
        field={field("reference")}
        label={offered.length > 0 ? "Another incident, by its reference (optional)" : "Reference of the incident"}
        hint={referenceHint}
        className="govuk-input--width-10"
        spellCheck={false}
        error={errorOf("reference")}
      />
    </>
  );
}

function beginning(words: string) {
  return words.length > 160 ? `${words.slice(0, 160)}…` : words;
}
