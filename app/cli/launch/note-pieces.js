import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.resolve(import.meta.dirname, "../../..");

/** Where the build notes what each file for the browser is made of. Not among the files that are served. */
export const PIECES = path.join(ROOT, "build/pieces.json");

/**
 * Notes of each file of the browser's build the files that it needs and, where a page begins with it, those of our modules
 * that the page is made of, for weigh-pages.js. None where nothing of the page is for the browser.
 *
 * @type {import("vite").Plugin}
 */
export const notePieces = {
  name: "joint-action-note-pieces",
  apply: (_config, { command, isSsrBuild }) => command === "build" && isSsrBuild !== true,
  writeBundle(_options, bundle) {
    /** @param {string} id */
    const importedBy = (id) => this.getModuleInfo(id)?.importedIds ?? [];
    const chunks = Object.values(bundle).flatMap((file) => (file.type === "chunk" ? [file] : []));
    const pieces = chunks.map(({ fileName, imports, facadeModuleId, code }) => [
      `/${fileName}`,
      {
        imports: imports.map((name) => `/${name}`),
        modules: facadeModuleId && code.trim() !== "" ? madeOf(facadeModuleId, importedBy) : [],
      },
    ]);
    mkdirSync(path.dirname(PIECES), { recursive: true });
    writeFileSync(PIECES, JSON.stringify(Object.fromEntries(pieces)));
  },
};

/**
 * @param {string} entry
 * @param {(id: string) => readonly string[]} importedBy
 */
function madeOf(entry, importedBy) {
  const found = new Set([entry]);
  // A set that grows is walked to its new end.
  for (const id of found) for (const next of importedBy(id)) found.add(next);
  return [...found].map(nameOf).filter((name) => name.startsWith("app/"));
}

/** @param {string} id */
function nameOf(id) {
  return path.relative(ROOT, id.replace(/\?.*$/, "")).replaceAll(path.sep, "/");
}
