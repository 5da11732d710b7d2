import { Meta, UNSAFE_RemixContext as RemixContext, useLocation } from "@remix-run/react";
import { type ContextType, useContext, useState } from "react";
import { errorTitleOf } from "./error-title.ts";
import { useRootData } from "./root-data.ts";

type Remix = NonNullable<ContextType<typeof RemixContext>>;

/**
 * The title that the page gives itself, and "Error: " before it when the page answers a form that was not taken. Remix
 * tells a page's meta nothing of its action, so that all of them are wrapped here, where no page can forget it.
 */
export function PageMeta() {
  const remix = useContext(RemixContext);
  // The first location is the answer to the form itself; whatever comes after is another page. Not known by its key: in
  // the browser Remix has given it one of its own before this runs.
  const { key } = useLocation();
  const [firstKey] = useState(key);
  const isFirst = key === firstKey;
  const failed = useRootData()?.formFailed === true && isFirst;
  const titled = failed && remix ? { ...remix, routeModules: withErrorTitles(remix.routeModules) } : remix;
  return (
    <RemixContext.Provider value={titled}>
      <Meta />
    </RemixContext.Provider>
  );
}

function withErrorTitles(modules: Remix["routeModules"]): Remix["routeModules"] {
  return Object.fromEntries(
    Object.entries(modules).map(([id, module]) => {
      const { meta } = module ?? {};
      if (!module || typeof meta !== "function") return [id, module];
      return [
        id,
        {
          ...module,
          meta: (args: Parameters<typeof meta>[0]) =>
            meta(args)?.map((tag) =>
              tag && "title" in tag && typeof tag.title === "string" ? { title: errorTitleOf(tag.title) } : tag,
            ),
        },
      ];
    }),
  );
}
