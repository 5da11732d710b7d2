import { actionHref } from "#app/domain/actions/way-back.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { Table } from "../govuk/table.tsx";

type Finished = { id: string; reference: string; words: string | null; status: string; finishedOn: string | null };

/** Those that were finished last: from its page one can be opened again by whoever runs the work. */
export function FinishedTable({ actions, from }: { actions: readonly Finished[]; from?: string }) {
  if (actions.length === 0) return null;
  return (
    <Table
      caption="Finished last"
      captionSize="m"
      scrollLabel="Finished last"
      stacked
      head={["Action", "What", "Ended as", "On"]}
      rows={actions.map((action) => [
        <a key="action" className="govuk-link app-reference" href={actionHref(action.id, from)}>
          {action.reference}
        </a>,
        action.words ?? "Not yours to read",
        action.status,
        action.finishedOn ? longDay(action.finishedOn) : "",
      ])}
    />
  );
}
