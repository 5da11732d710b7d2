import { ACTIVITIES } from "#app/domain/premises/activities.ts";
import {
  LICENCE_STATUS_NAMES,
  LICENCE_STATUSES,
  PREMISES_KIND_NAMES,
  PREMISES_KINDS,
} from "#app/domain/premises/register.ts";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Select } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";

export type PlaceOffer = {
  id: string;
  name: string;
  postcode: string | null;
  reference: string;
  why: readonly string[];
};

type Props = {
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
  places: readonly PlaceOffer[];
  /** The location at which they are recorded, in words. */
  current: string | null;
};

/** What the register has of premises, new or changed. */
export function PremisesFields({ field, errorOf, places, current }: Props) {
  return (
    <>
      <Input
        field={field("licenceNumber")}
        label="Licence number"
        width={20}
        autoComplete="off"
        error={errorOf("licenceNumber")}
      />
      <Radios
        field={field("kind")}
        legend="Kind of licence"
        legendSize="s"
        small
        items={PREMISES_KINDS.map((value) => ({ value, text: PREMISES_KIND_NAMES[value] }))}
        error={errorOf("kind")}
      />
      <Select
        field={field("status")}
        label="State of the licence"
        items={LICENCE_STATUSES.map((value) => ({ value, text: LICENCE_STATUS_NAMES[value] }))}
        error={errorOf("status")}
      />
      <DateInput
        name="licensedFrom"
        field={field}
        legend="Licensed from (optional)"
        legendSize="s"
        error={errorOf("licensedFrom")}
      />
      <h2 className="govuk-heading-m">Where</h2>
      <Input field={field("name")} label="Name of the premises" autoComplete="off" error={errorOf("name")} />
      <Textarea
        field={field("addressWords")}
        label="Address (optional)"
        hint="Without the postcode"
        rows={3}
        error={errorOf("addressWords")}
      />
      <Input
        field={field("postcode")}
        label="Postcode (optional)"
        hint="The beat and ward are found by it"
        width={10}
        autoComplete="off"
        error={errorOf("postcode")}
      />
      <Input
        field={field("uprn")}
        label="UPRN (optional)"
        hint="Unique property reference number, up to 12 digits"
        width={20}
        inputMode="numeric"
        autoComplete="off"
        error={errorOf("uprn")}
      />
      {places.length > 0 ? (
        <>
          <input type="hidden" name="link" value="find" />
          <Radios
            field={field("locationId")}
            legend="Is it at one of these locations?"
            legendSize="s"
            small
            items={[
              ...places.map((place) => ({
                value: place.id,
                text: [place.name, place.postcode].filter(Boolean).join(", "),
                hint: `${place.reference} · ${place.why.join(", ")}`,
              })),
              { value: "new", text: "None of these: record it as a location" },
            ]}
            error={errorOf("locationId")}
          />
        </>
      ) : (
        <Radios
          field={field("link")}
          legend="Location among the partnership’s recorded places"
          hint="Incidents and cases at the same location are then found together"
          legendSize="s"
          small
          items={[
            ...(current === null ? [] : [{ value: "keep", text: current }]),
            { value: "find", text: current === null ? "Look for it by this name and address, and record it if it is not there" : "Another: look for it by this name and address" }, // prettier-ignore
            { value: "none", text: "No location" },
          ]}
          error={errorOf("link")}
        />
      )}
      <h2 className="govuk-heading-m">What is licensed</h2>
      <Input
        field={field("capacity")}
        label="Capacity (optional)"
        hint="How many people may be inside"
        width={5}
        inputMode="numeric"
        autoComplete="off"
        error={errorOf("capacity")}
      />
      <Checkboxes
        field={field("activities")}
        legend="Licensable activities (optional)"
        legendSize="s"
        small
        items={ACTIVITIES.map((value) => ({ value, text: value }))}
        error={errorOf("activities")}
      />
      <Textarea
        field={field("otherActivities")}
        label="Other activities (optional)"
        hint="One on each line, in the words of the licence"
        rows={3}
        error={errorOf("otherActivities")}
      />
      <Textarea
        field={field("hours")}
        label="Hours (optional)"
        hint="As the licence has them: opening hours and hours of each activity"
        rows={4}
        error={errorOf("hours")}
      />
    </>
  );
}
