import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "./make-ready.js";

/** @typedef {{ version?: string, license?: string, dev?: boolean }} Package */

/**
 * What runs in production, by licence, as a page of Markdown: read from the lockfile, so that it needs no network and no
 * installation, and is the same on every machine.
 *
 * @param {Record<string, Package>} packages The `packages` of a package-lock.json.
 * @returns {string}
 */
export function licencesOf(packages) {
  /** @type {Map<string, Set<string>>} */
  const byLicence = new Map();
  for (const [place, { version, license, dev }] of Object.entries(packages)) {
    if (place === "" || dev) continue;
    const name = place.slice(place.lastIndexOf("node_modules/") + "node_modules/".length);
    const named = byLicence.get(license ?? "none said") ?? new Set();
    byLicence.set(license ?? "none said", named.add(`${name} ${version}`));
  }
  const sections = [...byLicence].sort(([a], [b]) => (a < b ? -1 : 1)).map(([licence, named]) => `## ${licence} (${named.size})\n\n${[...named].sort().join(", ")}\n`); // prettier-ignore
  return [
    "# Licences of what runs in production\n",
    "Joint Action itself is MIT. These are the packages that are installed with it and run in production, as package-lock.json has them. Made by `npm run --silent licences > docs/licences.md`; the bill of materials is `npm run --silent sbom`. Neither needs a network.\n",
    ...sections,
  ].join("\n");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  /** @type {{ packages: Record<string, Package> }} */
  const lock = JSON.parse(readFileSync(path.join(ROOT, "package-lock.json"), "utf8")); // eslint-disable-line @typescript-eslint/no-unsafe-assignment
  process.stdout.write(licencesOf(lock.packages));
}
