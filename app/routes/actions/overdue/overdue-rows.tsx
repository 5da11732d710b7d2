import type { ListedAction } from "#app/components/actions/action-table.tsx";
import { ActionOwner } from "#app/components/actions/actions-of-case.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorMessage } from "#app/components/govuk/error-message.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";

type Row = ListedAction & { days: number; because: string; askedOn: string | null };
type Props = { count: number; actions: readonly Row[]; mayAsk: boolean; error: string | undefined };

/** The rows themselves, to be ticked by whoever may ask about them. */
export function OverdueRows({ count, actions, mayAsk, error }: Props) {
  const table = (
    <Table
      caption="The longest overdue first"
      captionSize="m"
      scrollLabel="Overdue actions"
      stacked
      head={[
        ...(mayAsk ? [{ text: <span className="govuk-visually-hidden">Ask about it</span> }] : []),
        ...["Action", "What", "Owner", "Due", { text: "Days late", numeric: true }, "Why", "Asked about"],
      ]}
      rows={actions.map((action, index) => [
        ...(mayAsk ? [<Tick key="tick" {...action} index={index} />] : []),
        <a key="action" className="govuk-link app-reference" href={`/actions/${action.id}`}>
          {action.reference}
        </a>,
        action.words ?? "Not yours to read",
        <ActionOwner key="owner" {...action} />,
        longDay(action.dueOn),
        action.days,
        action.because,
        action.askedOn ? longDay(action.askedOn) : "Not yet",
      ])}
    />
  );
  if (!mayAsk) return table;
  return (
    <>
      <p className="govuk-body">
        Whoever you ask is told so: the owner, or the agency’s contact where nobody is named. Of one action once a day.
      </p>
      {count > 1 ? <AskAboutAll count={count} /> : null}
      <PageForm>
        {error ? <ErrorMessage id="actionId-error">{error}</ErrorMessage> : null}
        {table}
        <Button>Ask about the selected actions</Button>
      </PageForm>
    </>
  );
}

/** A form of its own: the Enter key in a box of the other must not ask about everything. */
function AskAboutAll({ count }: { count: number }) {
  return (
    <PageForm id="ask-about-all">
      <input type="hidden" name="all" value="yes" />
      <Button variant="secondary">Ask about all {count} actions</Button>
    </PageForm>
  );
}

function Tick({ id, reference, index }: Row & { index: number }) {
  const fieldId = index === 0 ? "actionId" : `actionId-${index + 1}`;
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input className="govuk-checkboxes__input" id={fieldId} name="actionId" type="checkbox" value={id} />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={fieldId}>
          <span className="govuk-visually-hidden">Select {reference}</span>
        </label>
      </div>
    </div>
  );
}
