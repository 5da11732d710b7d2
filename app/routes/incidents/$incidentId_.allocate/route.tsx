import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { OfficerSelect } from "#app/components/forms/officer-select.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { IncidentFormPage } from "#app/components/incidents/incident-form-page.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { allocateIncidentForm } from "#app/domain/incidents/deal-incident.form.ts";
import { INCIDENT_PRIORITIES, PRIORITY_NAMES } from "#app/domain/incidents/incident.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badIncidentForm, incidentReply } from "#app/http/incident-reply.server.ts";
import { allocateIncident } from "#app/services/incidents/allocate-incident.ts";
import { incidentToChange } from "#app/services/incidents/incident-to-change.ts";
import { db } from "#db/open.ts";
import { listWhoDealWithAsb } from "#db/queries/asb-officers.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";

const params = z.object({ incidentId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params: { incidentId }, actor, now }) => {
  const page = await incidentToChange({ db, actor, now }, incidentId);
  if (!page) throw new Response(null, { status: 404 });
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  return {
    incident: page.incident,
    priority: page.priority,
    officerAgencyId: page.officerAgencyId ?? actor.agencyId,
    officerUserId: page.officerAgencyId === null ? actor.id : (page.officerUserId ?? ""),
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    officers: await listWhoDealWithAsb(db, actor.partnershipId, londonDay(now)),
  };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, allocateIncidentForm);
  if (!form.ok) return badIncidentForm(form);
  const result = await allocateIncident({ db, actor, now }, params.incidentId, form.data);
  return incidentReply(result, form.values, afterSaving(`/incidents/${params.incidentId}`, "incident-changed"));
});

export const meta: MetaFunction = () => [{ title: "Who deals with the incident – Joint Action" }];

export default function AllocateIncidentPage() {
  const { incident, priority, officerAgencyId, officerUserId, agencies, officers } = useLoaderData<typeof loader>();
  return (
    <IncidentFormPage
      incident={incident}
      heading="Who deals with it"
      button="Save"
      schema={allocateIncidentForm}
      initial={{ officerAgencyId, officerUserId, priority }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <>
          <Select field={field("officerAgencyId")} label="Agency" items={agencies} error={errorOf("officerAgencyId")} />
          <OfficerSelect
            field={field("officerUserId")}
            agencyField="officerAgencyId"
            officers={officers}
            label="Officer (optional)"
            hint="ASB officers and coordinators. Whoever it is given to is told"
            error={errorOf("officerUserId")}
          />
          <Radios
            field={field("priority")}
            legend="How serious is it?"
            hint="With another answer the day of a first contact that has not been made is reckoned again"
            inline
            items={INCIDENT_PRIORITIES.map((value) => ({ value, text: PRIORITY_NAMES[value] }))}
            error={errorOf("priority")}
          />
        </>
      )}
    </IncidentFormPage>
  );
}
