import type { ReactNode } from "react";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { PageForm } from "../forms/page-form.tsx";
import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Textarea } from "../govuk/textarea.tsx";
import { FarAhead } from "./far-ahead.tsx";
import { type Recorded, RecordedNow } from "./recorded-now.tsx";

export type ActionInChange = { id: string; reference: string; words: string | null; dueOn: string; version: number };
export type ChangeReplied = {
  values: FormValues;
  errors: FieldErrors;
  current: Recorded | null;
  isFarAhead: boolean;
};

type Fields = {
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
  values: FormValues;
};
type Props = {
  action: ActionInChange;
  heading: string;
  button: string;
  schema: Parameters<typeof useCheckedForm>[0];
  initial: FormValues;
  reply: ChangeReplied | undefined;
  /** Why it cannot be changed so at all. */
  refusal?: string | null;
  /** The question to which the reason is the answer; null where none is asked for. */
  reason: string | null;
  children?: (fields: Fields) => ReactNode;
};

/** One change of an action, with its reason. */
export function ChangePage({ action, heading, button, schema, initial, reply, refusal, reason, children }: Props) {
  const begin = { version: String(action.version), ...initial, ...(reason ? { reason: "" } : {}) };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(schema, begin, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/actions/${action.id}`}>Action {action.reference}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">Action {action.reference}</span>
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body">
          {action.words ? `${action.words}. ` : ""}Due on {longDay(action.dueOn)}.
        </p>
        {reply?.current ? <RecordedNow current={reply.current} /> : null}
        {refusal ? <p className="govuk-body">{refusal}.</p> : null}
        {refusal ? null : (
          <PageForm onSubmit={onSubmit}>
            <input type="hidden" {...field("version")} />
            {reply?.isFarAhead ? <FarAhead values={values} /> : null}
            {children?.({ field, errorOf, values })}
            {reason ? (
              <Textarea
                field={field("reason")}
                label={reason}
                hint="Managers and the owner’s agency can read this: name nobody, and say nothing of the case"
                rows={3}
                error={errorOf("reason")}
              />
            ) : null}
            <Button>{button}</Button>
          </PageForm>
        )}
      </div>
    </div>
  );
}
