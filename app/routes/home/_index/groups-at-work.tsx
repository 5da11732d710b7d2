import { caseListHref } from "#app/domain/cases/case-list.ts";
import { Table } from "#app/components/govuk/table.tsx";

/** `waiting` is null in a group whose referrals are not this person's to decide, `fresh` in one that has not met. */
type Group = { id: string; name: string; waiting: number | null; open: number; fresh: number | null; due: number };

/** Each number opens exactly the rows that it counts; nought opens nothing. */
export function GroupsAtWork({ groups }: { groups: readonly Group[] }) {
  const decides = groups.some((g) => g.waiting !== null);
  return (
    <Table
      caption="Your groups"
      captionSize="m"
      scrollLabel="Your groups"
      stacked
      head={[
        "Group",
        ...(decides ? [{ text: "Referrals to decide", numeric: true }] : []),
        { text: "Open cases", numeric: true },
        { text: "New since it met", numeric: true },
        { text: "Reviews due", numeric: true },
      ]}
      rows={groups.map((g) => [
        g.name,
        ...(decides ? [<Waiting key="waiting" {...g} />] : []),
        <CaseCount key="open" {...g} count={g.open} tab="open" />,
        g.fresh === null ? "Has not met" : <CaseCount key="new" {...g} count={g.fresh} tab="new" />,
        <CaseCount key="due" {...g} count={g.due} tab="reviews-due" />,
      ])}
    />
  );
}

function Waiting({ id, name, waiting }: Group) {
  if (waiting === null) return <>Not yours to decide</>;
  const href = `/referrals?group=${id}&status=awaiting-decision`;
  return <Count count={waiting} href={href} of={`referrals to decide in ${name}`} />;
}

type CaseCountProps = { id: string; name: string; count: number; tab: "open" | "new" | "reviews-due" };

function CaseCount({ id, name, count, tab }: CaseCountProps) {
  const what = { open: "open cases", new: "new cases", "reviews-due": "reviews due" }[tab];
  return <Count count={count} href={caseListHref({ group: id, status: tab })} of={`${what} in ${name}`} />;
}

function Count({ count, href, of }: { count: number; href: string; of: string }) {
  const words = (
    <>
      {count}
      <span className="govuk-visually-hidden"> {of}</span>
    </>
  );
  if (count === 0) return words;
  return (
    <a className="govuk-link" href={href}>
      {words}
    </a>
  );
}
