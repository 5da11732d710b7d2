import type { ActionInChange, ChangeReplied } from "#app/components/actions/change-page.tsx";
import { RecordedNow } from "#app/components/actions/recorded-now.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { completeActionForm } from "#app/domain/actions/action.form.ts";
import { ACTION_STATUS_NAMES, OUTCOMES } from "#app/domain/actions/action.ts";
import { dayParts } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";

type Props = { version: ActionInChange["version"]; today: string; reply: ChangeReplied | undefined };

export function CompleteForm({ version, today, reply }: Props) {
  const initial = { version: String(version), status: "done", outcome: "", ...dayParts("finishedOn", today) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(completeActionForm, initial, reply);
  return (
    <PageForm onSubmit={onSubmit}>
      <ErrorSummary errors={errors} />
      <h2 className="govuk-heading-m">Finish this action</h2>
      {reply?.current ? <RecordedNow current={reply.current} /> : null}
      <input type="hidden" {...field("version")} />
      <Radios
        field={field("status")}
        legend="How did it end?"
        legendSize="s"
        small
        items={OUTCOMES.map((value) => ({ value, text: ACTION_STATUS_NAMES[value] }))}
        error={errorOf("status")}
      />
      <Textarea
        field={field("outcome")}
        label="What was done, or why not"
        hint="A sentence is enough"
        rows={3}
        error={errorOf("outcome")}
      />
      <DateInput name="finishedOn" field={field} legend="On which day" error={errorOf("finishedOn")} />
      <Button>Finish</Button>
    </PageForm>
  );
}
