import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, Links, Outlet, useLocation, useRouteError } from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { z } from "zod/mini";
import { db } from "#db/open.ts";
import { ErrorPage, errorTitle, signInData } from "./components/layout/error-page.tsx";
import { NonceContext } from "./components/layout/nonce-context.ts";
import { PageFrame } from "./components/layout/page-frame.tsx";
import { PageMeta } from "./components/layout/page-meta.tsx";
import { PageScripts } from "./components/layout/page-scripts.tsx";
import type { RootData } from "./components/layout/root-data.ts";
import { navigationFor } from "./domain/access/navigation.ts";
import { markHydrated, useAtOnce } from "./forms/hydration.ts";
import { savedWords } from "./forms/saved.ts";
import { demonstrationFor } from "./http/demonstration.server.ts";
import { formTokenOf } from "./http/form-token.server.ts";
import { publicLoader } from "./http/guard.server.ts";
import { unreadFor } from "./services/notifications/read-notifications.ts";
import { findOwnResets } from "./services/session/own-resets.ts";
import pageScript from "./browser/page-script.js?url&no-inline";
import styles from "./styles/app.scss?url";

export const loader = publicLoader(z.object({}), async ({ request, signedIn, context }): Promise<RootData> => ({
  partnership: signedIn?.partnership ?? null,
  partnerships: [...(signedIn?.partnerships ?? [])],
  userName: signedIn?.stage === "complete" ? signedIn.userName : null,
  formToken: signedIn ? formTokenOf(signedIn.sessionId) : null,
  unread: signedIn?.actor ? await unreadFor(db, signedIn.actor) : null,
  saved: savedWords(new URL(request.url).search),
  formFailed: context.formFailed === true,
  navigation: signedIn?.actor ? navigationFor(signedIn.actor.permissions) : [],
  resets: signedIn?.actor ? await findOwnResets(db, signedIn.actor) : [],
  demonstration: await demonstrationFor({ db, request, isSignedIn: signedIn?.stage === "complete" }),
}));

export const links: LinksFunction = () => [
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

/** For errors alone: each page has a title of its own. */
export const meta: MetaFunction = ({ error }) => {
  if (!error) return [{ title: "Joint Action" }];
  return [{ title: `${errorTitle(isRouteErrorResponse(error) ? error.status : 500)} – Joint Action` }];
};

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  useAtOnce(markHydrated, []);
  return (
    <html lang="en-GB" className="govuk-template govuk-template--rebranded">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <PageMeta />
        <Links />
        <script type="module" src={pageScript} nonce={nonce} suppressHydrationWarning />
      </head>
      <body className="govuk-template__body">
        {children}
        <PageScripts />
      </body>
    </html>
  );
}

export default function App() {
  const { pathname } = useLocation();
  return (
    <PageFrame pathname={pathname}>
      <Outlet />
    </PageFrame>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { pathname } = useLocation();
  const isSignedOut = isRouteErrorResponse(error) && error.status === 401;
  return (
    <PageFrame pathname={pathname} signedOut={isSignedOut ? signInData(error.data) : null}>
      {isRouteErrorResponse(error) ? (
        <ErrorPage status={error.status} data={error.data as unknown} />
      ) : (
        <ErrorPage status={500} data={null} />
      )}
    </PageFrame>
  );
}
