import type { ReactNode } from "react";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import type { FormFields } from "../govuk/field-props.ts";
import { PageForm } from "./page-form.tsx";

/** What the page of any one change of a record is given. */
export type ChangeFormProps = {
  heading: string;
  button: string;
  schema: Parameters<typeof useCheckedForm>[0];
  initial: FormValues;
  reply: { values: FormValues; errors: FieldErrors } | undefined;
  children: (fields: FormFields) => ReactNode;
};
type Props = ChangeFormProps & {
  /** The record that is changed: where it stands, what it is called, its version and a line on it. */
  record: { href: string; name: string; version: number; words: string };
};

/** One change of a record, which names the version that was read. */
export function ChangeFormPage({ record, heading, button, schema, initial, reply, children }: Props) {
  const start = { version: String(record.version), ...initial };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(schema, start, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={record.href}>{record.name}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body">{record.words}</p>
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          {children({ field, errorOf })}
          <Button>{button}</Button>
        </PageForm>
      </div>
    </div>
  );
}
