/** A partnership as figures about several of them name it: by its police force and its own name. */
export type CspName = { force: string; cspName: string };

/**
 * One key however a name is written: "City of York" and "York", "London, City of", "Kings Lynn & West Norfolk",
 * "Avon and Somerset Constabulary". No code of an area stands in these files, so the two names are all there is.
 */
export function cspKey({ force, cspName }: CspName): string {
  return `${forceKey(force)}|${nameKey(cspName)}`;
}

export function forceKey(force: string) {
  return nameKey(force.replace(/\b(police|constabulary)( service)?$/i, ""));
}

function nameKey(name: string) {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f'’.]/g, "")
    .replaceAll(/\bcity of\b|\b(community safety partnership|csp)$/g, " ")
    .replaceAll("&", " and ")
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}

/** Hampshire – Eastleigh */
export function cspText({ force, cspName }: CspName) {
  return `${force} – ${cspName}`;
}

/** Of "Force – Partnership", whatever dash or tab stands between; null when the line is neither. */
export function readCspLine(line: string): CspName | null {
  const parts = line
    .split(/\s+[-‐‑‒–—―]\s+|\t+|\s*[–—]\s*/)
    .map((part) => part.trim())
    .filter(Boolean);
  const [force, cspName] = parts;
  return parts.length === 2 && force && cspName ? { force, cspName } : null;
}
