import { countText, directionOf, percentText, wholePercentText } from "#app/domain/performance/change.ts";
import { type TrendPoint, yearName } from "#app/domain/performance/crime-trend.ts";
import { Table } from "../govuk/table.tsx";

type Line = { areaId: string | null; name: string; points: readonly TrendPoint[] };

/** The borough, and below it each area; the last column holds the last two years against each other. */
export function TrendTable({ lines }: { lines: readonly Line[] }) {
  const [borough, ...areas] = lines;
  if (!borough) return null;
  const restated = lines.some(({ points }) => points.some((point) => point.loadedBefore.length > 0));
  return (
    <>
      <OneTable caption="The borough" lines={[borough]} percent={percentText} />
      {areas.length > 0 ? <OneTable caption="Each area" lines={areas} percent={wholePercentText} /> : null}
      {restated ? (
        <p className="govuk-body-s">
          Where a figure was loaded more than once and was not the same, the newest is shown and what it was before
          stands under it.
        </p>
      ) : null}
    </>
  );
}

type TableProps = {
  caption: string;
  lines: readonly Line[];
  percent: (previous: number, current: number) => string;
};

function OneTable({ caption, lines, percent }: TableProps) {
  const years = lines[0]?.points.map((point) => yearName(point.period)) ?? [];
  return (
    <Table
      caption={caption}
      captionSize="m"
      scrollLabel={`${caption}, year by year`}
      stacked
      className="app-table-quarters"
      firstCellIsHeader
      head={[
        "Area",
        ...years.map((text) => ({ text, numeric: true })),
        { text: `${years.at(-2) ?? ""} to ${years.at(-1) ?? ""}`, numeric: true },
      ]}
      rows={lines.map(({ name, points }) => [
        name,
        ...points.map((point) => <Point key={point.period.to} point={point} />),
        <LastTwo key="last-two" points={points} percent={percent} />,
      ])}
    />
  );
}

function Point({ point: { crimes, loadedBefore } }: { point: TrendPoint }) {
  if (crimes === null) return <>No figure</>;
  return (
    <>
      {countText(crimes)}
      {loadedBefore.length > 0 ? (
        <>
          <br />
          <span className="govuk-body-s">was {loadedBefore.map(countText).join(", ")}</span>
        </>
      ) : null}
    </>
  );
}

function LastTwo({ points, percent }: Pick<Line, "points"> & Pick<TableProps, "percent">) {
  const previous = points.at(-2)?.crimes ?? null;
  const current = points.at(-1)?.crimes ?? null;
  if (previous === null || current === null) return <>Not known</>;
  const words = { up: "up", down: "down", same: "no change" }[directionOf(previous, current)];
  return <>{`${percent(previous, current)} ${words}`}</>;
}
