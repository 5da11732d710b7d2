import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { MICRO, pointsInWords } from "#app/domain/premises/ledger.ts";

/** Points in millionths at a day. */
export type PointsOnDay = { day: string; points: number };
type Bounds = { amberFrom: number; redFrom: number };

const WIDTH = 420;
const HEIGHT = 150;
const LEFT = 58;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 24;

/** Points at each meeting, with the two thresholds. It repeats the table beside it and adds nothing. */
export function PointsChart({
  title,
  points,
  bounds,
}: {
  title: string;
  points: readonly PointsOnDay[];
  bounds: Bounds;
}) {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last) return null;
  const top = topOf(points, bounds);
  const x = (at: number) => LEFT + (at / Math.max(1, points.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM);
  const lines = [
    { name: `Red ${bounds.redFrom}`, value: bounds.redFrom },
    { name: `Amber ${bounds.amberFrom}`, value: bounds.amberFrom },
    { name: "0", value: 0 },
  ];
  return (
    <figure className="app-risk-chart govuk-!-margin-bottom-4">
      <figcaption className="govuk-body-s govuk-!-font-weight-bold govuk-!-margin-bottom-1">{title}</figcaption>
      <svg
        role="img"
        aria-label={`${title}: ${inWords(points)}`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
      >
        {lines.map(({ name, value }) => (
          <g key={name}>
            <line
              x1={LEFT}
              x2={WIDTH - RIGHT}
              y1={y(value)}
              y2={y(value)}
              stroke={value === 0 ? "#0b0c0c" : "#505a5f"}
              strokeDasharray={value === 0 ? undefined : "5 4"}
            />
            <text x={LEFT - 6} y={y(value) + 4} textAnchor="end" fontSize="12" fill="#0b0c0c">
              {name}
            </text>
          </g>
        ))}
        <polyline points={path(points, x, y)} fill="none" stroke="#1d70b8" strokeWidth="3" />
        {points.map((one, at) => (
          <circle key={one.day} cx={x(at)} cy={y(one.points / MICRO)} r="4" fill="#1d70b8" />
        ))}
        <text x={LEFT} y={HEIGHT - 6} fontSize="12" fill="#0b0c0c">
          {shortDay(first.day)}
        </text>
        {points.length > 1 ? (
          <text x={WIDTH - RIGHT} y={HEIGHT - 6} textAnchor="end" fontSize="12" fill="#0b0c0c">
            {shortDay(last.day)}
          </text>
        ) : null}
      </svg>
    </figure>
  );
}

const SMALL = { width: 96, height: 30, edge: 4 };

/** The same for a row of a list; its words say every number. */
export function PointsSparkline({
  name,
  points,
  bounds,
}: {
  name: string;
  points: readonly PointsOnDay[];
  bounds: Bounds;
}) {
  if (points.length < 2) return null;
  const { width, height, edge } = SMALL;
  const top = topOf(points, bounds);
  const x = (at: number) => edge + (at / (points.length - 1)) * (width - 2 * edge);
  const y = (value: number) => edge + (1 - value / top) * (height - 2 * edge);
  const end = points.at(-1);
  return (
    <svg
      role="img"
      aria-label={`Points of ${name}: ${inWords(points)}`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      <line
        x1={edge}
        x2={width - edge}
        y1={y(bounds.redFrom)}
        y2={y(bounds.redFrom)}
        stroke="#505a5f"
        strokeDasharray="3 3"
      />
      <polyline points={path(points, x, y)} fill="none" stroke="#1d70b8" strokeWidth="2" />
      {end ? <circle cx={x(points.length - 1)} cy={y(end.points / MICRO)} r="3" fill="#1d70b8" /> : null}
    </svg>
  );
}

function topOf(points: readonly PointsOnDay[], { redFrom }: Bounds) {
  return Math.max(redFrom * 1.1, ...points.map((one) => one.points / MICRO));
}

function path(points: readonly PointsOnDay[], x: (at: number) => number, y: (value: number) => number) {
  return points.map((one, at) => `${x(at)},${y(one.points / MICRO)}`).join(" ");
}

function inWords(points: readonly PointsOnDay[]) {
  return points.map(({ day, points: value }) => `${pointsInWords(value)} on ${longDay(day)}`).join(", ");
}
