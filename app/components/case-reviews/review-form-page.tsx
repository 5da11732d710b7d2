import type { ReactNode } from "react";
import type { FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { BothVersions } from "../admin/both-versions.tsx";
import type { ManageReply } from "../cases/manage-page.tsx";
import { PageForm } from "../forms/page-form.tsx";
import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import type { FieldProps } from "../govuk/field-props.ts";

export type ReviewHead = { id: string; reference: string; victim: string };
export type ReviewFields = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };
type Props = {
  review: ReviewHead;
  heading: string;
  button: string;
  schema: Parameters<typeof useCheckedForm>[0];
  initial: FormValues;
  reply: ManageReply;
  /** Why it cannot be done at all; shown instead of the form. */
  refusal?: string | null;
  before?: ReactNode;
  after?: ReactNode;
  children: (fields: ReviewFields) => ReactNode;
};

/** One thing recorded of a case review. */
export function ReviewFormPage({ review, heading, before, after, ...form }: Props) {
  return (
    <>
      <BackLink href={`/case-reviews/${review.id}`}>{`Case review ${review.reference}`}</BackLink>
      {form.refusal ? <Heading review={review} heading={heading} /> : null}
      {form.refusal ? (
        <>
          {before}
          <p className="govuk-body">{form.refusal}.</p>
        </>
      ) : (
        <RecordForm {...form} head={<Heading review={review} heading={heading} />} before={before} />
      )}
      {after}
    </>
  );
}

function Heading({ review, heading }: { review: ReviewHead; heading: string }) {
  return (
    <>
      <span className="govuk-caption-l">
        {review.reference} · {review.victim}
      </span>
      <h1 className="govuk-heading-l">{heading}</h1>
    </>
  );
}

function RecordForm(props: Omit<Props, "review" | "heading" | "after"> & { head: ReactNode }) {
  const { schema, initial, reply, head, before, button, children } = props;
  const { field, errors, errorOf, onSubmit } = useCheckedForm(schema, initial, reply);
  return (
    <>
      <ErrorSummary errors={errors} />
      {head}
      {before}
      {reply?.recorded ? (
        <BothVersions
          rows={Object.entries(reply.recorded).map(([label, recorded]) => ({
            label,
            recorded,
            entered: "As typed below",
          }))}
        />
      ) : null}
      <PageForm onSubmit={onSubmit}>
        {"version" in initial ? <input type="hidden" {...field("version")} /> : null}
        {children({ field, errorOf })}
        <Button>{button}</Button>
      </PageForm>
    </>
  );
}
