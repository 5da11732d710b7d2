import type { FormFields } from "../govuk/field-props.ts";
import { Radios } from "../govuk/radios.tsx";

export type PlaceOffered = { id: string; name: string; postcode: string | null; reference: string; why: string[] };

/** Places that are recorded and may be the one that was typed. Without an answer, none of them is. */
export function PlaceOffers({ places, field, errorOf }: FormFields & { places: readonly PlaceOffered[] }) {
  if (places.length === 0) return null;
  return (
    <Radios
      field={field("locationId")}
      legend="Is it one of these places?"
      legendSize="s"
      small
      items={[
        ...places.map((place) => ({
          value: place.id,
          text: [place.name, place.postcode].filter(Boolean).join(", "),
          hint: `${place.reference} · ${place.why.join(", ")}`,
        })),
        { value: "new", text: "Another place" },
      ]}
      error={errorOf("locationId")}
    />
  );
}
