import { scaleBand, scaleLinear } from "d3-scale";
import type { ReactNode } from "react";
import { countText } from "#app/domain/performance/change.ts";
import { barName } from "./bar-name.ts";
import { ChartFigure } from "./chart-figure.tsx";

const WIDTH = 560;
const LABELS = 190;
const NUMBERS = 64;
const LEGEND = 34;
const BAR = 17;
const GAP = 12;
const NAME_LINE = 14;

/** `before` null or not given: one bar. */
type Bar = { name: string; value: number | null; before?: number | null };
type Props = {
  title: string;
  sentence: string;
  bars: readonly Bar[];
  /** What the two bars of a pair are, the earlier first. */
  pair?: readonly [string, string];
  text?: (value: number) => string;
  table?: ReactNode;
};

/** Bars from nought, each with its number at its end; of a pair the earlier is only an outline. */
export function BarChart({ title, sentence, bars, pair, text = countText, table }: Props) {
  const legend = pair ? LEGEND : 0;
  const height = legend + bars.length * ((pair ? 2 : 1) * BAR + GAP);
  const values = bars.flatMap(({ value, before }) => [value ?? 0, before ?? 0]);
  const x = scaleLinear([0, Math.max(1, ...values)], [LABELS, WIDTH - NUMBERS]);
  const y = scaleBand(
    bars.map((_, index) => index),
    [legend, height],
  );
  return (
    <ChartFigure title={title} sentence={sentence} width={WIDTH} height={height} table={table}>
      {pair ? <Legend pair={pair} /> : null}
      {bars.map(({ name, value, before }, index) => {
        const top = (y(index) ?? 0) + GAP / 2;
        return (
          <g key={name}>
            <Name name={name} middle={top + (pair ? BAR : BAR / 2)} />
            {pair ? <OneBar kind="before" value={before ?? null} top={top} x={x} text={text} /> : null}
            <OneBar kind="now" value={value} top={pair ? top + BAR : top} x={x} text={text} />
          </g>
        );
      })}
      <line className="app-chart__axis" x1={LABELS} x2={LABELS} y1={legend} y2={height} />
    </ChartFigure>
  );
}

type OneProps = {
  kind: "before" | "now";
  value: number | null;
  top: number;
  x: (value: number) => number;
  text: (value: number) => string;
};

function OneBar({ kind, value, top, x, text }: OneProps) {
  const end = x(value ?? 0);
  return (
    <>
      <rect
        className={`app-chart__bar app-chart__bar--${kind}`}
        x={LABELS}
        y={top + 1}
        width={end - LABELS}
        height={BAR - 2}
      />
      <text className="app-chart__text app-chart__text--number" x={end + 6} y={top + BAR - 3}>
        {value === null ? "no figure" : text(value)}
      </text>
    </>
  );
}

function Legend({ pair }: { pair: readonly [string, string] }) {
  return (
    <>
      {(["before", "now"] as const).map((kind, index) => (
        <g key={kind}>
          <rect
            className={`app-chart__bar app-chart__bar--${kind}`}
            x={LABELS + index * 180}
            y={4}
            width={22}
            height={14}
          />
          <text className="app-chart__text" x={LABELS + 30 + index * 180} y={16}>
            {pair[index]}
          </text>
        </g>
      ))}
    </>
  );
}

function Name({ name, middle }: { name: string; middle: number }) {
  const lines = barName(name);
  return (
    <>
      {lines.map((words, index) => (
        <text
          key={index}
          className="app-chart__text"
          x={LABELS - 10}
          y={middle + 5 + (index - (lines.length - 1) / 2) * NAME_LINE}
          textAnchor="end"
        >
          {words}
        </text>
      ))}
    </>
  );
}
