import { scaleLinear, scalePoint } from "d3-scale";
import { line } from "d3-shape";
import { useId } from "react";
import { countText } from "#app/domain/performance/change.ts";
import type { ChartPoint, ChartSeries } from "./chart-figure.tsx";

const WIDTH = 220;
const HEIGHT = 96;
const EDGE = { top: 12, right: 54, bottom: 12, left: 8 };

type Props = {
  title: string;
  sentence: string;
  /** One small chart each. */
  series: readonly ChartSeries[];
  /** Each on a scale of its own, which is said; else all on the same. */
  ownScales?: boolean;
};

/** One small line for each, with its first and its last figure; the numbers between stand in the table beside it. */
export function SmallMultiples({ title, sentence, series, ownScales = false }: Props) {
  const shared = mostOf(series);
  return (
    <section className="app-multiples">
      <h2 className="govuk-heading-m govuk-!-margin-bottom-1">{title}</h2>
      <p className="govuk-body-s">
        {sentence} {ownScales ? "Each has a scale of its own, from nought." : "All have the same scale, from nought."}
      </p>
      <ul className="app-multiples__list">
        {series.map((one) => (
          <li key={one.name}>
            <Multiple series={one} most={ownScales ? mostOf([one]) : shared} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Multiple({ series: { name, points }, most }: { series: ChartSeries; most: number }) {
  const id = useId();
  const x = scalePoint(
    points.map((point) => point.label),
    [EDGE.left, WIDTH - EDGE.right],
  );
  const y = scaleLinear([0, most], [HEIGHT - EDGE.bottom, EDGE.top]);
  const path = line<ChartPoint>()
    .defined((point) => point.value !== null)
    .x((point) => x(point.label) ?? EDGE.left)
    .y((point) => y(point.value ?? 0));
  const known = points.filter((point) => point.value !== null);
  const [first] = known;
  const last = known.at(-1);
  const at = (point: ChartPoint) => ({ cx: x(point.label) ?? EDGE.left, cy: y(point.value ?? 0) });
  return (
    <figure className="app-multiples__one">
      <figcaption className="govuk-body-s govuk-!-font-weight-bold govuk-!-margin-bottom-0">{name}</figcaption>
      <svg role="img" aria-labelledby={`${id}-title ${id}-words`} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <title id={`${id}-title`}>{name}</title>
        <desc id={`${id}-words`}>{inWords(first, last)}</desc>
        <line className="app-chart__axis" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(0)} y2={y(0)} />
        <g className="app-chart__series app-chart__series--0">
          <path className="app-chart__line" d={path(points) ?? undefined} />
          {last ? <circle className="app-chart__marker" {...at(last)} r={4} /> : null}
        </g>
        {last ? (
          <text className="app-chart__text app-chart__text--number" x={at(last).cx + 9} y={at(last).cy + 5}>
            {countText(last.value ?? 0)}
          </text>
        ) : null}
      </svg>
      <p className="govuk-body-s app-multiples__words">{inWords(first, last)}</p>
    </figure>
  );
}

function inWords(first: ChartPoint | undefined, last: ChartPoint | undefined) {
  if (!first || !last) return "No figures";
  const said = (point: ChartPoint) => `${point.label}: ${countText(point.value ?? 0)}`;
  return first === last ? said(last) : `${said(first)}, ${said(last)}`;
}

function mostOf(series: readonly ChartSeries[]) {
  return Math.max(1, ...series.flatMap(({ points }) => points.map((point) => point.value ?? 0)));
}
