/** Home has no path of its own for the other to fit. */
const ELSEWHERE = { elsewhere: { path: "*" }, "elsewhere-home": { index: true } };

/**
 * The browser is told of the page that it has, and of no other (page-scripts.tsx): whatever else a form or a link of React
 * leads to is loaded as a document, as without JavaScript. To be called before Remix begins.
 */
export function leaveOtherPagesToTheServer() {
  const { routes } = window.__remixManifest;
  const modules = window.__remixRouteModules;
  // Remix tells of the pages above this one as well.
  for (const id of Object.keys(routes)) if (!(id in modules)) delete routes[id];
  const has = {
    hasAction: false,
    hasLoader: true,
    hasClientAction: false,
    hasClientLoader: true,
    hasErrorBoundary: false,
  };
  for (const [id, at] of Object.entries(ELSEWHERE)) {
    routes[id] = { id, parentId: "root", module: "", ...at, ...has };
    modules[id] = { default: () => null, clientLoader: loadDocument };
  }
  window.addEventListener("pageshow", ({ persisted }) => {
    // Come back to as it was left: on its way to elsewhere.
    if (persisted && window.__remixRouter.state.navigation.state !== "idle") window.location.reload();
  });
}

/** Has no end: the document is gone before. The request would not say to which part of the page it goes. */
function loadDocument(): Promise<never> {
  const { location } = window.__remixRouter.state.navigation;
  if (location) window.location.assign(location.pathname + location.search + location.hash);
  return new Promise(() => undefined);
}
