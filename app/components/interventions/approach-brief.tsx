import { shortDay } from "#app/domain/dates/iso-day.ts";

type Named = { stage: number; words: string };
type Props = {
  personId: string;
  approach: {
    reached: Named | null;
    next: Named | null;
    last: { id: string; kind: string; issuedOn: string } | null;
  } | null;
};

/** Where somebody stands in the incremental approach, with the way to the whole of it. */
export function ApproachBrief({ personId, approach }: Props) {
  if (!approach) return null;
  const { reached, next, last } = approach;
  return (
    <section>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2" id="approach">
        Incremental approach
      </h2>
      <p className="govuk-body">
        {reached ? `Stage ${reached.stage} of 4: ${reached.words}. ` : "No stage has been used yet. "}
        {last ? (
          <>
            Last step:{" "}
            <a className="govuk-link" href={`/interventions/${last.id}`}>
              {last.kind}
            </a>
            , {shortDay(last.issuedOn)}.{" "}
          </>
        ) : null}
        {next ? `Next would be stage ${next.stage}: ${next.words}.` : "This is the last stage."}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={`/people/${personId}/approach`}>
          See each stage and the support beside it
        </a>
      </p>
    </section>
  );
}
