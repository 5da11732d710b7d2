import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Input } from "#app/components/govuk/input.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { ProblemFormPage } from "#app/components/incidents/problem-form-page.tsx";
import { ASB_HEADING_NAMES, ASB_HEADINGS } from "#app/domain/incidents/asb-headings.ts";
import { changeProblemForm } from "#app/domain/incidents/problem.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badIncidentForm, incidentReply } from "#app/http/incident-reply.server.ts";
import { changeProblem } from "#app/services/incidents/change-problem.ts";
import { problemToChange } from "#app/services/incidents/problem-page.ts";
import { db } from "#db/open.ts";

const params = z.object({ problemId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params: { problemId }, actor, now }) => {
  const problem = await problemToChange({ db, actor, now }, problemId);
  if (!problem) throw new Response(null, { status: 404 });
  return { problem };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeProblemForm);
  if (!form.ok) return badIncidentForm(form);
  const result = await changeProblem({ db, actor, now }, params.problemId, form.data);
  return incidentReply(
    result,
    form.values,
    afterSaving(`/incidents/problems/${params.problemId}`, "problem-changed"),
    "problem",
  );
});

export const meta: MetaFunction = () => [{ title: "Change the problem – Joint Action" }];

export default function ChangeProblemPage() {
  const { problem } = useLoaderData<typeof loader>();
  return (
    <ProblemFormPage
      problem={problem}
      heading="Change name or kind"
      button="Save"
      schema={changeProblemForm}
      initial={{ title: problem.title, heading: problem.heading ?? "" }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <>
          <Input
            field={field("title")}
            label="The problem in a few words"
            hint="Name no person: it stands in lists and in the papers of meetings"
            error={errorOf("title")}
          />
          <Select
            field={field("heading")}
            label="What it is"
            items={ASB_HEADINGS.map((value) => ({ value, text: ASB_HEADING_NAMES[value] }))}
            placeholder="Select what it is"
            error={errorOf("heading")}
          />
        </>
      )}
    </ProblemFormPage>
  );
}
