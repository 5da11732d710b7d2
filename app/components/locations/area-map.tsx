import { type Drawing, shadeBounds, shadeOf } from "#app/domain/locations/drawn-areas.ts";

/** From light to dark, each told apart from the next without colour vision. None at all is grey. */
const SHADES = ["#d2e2f1", "#8eb8dc", "#5694ca", "#1d70b8", "#003078"];
const NONE = "#f3f2f1";

type Props = {
  /** What is drawn, for whoever does not see it. The numbers stand in a table beside it. */
  label: string;
  drawing: Drawing;
  counts: ReadonlyMap<string, number>;
  names: Readonly<Record<string, string>>;
};

/** Areas shaded by how many there are in each, with the key to the shades. */
export function AreaMap({ label, drawing, counts, names }: Props) {
  const bounds = shadeBounds([...counts.values()]);
  const fill = (code: string) => fillOf(shadeOf(counts.get(code) ?? 0, bounds), bounds.length);
  return (
    <figure className="app-area-map">
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={label}>
        {drawing.areas.map(({ code, d }) => (
          <path key={code} d={d} fill={fill(code)} stroke="#505a5f" strokeWidth={0.8} fillRule="evenodd">
            <title>{`${names[code] ?? code}: ${counts.get(code) ?? 0}`}</title>
          </path>
        ))}
      </svg>
      <figcaption className="govuk-body-s">
        <Swatch fill={NONE} text="None" />
        {bounds.map((bound, index) => (
          <Swatch
            key={bound}
            fill={fillOf(index, bounds.length)}
            text={rangeWords((bounds[index - 1] ?? 0) + 1, bound)}
          />
        ))}
      </figcaption>
    </figure>
  );
}

function Swatch({ fill, text }: { fill: string; text: string }) {
  return (
    <span className="app-area-map__shade">
      <svg width={16} height={16} aria-hidden="true" focusable="false">
        <rect width={16} height={16} fill={fill} stroke="#505a5f" />
      </svg>{" "}
      {text}
    </span>
  );
}

/** With fewer shades than there are the dark ones are used, so that what is there is seen. */
function fillOf(shade: number, shades: number) {
  return shade < 0 ? NONE : (SHADES[SHADES.length - shades + shade] ?? NONE);
}

function rangeWords(from: number, to: number) {
  return from === to ? String(from) : `${from} to ${to}`;
}
