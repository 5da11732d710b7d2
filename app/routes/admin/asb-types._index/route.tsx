import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { OwnListPage } from "#app/components/admin/own-list-page.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES, ASB_HEADINGS } from "#app/domain/incidents/asb-headings.ts";
import { addAsbTypeForm } from "#app/domain/incidents/asb-type.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addAsbType } from "#app/services/admin/asb-types.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listAllAsbTypes } from "#db/queries/asb-types.ts";

const params = z.object({});

export const loader = guardedLoader("case-lists:manage", params, async ({ actor, now }) => {
  const types = await listAllAsbTypes(db, actor.partnershipId);
  await recordList({ db, actor, now }, "asb-type.listed", "asb-type", types.map(({ id }) => id)); // prettier-ignore
  const today = londonDay(now);
  const order = (heading: (typeof ASB_HEADINGS)[number]) => ASB_HEADINGS.indexOf(heading);
  return types
    .sort((a, b) => order(a.heading) - order(b.heading))
    .map(({ id, heading, name, retiredOn, times }) => ({
      ...{ id, name, under: ASB_HEADING_NAMES[heading], times: Number(times ?? 0) },
      endedOn: retiredOn !== null && retiredOn <= today ? retiredOn : null,
    }));
});

export const action = guardedAction("case-lists:manage", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, addAsbTypeForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addAsbType({ db, actor, now }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving("/admin/asb-types", "asb-type-added"));
});

export const meta: MetaFunction = () => [{ title: "Types of anti-social behaviour – Joint Action" }];

export default function AsbTypesPage() {
  return (
    <OwnListPage
      path="/admin/asb-types"
      heading="Types of anti-social behaviour"
      intro="The 13 national headings are always offered when an incident is logged. Types of the partnership’s own stand below them, and count with their heading. Incidents that have a type keep it."
      entry="Type"
      under="National heading"
      uses="Incidents with it"
      entries={useLoaderData<typeof loader>()}
      schema={addAsbTypeForm}
      initial={{ heading: "", name: "" }}
      reply={useActionData<typeof action>()}
      addHeading="Add a type"
      button="Add the type"
    >
      {({ field, errorOf }) => (
        <Select
          field={field("heading")}
          label="National heading"
          items={ASB_HEADINGS.map((value) => ({ value, text: ASB_HEADING_NAMES[value] }))}
          placeholder="Select the heading"
          error={errorOf("heading")}
        />
      )}
    </OwnListPage>
  );
}
