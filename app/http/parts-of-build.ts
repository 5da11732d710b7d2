import type { ServerBuild } from "@remix-run/node";

type Routes = ServerBuild["routes"];

/**
 * For an address the part of the build in which it is looked for: the routes that could fit it, and those that they stand in.
 * Remix goes through all the routes that it is given several times for each request, and all of ours together took a fifth of
 * what a page takes (docs/decisions/0054). A part is made once: there are no more of them than routes that fit together.
 */
export function partsOfBuild(build: ServerBuild): (pathname: string) => ServerBuild {
  const patterns = Object.keys(build.routes).map((id) => ({ id, words: patternOf(build.routes, id) }));
  const parts = new Map<string, ServerBuild>();
  return (pathname) => {
    const asked = wordsOfAddress(pathname);
    const fitting = patterns.filter(({ words }) => couldFit(words, asked)).map(({ id }) => id);
    const key = fitting.join(" ");
    const part = parts.get(key) ?? partOf(build, fitting);
    parts.set(key, part);
    return part;
  };
}

/** The words of a route's whole address, as they are compared. */
function patternOf(routes: Routes, id: string): string[] {
  const paths: string[] = [];
  for (let route = routes[id]; route; route = routes[route.parentId ?? ""]) paths.unshift(route.path ?? "");
  return wordsOf(paths.join("/"));
}

/** True for every address that Remix would find at that route, and for some more where a word may be missing. */
function couldFit(pattern: readonly string[], asked: readonly string[]): boolean {
  for (const [at, word] of pattern.entries()) {
    if (word.endsWith("?") || word === "*") return true;
    const given = asked[at];
    if (given === undefined || (word !== given && !word.startsWith(":"))) return false;
  }
  return pattern.length === asked.length;
}

/** As Remix reads an address: decoded, in any case, and without what it adds to its own requests. */
function wordsOfAddress(pathname: string): string[] {
  return wordsOf(pathname.replace(/\/_root\.data$|\.data$/, "")).map((word) => {
    try {
      return decodeURIComponent(word).toLowerCase();
    } catch {
      return word;
    }
  });
}

function wordsOf(path: string): string[] {
  return path
    .split("/")
    .filter(Boolean)
    .map((word) => word.toLowerCase());
}

/** Those routes, those above them, and the root, which says that nothing is found. */
function partOf(build: ServerBuild, fitting: readonly string[]): ServerBuild {
  const ids = new Set(Object.keys(build.routes).filter((id) => build.routes[id]?.parentId === undefined));
  for (const id of fitting)
    for (let route = build.routes[id]; route; route = build.routes[route.parentId ?? ""]) ids.add(route.id);
  const among = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => ids.has(id)));
  return { ...build, routes: among(build.routes), assets: { ...build.assets, routes: among(build.assets.routes) } };
}
