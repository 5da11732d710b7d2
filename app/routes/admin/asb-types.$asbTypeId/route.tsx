import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { OwnEntryPage } from "#app/components/admin/own-entry-page.tsx";
import { changeAsbTypeForm } from "#app/domain/incidents/asb-type.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { ownEntryReply, recordedEntry } from "#app/http/own-entry-reply.server.ts";
import { changeAsbType } from "#app/services/admin/asb-types.ts";
import { db } from "#db/open.ts";
import { findAsbType } from "#db/queries/asb-types.ts";

const params = z.object({ asbTypeId: z.uuidv7() });

export const loader = guardedLoader("case-lists:manage", params, async ({ params: { asbTypeId }, actor }) => {
  const type = await findAsbType(db, actor.partnershipId, asbTypeId);
  if (!type) throw new Response(null, { status: 404 });
  return { version: type.version, ...recordedEntry(type) };
});

export const action = guardedAction("case-lists:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeAsbTypeForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
  const result = await changeAsbType({ db, actor, now }, params.asbTypeId, form.data);
  if (result.kind === "done") return redirect(afterSaving("/admin/asb-types", "asb-type-changed"));
  return ownEntryReply(result, form.values, "type");
});

export const meta: MetaFunction = () => [{ title: "Change a type – Joint Action" }];

export default function AsbTypePage() {
  return (
    <OwnEntryPage
      list={{ href: "/admin/asb-types", text: "Types of anti-social behaviour" }}
      entry="Type"
      current={useLoaderData<typeof loader>()}
      question="Is it offered when an incident is logged?"
      hint="Incidents that have it keep it"
      schema={changeAsbTypeForm}
      reply={useActionData<typeof action>()}
    />
  );
}
