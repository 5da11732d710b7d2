import { longDay } from "#app/domain/dates/iso-day.ts";

type Pattern = {
  id: string;
  words: string;
  startTime: string;
  place: string | null;
  /** Null when it has begun. */
  fromDay: string | null;
  untilDay: string | null;
};

/** How the group meets now, and how it will. */
export function Patterns({ patterns }: { patterns: readonly Pattern[] }) {
  if (patterns.length === 0) return <p className="govuk-body">This group has no pattern: it meets as needed.</p>;
  return (
    <ul className="govuk-list">
      {patterns.map(({ id, words, startTime, place, fromDay, untilDay }) => (
        <li key={id}>
          {words} at {startTime}
          {place === null ? null : `, ${place}`}
          {fromDay === null ? null : `, from ${longDay(fromDay)}`}
          {untilDay === null ? null : `, until ${longDay(untilDay)}`}
        </li>
      ))}
    </ul>
  );
}
