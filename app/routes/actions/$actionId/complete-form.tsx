import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { completeActionForm } from "#app/domain/actions/action.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, type FieldErrors, type FormValues, withDays } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";

type Recorded = { status: string; finishedOn: string | null; outcome: string | null };
type Reply = { values: FormValues; errors: FieldErrors; current: Recorded | null } | undefined;

export function CompleteForm({ version, today, reply }: { version: number; today: string; reply: Reply }) {
  const initial = { version: String(version), outcome: "", ...dayParts("finishedOn", today) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(completeActionForm, initial, reply);
  return (
    <PageForm onSubmit={onSubmit}>
      <ErrorSummary errors={errors} />
      <h2 className="govuk-heading-m">Finish this action</h2>
      {reply?.current ? <BothVersions yours={reply.values} current={reply.current} /> : null}
      <input type="hidden" {...field("version")} />
      <Textarea
        field={field("outcome")}
        label="What was done"
        hint="A sentence is enough"
        rows={3}
        error={errorOf("outcome")}
      />
      <DateInput name="finishedOn" field={field} legend="Day it was done" error={errorOf("finishedOn")} />
      <Button>Finish</Button>
    </PageForm>
  );
}

function BothVersions({ yours, current }: { yours: FormValues; current: Recorded }) {
  const day = String(withDays(yours).finishedOn ?? "");
  return (
    <Table
      caption="Nothing of yours has been saved. Check both before you send it again."
      head={["", "Recorded now", "What you entered"]}
      firstCellIsHeader
      rows={[
        ["State", current.status, "Done"],
        ["Day it was done", current.finishedOn ? longDay(current.finishedOn) : "Not entered", day],
        ["What was done", current.outcome ?? "Not entered", String(yours.outcome ?? "")],
      ]}
    />
  );
}
