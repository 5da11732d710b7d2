import { longDay, londonDay } from "#app/domain/dates/iso-day.ts";

type Props = {
  day: string;
  isOff: boolean;
  /** The newest first. */
  papers: readonly { id: string; forDay: string; sentAt: string; sentBy: string | null }[];
};

/** When the papers went out, and that they go out again where the meeting was moved afterwards. */
export function PapersLine({ day, isOff, papers }: Props) {
  const ofDay = papers.find(({ forDay }) => forDay === day);
  const last = ofDay ?? papers[0];
  if (!last) return null;
  const sent = `Papers went out on ${longDay(londonDay(new Date(last.sentAt)))}${last.sentBy === null ? "" : `, sent by ${last.sentBy}`}`;
  if (ofDay || isOff) return <p className="govuk-body">{sent}.</p>;
  return (
    <p className="govuk-body">
      {sent}, for {longDay(last.forDay)}. The meeting has been moved since, so they go out again for {longDay(day)}.
    </p>
  );
}
