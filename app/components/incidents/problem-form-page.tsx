import type { ReactNode } from "react";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { PageForm } from "../forms/page-form.tsx";
import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import type { FieldProps } from "../govuk/field-props.ts";

type Fields = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };
type Props = {
  problem: { id: string; reference: string; version: number; title: string };
  heading: string;
  button: string;
  schema: Parameters<typeof useCheckedForm>[0];
  initial: FormValues;
  reply: { values: FormValues; errors: FieldErrors } | undefined;
  children: (fields: Fields) => ReactNode;
};

/** One change of a problem. */
export function ProblemFormPage({ problem, heading, button, schema, initial, reply, children }: Props) {
  const start = { version: String(problem.version), ...initial };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(schema, start, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/incidents/problems/${problem.id}`}>Problem {problem.reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body">{problem.title}</p>
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          {children({ field, errorOf })}
          <Button>{button}</Button>
        </PageForm>
      </div>
    </div>
  );
}
