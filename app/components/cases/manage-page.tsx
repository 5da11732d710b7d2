import type { ReactNode } from "react";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { BothVersions } from "../admin/both-versions.tsx";
import { PageForm } from "../forms/page-form.tsx";
import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import type { FieldProps } from "../govuk/field-props.ts";
import { Textarea } from "../govuk/textarea.tsx";

export type ManageReply =
  { values: FormValues; errors: FieldErrors; recorded: Record<string, string | null> | null } | undefined;
export type ManageFields = {
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
  values: FormValues;
};

type Props = {
  record: { id: string; reference: string; subject: string };
  back?: { href: string; text: string };
  heading: string;
  button: string;
  schema: Parameters<typeof useCheckedForm>[0];
  initial: FormValues;
  reply: ManageReply;
  once?: string;
  /** Why it cannot be done at all. */
  refusal?: string | null;
  /** The question to which the reason is the answer; null where it is asked elsewhere or not at all. */
  reason: string | null;
  reasonHint?: string;
  /** After a lost race: what was typed, under the labels of what is recorded. */
  entered?: (values: FormValues) => Record<string, string | null>;
  children?: (fields: ManageFields) => ReactNode;
};

/** One step in the life of a case, with its reason. */
export function ManagePage(props: Props) {
  const { record, heading, button, schema, initial, reply, once, refusal, reason, children } = props;
  const begin = { ...initial, ...(reason ? { reason: "" } : {}) };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(schema, begin, reply);
  const back = props.back ?? { href: `/cases/${record.id}`, text: `Case ${record.reference}` };
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={back.href}>{back.text}</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">
          {record.reference} · {record.subject}
        </span>
        <h1 className="govuk-heading-l">{heading}</h1>
        {reply?.recorded ? <Versions recorded={reply.recorded} entered={props.entered?.(values) ?? {}} /> : null}
        {refusal ? <p className="govuk-body">{refusal}.</p> : null}
        {refusal ? null : (
          <PageForm onSubmit={onSubmit} once={once}>
            {"version" in initial ? <input type="hidden" {...field("version")} /> : null}
            {children?.({ field, errorOf, values })}
            {reason ? (
              <Textarea
                field={field("reason")}
                label={reason}
                hint={props.reasonHint}
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

function Versions({
  recorded,
  entered,
}: {
  recorded: Record<string, string | null>;
  entered: Record<string, string | null>;
}) {
  const labels = Object.keys(recorded).filter((label) => recorded[label] !== null || label in entered);
  return (
    <BothVersions
      rows={labels.map((label) => ({
        label,
        recorded: recorded[label] ?? null,
        entered: label in entered ? (entered[label] ?? null) : "As recorded",
      }))}
    />
  );
}

/** The three fields of a day as it would be written, for showing what was typed. */
export function typedDay(values: FormValues, name: string): string | null {
  const parts = ["day", "month", "year"].map((part) => String(values[`${name}-${part}`] ?? "").trim());
  return parts.some(Boolean) ? parts.join(" ") : null;
}
