import { daysBetween, longDay } from "#app/domain/dates/iso-day.ts";
import { RISK_LEVEL_NAMES, RISK_LEVELS, type RiskLevel } from "#app/domain/risk/levels.ts";

export type RiskPoint = { day: string; level: RiskLevel };

const WIDTH = 320;
const HEIGHT = 92;
const LEFT = 76;
const RIGHT = 8;
const TOP = 10;
const STEP = 22;

/** One line of steps through the four levels. It repeats the table beside it and adds nothing. */
export function RiskChart({ title, points }: { title: string; points: readonly RiskPoint[] }) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const days = Math.max(1, daysBetween(first.day, last.day));
  const x = (day: string) => LEFT + (daysBetween(first.day, day) / days) * (WIDTH - LEFT - RIGHT);
  const y = (level: RiskLevel) => TOP + (RISK_LEVELS.length - 1 - RISK_LEVELS.indexOf(level)) * STEP;
  const [start, ...rest] = points;
  const path = `M${x(first.day)} ${y(start?.level ?? first.level)}${rest.map((p) => `H${x(p.day)}V${y(p.level)}`).join("")}${points.length === 1 ? `H${WIDTH - RIGHT}` : ""}`;
  const words = points.map((p) => `${RISK_LEVEL_NAMES[p.level]} on ${longDay(p.day)}`).join(", ");
  return (
    <figure className="app-risk-chart">
      <figcaption className="govuk-body-s govuk-!-font-weight-bold govuk-!-margin-bottom-1">{title}</figcaption>
      <svg
        role="img"
        aria-label={`${title}: ${words}`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
      >
        {RISK_LEVELS.map((level) => (
          <g key={level}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(level)} y2={y(level)} stroke="#cecece" />
            <text x={LEFT - 8} y={y(level) + 4} textAnchor="end" fontSize="12" fill="#0b0c0c">
              {RISK_LEVEL_NAMES[level]}
            </text>
          </g>
        ))}
        <path d={path} fill="none" stroke="#1d70b8" strokeWidth="3" />
        {points.map((p, at) => (
          <circle key={at} cx={x(p.day)} cy={y(p.level)} r="4" fill="#1d70b8" />
        ))}
      </svg>
    </figure>
  );
}
