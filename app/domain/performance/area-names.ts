import { NOT_RECORDED } from "../locations/area-kinds.ts";

/** A beat or a ward as it is loaded. */
export type KnownArea = { id: string; code: string; name: string };

/** What a row of a table by area is of. "none": crimes that are in no area. "whole": a total, or the borough itself. */
type AreaOfRow = { kind: "area"; area: KnownArea } | { kind: "none" } | { kind: "whole" } | { kind: "unknown" };

const NONE =
  /^(|-|n a|none|no (beat|ward|area)|not (recorded|known|assigned|allocated|given)|un(known|assigned|allocated|recorded|beated)|blank|invalid( (beat|ward))?|(beat|ward)s? ((not|incorrectly|wrongly) recorded|unknown))$/;
const WHOLE =
  /^((grand |sub ?)?total|(all|total) (beats|wards|areas)|borough( total)?|district|.+ (borough|district)( council)?( total)?)$/;

/**
 * By the code or the name as it is loaded, whatever case and dashes; or by the number alone, as "Beat 56" for NL56, when
 * one code has it, and NL56 for a beat whose code is 56. What stands in brackets behind "Blank" says why it is. DOMAIN 6.4: blank and invalid beats are common, and never dropped.
 */
export function areaOfRow(printed: string, areas: readonly KnownArea[], wholeName: string): AreaOfRow {
  const key = keyOf(printed);
  const found = named(key, areas);
  if (found) return { kind: "area", area: found };
  if (NONE.test(keyOf(printed.replace(/(?<=\S)\s*\([^()]*\)\s*$/, "")))) return { kind: "none" };
  if (WHOLE.test(key) || key === keyOf(wholeName)) return { kind: "whole" };
  return { kind: "unknown" };
}

/** How a row of crimes in no area is told: by that, and by what its table calls it. */
export function notRecordedWords(printed: string) {
  return printed === "" || keyOf(printed) === keyOf(NOT_RECORDED) ? NOT_RECORDED : `${NOT_RECORDED} (“${printed}”)`;
}

/** An area by what somebody calls it, or null. */
export function areaNamed(printed: string, areas: readonly KnownArea[]): KnownArea | null {
  return named(keyOf(printed), areas);
}

function named(key: string, areas: readonly KnownArea[]): KnownArea | null {
  if (key === "") return null;
  const exactly = areas.filter(({ code, name }) =>
    [code, name, `${code} ${name}`, `beat ${code}`].some((known) => squashed(keyOf(known)) === squashed(key)),
  );
  if (exactly.length === 1) return exactly[0] ?? null;
  const [, letters, number] = /^(?:beat )?(?:([a-z]{1,4}) ?)?(\d{1,4})$/.exec(key) ?? [];
  if (number === undefined || exactly.length > 1) return null;
  const numbered = areas.filter(({ code }) => (letters ? code : /^\D*(\d{1,4})$/.exec(code)?.[1]) === number);
  return numbered.length === 1 ? (numbered[0] ?? null) : null;
}

function squashed(key: string) {
  return key.replaceAll(" ", "");
}

function keyOf(text: string) {
  return text
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
