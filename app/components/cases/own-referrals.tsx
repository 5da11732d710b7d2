import { longDay } from "#app/domain/dates/iso-day.ts";
import { Table } from "../govuk/table.tsx";

type Own = { id: string; reference: string; groupName: string; receivedOn: string; state: string };

/** The states of referrals that the reader made. */
export function OwnReferrals({ own }: { own: readonly Own[] }) {
  return (
    <Table
      caption="Made by you, newest first"
      captionSize="m"
      scrollLabel="Referrals made by you"
      stacked
      head={["Referral", "To", "Received", "State"]}
      rows={own.map((r) => [
        <a key="referral" className="govuk-link app-reference" href={`/referrals/${r.id}`}>
          {r.reference}
        </a>,
        r.groupName,
        longDay(r.receivedOn),
        r.state,
      ])}
    />
  );
}
