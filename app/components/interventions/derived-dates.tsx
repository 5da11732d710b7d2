import { longDay } from "#app/domain/dates/iso-day.ts";
import type { Besides } from "#app/domain/interventions/besides.ts";
import type { DerivedDate } from "#app/domain/settings/derived-date.ts";
import { Table } from "../govuk/table.tsx";
import { Tag } from "../govuk/tag.tsx";

type Props = {
  dates: readonly DerivedDate[];
  /** Of respondents whose name may be shown, by id. */
  names: Readonly<Record<string, string>>;
  /** Since when an appeal runs, where one does. */
  appealSince: string | null;
  /** What the law asks of it besides. */
  besides?: readonly Besides[];
};

/** The days that the law sets for it, each with how it is worked out and where it is written. */
export function DerivedDates({ dates, names, appealSince, besides = [] }: Props) {
  if (dates.length === 0 && appealSince === null && besides.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Dates that the law sets</h2>
      {appealSince === null ? null : <AppealRunning since={appealSince} />}
      {dates.length === 0 ? null : (
        <Table
          scrollLabel="Dates that the law sets"
          stacked
          head={["Date", "Day", "How it is worked out", "Source"]}
          rows={dates.map((date) => [labelOf(date, names), <Day key="day" date={date} />, date.rule, date.source])}
        />
      )}
      {besides.length === 0 ? null : (
        <>
          <h3 className="govuk-heading-s">What the law asks besides</h3>
          <ul className="govuk-list govuk-list--bullet">
            {besides.map(({ text, source }) => (
              <li key={text}>
                {text} <span className="govuk-hint">({source})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** ASBCPA 2014 s46(5). */
function AppealRunning({ since }: { since: string }) {
  return (
    <div className="govuk-inset-text">
      An appeal runs since {longDay(since)}. Until it is decided, what a notice forbids (“must not”) stays in force, and
      what it requires (“must”) is suspended.
    </div>
  );
}

function labelOf({ label, respondentId }: DerivedDate, names: Props["names"]) {
  const name = respondentId === null ? undefined : names[respondentId];
  return name === undefined ? label : `${label}: ${name}`;
}

function Day({ date: { day, time, state, needs, metOn } }: { date: DerivedDate }) {
  if (day === null) return <span className="govuk-hint">Not known. Needs: {lower(needs ?? "")}</span>;
  return (
    <>
      {longDay(day)}
      {time === null ? null : `, ${time}`}{" "}
      {metOn === undefined ? <StateTag state={state} /> : <Tag colour="green">{`Done on ${longDay(metOn)}`}</Tag>}
    </>
  );
}

function StateTag({ state }: Pick<DerivedDate, "state">) {
  if (state === "passed") return <Tag colour="grey">Passed</Tag>;
  return state === "today" ? <Tag colour="orange">Today</Tag> : null;
}

function lower(words: string) {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
