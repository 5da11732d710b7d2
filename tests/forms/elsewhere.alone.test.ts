// @vitest-environment jsdom
import { matchRoutes } from "@remix-run/react";
import { beforeEach, expect, test } from "vitest";
import { leaveOtherPagesToTheServer } from "#app/forms/elsewhere.ts";

const has = {
  hasAction: true,
  hasLoader: true,
  hasClientAction: false,
  hasClientLoader: false,
  hasErrorBoundary: false,
};
const page = { id: "routes/cases/case", parentId: "root", path: "cases/:caseId", module: "/assets/case.js", ...has };
const above = { id: "routes/cases/list", parentId: "root", path: "cases", module: "/assets/list.js", ...has };

beforeEach(() => {
  const drawn = { default: () => null };
  window.__remixRouteModules = { root: drawn, [page.id]: drawn };
  window.__remixManifest = {
    entry: { imports: [], module: "" },
    routes: { root: { id: "root", path: "", module: "", ...has }, [page.id]: page, [above.id]: above },
    url: "",
    version: "",
  };
  leaveOtherPagesToTheServer();
});

/** As Remix makes its routes of them. */
function found(address: string) {
  const { root, ...children } = window.__remixManifest.routes;
  const routes = Object.values(children).map(({ id, path, index }) => (index ? { id, index } : { id, path }));
  return matchRoutes([{ id: root?.id, path: root?.path, children: routes }], address)?.at(-1)?.route.id;
}

test.each([
  ["the page itself", "/cases/1", page.id],
  ["the same page of another record", "/cases/2?view=wall#said", page.id],
  ["a page above it, of which Remix has told", "/cases", "elsewhere"],
  ["any other page", "/people/1", "elsewhere"],
  ["what is below it", "/cases/1/notes/new", "elsewhere"],
  ["Home", "/", "elsewhere-home"],
])("%s", (_name, address, id) => {
  expect(found(address.replace(/[?#].*$/, ""))).toBe(id);
});

test("what is elsewhere is asked for by nothing when the page begins", () => {
  const { routes } = window.__remixManifest;
  for (const id of ["elsewhere", "elsewhere-home"]) {
    // Remix runs at once what has no loader on the server.
    expect([routes[id]?.hasClientLoader, routes[id]?.hasLoader]).toEqual([true, true]);
    expect(window.__remixRouteModules[id]?.clientLoader).toBeTypeOf("function");
  }
});
