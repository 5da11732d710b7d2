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
  withheldFrom: readonly string[];
};
/** `leftOff`: how many are not for everybody at the table, and are shown on no wall. */
export type ShownAnswers = { answers: readonly ShownAnswer[]; leftOff: number };

const LIST = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** What the agencies answered about a case, each under its own name; those that know nothing in one line. */
export function ResearchAnswers({ answers, leftOff }: ShownAnswers) {
  const known = answers.filter(({ answer }) => answer === "known");
  const not = answers.filter(({ answer }) => answer === "not-known").map(({ agencyName }) => agencyName);
  return (
    <section>
      <h2 className="govuk-heading-m">What agencies know</h2>
      {answers.length === 0 && leftOff === 0 ? <p className="govuk-body">No answer is shown to you.</p> : null}
      {known.map(({ id, agencyName, summary, answeredAt, attendsName, attendsWords, withheldFrom }) => (
        <div key={id}>
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
            {agencyName}
            {answeredAt === null ? null : `, ${longDay(londonDay(new Date(answeredAt)))}`}
          </h3>
          <p className="govuk-body app-typed">{summary}</p>
          {withheldFrom.length === 0 ? null : (
            <p className="govuk-body">
              <strong>Not to be shared with {LIST.format(withheldFrom)}.</strong>
            </p>
          )}
          {attendsName === null && attendsWords === null ? null : (
            <p className="govuk-body">Can attend: {[attendsName, attendsWords].filter(Boolean).join("; ")}</p>
          )}
        </div>
      ))}
      {not.length === 0 ? null : <p className="govuk-body">Not known to: {not.join(", ")}</p>}
      {leftOff === 0 ? null : (
        <p className="govuk-body">
          {leftOff === 1 ? "1 answer is" : `${leftOff} answers are`} not for everybody at the table, and not shown here.
        </p>
      )}
    </section>
  );
}
