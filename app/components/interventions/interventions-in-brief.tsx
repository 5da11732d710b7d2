import { Details } from "../govuk/details.tsx";
import { InterventionTable } from "./intervention-table.tsx";

type Row = Parameters<typeof InterventionTable>[0]["rows"][number] & { isInForce: boolean };
type Props = {
  interventions: { rows: readonly Row[]; isCut: boolean; recordHref: string | null } | null;
  none: string;
};

/** On the page of a case, somebody or a place: what is in force, and under its count whatever else there was. */
export function InterventionsInBrief({ interventions, none }: Props) {
  if (!interventions) return null;
  const { rows, isCut, recordHref } = interventions;
  const inForce = rows.filter(({ isInForce }) => isInForce);
  const others = rows.filter(({ isInForce }) => !isInForce);
  return (
    <section>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2" id="interventions">
        Interventions
      </h2>
      {rows.length === 0 ? <p className="govuk-body">{none}</p> : null}
      {inForce.length > 0 ? <InterventionTable caption="In force today" rows={inForce} /> : null}
      {rows.length > 0 && inForce.length === 0 ? <p className="govuk-body">None is in force today.</p> : null}
      {others.length > 0 ? (
        <Details
          summary={
            others.length === 1 ? "1 other: planned, done or ended" : `${others.length} others: planned, done or ended`
          }
        >
          <InterventionTable caption="Planned, done or ended" rows={others} />
        </Details>
      ) : null}
      {isCut ? <p className="govuk-body">Only the newest 100 are shown.</p> : null}
      {recordHref ? (
        <p className="govuk-body">
          <a className="govuk-link" href={recordHref}>
            Record an intervention
          </a>
        </p>
      ) : null}
    </section>
  );
}
