import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { OwnListPage } from "#app/components/admin/own-list-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { addServiceForm } from "#app/domain/interventions/own-lists.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addService } from "#app/services/admin/support-services.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listServicesWithUse } from "#db/queries/support-services.ts";

const params = z.object({});

export const loader = guardedLoader("interventions:lists", params, async ({ actor, now }) => {
  const services = await listServicesWithUse(db, actor.partnershipId);
  await recordList({ db, actor, now }, "support-service.listed", "support-service", services.map(({ id }) => id)); // prettier-ignore
  const today = londonDay(now);
  return services.map(({ id, name, isForVictims, retiredOn, times }) => ({
    ...{ id, name, under: isForVictims ? "Victims" : "People who cause harm, or are at risk of it" },
    times: Number(times ?? 0),
    endedOn: retiredOn !== null && retiredOn <= today ? retiredOn : null,
  }));
});

export const action = guardedAction("interventions:lists", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, addServiceForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addService({ db, actor, now }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving("/admin/support-services", "support-service-added"));
});

export const meta: MetaFunction = () => [{ title: "Services – Joint Action" }];

export default function SupportServicesPage() {
  return (
    <OwnListPage
      path="/admin/support-services"
      heading="Services"
      intro="Whoever refers somebody for support selects one of these. Referrals are counted by service; those to services for victims are counted apart from what is done with people who cause harm."
      entry="Name of the service"
      under="For"
      uses="Referrals to it"
      entries={useLoaderData<typeof loader>()}
      schema={addServiceForm}
      initial={{ name: "", forVictims: "" }}
      reply={useActionData<typeof action>()}
      addHeading="Add a service"
      button="Add the service"
    >
      {({ field, errorOf }) => (
        <Radios
          field={field("forVictims")}
          legend="Is the service for victims?"
          legendSize="s"
          hint="This cannot be changed later, because referrals are counted by it"
          inline
          items={[
            { value: "yes", text: "Yes" },
            { value: "no", text: "No" },
          ]}
          error={errorOf("forVictims")}
        />
      )}
    </OwnListPage>
  );
}
