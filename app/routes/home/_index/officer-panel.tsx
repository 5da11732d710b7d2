import { Button } from "#app/components/govuk/button.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { metByWords } from "#app/domain/case-reviews/verdict-words.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { incidentListHref, type IncidentListName } from "#app/domain/incidents/incident-list.ts";

type Count = { count: number; threshold: number; met: boolean };
type Near = {
  personId: string;
  reference: string;
  name: string;
  met: boolean;
  local: Count;
  statutory: Count & { problemId: string | null };
  hate: boolean;
};
type Duty = { id: string; name: string; reference: string; dueOn: string; reportId: string };
type Props = {
  today: string;
  near: { count: number; rows: readonly Near[] };
  toTell: { rows: readonly Duty[]; isMore: boolean };
  incidents: Record<"mine" | "not-allocated" | "contact-late" | "not-told", number>;
};

const LISTS = [
  ["contact-late", "First contact late"],
  ["not-told", "Victim not told how it stands"],
  ["mine", "Yours to deal with"],
  ["not-allocated", "Nobody’s yet"],
] as const satisfies readonly (readonly [IncidentListName, string])[];

/** For whoever logs incidents: the ones that wait, and whom to speak to about a case review. */
export function OfficerPanel({ today, near, toTell, incidents }: Props) {
  const waiting = LISTS.filter(([list]) => incidents[list] > 0);
  return (
    <section>
      <Button href="/incidents/new">Log an incident</Button>
      {waiting.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Open incidents</h2>
          <ul className="govuk-list app-inline-list">
            {waiting.map(([list, text]) => (
              <li key={list}>
                <a className="govuk-link" href={incidentListHref({ show: list })}>
                  {text}: {incidents[list]}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {toTell.rows.length > 0 ? (
        <Table
          caption="To be told about the case review"
          captionSize="m"
          stacked
          head={["Victim", "Due", "What next"]}
          rows={toTell.rows.map((duty) => [
            duty.name,
            <>
              {shortDay(duty.dueOn)} {duty.dueOn < today ? <Tag colour="red">Late</Tag> : null}
            </>,
            <a key="tell" className="govuk-link" href={`/incidents/reports/${duty.reportId}`}>
              Record that they were told<span className="govuk-visually-hidden">: {duty.reference}</span>
            </a>,
          ])}
        />
      ) : null}
      {near.count > 0 ? (
        <Table
          caption="Victims near a case review"
          captionSize="m"
          stacked
          head={["Victim", "Threshold", "Counts"]}
          rows={near.rows.map((row) => [
            <a key="person" className="govuk-link" href={`/incidents/people/${row.personId}`}>
              {row.name}
            </a>,
            row.met ? (
              <>
                <Tag colour="green">Met: offer an application</Tag> {metByWords(row)}
              </>
            ) : (
              "One short"
            ),
            countsOf(row),
          ])}
        />
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href="/incidents/victims">
          {near.count > near.rows.length || toTell.isMore
            ? `Everybody near a case review: ${near.count}`
            : "Victims near a case review"}
        </a>
      </p>
    </section>
  );
}

/** Both counts, since either is enough: "Local 2 of 3, statutory 5 of 5". */
function countsOf({ local, statutory }: Near) {
  const words = ({ count, threshold }: Count) => `${count} of ${threshold}`;
  return `Local ${words(local)}${statutory.problemId === null ? "" : `, statutory ${words(statutory)}`}`;
}
