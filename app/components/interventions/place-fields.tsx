import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import type { Asked } from "#app/domain/interventions/asked.ts";
import type { Fields } from "./fields.ts";

export type PlaceOffer = {
  id: string;
  name: string;
  postcode: string | null;
  reference: string;
  why: readonly string[];
};
type Props = Fields & { asked: Pick<Asked, "place">; places: readonly PlaceOffer[] };

/** Where it is: a place, which brings its beat, or an area in words. What the place may be is offered before one is recorded. */
export function PlaceFields({ field, errorOf, asked, places }: Props) {
  const isNeeded = asked.place === "needed";
  return (
    <>
      <h2 className="govuk-heading-m">Where</h2>
      <Input
        field={field("place")}
        label={isNeeded ? "Place" : "Place (optional)"}
        hint="The address, or the name of the place. The beat is found by it"
        autoComplete="off"
        error={errorOf("place")}
      />
      <Input
        field={field("postcode")}
        label="Postcode (optional)"
        width={10}
        autoComplete="off"
        error={errorOf("postcode")}
      />
      {places.length > 0 ? (
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
      ) : (
        <input type="hidden" {...field("locationId")} />
      )}
      <Input
        field={field("areaWords")}
        label={isNeeded ? "Or the area that it covers, in words" : "Area that it covers, in words (optional)"}
        autoComplete="off"
        error={errorOf("areaWords")}
      />
    </>
  );
}
