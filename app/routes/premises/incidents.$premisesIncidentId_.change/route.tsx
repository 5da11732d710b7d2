import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { ChangeFormPage } from "#app/components/forms/change-form-page.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { ClassifiedFields } from "#app/components/premises/classified-fields.tsx";
import { LicensingRecordFields } from "#app/components/premises/licensing-record-fields.tsx";
import { changeLicensingRecordForm, changePremisesIncidentForm } from "#app/domain/premises/premises-incident.form.ts";
import { premisesIncidentHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badPremisesIncidentForm, premisesIncidentReply } from "#app/http/premises-incident-reply.server.ts";
import { changePremisesIncident } from "#app/services/premises/change-premises-incident.ts";
import { premisesIncidentPage } from "#app/services/premises/premises-incident-page.ts";
import { db } from "#db/open.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findPremisesIncident } from "#db/queries/premises-incident-lists.ts";

const params = z.object({ premisesIncidentId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const page = await premisesIncidentPage({ db, actor, now }, params.premisesIncidentId);
  if (!page) throw new Response(null, { status: 404 });
  const agencies = page.row.licensingOnly ? await listAgenciesOfPartnership(db, actor.partnershipId) : [];
  return { row: page.row, agencies: agencies.map(({ id, name }) => ({ value: id, text: name })) };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const id = params.premisesIncidentId;
  const row = await findPremisesIncident(db, actor, id);
  const form = parseForm(body, row?.licensingOnly === 1 ? changeLicensingRecordForm : changePremisesIncidentForm);
  if (!form.ok) return badPremisesIncidentForm(form);
  const result = await changePremisesIncident({ db, actor, now }, id, form.data);
  return premisesIncidentReply(result, form.values, afterSaving(premisesIncidentHref(id), "premises-incident-changed"));
});

export const meta: MetaFunction = () => [{ title: "Change an incident at premises – Joint Action" }];

export default function ChangePremisesIncidentPage() {
  const { row, agencies } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ChangeFormPage
      record={{
        ...{ href: premisesIncidentHref(row.id), name: row.reference, version: row.version },
        words: `${row.premisesName}, ${row.when}`,
      }}
      heading={row.licensingOnly ? "Correct the record for licensing" : "What was it to these premises?"}
      button="Save"
      schema={row.licensingOnly ? changeLicensingRecordForm : changePremisesIncidentForm}
      initial={{
        ...{ severity: row.severity, attribution: row.attribution, reason: "" },
        ...{ objectives: [...row.objectives], mitigation: [...row.mitigation] },
        ...(row.licensingOnly
          ? {
              ...dayParts("happenedOn", row.day),
              ...{ happenedAt: row.time ?? "", licensingSummary: row.summary ?? "" },
              ...{ findingAgencyId: row.finding.agencyId ?? "", findingReference: row.finding.reference ?? "" },
            }
          : {}),
      }}
      reply={reply}
    >
      {(fields) => (
        <>
          {reply?.versions ? <BothVersions rows={reply.versions} /> : null}
          {row.licensingOnly ? <LicensingRecordFields {...fields} agencies={agencies} /> : null}
          <ClassifiedFields {...fields} />
          <Textarea
            field={fields.field("reason")}
            label="Why is it changed?"
            hint="It stands here with what was recorded before. Grades that were agreed do not move. Name nobody"
            rows={3}
            error={fields.errorOf("reason")}
          />
        </>
      )}
    </ChangeFormPage>
  );
}
