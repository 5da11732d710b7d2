import { Table } from "#app/components/govuk/table.tsx";
import { Tag, type TagColour } from "#app/components/govuk/tag.tsx";
import { DayWarnings } from "#app/components/meetings/day-warnings.tsx";
import { fullDay, longDay } from "#app/domain/dates/iso-day.ts";
import { minutesState } from "#app/domain/meetings/minutes.ts";
import { SITTING_STATUS_NAMES, type SittingStatus } from "#app/domain/meetings/sitting.ts";

type Sitting = {
  id: string;
  day: string;
  startTime: string;
  place: string | null;
  status: SittingStatus;
  reason: string | null;
  minutes: { number: number; confirmedOn: string | null } | null;
  /** The day that the pattern gave it. */
  movedFrom: string | null;
  warnings: string[];
  mayChange: boolean;
  mayReinstate: boolean;
};

const COLOURS: Record<SittingStatus, TagColour> = {
  planned: "blue",
  moved: "yellow",
  cancelled: "grey",
  held: "green",
};

type Props = { base: string; caption: string; sittings: readonly Sitting[]; opensAgenda: boolean };

export function SittingTable({ base, caption, sittings, opensAgenda }: Props) {
  const anyToChange = sittings.some((s) => s.mayChange || s.mayReinstate);
  return (
    <Table
      caption={caption}
      captionSize="m"
      scrollLabel={caption}
      stacked
      head={["Day", "Time and place", "Status", ...(anyToChange ? ["Change"] : [])]}
      rows={sittings.map((s) => [
        <div key="day">
          {opensAgenda ? (
            <a className="govuk-link" href={`${base}/${s.id}/agenda`}>
              {fullDay(s.day)}
              <span className="govuk-visually-hidden">: agenda</span>
            </a>
          ) : (
            fullDay(s.day)
          )}
          {s.minutes === null ? null : (
            <div>
              <a className="govuk-link" href={`${base}/${s.id}/minutes`}>
                {minutesState(s.minutes)}
                <span className="govuk-visually-hidden"> of {fullDay(s.day)}</span>
              </a>
            </div>
          )}
          <DayWarnings warnings={s.warnings} />
        </div>,
        <div key="when">
          {s.startTime}
          {s.place === null ? null : <div>{s.place}</div>}
        </div>,
        <Status key="status" {...s} />,
        ...(anyToChange ? [<Links key="links" base={base} sitting={s} />] : []),
      ])}
    />
  );
}

function Status({ status, reason, movedFrom }: Sitting) {
  return (
    <>
      <Tag colour={COLOURS[status]}>{SITTING_STATUS_NAMES[status]}</Tag>
      {movedFrom === null ? null : <div>From {longDay(movedFrom)}</div>}
      {reason === null ? null : <div>{reason}</div>}
    </>
  );
}

const CHANGES = { move: "Move", cancel: "Cancel", reinstate: "Reinstate" };

function Links({ base, sitting: { id, day, mayChange, mayReinstate } }: { base: string; sitting: Sitting }) {
  const changes = mayChange ? (["move", "cancel"] as const) : mayReinstate ? (["reinstate"] as const) : [];
  if (changes.length === 0) return null;
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {changes.map((change) => (
        <li key={change}>
          <a className="govuk-link" href={`${base}/${id}/${change}`}>
            {CHANGES[change]}
            <span className="govuk-visually-hidden"> the meeting of {longDay(day)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
