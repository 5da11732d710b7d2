import { Scripts, ScrollRestoration, UNSAFE_RemixContext as RemixContext } from "@remix-run/react";
import { useContext } from "react";
import { TakeOverContext } from "#app/forms/take-over.ts";
import { NonceContext } from "./nonce-context.ts";

/**
 * Last on the page, because only when all of it has been drawn is known whether a piece of it asked for React. With the flag
 * for what would be asked for later, Remix writes of which parts this page is made, and of no other page. Nothing is asked
 * for later: the flag holds here alone (forms/elsewhere.ts).
 */
export function PageScripts() {
  const nonce = useContext(NonceContext);
  const takeOver = useContext(TakeOverContext);
  const remix = useContext(RemixContext);
  if (takeOver && !takeOver.isAsked()) return null;
  return (
    <RemixContext.Provider value={remix && { ...remix, future: { ...remix.future, v3_lazyRouteDiscovery: true } }}>
      <ScrollRestoration nonce={nonce} />
      <Scripts nonce={nonce} />
    </RemixContext.Provider>
  );
}
