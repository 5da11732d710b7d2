import { longDay, londonDay } from "#app/domain/dates/iso-day.ts";
import type { ResearchAnswer } from "#app/domain/meetings/research.ts";

type ShownAnswer = {
  id: string;
  agencyName: string;
  answer: ResearchAnswer | null;
  summary: string | null;
  answeredAt: string | null;
  attendsName: string | null;
  attendsWords: string | null;
};

/** What the agencies answered about a case, each under its own name; those that know nothing in one line. */
export function ResearchAnswers({ answers }: { answers: readonly ShownAnswer[] }) {
  const known = answers.filter(({ answer }) => answer === "known");
  const not = answers.filter(({ answer }) => answer === "not-known").map(({ agencyName }) => agencyName);
  return (
    <section>
      <h2 className="govuk-heading-m">What agencies know</h2>
      {answers.length === 0 ? <p className="govuk-body">No answer is shown to you.</p> : null}
      {known.map(({ id, agencyName, summary, answeredAt, attendsName, attendsWords }) => (
        <div key={id}>
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
            {agencyName}
            {answeredAt === null ? null : `, ${longDay(londonDay(new Date(answeredAt)))}`}
          </h3>
          <p className="govuk-body app-typed">{summary}</p>
          {attendsName === null && attendsWords === null ? null : (
            <p className="govuk-body">Can attend: {[attendsName, attendsWords].filter(Boolean).join("; ")}</p>
          )}
        </div>
      ))}
      {not.length === 0 ? null : <p className="govuk-body">Not known to: {not.join(", ")}</p>}
    </section>
  );
}
