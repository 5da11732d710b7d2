import type { ReactNode } from "react";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { PageForm } from "../forms/page-form.tsx";
import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import type { FieldProps } from "../govuk/field-props.ts";

export type RiskFields = {
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
  values: FormValues;
};
type Props = {
  back: { href: string; text: string };
  caption?: string;
  heading: string;
  /** What is recorded now, or what it is about. */
  above?: ReactNode;
  button: string;
  schema: Parameters<typeof useCheckedForm>[0];
  initial: FormValues;
  reply: { values: FormValues; errors: FieldErrors } | undefined;
  once?: string;
  hidden?: readonly string[];
  children: (fields: RiskFields) => ReactNode;
};

/** One question or a few about the risk in a case, and a button. */
export function RiskFormPage(props: Props) {
  const { back, caption, heading, above, button, schema, initial, reply, once, hidden = [], children } = props;
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(schema, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={back.href}>{back.text}</BackLink>
        <ErrorSummary errors={errors} />
        {caption ? <span className="govuk-caption-l">{caption}</span> : null}
        <h1 className="govuk-heading-l">{heading}</h1>
        {above}
        <PageForm onSubmit={onSubmit} once={once}>
          {hidden.map((name) => (
            <input key={name} type="hidden" {...field(name)} />
          ))}
          {children({ field, errorOf, values })}
          <Button>{button}</Button>
        </PageForm>
      </div>
    </div>
  );
}
