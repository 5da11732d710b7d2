import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { LocationFields } from "#app/components/locations/location-fields.tsx";
import { changeLocationForm } from "#app/domain/locations/location.form.ts";
import { LOCATION_KIND_NAMES, type LocationKind } from "#app/domain/locations/location.ts";
import { type FieldErrors, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { areaChoices } from "#app/services/locations/area-choices.ts";
import { changeLocation } from "#app/services/locations/change-location.ts";
import { db } from "#db/open.ts";
import { findLocation } from "#db/queries/locations.ts";

const params = z.object({ locationId: z.uuidv7() });

export const loader = guardedLoader("locations:create", params, async ({ params, actor }) => {
  const place = await findLocation(db, actor, params.locationId);
  if (!place) throw new Response(null, { status: 404 });
  const choices = await areaChoices(db, actor.partnershipId);
  const picked = (by: string | null, code: string | null, items: { value: string; code: string }[]) =>
    (by === "choice" && items.find((item) => item.code === code)?.value) || "";
  return {
    ...choices,
    id: place.id,
    reference: place.reference,
    initial: {
      version: String(place.version),
      kind: place.kind,
      name: place.name,
      addressWords: place.addressWords ?? "",
      postcode: place.postcode ?? "",
      beatId: picked(place.beatBy, place.beatCode, choices.beats),
      wardId: picked(place.wardBy, place.wardCode, choices.wards),
      uprn: place.uprn ?? "",
      latitude: place.latitude === null ? "" : String(place.latitude),
      longitude: place.longitude === null ? "" : String(place.longitude),
    },
  };
});

export const action = guardedAction("locations:create", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeLocationForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
  const result = await changeLocation({ db, actor, now }, params.locationId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const { version, kind, name, addressWords, postcode, uprn, latitude, longitude } = result.current;
      const errors: FieldErrors = { form: "Someone changed this location after you opened the page" };
      const values = { ...form.values, version: String(version) };
      return data({ values, errors, current: { kind, name, addressWords, postcode, uprn, latitude, longitude } }, 409);
    }
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field]: result.refusal.message };
      return data({ values: form.values, errors, current: null }, 422);
    }
    case "done":
      return redirect(afterSaving(`/locations/${params.locationId}`, "location-changed"));
  }
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change location ${data?.reference ?? ""} – Joint Action` },
];

export default function ChangeLocationPage() {
  const { id, reference, initial, beats, wards } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(changeLocationForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/locations/${id}`}>{`Back to ${reference}`}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Change location {reference}</h1>
        {reply?.current ? <Versions current={reply.current} values={reply.values} /> : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <LocationFields field={field} errorOf={errorOf} beats={beats} wards={wards} />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}

type Recorded = {
  kind: LocationKind;
  name: string;
  addressWords: string | null;
  postcode: string | null;
  uprn: string | null;
  latitude: number | null;
  longitude: number | null;
};

function Versions({ current, values }: { current: Recorded; values: FormValues }) {
  const typed = (name: string) => String(values[name] ?? "") || null;
  const number = (degrees: number | null) => (degrees === null ? null : String(degrees));
  return (
    <BothVersions
      rows={[
        {
          label: "Kind",
          recorded: LOCATION_KIND_NAMES[current.kind],
          entered: LOCATION_KIND_NAMES[values.kind as LocationKind],
        },
        { label: "Name", recorded: current.name, entered: typed("name") },
        { label: "Address", recorded: current.addressWords, entered: typed("addressWords") },
        { label: "Postcode", recorded: current.postcode, entered: typed("postcode") },
        { label: "UPRN", recorded: current.uprn, entered: typed("uprn") },
        { label: "Latitude", recorded: number(current.latitude), entered: typed("latitude") },
        { label: "Longitude", recorded: number(current.longitude), entered: typed("longitude") },
      ]}
    />
  );
}
