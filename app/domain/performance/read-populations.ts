import { areaNamed, type KnownArea } from "./area-names.ts";
import { cspKey, type CspName, cspText, readCspLine } from "./csp-names.ts";
import type { LineError } from "./read-crime-table.ts";

/** Of the borough (neither), of one of its areas, or of a member of the similar group. */
type PopulationOf = { areaId: string | null; member: CspName | null };
type PopulationEntry = PopulationOf & { people: number };
type Known = {
  areas: readonly KnownArea[];
  members: readonly (CspName & { isOwn: boolean })[];
  wholeNames: readonly string[];
};

const MOST_PEOPLE = 100_000_000;
export const WHOLE_BOROUGH = "Whole borough";

/**
 * One a line, its name and its people: "Whole borough", a beat or ward by code or name, or a member of the group. A name
 * without a number is passed over. This partnership is the borough, and the member of that name as well.
 */
export function readPopulations(text: string, known: Known): { entries: PopulationEntry[]; errors: LineError[] } {
  const entries: PopulationEntry[] = [];
  const errors: LineError[] = [];
  const seen = new Set<string>();
  text.split("\n").forEach((line, index) => {
    const words = line.replaceAll(/\s+/g, " ").trim();
    if (words === "") return;
    const [name, number] = cut(line, known);
    const wrong = (message: string) => errors.push({ line: index + 1, column: null, message });
    const found = subjectsOf(name, known);
    if (found.length === 0)
      return wrong(`"${name}" is neither the borough, one of its areas nor a member of the group`);
    if (number === null) return;
    if (!/^(\d+|\d{1,3}([, ]\d{3})+)$/.test(number)) return wrong(`"${number}" is no number of people`);
    const people = Number(number.replaceAll(/[, ]/g, ""));
    if (people < 1 || people > MOST_PEOPLE) return wrong(`"${number}" is no number of people`);
    for (const subject of found) {
      const key = populationKey(subject);
      if (seen.has(key)) return wrong(`${name} is there twice`);
      seen.add(key);
      entries.push({ ...subject, people });
    }
  });
  if (entries.length === 0 && errors.length === 0)
    errors.push({ line: 1, column: null, message: "Enter one population at least" });
  return { entries: errors.length > 0 ? [] : entries, errors };
}

export function populationKey({ areaId, member }: PopulationOf) {
  return areaId ?? (member ? cspKey(member) : "");
}

/** At the last tab; without one, before the number at the end, unless the whole line is a name: "Beat 56". */
function cut(line: string, known: Known): [string, string | null] {
  const tab = line.trimEnd().lastIndexOf("\t");
  if (tab >= 0)
    return [
      line.slice(0, tab).trim(),
      line
        .slice(tab + 1)
        .trim()
        .replace(/^"|"$/g, "") || null,
    ];
  const words = line.trim();
  if (subjectsOf(words, known).length > 0) return [words, null];
  const [, name, number] = /^(.+?)[\s,;:–-]+"?(\d{1,3}(?:,\d{3})+|\d+)"?$/.exec(words) ?? [];
  return name === undefined || number === undefined ? [words, null] : [name.trim(), number];
}

function subjectsOf(name: string, { areas, members, wholeNames }: Known): PopulationOf[] {
  const own = members.find((member) => member.isOwn) ?? null;
  const borough: PopulationOf[] = [
    { areaId: null, member: null },
    ...(own ? [{ areaId: null, member: bare(own) }] : []),
  ];
  if ([WHOLE_BOROUGH, ...wholeNames].some((whole) => whole.toLowerCase() === name.toLowerCase())) return borough;
  const line = readCspLine(name);
  const member = members.find((m) =>
    line ? cspKey(m) === cspKey(line) : cspText(m) === name || cspKey(m) === cspKey({ ...m, cspName: name }),
  );
  if (member) return member.isOwn ? borough : [{ areaId: null, member: bare(member) }];
  const area = areaNamed(name, areas);
  return area ? [{ areaId: area.id, member: null }] : [];
}

function bare({ force, cspName }: CspName): CspName {
  return { force, cspName };
}
