import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";

type Breach = {
  id: string;
  breachedOn: string;
  breachedTime: string | null;
  who: string;
  condition: string | null;
  outcome: string | null;
  decidedOn: string | null;
  groupName: string | null;
  heardOn: string | null;
};
type Props = { interventionId: string; breaches: readonly Breach[]; mayRecord: boolean };

/** The breaches of one intervention, the newest first, for its own page. */
export function BreachList({ interventionId, breaches, mayRecord }: Props) {
  const base = `/interventions/${interventionId}/breaches`;
  return (
    <>
      <h2 className="govuk-heading-m">Breaches</h2>
      {breaches.length === 0 ? (
        <p className="govuk-body">
          No breach is recorded. One is recorded when a condition or the order itself is not kept.
        </p>
      ) : (
        <Table
          caption="The newest first"
          captionHidden
          scrollLabel="Breaches"
          stacked
          head={["Breach", "Who", "Condition", "What came of it"]}
          rows={breaches.map((breach) => [
            <a key="breach" className="govuk-link" href={`${base}/${breach.id}`}>
              {longDay(breach.breachedOn)}
              {breach.breachedTime === null ? null : `, ${breach.breachedTime}`}
            </a>,
            breach.who,
            breach.condition ?? "None was recorded",
            <Outcome key="outcome" {...breach} />,
          ])}
        />
      )}
      {mayRecord ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${base}/new`}>
            Record a breach
          </a>
        </p>
      ) : null}
    </>
  );
}

function Outcome({ outcome, decidedOn, groupName, heardOn }: Breach) {
  return (
    <>
      {outcome === null ? "Not decided yet" : `${outcome}, ${shortDay(decidedOn ?? "")}`}{" "}
      {groupName !== null && heardOn === null ? <Tag colour="yellow">For the next sitting</Tag> : null}
      {groupName !== null && heardOn !== null ? (
        <div className="govuk-hint govuk-!-margin-bottom-0">
          Heard by {groupName}, {shortDay(heardOn)}
        </div>
      ) : null}
    </>
  );
}
