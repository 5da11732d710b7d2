import { NOT_RECORDED } from "./area-kinds.ts";
import type { PlacedBy } from "./area-of.ts";

const SOURCES: Record<PlacedBy, string> = {
  postcode: "by its postcode",
  boundary: "by its boundary",
  street: "by its street",
  choice: "picked",
};

/** An area of a place and how it is known: "65 Shelthorpe, by its postcode". */
export function placedWords(code: string | null, name: string | null, by: PlacedBy | null): string {
  if (code === null || by === null) return NOT_RECORDED;
  return `${name === null || name === code ? code : `${code} ${name}`}, ${SOURCES[by]}`;
}
