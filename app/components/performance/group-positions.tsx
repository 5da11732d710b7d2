import { shortDay } from "#app/domain/dates/iso-day.ts";
import { verdictOf } from "#app/domain/performance/change.ts";
import type { PlaceInTime } from "#app/domain/performance/group-comparison.ts";
import { movementOf, movementText, positionText } from "#app/domain/performance/position.ts";
import { Table } from "../govuk/table.tsx";
import { Change } from "./change.tsx";

type Props = { positions: readonly { crimeType: string; positions: readonly PlaceInTime[] }[] };
/** As many days as stand side by side; the newest. */
const DAYS_SHOWN = 6;

/** The official positions by day: the arrow points up for an improvement, though the number falls. */
export function GroupPositions({ positions }: Props) {
  const days = [...new Set(positions.flatMap((one) => one.positions.map((place) => place.asAt)))].sort();
  const shown = days.slice(-DAYS_SHOWN);
  return (
    <>
      <Table
        caption="Position in the group, 1 the best"
        captionSize="m"
        scrollLabel="Position in the group"
        stacked
        className="app-table-quarters app-table-quarters--words"
        firstCellIsHeader
        head={["Crime type", ...shown.map((day) => shortDay(day))]}
        rows={positions.map(({ crimeType, positions: places }) => [
          crimeType,
          ...shown.map((day) => <Place key={day} place={places.find((one) => one.asAt === day)} />),
        ])}
      />
      <p className="govuk-body-s">
        As published, never computed here from our own counts. ↑ improved, as the number fell; ↓ worse, as it rose; →
        the same.
        {days.length > shown.length ? ` The ${shown.length} newest of ${days.length} days are shown.` : null}
      </p>
    </>
  );
}

function Place({ place }: { place: PlaceInTime | undefined }) {
  if (!place) return <>No figure</>;
  const { change, previous, groupSize, groupChangedOn } = place;
  const direction = change === null ? null : movementOf(change);
  return (
    <>
      {positionText(place)}
      {direction && change !== null && previous ? (
        <>
          <br />
          <Change direction={direction} verdict={verdictOf(direction, "higher")}>
            {movementText(change, previous, groupSize)}
          </Change>
        </>
      ) : null}
      {groupChangedOn === null ? null : (
        <>
          <br />
          <span className="govuk-body-s">the group changed on {shortDay(groupChangedOn)}</span>
        </>
      )}
    </>
  );
}
