import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { LocationFields } from "#app/components/locations/location-fields.tsx";
import { newLocationForm } from "#app/domain/locations/location.form.ts";
import { locationName } from "#app/domain/locations/location.ts";
import { postcodeOf } from "#app/domain/locations/postcode.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { areaChoices } from "#app/services/locations/area-choices.ts";
import { createLocation } from "#app/services/locations/create-location.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({});

/** Search comes before create: without one there is nothing here. */
export const loader = guardedLoader("locations:create", params, async ({ request, actor }) => {
  const find = (new URL(request.url).searchParams.get("find") ?? "").trim().slice(0, 100);
  if (find === "") throw redirect("/locations");
  const postcode = postcodeOf(find);
  return {
    once: newOnce(),
    name: postcode === null ? find : "",
    postcode: postcode ?? "",
    ...(await areaChoices(db, actor.partnershipId)),
  };
});

export const action = guardedAction("locations:create", params, async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, newLocationForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, alike: [] }, 400);
  const { anyway, ...details } = form.data;
  const result = await createLocation({ db, actor, now, once }, details, { anyway: anyway === "yes" });
  switch (result.kind) {
    case "alike": {
      const errors: FieldErrors = { name: "This location may be recorded already" };
      return data({ values: form.values, errors, alike: result.alike }, 422);
    }
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field]: result.refusal.message };
      return data({ values: form.values, errors, alike: [] }, 422);
    }
    case "done":
      return redirect(afterSaving(`/locations/${result.id}`, "location-recorded"));
  }
});

export const meta: MetaFunction = () => [{ title: "Record a new location – Joint Action" }];

export default function NewLocationPage() {
  const { once, name, postcode, beats, wards } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { kind: "", name, addressWords: "", postcode, beatId: "", wardId: "", uprn: "", latitude: "", longitude: "" }; // prettier-ignore
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newLocationForm, initial, reply);
  const alike = reply?.alike ?? [];
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/locations">Locations</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Record a new location</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          <LocationFields field={field} errorOf={errorOf} beats={beats} wards={wards} />
          {alike.length > 0 ? (
            <InsetText>
              <p className="govuk-body">Is it one of these?</p>
              <ul className="govuk-list govuk-list--bullet">
                {alike.map((place) => (
                  <li key={place.id}>
                    <a className="govuk-link" href={`/locations/${place.id}`}>
                      {locationName(place)} ({place.reference})
                    </a>
                    : {place.why.join(", ").toLowerCase()}
                  </li>
                ))}
              </ul>
            </InsetText>
          ) : null}
          <div className="govuk-button-group">
            <Button>Save</Button>
            {alike.length > 0 ? (
              <Button variant="secondary" name="anyway" value="yes">
                It is another: record it all the same
              </Button>
            ) : null}
          </div>
        </PageForm>
      </div>
    </div>
  );
}
