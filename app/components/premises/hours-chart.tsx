import { hourName, NOT_KNOWN } from "#app/domain/premises/violence.ts";

const WIDTH = 640;
const HEIGHT = 190;
const LEFT = 34;
const BOTTOM = 26;
const TOP = 20;

/** How many there are in each hour, from six in the morning on. It repeats the table beside it and adds nothing. */
export function HoursChart({ title, hours }: { title: string; hours: readonly { hour: string; rows: number }[] }) {
  const known = hours.filter(({ hour }) => hour !== NOT_KNOWN);
  const most = Math.max(0, ...known.map(({ rows }) => rows));
  if (most === 0) return null;
  const width = (WIDTH - LEFT) / known.length;
  const y = (rows: number) => TOP + (1 - rows / most) * (HEIGHT - TOP - BOTTOM);
  const said = known.filter(({ rows }) => rows > 0).map(({ hour, rows }) => `${hourName(hour)}: ${rows}`);
  return (
    <figure className="app-risk-chart govuk-!-margin-bottom-4">
      <figcaption className="govuk-body-s govuk-!-font-weight-bold govuk-!-margin-bottom-1">{title}</figcaption>
      <svg
        role="img"
        aria-label={`${title}. ${said.join(", ")}`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        width={WIDTH}
        height={HEIGHT}
      >
        {known.map(({ hour, rows }, at) => (
          <g key={hour}>
            <rect x={LEFT + at * width + 2} width={width - 4} y={y(rows)} height={y(0) - y(rows)} fill="#1d70b8" />
            {rows > 0 ? (
              <text x={LEFT + (at + 0.5) * width} y={y(rows) - 5} textAnchor="middle" fontSize="13" fill="#0b0c0c">
                {rows}
              </text>
            ) : null}
            {at % 3 === 0 ? (
              <text x={LEFT + (at + 0.5) * width} y={HEIGHT - 7} textAnchor="middle" fontSize="13" fill="#0b0c0c">
                {hour}
              </text>
            ) : null}
          </g>
        ))}
        <line x1={LEFT} x2={WIDTH} y1={y(0)} y2={y(0)} stroke="#0b0c0c" />
      </svg>
    </figure>
  );
}
