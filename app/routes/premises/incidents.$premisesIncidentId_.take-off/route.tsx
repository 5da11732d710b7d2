import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangeFormPage } from "#app/components/forms/change-form-page.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { takeOffForm } from "#app/domain/premises/premises-incident.form.ts";
import { premisesIncidentHref } from "#app/domain/premises/premises-pages.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badPremisesIncidentForm, premisesIncidentReply } from "#app/http/premises-incident-reply.server.ts";
import { takeOffPremises } from "#app/services/premises/change-premises-incident.ts";
import { premisesIncidentPage } from "#app/services/premises/premises-incident-page.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesIncidentId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const page = await premisesIncidentPage({ db, actor, now }, params.premisesIncidentId);
  if (!page) throw new Response(null, { status: 404 });
  return page.row;
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const id = params.premisesIncidentId;
  const form = parseForm(body, takeOffForm);
  if (!form.ok) return badPremisesIncidentForm(form);
  const result = await takeOffPremises({ db, actor, now }, id, form.data);
  return premisesIncidentReply(result, form.values, afterSaving(premisesIncidentHref(id), "premises-incident-changed"));
});

export const meta: MetaFunction = () => [{ title: "Take an incident off premises – Joint Action" }];

export default function TakeOffPage() {
  const row = useLoaderData<typeof loader>();
  const isOff = row.takenOff !== null;
  return (
    <ChangeFormPage
      record={{
        ...{ href: premisesIncidentHref(row.id), name: row.reference, version: row.version },
        words: `${row.premisesName}, ${row.when}`,
      }}
      heading={isOff ? "Put it back on these premises" : "Take it off these premises"}
      button={isOff ? "Put it back" : "Take it off"}
      schema={takeOffForm}
      initial={{ reason: "" }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            {isOff
              ? "Its points count again from now on."
              : "Its points count no more. Grades that were agreed do not move, and it can be put back."}
          </p>
          <Textarea field={field("reason")} label="Why?" hint="Name nobody" rows={3} error={errorOf("reason")} />
        </>
      )}
    </ChangeFormPage>
  );
}
