import type { ReactNode } from "react";
import { reasonForm } from "#app/domain/access/user.form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { PageForm } from "../forms/page-form.tsx";
import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Props = {
  heading: string;
  back: { href: string; text: string };
  button: string;
  hint: string;
  reply: Parameters<typeof useCheckedForm>[2];
  /** What will happen. */
  children: ReactNode;
};

/** A step that is taken for somebody, with the reason that the log keeps. */
export function ReasonPage({ heading, back, button, hint, reply, children }: Props) {
  const { field, errors, errorOf, onSubmit } = useCheckedForm(reasonForm, {}, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={back.href}>{back.text}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{heading}</h1>
        {children}
        <PageForm onSubmit={onSubmit}>
          <Textarea field={field("reason")} label="Reason" hint={hint} rows={3} error={errorOf("reason")} />
          <Button>{button}</Button>
        </PageForm>
      </div>
    </div>
  );
}
