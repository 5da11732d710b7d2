import { longDay } from "#app/domain/dates/iso-day.ts";
import { SummaryList } from "../govuk/summary-list.tsx";
import { ActionOwner } from "./actions-of-case.tsx";

export type Recorded = {
  status: string;
  priority: string;
  dueOn: string;
  ownerName: string | null;
  ownerAgencyName: string;
  finishedOn: string | null;
  outcome: string | null;
};

/** After a lost race: what somebody else has recorded, above the form that still holds what was typed. */
export function RecordedNow({ current }: { current: Recorded }) {
  return (
    <section>
      <h2 className="govuk-heading-s">Recorded now. What you entered is still in the form: check both</h2>
      <SummaryList
        rows={[
          { key: "State", value: current.status },
          { key: "Owner", value: <ActionOwner {...current} /> },
          { key: "Due", value: longDay(current.dueOn) },
          { key: "Priority", value: current.priority },
          ...(current.finishedOn ? [{ key: "Finished", value: longDay(current.finishedOn) }] : []),
          ...(current.outcome ? [{ key: "What was done", value: current.outcome }] : []),
        ]}
      />
    </section>
  );
}
