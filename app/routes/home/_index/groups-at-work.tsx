import { Table } from "#app/components/govuk/table.tsx";

/** `waiting` is null in a group whose referrals are not this person's to decide. */
type Group = { id: string; name: string; waiting: number | null; open: number };

/** Each number opens exactly the rows that it counts. */
export function GroupsAtWork({ groups }: { groups: readonly Group[] }) {
  const decides = groups.some((g) => g.waiting !== null);
  return (
    <Table
      caption="Your groups"
      captionSize="m"
      head={[
        "Group",
        ...(decides ? [{ text: "Referrals to decide", numeric: true }] : []),
        { text: "Open cases", numeric: true },
      ]}
      rows={groups.map((g) => [
        g.name,
        ...(decides ? [<Waiting key="waiting" {...g} />] : []),
        <Open key="open" {...g} />,
      ])}
    />
  );
}

function Waiting({ id, name, waiting }: Group) {
  if (waiting === null) return <>Not yours to decide</>;
  const href = `/referrals?group=${id}&status=awaiting-decision`;
  return <Count count={waiting} href={href} of={`referrals to decide in ${name}`} />;
}

function Open({ id, name, open }: Group) {
  return <Count count={open} href={`/cases?group=${id}&status=open`} of={`open cases in ${name}`} />;
}

function Count({ count, href, of }: { count: number; href: string; of: string }) {
  return (
    <a className="govuk-link" href={href}>
      {count}
      <span className="govuk-visually-hidden"> {of}</span>
    </a>
  );
}
