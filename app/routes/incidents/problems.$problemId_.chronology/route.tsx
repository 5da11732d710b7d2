import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChronologyForm } from "#app/components/incidents/chronology-form.tsx";
import { chronologyForm } from "#app/domain/exports/chronology.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { chronologyReply } from "#app/http/chronology-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { chronologyPage } from "#app/services/incidents/chronology-page.ts";
import { makeChronology } from "#app/services/incidents/make-chronology.ts";
import { db } from "#db/open.ts";

const params = z.object({ problemId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params, actor, now }) => {
  const page = await chronologyPage({ db, actor, now }, { kind: "problem", id: params.problemId });
  if (!page) throw new Response(null, { status: 404 });
  return page;
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, chronologyForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const of = { kind: "problem" as const, id: params.problemId };
  return chronologyReply(await makeChronology({ db, actor, now, once }, of, form.data), form.values);
});

export const meta: MetaFunction = () => [{ title: "Make a chronology – Joint Action" }];

export default function ChronologyOfProblemPage() {
  return <ChronologyForm page={useLoaderData<typeof loader>()} reply={useActionData<typeof action>()} />;
}
