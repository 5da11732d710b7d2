import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { problemRecord } from "#app/components/incidents/changed-record.ts";
import { EndFormPage } from "#app/components/incidents/end-form-page.tsx";
import { endForm } from "#app/domain/incidents/end.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badIncidentForm, incidentReply } from "#app/http/incident-reply.server.ts";
import { closeProblem } from "#app/services/incidents/change-problem.ts";
import { problemToChange } from "#app/services/incidents/problem-page.ts";
import { db } from "#db/open.ts";

const params = z.object({ problemId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params: { problemId }, actor, now }) => {
  const problem = await problemToChange({ db, actor, now }, problemId);
  if (!problem) throw new Response(null, { status: 404 });
  return { problem };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, endForm);
  if (!form.ok) return badIncidentForm(form);
  const result = await closeProblem({ db, actor, now }, params.problemId, form.data);
  const to = afterSaving(`/incidents/problems/${params.problemId}`, "problem-changed");
  return incidentReply(result, form.values, to, "problem");
});

export const meta: MetaFunction = () => [{ title: "Close the problem – Joint Action" }];

export default function CloseProblemPage() {
  const { problem } = useLoaderData<typeof loader>();
  const still =
    problem.open === 1 ? "1 of its incidents is still open" : `${problem.open} of its incidents are still open`;
  const hint = problem.open === 0 ? "What came of it, and whether those affected were told" : `${still}, and stays so`;
  return (
    <EndFormPage
      record={problemRecord(problem)}
      what="problem"
      change="close"
      hint={hint}
      reply={useActionData<typeof action>()}
    />
  );
}
