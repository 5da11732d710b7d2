import type { ReactNode } from "react";
import type { CaseHeader, CasePage } from "#app/domain/cases/case-header.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { PageForm } from "../forms/page-form.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Textarea } from "../govuk/textarea.tsx";
import { CaseFrame } from "./case-frame.tsx";

type Fields = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };
type Props = {
  header: CaseHeader;
  current: CasePage;
  heading: string;
  button: string;
  schema: Parameters<typeof useCheckedForm>[0];
  initial: FormValues;
  reply: { values: FormValues; errors: FieldErrors; isChanged: boolean } | undefined;
  /** The question to which the reason is the answer. */
  reason: string;
  before?: ReactNode;
  children?: (fields: Fields) => ReactNode;
};

/** One change of a case, with its reason. After a lost race the version is the one that the page now shows. */
export function CaseFormPage(props: Props) {
  const { header, current, heading, button, schema, initial, reason, before, children } = props;
  const reply = props.reply?.isChanged
    ? { ...props.reply, values: { ...initial, ...props.reply.values } }
    : props.reply;
  const { field, errors, errorOf, onSubmit } = useCheckedForm(schema, { ...initial, reason: "" }, reply);
  return (
    <CaseFrame header={header} current={current}>
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <ErrorSummary errors={errors} />
          <h2 className="govuk-heading-m">{heading}</h2>
          {before}
          <PageForm onSubmit={onSubmit}>
            {"version" in initial ? <input type="hidden" {...field("version")} /> : null}
            {children?.({ field, errorOf })}
            <Textarea field={field("reason")} label={reason} rows={3} error={errorOf("reason")} />
            <Button>{button}</Button>
          </PageForm>
        </div>
      </div>
    </CaseFrame>
  );
}
