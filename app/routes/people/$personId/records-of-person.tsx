import { Table } from "#app/components/govuk/table.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";

type Case = { id: string; reference: string; groupName: string; role: string; status: string; openedOn: string };
type Referral = Omit<Case, "openedOn"> & { receivedOn: string };

/** The cases and the referrals that the reader may see, with the role of the person in each. */
export function RecordsOfPerson({ cases, referrals }: { cases: readonly Case[]; referrals: readonly Referral[] }) {
  return (
    <>
      {cases.length > 0 ? (
        <Table
          caption="Cases that you may see"
          captionSize="m"
          scrollLabel="Cases of this person"
          stacked
          head={["Case", "Group", "In the role of", "Status", "Opened"]}
          rows={cases.map((c) => [
            <a key="case" className="govuk-link app-reference" href={`/cases/${c.id}`}>
              {c.reference}
            </a>,
            c.groupName,
            c.role,
            c.status,
            longDay(c.openedOn),
          ])}
        />
      ) : (
        <p className="govuk-body">No case that you may see is about this person.</p>
      )}
      {referrals.length > 0 ? (
        <Table
          caption="Referrals that you may see"
          captionSize="m"
          scrollLabel="Referrals of this person"
          stacked
          head={["Referral", "Group", "In the role of", "State", "Received"]}
          rows={referrals.map((r) => [
            <a key="referral" className="govuk-link app-reference" href={`/referrals/${r.id}`}>
              {r.reference}
            </a>,
            r.groupName,
            r.role,
            r.status,
            longDay(r.receivedOn),
          ])}
        />
      ) : null}
    </>
  );
}
