import { dimensionOf, valueName } from "#app/domain/performance/measures/dimensions.ts";
import type { Breakdown, MeasureFigures } from "#app/domain/performance/measures/figures.ts";
import { measureNamed } from "#app/domain/performance/measures/all.ts";
import type { Measure } from "#app/domain/performance/measures/measure.ts";
import { type Judgement, JUDGEMENT_NAMES } from "#app/domain/performance/target.ts";
import { Details } from "../govuk/details.tsx";
import { Table } from "../govuk/table.tsx";
import { type FigureLine, MeasuresTable, type Shown } from "./measures-table.tsx";

type Props = Shown & {
  figures: readonly MeasureFigures[];
  /** Of the values that are rows of the partnership's lists. */
  names: Readonly<Record<string, string>>;
  /** Of this group alone. */
  group: string | null;
  targets: readonly { measure: string; text: string; judgement: Judgement }[];
};

/** The measures of a theme: those over days, those as they stood, each told apart, and what each counts. */
export function ThemeFigures({ figures, names, group, targets, ...shown }: Props) {
  const own = group === null ? {} : { group };
  const measured = figures.flatMap((figure) => {
    const measure = measureNamed(figure.id);
    return measure ? [{ measure, figure }] : [];
  });
  const lines = (kind: Measure["span"]): FigureLine[] =>
    measured
      .filter(({ measure }) => measure.span === kind)
      .map(({ measure, figure }) => ({ name: measure.name, measure, figure, filter: own }));
  return (
    <>
      {(["days", "last-day"] as const).map((kind) =>
        lines(kind).length === 0 ? null : (
          <MeasuresTable
            key={kind}
            caption={kind === "days" ? "In the quarter and the year to date" : "As it stood on the last day"}
            kind={kind}
            head="Measure"
            lines={lines(kind)}
            {...shown}
          />
        ),
      )}
      {targets.length > 0 ? (
        <Table
          caption="What is aimed at"
          captionSize="s"
          stacked
          firstCellIsHeader
          head={["Measure", "Target", "So far"]}
          rows={targets.map(({ measure, text, judgement }) => [
            measureNamed(measure)?.name ?? measure,
            text,
            JUDGEMENT_NAMES[judgement],
          ])}
        />
      ) : null}
      {measured.map(({ measure, figure }) => (
        <Apart key={measure.id} measure={measure} figure={figure} names={names} own={own} {...shown} />
      ))}
      <Definitions measures={measured.map(({ measure }) => measure)} />
    </>
  );
}

type ApartProps = Shown & {
  measure: Measure;
  figure: MeasureFigures;
  names: Readonly<Record<string, string>>;
  own: { group?: string };
};

/** One measure by group, by agency, by risk: what has no rows in any of the days is left out. */
function Apart({ measure, figure, names, own, ...shown }: ApartProps) {
  const told = figure.breakdowns.filter(({ by, lines }) => lines.length > 0 && (by !== "group" || !("group" in own)));
  if (told.length === 0) return null;
  return (
    <Details
      summary={`${measure.name} by ${told.map(({ by }) => (by === "group" ? "group" : dimensionOf(by).name.toLowerCase())).join(", ")}`}
    >
      {told.map((breakdown) => (
        <MeasuresTable
          key={breakdown.by}
          caption={`${measure.name}, by ${nameOf(breakdown.by).toLowerCase()}`}
          kind={measure.span}
          head={nameOf(breakdown.by)}
          lines={linesOf(measure, breakdown, names, own)}
          {...shown}
        />
      ))}
    </Details>
  );
}

/** Choices in their order; what is of a list by its name, and after it what is in none of it. */
function linesOf(
  measure: Measure,
  { by, lines }: Breakdown,
  names: ApartProps["names"],
  own: ApartProps["own"],
): FigureLine[] {
  const named = lines.map(({ value, ...figure }) => ({
    ...{ name: valueName(by, value, names), measure, figure },
    filter: by === "group" ? { group: value } : { ...own, by, is: value ?? "" },
    isBeside: value === null || (by !== "group" && dimensionOf(by).values?.[value] !== undefined),
  }));
  const isListed = by !== "group" && dimensionOf(by).values !== undefined && dimensionOf(by).list === undefined;
  if (isListed) return named;
  return named.sort(
    (a, b) => Number(a.isBeside) - Number(b.isBeside) || a.name.localeCompare(b.name, "en-GB", { numeric: true }),
  );
}

function nameOf(by: Breakdown["by"]) {
  return by === "group" ? "Group" : dimensionOf(by).name;
}

function Definitions({ measures }: { measures: readonly Measure[] }) {
  return (
    <Details summary="What each number counts">
      <Table
        caption="What each number counts"
        captionHidden
        scrollLabel="What each number counts"
        firstCellIsHeader
        head={["Number", "What it counts", "The day that decides", "From"]}
        rows={measures.map(({ name, meaning, dateField, source }) => [name, meaning, dateField, source])}
      />
    </Details>
  );
}
