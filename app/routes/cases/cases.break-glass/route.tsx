import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { breakGlassForm } from "#app/domain/cases/need-to-know.form.ts";
import { NO_SUCH_CASE, typedReference } from "#app/domain/cases/need-to-know.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { breakGlass } from "#app/services/cases/break-glass.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("cases:break-glass", params, async () => null);

export const action = guardedAction("cases:break-glass", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, breakGlassForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const reference = typedReference(form.data.reference);
  const result = await breakGlass({ db, actor, now }, { reference }, form.data.reason);
  if (result.kind === "done") return redirect(`/cases/${result.id}`);
  return data({ values: form.values, errors: { reference: NO_SUCH_CASE } }, 422);
});

export const meta: MetaFunction = () => [{ title: "Open a case in an emergency – Joint Action" }];

export default function BreakGlassPage() {
  const reply = useActionData<typeof action>();
  const initial = { reference: "", reason: "", understood: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(breakGlassForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/cases">Cases</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Open a case in an emergency</h1>
        <p className="govuk-body">
          For a case that is not yours to see, when somebody may come to harm before its lead can be asked. It opens
          that one case, to read, until you sign out. Notes that an agency keeps to itself stay closed.
        </p>
        <WarningText>
          Its lead, chair and coordinators are told at once, by name and with your reason, and it stays in the log.
        </WarningText>
        <PageForm onSubmit={onSubmit}>
          <Input
            field={field("reference")}
            label="Reference of the case"
            hint="For example, CS-26-0014"
            width={10}
            error={errorOf("reference")}
            spellCheck={false}
          />
          <Textarea field={field("reason")} label="Why do you need it now?" rows={3} error={errorOf("reason")} />
          <Checkboxes
            field={field("understood")}
            items={[{ value: "yes", text: "I need to open it now, and cannot wait for its lead" }]}
            error={errorOf("understood")}
          />
          <Button variant="warning">Open the case</Button>
        </PageForm>
      </div>
    </div>
  );
}
