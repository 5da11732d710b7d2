import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { lockedForm } from "#app/domain/cases/need-to-know.form.ts";
import { NO_SUCH_CASE } from "#app/domain/cases/need-to-know.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { askForAccess } from "#app/services/cases/ask-for-access.ts";
import { breakGlass } from "#app/services/cases/break-glass.ts";
import { db } from "#db/open.ts";
import { listCasesBehindPointer } from "#db/queries/break-glass.ts";

const params = z.object({ lockedId: z.uuidv7() });

export const loader = guardedLoader("cases:break-glass", params, async ({ params, actor, now }) => {
  const behind = await listCasesBehindPointer(db, actor, params.lockedId, now.toISOString());
  if (behind.length === 0) throw new Response(null, { status: 404 });
  return {
    agencies: [...new Set(behind.map(({ agencyName }) => agencyName))].sort(),
    cases: behind.map(({ id, agencyName }, index) => ({ value: id, text: `Record ${index + 1}, ${agencyName}` })),
  };
});

export const action = guardedAction("cases:break-glass", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, lockedForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const { what, reason, caseId } = form.data;
  if (what === "ask") {
    const asked = await askForAccess({ db, actor, now }, params.lockedId, reason);
    if (asked.kind === "not-found") throw new Response(null, { status: 404 });
    return redirect(afterSaving("/search", "case-access-asked"));
  }
  const behind = await listCasesBehindPointer(db, actor, params.lockedId, now.toISOString());
  const chosen = behind.length === 1 ? behind[0] : behind.find(({ id }) => id === caseId);
  if (!chosen) return data({ values: form.values, errors: { caseId: "Select which record you need" } }, 422);
  const result = await breakGlass({ db, actor, now }, { id: chosen.id }, reason);
  if (result.kind === "done") return redirect(`/cases/${result.id}`);
  return data({ values: form.values, errors: { form: NO_SUCH_CASE } }, 422);
});

export const meta: MetaFunction = () => [{ title: "A restricted record – Joint Action" }];

export default function LockedPage() {
  const { agencies, cases } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { what: "", reason: "", understood: "", caseId: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(lockedForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/search">Find a person</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">A restricted record</h1>
        <p className="govuk-body">
          There is a restricted record about somebody you searched for. {agencies.join(" and ")} can tell you whether
          you need to know.
        </p>
        <PageForm onSubmit={onSubmit}>
          <Radios
            field={field("what")}
            legend="What do you need?"
            legendSize="s"
            items={[
              { value: "ask", text: "Ask to be let in", hint: "Its lead is told who asks and why, and answers you" },
              {
                value: "break-glass",
                text: "Open it now, in an emergency",
                hint: "To read, until you sign out. Its lead, chair and coordinators are told at once, and it is logged",
              },
            ]}
            error={errorOf("what")}
          />
          {cases.length > 1 ? (
            <Radios
              field={field("caseId")}
              legend="In an emergency, which record?"
              legendSize="s"
              small
              items={cases}
              error={errorOf("caseId")}
            />
          ) : null}
          <Textarea field={field("reason")} label="Why do you need it?" rows={3} error={errorOf("reason")} />
          <Checkboxes
            field={field("understood")}
            items={[{ value: "yes", text: "In an emergency: I cannot wait for its lead" }]}
            error={errorOf("understood")}
          />
          <Button>Continue</Button>
        </PageForm>
      </div>
    </div>
  );
}
