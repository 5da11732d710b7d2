import { dayParts } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { OwnerFields } from "../actions/action-fields.tsx";
import { FarAhead } from "../actions/far-ahead.tsx";
import type { Officer } from "../forms/officer-select.tsx";
import { PageForm } from "../forms/page-form.tsx";
import { Button } from "../govuk/button.tsx";
import { DateInput } from "../govuk/date-input.tsx";
import { ErrorSummary } from "../govuk/error-summary.tsx";
import { Textarea } from "../govuk/textarea.tsx";
import type { ItemReply } from "./item-reply.ts";

type Props = {
  once: string;
  giving: { agencies: readonly { value: string; text: string }[]; users: readonly Officer[]; dueOn: string };
  reply: ItemReply | undefined;
  isOfCase: boolean;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
};

export const NEW_ACTION = "new-action";

/** Words, owner and day, and back to the item. */
export function NewItemAction({ once, giving, reply, isOfCase, isOpen, onOpen }: Props) {
  const initial = {
    ...{ intent: "action", words: "", ownerAgencyId: "", ownerUserId: "", priority: "normal" },
    ...dayParts("dueOn", giving.dueOn),
  };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(null, initial, reply);
  return (
    <details
      id={NEW_ACTION}
      className="govuk-details"
      open={isOpen || reply !== undefined}
      onToggle={(event) => onOpen(event.currentTarget.open)}
    >
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">New action</span>
      </summary>
      <div className="govuk-details__text">
        <PageForm onSubmit={onSubmit} once={once}>
          <ErrorSummary errors={errors} />
          {reply?.isFarAhead ? <FarAhead values={values} /> : null}
          <input type="hidden" name="intent" value="action" />
          <input type="hidden" name="priority" value="normal" />
          <Textarea
            field={field("words")}
            label="What is to be done"
            hint={isOfCase ? undefined : "Name nobody: everyone in the group reads it"}
            rows={2}
            error={errorOf("words")}
          />
          <div className="app-item-owner">
            <OwnerFields
              field={field}
              errorOf={errorOf}
              {...giving}
              ownersHint={isOfCase ? "Only people who can open this case are listed" : ""}
            />
            <DateInput name="dueOn" field={field} legend="Due" legendSize="s" error={errorOf("dueOn")} />
          </div>
          <Button>Save the action</Button>
        </PageForm>
      </div>
    </details>
  );
}
