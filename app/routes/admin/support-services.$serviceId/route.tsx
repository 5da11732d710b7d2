import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { OwnEntryPage } from "#app/components/admin/own-entry-page.tsx";
import { changeServiceForm } from "#app/domain/interventions/own-lists.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { ownEntryReply, recordedEntry } from "#app/http/own-entry-reply.server.ts";
import { changeService } from "#app/services/admin/support-services.ts";
import { db } from "#db/open.ts";
import { findService } from "#db/queries/support-services.ts";

const params = z.object({ serviceId: z.uuidv7() });

export const loader = guardedLoader("interventions:lists", params, async ({ params: { serviceId }, actor }) => {
  const service = await findService(db, actor.partnershipId, serviceId);
  if (!service) throw new Response(null, { status: 404 });
  return { version: service.version, ...recordedEntry(service) };
});

export const action = guardedAction("interventions:lists", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeServiceForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
  const result = await changeService({ db, actor, now }, params.serviceId, form.data);
  if (result.kind === "done") return redirect(afterSaving("/admin/support-services", "support-service-changed"));
  return ownEntryReply(result, form.values, "service");
});

export const meta: MetaFunction = () => [{ title: "Change a service – Joint Action" }];

export default function SupportServicePage() {
  return (
    <OwnEntryPage
      list={{ href: "/admin/support-services", text: "Services" }}
      entry="Name of the service"
      current={useLoaderData<typeof loader>()}
      question="Is it offered when somebody is referred?"
      hint="Referrals to it keep it"
      schema={changeServiceForm}
      reply={useActionData<typeof action>()}
    />
  );
}
