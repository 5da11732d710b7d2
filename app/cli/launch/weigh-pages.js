import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { PIECES } from "./note-pieces.js";

const BUILD = path.dirname(PIECES);
const CLIENT = path.join(BUILD, "client");
const ASSETS = path.join(CLIENT, "assets");
/** What asks for React in the browser; a page without it has app/browser/page-script.js alone. */
const TAKE_OVER = "app/forms/take-over.ts";
/** What a page with a form is known by. */
const FORMS = ["app/forms/use-checked-form.ts", "app/components/forms/page-form.tsx"];

/** The most JavaScript that a page may bring, in bytes as they are sent (gzipped): a page with a form, and any other. */
export const BUDGET = { form: 125_000, other: 90_000 };

/** Where the weights of the build are kept. */
export const WEIGHTS = path.join(BUILD, "weights.json");

/**
 * @typedef {{ imports: string[], modules: string[] }} Piece
 * @typedef {{ id: string, parentId?: string, module: string }} Route
 * @typedef {{ entry: { module: string }, routes: Record<string, Route> }} Manifest
 * @typedef {{ id: string, kind: "form" | "other", hasReact: boolean, bytes: number }} Weight
 */

/** Weighs what has just been built, keeps the weights, and says of each kind of page which is the heaviest. */
export function weighBuild() {
  const weights = weighPages();
  writeFileSync(WEIGHTS, JSON.stringify(weights));
  for (const [kind, budget] of Object.entries(BUDGET)) {
    const heaviest = weights.find((weight) => weight.kind === kind);
    if (heaviest)
      console.error(
        `JavaScript of the heaviest ${kind} page: ${kb(heaviest.bytes)} of ${kb(budget)} kB, ${heaviest.id}`,
      );
  }
}

/**
 * What each page brings into the browser, heaviest first: the script that every page has, and where a piece of the page
 * asks for React the files of the entry, of the page itself and of the layouts around it, with all that they import, each
 * once and gzipped by itself as it is sent. What the page's own HTML says to Remix is not counted.
 *
 * @returns {Weight[]}
 */
function weighPages() {
  /** @type {Record<string, Piece>} */
  const pieces = JSON.parse(readFileSync(PIECES, "utf8")); // eslint-disable-line @typescript-eslint/no-unsafe-assignment
  const { entry, routes } = takeManifest();
  const sizes = new Map(
    Object.keys(pieces).map((file) => [file, gzipSync(readFileSync(path.join(CLIENT, file))).length]),
  );
  const always = gzipSync(readFileSync(assetNamed("page-script-"))).length;
  return Object.values(routes)
    .filter(({ id, module }) => id !== "root" && pieces[module]?.modules.length)
    .map((route) => {
      const { modules = [] } = pieces[route.module] ?? {};
      const hasReact = modules.includes(TAKE_OVER);
      const files = withImports([entry.module, ...chainOf(route, routes).map(({ module }) => module)], pieces);
      const react = [...files].reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
      /** @type {Weight["kind"]} */
      const kind = modules.some((name) => FORMS.includes(name)) ? "form" : "other";
      return { id: route.id, kind, hasReact, bytes: always + (hasReact ? react : 0) };
    })
    .sort((a, b) => b.bytes - a.bytes);
}

/**
 * A page and the layouts around it.
 *
 * @param {Route} route
 * @param {Record<string, Route>} routes
 * @returns {Route[]}
 */
function chainOf(route, routes) {
  const parent = route.parentId === undefined ? undefined : routes[route.parentId];
  return parent ? [route, ...chainOf(parent, routes)] : [route];
}

/**
 * @param {string[]} files
 * @param {Record<string, Piece>} pieces
 */
function withImports(files, pieces) {
  const found = new Set(files);
  // A set that grows is walked to its new end.
  for (const file of found) for (const needed of pieces[file]?.imports ?? []) found.add(needed);
  return found;
}

/**
 * Remix's list of all pages, for which no browser asks (page-scripts.tsx): read, and taken from what is served.
 *
 * @returns {Manifest}
 */
function takeManifest() {
  const file = assetNamed("manifest-");
  const text = readFileSync(file, "utf8").replace("window.__remixManifest=", "").replace(/;\s*$/, "");
  rmSync(file);
  /** @type {Manifest} */
  const manifest = JSON.parse(text); // eslint-disable-line @typescript-eslint/no-unsafe-assignment
  return manifest;
}

/** @param {string} start */
function assetNamed(start) {
  const name = readdirSync(ASSETS).find((file) => file.startsWith(start));
  if (name === undefined) throw new Error(`The build has no ${start}*`);
  return path.join(ASSETS, name);
}

/** @param {number} bytes */
function kb(bytes) {
  return (bytes / 1000).toFixed(1);
}
