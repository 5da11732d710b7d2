import { APPEAL_AGAINST_NAMES, type AppealAgainst } from "#app/domain/case-reviews/appeal.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";

type Props = { against: AppealAgainst; toldOn: string | null; lastDay: string | null };

/** Against what, and until when. */
export function TimeToAppeal({ against, toldOn, lastDay }: Props) {
  if (toldOn === null) return <p className="govuk-body">The applicant has not been told of the decision yet.</p>;
  return (
    <p className="govuk-body">
      Against: {APPEAL_AGAINST_NAMES[against].toLowerCase()}. The applicant was told on {longDay(toldOn)}
      {lastDay ? `, and the last day to appeal is ${longDay(lastDay)}` : ""}.
    </p>
  );
}
