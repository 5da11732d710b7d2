import { scaleLinear, scalePoint } from "d3-scale";
import { line, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3-shape";
import type { ReactNode } from "react";
import { countText } from "#app/domain/performance/change.ts";
import { ChartFigure, type ChartPoint, type ChartSeries } from "./chart-figure.tsx";

const WIDTH = 560;
const HEIGHT = 300;
const EDGE = { top: 14, right: 34, bottom: 34, left: 62 };
const MARKER_AREA = 70;
const LEGEND_LINE = 24;
/** Told apart by dash and marker as well as by colour. */
const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond];
const DASHES = [undefined, "8 4", "2 4", "12 4 2 4"];
/** About as many as stand side by side without touching. */
const MOST_LABELS = 7;

type Props = {
  title: string;
  sentence: string;
  /** With the same labels each; at most four. */
  series: readonly ChartSeries[];
  table?: ReactNode;
  /** "%" */
  unit?: string;
};

/** Lines over time, from nought, so that a small change does not look like a large one. */
export function LineChart({ title, sentence, series, table, unit = "" }: Props) {
  const labels = series[0]?.points.map((point) => point.label) ?? [];
  const legend = series.length > 1 ? series.length * LEGEND_LINE : 0;
  const top = EDGE.top + legend;
  const x = scalePoint(labels, [EDGE.left, WIDTH - EDGE.right]).padding(0.3);
  const y = scaleLinear(domainOf(series), [HEIGHT + legend - EDGE.bottom, top]).nice(5);
  const at = (point: ChartPoint) => ({ x: x(point.label) ?? EDGE.left, y: y(point.value ?? 0) });
  const path = line<ChartPoint>()
    .defined((point) => point.value !== null)
    .x((point) => at(point).x)
    .y((point) => at(point).y);
  const every = Math.ceil(labels.length / MOST_LABELS);
  return (
    <ChartFigure title={title} sentence={sentence} width={WIDTH} height={HEIGHT + legend} table={table}>
      {y.ticks(5).map((tick) => (
        <g key={tick}>
          <line className="app-chart__grid" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(tick)} y2={y(tick)} />
          <text className="app-chart__text" x={EDGE.left - 8} y={y(tick) + 5} textAnchor="end">
            {`${countText(tick)}${unit}`}
          </text>
        </g>
      ))}
      {labels.map((label, index) =>
        (labels.length - 1 - index) % every === 0 ? (
          <text key={label} className="app-chart__text" x={x(label)} y={HEIGHT + legend - 10} textAnchor="middle">
            {label}
          </text>
        ) : null,
      )}
      {series.map(({ name, points }, index) => (
        <g key={name} className={`app-chart__series app-chart__series--${index % SHAPES.length}`}>
          <path
            className="app-chart__line"
            d={path(points) ?? undefined}
            strokeDasharray={DASHES[index % DASHES.length]}
          />
          {points.map((point) =>
            point.value === null ? null : (
              <path
                key={point.label}
                className="app-chart__marker"
                d={markerOf(index)}
                transform={`translate(${at(point).x} ${at(point).y})`}
              />
            ),
          )}
          {legend > 0 ? <LegendLine name={name} index={index} /> : null}
        </g>
      ))}
    </ChartFigure>
  );
}

function LegendLine({ name, index }: { name: string; index: number }) {
  const y = EDGE.top + index * LEGEND_LINE;
  return (
    <>
      <line
        className="app-chart__line"
        x1={EDGE.left}
        x2={EDGE.left + 44}
        y1={y}
        y2={y}
        strokeDasharray={DASHES[index % DASHES.length]}
      />
      <path className="app-chart__marker" d={markerOf(index)} transform={`translate(${EDGE.left + 22} ${y})`} />
      <text className="app-chart__text" x={EDGE.left + 54} y={y + 5}>
        {name}
      </text>
    </>
  );
}

function markerOf(index: number) {
  return symbol(SHAPES[index % SHAPES.length] ?? symbolCircle, MARKER_AREA)() ?? undefined;
}

function domainOf(series: readonly ChartSeries[]): [number, number] {
  const values = series.flatMap(({ points }) => points.flatMap(({ value }) => (value === null ? [] : [value])));
  return [Math.min(0, ...values), Math.max(1, ...values)];
}
