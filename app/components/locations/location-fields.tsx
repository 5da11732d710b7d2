import { Details } from "../govuk/details.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Select, type SelectItem } from "../govuk/select.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import { LOCATION_KIND_NAMES, LOCATION_KINDS } from "#app/domain/locations/location.ts";

type Props = {
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
  beats: readonly SelectItem[];
  wards: readonly SelectItem[];
};

/** What is recorded of a location, new or changed. */
export function LocationFields({ field, errorOf, beats, wards }: Props) {
  const found = "Found by postcode, coordinates or street";
  return (
    <>
      <Radios
        field={field("kind")}
        legend="What kind of location is it?"
        inline
        items={LOCATION_KINDS.map((value) => ({ value, text: LOCATION_KIND_NAMES[value] }))}
        error={errorOf("kind")}
      />
      <Input
        field={field("name")}
        label="Name"
        hint="As people call it, such as Ling Road playing field, or the first line of the address"
        error={errorOf("name")}
      />
      <Textarea
        field={field("addressWords")}
        label="Address (optional)"
        hint="Without the postcode. Everybody who signs in can see it"
        rows={3}
        error={errorOf("addressWords")}
      />
      <Input
        field={field("postcode")}
        label="Postcode (optional)"
        width={10}
        autoComplete="off"
        error={errorOf("postcode")}
      />
      <Select
        field={field("beatId")}
        label="Beat"
        hint="Pick one only where it is not found by itself, or is found wrong"
        items={beats}
        placeholder={found}
        error={errorOf("beatId")}
      />
      <Select field={field("wardId")} label="Ward" items={wards} placeholder={found} error={errorOf("wardId")} />
      <Details summary="UPRN and coordinates" open={["uprn", "latitude", "longitude"].some((name) => errorOf(name))}>
        <Input
          field={field("uprn")}
          label="UPRN (optional)"
          hint="Unique property reference number, up to 12 digits"
          width={20}
          inputMode="numeric"
          autoComplete="off"
          error={errorOf("uprn")}
        />
        <Input
          field={field("latitude")}
          label="Latitude (optional)"
          hint="In decimal degrees, such as 52.7721"
          width={10}
          autoComplete="off"
          error={errorOf("latitude")}
        />
        <Input
          field={field("longitude")}
          label="Longitude (optional)"
          hint="Such as -1.2062"
          width={10}
          autoComplete="off"
          error={errorOf("longitude")}
        />
      </Details>
    </>
  );
}
