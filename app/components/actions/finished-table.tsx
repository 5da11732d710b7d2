import { longDay } from "#app/domain/dates/iso-day.ts";
import { Table } from "../govuk/table.tsx";

type Finished = { id: string; reference: string; words: string; status: string; finishedOn: string | null };

/** Those that were finished last: from its page one can be opened again by whoever runs the work. */
export function FinishedTable({ actions }: { actions: readonly Finished[] }) {
  if (actions.length === 0) return null;
  return (
    <Table
      caption="Finished last"
      captionSize="m"
      scrollLabel="Finished last"
      head={["Action", "What", "Ended as", "On"]}
      rows={actions.map((action) => [
        <a key="action" className="govuk-link app-reference" href={`/actions/${action.id}`}>
          {action.reference}
        </a>,
        action.words,
        action.status,
        action.finishedOn ? longDay(action.finishedOn) : "",
      ])}
    />
  );
}
