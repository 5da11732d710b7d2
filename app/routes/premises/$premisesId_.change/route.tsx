import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { type PlaceOffer, PremisesFields } from "#app/components/premises/premises-fields.tsx";
import { locationName } from "#app/domain/locations/location.ts";
import { activityFields } from "#app/domain/premises/activities.ts";
import { changePremisesForm } from "#app/domain/premises/premises.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import {
  LICENCE_STATUS_NAMES,
  type LicenceStatus,
  PREMISES_KIND_NAMES,
  type PremisesKind,
} from "#app/domain/premises/register.ts";
import { dayParts, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedPremises } from "#app/http/premises-reply.server.ts";
import { changePremises } from "#app/services/premises/change-premises.ts";
import { premisesToChange } from "#app/services/premises/premises-head.ts";
import { db } from "#db/open.ts";
import { findLocation } from "#db/queries/locations.ts";
import { unsafeListActivities } from "#db/queries/premises-activities.ts";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor }) => {
  const { premises, record } = await premisesToChange(db, actor, params.premisesId);
  const location = premises.locationId === null ? undefined : await findLocation(db, actor, premises.locationId);
  return {
    record,
    current: location ? locationName(location) : null,
    initial: {
      ...{ version: String(premises.version), licenceNumber: premises.licenceNumber, kind: premises.kind },
      ...{ status: premises.status, name: premises.name, addressWords: premises.addressWords ?? "" },
      ...{ postcode: premises.postcode ?? "", uprn: premises.uprn ?? "", hours: premises.hours ?? "" },
      ...{ capacity: premises.capacity === null ? "" : String(premises.capacity), locationId: "" },
      ...{ link: location ? "keep" : "none", ...dayParts("licensedFrom", premises.licensedFrom) },
      ...activityFields(await unsafeListActivities(db, premises.id)),
    } satisfies FormValues,
  };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changePremisesForm);
  if (!form.ok) return badCaseForm(form);
  const result = await changePremises({ db, actor, now }, params.premisesId, form.data);
  if (result.kind === "places") {
    const errors = { locationId: "Say whether it is at one of these locations" };
    return data({ values: { ...form.values, locationId: "" }, errors, recorded: null, places: result.places }, 422);
  }
  const to = afterSaving(premisesHref(params.premisesId, "licence"), "premises-changed");
  return caseReply(result, form.values, { to, recorded: recordedPremises });
});

export const meta: MetaFunction = () => [{ title: "Change licensed premises – Joint Action" }];

const NO_PLACES: readonly PlaceOffer[] = [];

export default function ChangePremisesPage() {
  const { record, current, initial } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ManagePage
      record={record}
      back={{ href: premisesHref(record.id, "licence"), text: record.subject }}
      heading="Change what is registered"
      button="Save"
      schema={changePremisesForm}
      initial={initial}
      reply={reply}
      reason={null}
      entered={entered}
    >
      {({ field, errorOf }) => (
        <PremisesFields
          field={field}
          errorOf={errorOf}
          places={reply && "places" in reply ? reply.places : NO_PLACES}
          current={current}
        />
      )}
    </ManagePage>
  );
}

function entered(values: FormValues) {
  const typed = (name: string) => String(values[name] ?? "") || null;
  return {
    "Licence number": typed("licenceNumber"),
    "Kind of licence": PREMISES_KIND_NAMES[values.kind as PremisesKind],
    "State of the licence": LICENCE_STATUS_NAMES[values.status as LicenceStatus],
    "Licensed from": typedDay(values, "licensedFrom"),
    ...{ Name: typed("name"), Address: typed("addressWords"), Postcode: typed("postcode"), UPRN: typed("uprn") },
    ...{ Capacity: typed("capacity"), Hours: typed("hours") },
  };
}
