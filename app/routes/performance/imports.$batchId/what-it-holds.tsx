import { Table } from "#app/components/govuk/table.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { countText } from "#app/domain/performance/change.ts";
import { positionText } from "#app/domain/performance/position.ts";
import { periodLabel } from "#app/domain/performance/quarter.ts";

type Count = { id: string; crimeType: string; area: string | null; from: string; to: string; crimes: number };

export function Counts({ counts }: { counts: readonly Count[] }) {
  return (
    <Table
      caption="Figures"
      captionSize="m"
      scrollLabel="Figures"
      firstCellIsHeader
      head={["Crime type", "Area", "Of the days", { text: "Crimes", numeric: true }]}
      rows={counts.map((count) => [
        count.crimeType,
        count.area ?? "Whole borough",
        periodLabel(count),
        countText(count.crimes),
      ])}
    />
  );
}

type Placed = { crimeType: string; asAt: string; position: number | null; groupSize: number | null; printed: string };

export function Positions({ positions }: { positions: readonly Placed[] }) {
  return (
    <Table
      caption="Positions in the similar group"
      captionSize="m"
      scrollLabel="Positions"
      firstCellIsHeader
      head={["Crime type", "As at", { text: "Position", numeric: true }]}
      rows={positions.map((placed) => [placed.crimeType, shortDay(placed.asAt), positionText(placed)])}
    />
  );
}

type Slice = {
  force: string;
  cspName: string | null;
  from: string;
  to: string;
  crimes: number;
  isNewest: number;
  rowsOutside: number;
  rowsWithoutPlace: number;
};

type SlicesProps = { slices: readonly Slice[]; isStreet: boolean; isUndone: boolean };

export function Slices({ slices, isStreet, isUndone }: SlicesProps) {
  const notNow = isUndone ? "No: it was undone" : "No: another revision does";
  return (
    <Table
      caption="What it replaced as a whole"
      captionSize="m"
      scrollLabel="Months or quarters"
      firstCellIsHeader
      head={[
        isStreet ? "Police force" : "Partnership",
        "Of the days",
        { text: isStreet ? "In the area" : "Crimes", numeric: true },
        ...(isStreet
          ? [
              { text: "Outside the area", numeric: true },
              { text: "Without a place", numeric: true },
            ]
          : []),
        "Counts",
      ]}
      rows={slices.map((slice) => [
        slice.cspName === null ? slice.force : `${slice.force} – ${slice.cspName}`,
        periodLabel(slice),
        countText(slice.crimes),
        ...(isStreet ? [countText(slice.rowsOutside), countText(slice.rowsWithoutPlace)] : []),
        slice.isNewest === 1 ? "Yes" : notNow,
      ])}
    />
  );
}
