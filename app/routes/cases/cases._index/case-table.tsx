import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { RiskTag } from "#app/components/risk/risk-tag.tsx";
import { CASE_SORT_NAMES, CASE_TAB_NAMES, type CaseListAsked } from "#app/domain/cases/case-list.ts";
import { caseFilterWords } from "#app/domain/cases/case-list-words.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { OWN_CASES } from "#app/domain/exports/lists.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";

type Row = {
  id: string;
  reference: string;
  subject: string;
  riskLevel: RiskLevel | null;
  reviewDueOn: string | null;
  leadAgencyName: string;
  leadUserName: string | null;
  openedOn: string;
  closedOn: string | null;
  sourceReference: string | null;
  /** In the list of one's own cases. */
  why: string | null;
};
type Props = { cases: readonly Row[]; today: string; asked: CaseListAsked; lastSitting: string | null };

export function CaseTable({ cases, today, asked, lastSitting }: Props) {
  if (cases.length === 0) return <NoCases asked={asked} />;
  const isOwn = asked.group === OWN_CASES;
  const isClosed = asked.status === "closed";
  return (
    <>
      {asked.status === "new" ? (
        <p className="govuk-body">
          {lastSitting
            ? `Opened on or after ${longDay(lastSitting)}, when the group last met.`
            : "The group has not met yet, so every open case is new."}
        </p>
      ) : null}
      <Table
        caption={CASE_SORT_NAMES[isOwn ? "newest" : (asked.sort ?? "risk")]}
        captionHidden
        scrollLabel="Cases"
        stacked
        head={[
          "Case",
          "Subject",
          "Risk",
          isClosed ? "Closed" : "Next review",
          "Lead",
          "Opened",
          ...(isOwn ? ["Why it is yours"] : []),
        ]}
        rows={cases.map((c) => [
          <Reference key="case" {...c} />,
          c.subject,
          <RiskTag key="risk" level={c.riskLevel} />,
          isClosed && c.closedOn ? longDay(c.closedOn) : <ReviewDay key="review" day={c.reviewDueOn} today={today} />,
          c.leadUserName ? `${c.leadUserName}, ${c.leadAgencyName}` : c.leadAgencyName,
          longDay(c.openedOn),
          ...(isOwn ? [c.why] : []),
        ])}
      />
    </>
  );
}

function Reference({ id, reference, sourceReference }: Row) {
  return (
    <>
      <a className="govuk-link app-reference" href={`/cases/${id}`}>
        {reference}
      </a>{" "}
      {sourceReference ? <Tag colour="grey">Imported</Tag> : null}
    </>
  );
}

function NoCases({ asked }: { asked: CaseListAsked }) {
  const text =
    asked.group === OWN_CASES
      ? "You lead and supervise no open case, are in no working group of one, and none has been opened to you by name."
      : caseFilterWords(asked).length > 0
        ? "No cases match. Take a filter away to see more."
        : asked.status === "reviews-due"
          ? "No review is due today or overdue."
          : `No ${CASE_TAB_NAMES[asked.status].toLowerCase()} cases.`;
  return <p className="govuk-body">{text}</p>;
}

function ReviewDay({ day, today }: { day: string | null; today: string }) {
  if (!day) return <>None</>;
  return day < today ? (
    <>
      {longDay(day)} <strong>overdue</strong>
    </>
  ) : (
    <>{longDay(day)}</>
  );
}
