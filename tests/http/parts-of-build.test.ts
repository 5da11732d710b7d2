import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import { expect, test } from "vitest";
import { partsOfBuild } from "#app/http/parts-of-build.ts";

/** Each route by its id, with its path and, after `<`, the route that it stands in. */
const ROUTES = {
  root: "",
  home: "|index <root",
  incidents: "incidents|index <root",
  incident: "incidents/:incidentId <root",
  correct: "incidents/:incidentId/correct <root",
  frame: "cases <root",
  case: ":caseId <frame",
  quiet: " <root",
  locked: "search/locked/:lockedId <quiet",
  any: ":word/feed <root",
};

function aBuild(): ServerBuild {
  const routes = Object.entries(ROUTES).map(([id, text]) => {
    const [address = "", parentId] = text.split(" <");
    const [path, index] = address.trim().split("|");
    return [
      id,
      { id, parentId, path: path || undefined, index: index !== undefined || undefined, module: {} },
    ] as const;
  });
  const all = Object.fromEntries(routes);
  return { routes: all, assets: { routes: all, url: "/manifest.js" } } as unknown as ServerBuild;
}

type Nested = { id: string; path?: string; index?: boolean; children?: Nested[] };

/** As Remix nests them before it looks for an address. */
function nested(routes: ServerBuild["routes"], parentId?: string): Nested[] {
  return Object.values(routes).flatMap((route): Nested[] => {
    if (!route || route.parentId !== parentId) return [];
    const { id, path, index } = route;
    return [index ? { id, path, index } : { id, path, children: nested(routes, id) }];
  });
}

const found = (build: ServerBuild, address: string) =>
  matchRoutes(nested(build.routes) as Parameters<typeof matchRoutes>[0], address)?.map(({ route }) => route.id) ?? null;

test.each([
  ["/", ["root", "home"]],
  ["/incidents", ["root", "incidents"]],
  ["/Incidents/", ["root", "incidents"]],
  ["/%69ncidents/7", ["root", "incident"]],
  ["/incidents/7/correct", ["root", "correct"]],
  ["/cases/7", ["root", "frame", "case"]],
  ["/search/locked/7", ["root", "quiet", "locked"]],
  ["/anything/feed", ["root", "any"]],
  ["/incidents/feed", ["root", "incident"]],
  ["/nothing", null],
])("%s is found in its part as in the whole", (address, expected) => {
  const build = aBuild();
  expect(found(build, address)).toEqual(expected);
  expect(found(partsOfBuild(build)(address), address)).toEqual(expected);
});

test("a part holds the routes that fit, what they stand in, and the files of these alone", () => {
  const partOf = partsOfBuild(aBuild());
  const idsAt = (address: string) => Object.keys(partOf(address).routes);
  expect(idsAt("/incidents/7")).toEqual(["root", "incident"]);
  expect(idsAt("/incidents/feed")).toEqual(["root", "incident", "any"]);
  expect(idsAt("/search/locked/7")).toEqual(["root", "quiet", "locked"]);
  expect(idsAt("/nothing/at/all")).toEqual(["root"]);
  const part = partOf("/incidents/7");
  expect(Object.keys(part.assets.routes)).toEqual(Object.keys(part.routes));
  expect(part.assets.url).toBe("/manifest.js");
});

test("a route of which a word may be missing, or that takes all that follows, is in the part of each that it fits", () => {
  const build = aBuild();
  const add = (id: string, path: string) =>
    Object.assign(build.routes, { [id]: { id, parentId: "root", path, module: {} } });
  add("maybe", "reports/:year?/list");
  add("rest", "files/*");
  for (const address of ["/reports/list", "/reports/2026/list", "/files/a/b/c", "/files"])
    expect(found(partsOfBuild(build)(address), address), address).toEqual(found(build, address));
});

test.each([
  ["/incidents.data", "/incidents"],
  ["/incidents/7.data", "/incidents/8"],
  ["/_root.data", "/"],
  ["/%E0%A4%A", "/nothing"],
])("%s has the part of %s, which is made once", (address, same) => {
  const partOf = partsOfBuild(aBuild());
  expect(partOf(address)).toBe(partOf(same));
});
