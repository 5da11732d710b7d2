import { createActionForm } from "#app/domain/actions/action.form.ts";
import { dayParts } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { PreventReminder } from "../cases/prevent-reminder.tsx";
import type { Officer } from "../forms/officer-select.tsx";
import { PageForm } from "../forms/page-form.tsx";
import { BackLink } from "../govuk/back-link.tsx";
import { Button } from "../govuk/button.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import { ActionFields } from "./action-fields.tsx";
import type { ChangeReplied } from "./change-page.tsx";
import { FarAhead } from "./far-ahead.tsx";

type Option = { value: string; text: string };
type Props = {
  once: string;
  back: { href: string; text: string };
  reply: ChangeReplied | undefined;
  agencies: readonly Option[];
  users: readonly Officer[];
  ownersHint: string;
  /** Of a case with the Prevent flag. */
  isPrevent?: boolean;
  /** Begun for whoever came from what it is about. */
  words?: string;
};

const INITIAL = { words: "", ownerAgencyId: "", ownerUserId: "", ...dayParts("dueOn", null), priority: "normal" };

export function AddActionForm({ once, back, reply, isPrevent, words = "", ...choices }: Props) {
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(createActionForm, { ...INITIAL, words }, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={back.href}>{back.text}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Add an action</h1>
        {isPrevent ? <PreventReminder /> : null}
        <PageForm onSubmit={onSubmit} once={once}>
          {reply?.isFarAhead ? <FarAhead values={values} /> : null}
          <ActionFields field={field} errorOf={errorOf} {...choices} />
          <Button>Save the action</Button>
        </PageForm>
      </div>
    </div>
  );
}
