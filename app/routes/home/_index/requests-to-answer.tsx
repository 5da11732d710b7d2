import { Tag } from "#app/components/govuk/tag.tsx";

/** What the reader's agency has been asked for case reviews and has not answered: a body must (ASBCPA 2014 Sch 4 para 7). */
export function RequestsToAnswer({ waiting, late }: { waiting: number; late: number }) {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href="/case-reviews/requests">
        {waiting === 1 ? "1 request for a case review to answer" : `${waiting} requests for case reviews to answer`}
      </a>{" "}
      {late > 0 ? <Tag colour="red">{late === waiting ? "Late" : `${late} late`}</Tag> : null}
    </p>
  );
}
