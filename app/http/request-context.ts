import type { ResolvedSession } from "#app/services/session/resolve-session.ts";

/** The session that came with a request, whatever it may do. */
export type SignedIn = ResolvedSession;

/** What Express knows of one request before Remix sees it. */
export type RequestContext = {
  nonce: string;
  address: string;
  /** The configured address of the site, for links that somebody copies: a request may claim any host. */
  origin: string;
  signedIn: SignedIn | null;
  /** The user of a session that has run out, so that what was being sent can be kept for the same user. */
  lapsedUserId: string | null;
  /** A new cookie with the answer to this request; null takes it away. */
  setSessionToken: (token: string | null) => void;
  /** Once the form of this request was not taken: the loaders of the page that says so run after it. */
  formFailed?: boolean;
};

declare module "@remix-run/node" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- Remix's own interface, filled
  interface AppLoadContext extends Partial<RequestContext> {}
}
