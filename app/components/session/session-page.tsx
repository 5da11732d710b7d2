import type { ReactNode } from "react";
import type { FieldErrors } from "#app/forms/parse-form.ts";
import { PageForm } from "../forms/page-form.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";

type Props = { title: string; errors?: FieldErrors; children: ReactNode };

/** The frame of a page about signing in: one column, what went wrong first. */
export function SessionPage({ title, errors = {}, children }: Props) {
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <ErrorSummary errors={Object.entries(errors).map(([name, message]) => ({ name, message }))} />
        <h1 className="govuk-heading-l">{title}</h1>
        {children}
      </div>
    </div>
  );
}

/** As a document and not by script: the answer may bring a new session or secrets that are shown once, and no loader may run after it. */
export function SessionForm({ action, id, children }: { action?: string; id?: string; children: ReactNode }) {
  return (
    <PageForm reloadDocument action={action} id={id}>
      {children}
    </PageForm>
  );
}
