import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { bandsMovedHref } from "#app/domain/premises/bands-moved.ts";

type Props = { mayOpen: boolean; days: readonly string[]; today: string };

/** After a change of points, shares, periods or thresholds: whose band moves with it, also with one that is to come. */
export function BandsMoved({ mayOpen, days, today }: Props) {
  if (days.length === 0) return null;
  return (
    <InsetText>
      {mayOpen ? (
        <>
          Which premises move to another band with a change of this scheme:{" "}
          {days.map((day, at) => (
            <span key={day}>
              {at === 0 ? "" : ", "}
              <a className="govuk-link" href={bandsMovedHref(day)}>
                {day > today ? "planned for " : ""}
                {longDay(day)}
              </a>
            </span>
          ))}
        </>
      ) : (
        "A change of this scheme may move premises to another band. Licensing officers and the premises group see here which."
      )}
    </InsetText>
  );
}
