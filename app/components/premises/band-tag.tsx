import { Tag } from "#app/components/govuk/tag.tsx";
import { type Band, bandInWords } from "#app/domain/premises/bands.ts";

const COLOURS = { red: "red", amber: "orange", green: "green" } as const;

/** A grade in its word, which the colour only repeats. Null: not graded. */
export function BandTag({ band }: { band: Band | null }) {
  return <Tag colour={band === null ? "grey" : COLOURS[band]}>{bandInWords(band)}</Tag>;
}
