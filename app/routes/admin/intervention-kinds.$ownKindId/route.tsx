import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { OwnEntryPage } from "#app/components/admin/own-entry-page.tsx";
import { changeOwnKindForm } from "#app/domain/interventions/own-lists.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { ownEntryReply, recordedEntry } from "#app/http/own-entry-reply.server.ts";
import { changeOwnKind } from "#app/services/admin/own-intervention-kinds.ts";
import { db } from "#db/open.ts";
import { findOwnKind } from "#db/queries/own-intervention-kinds.ts";

const params = z.object({ ownKindId: z.uuidv7() });

export const loader = guardedLoader("interventions:lists", params, async ({ params: { ownKindId }, actor }) => {
  const kind = await findOwnKind(db, actor.partnershipId, ownKindId);
  if (!kind) throw new Response(null, { status: 404 });
  return { version: kind.version, ...recordedEntry(kind) };
});

export const action = guardedAction("interventions:lists", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeOwnKindForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
  const result = await changeOwnKind({ db, actor, now }, params.ownKindId, form.data);
  if (result.kind === "done")
    return redirect(afterSaving("/admin/intervention-kinds", "own-intervention-kind-changed"));
  return ownEntryReply(result, form.values, "kind");
});

export const meta: MetaFunction = () => [{ title: "Change a kind of intervention – Joint Action" }];

export default function OwnInterventionKindPage() {
  return (
    <OwnEntryPage
      list={{ href: "/admin/intervention-kinds", text: "Own kinds of intervention" }}
      entry="Kind"
      current={useLoaderData<typeof loader>()}
      question="Is it offered when an intervention is recorded?"
      hint="What was recorded as it keeps it"
      schema={changeOwnKindForm}
      reply={useActionData<typeof action>()}
    />
  );
}
