import { Details } from "#app/components/govuk/details.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { CONDITION_SOURCE_NAMES, type ConditionSource } from "#app/domain/premises/register.ts";

type Condition = {
  id: string;
  number: number;
  source: ConditionSource;
  words: string;
  fromDay: string | null;
  untilDay: string | null;
  endReason: string | null;
  hasEnded: boolean;
};
type Props = { premisesId: string; conditions: readonly Condition[]; mayRecord: boolean };

/** The conditions in force by number; those that have ended apart. */
export function Conditions({ premisesId, conditions, mayRecord }: Props) {
  const path = `/premises/${premisesId}/conditions`;
  const standing = conditions.filter(({ hasEnded }) => !hasEnded);
  const ended = conditions.filter(({ hasEnded }) => hasEnded);
  return (
    <section id="conditions">
      <h2 className="govuk-heading-m">Conditions</h2>
      {standing.length === 0 ? (
        <p className="govuk-body">No condition is recorded. Add those that a visit should look at.</p>
      ) : (
        <ConditionTable path={path} label="Conditions in force" conditions={standing} mayRecord={mayRecord} />
      )}
      {mayRecord ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${path}/new`}>
            Add conditions
          </a>
        </p>
      ) : null}
      {ended.length > 0 ? (
        <Details summary={`Ended conditions (${ended.length})`}>
          <ConditionTable path={path} label="Ended conditions" conditions={ended} mayRecord={false} />
        </Details>
      ) : null}
    </section>
  );
}

type TableProps = { path: string; label: string; conditions: readonly Condition[]; mayRecord: boolean };

function ConditionTable({ path, label, conditions, mayRecord }: TableProps) {
  return (
    <Table
      scrollLabel={label}
      stacked
      head={[{ text: "No.", numeric: false }, "Condition", "From", ...(mayRecord ? ["Change"] : [])]}
      rows={conditions.map((one) => [
        String(one.number),
        <div key="words">
          <div className="app-typed">{one.words}</div>
          <div className="govuk-hint govuk-!-margin-bottom-0">
            {CONDITION_SOURCE_NAMES[one.source]}
            {one.untilDay === null ? null : `, ${one.hasEnded ? "ended" : "ends"} ${longDay(one.untilDay)}`}
            {one.endReason === null ? null : `: ${one.endReason}`}
          </div>
        </div>,
        one.fromDay === null ? "Not recorded" : longDay(one.fromDay),
        ...(mayRecord ? [<Ways key="ways" path={`${path}/${one.id}`} one={one} />] : []),
      ])}
    />
  );
}

function Ways({ path, one }: { path: string; one: Condition }) {
  const what = <span className="govuk-visually-hidden"> condition {one.number}</span>;
  return (
    <>
      <a className="govuk-link" href={`${path}/change`}>
        Change{what}
      </a>
      {one.untilDay === null ? (
        <>
          {" "}
          <a className="govuk-link" href={`${path}/end`}>
            End{what}
          </a>
        </>
      ) : null}
    </>
  );
}
