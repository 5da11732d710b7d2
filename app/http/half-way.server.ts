import { redirect } from "@remix-run/node";
import { localPath } from "#app/domain/access/local-path.ts";
import type { SessionStage } from "#app/domain/access/session-limits.ts";
import { openUnsentForm } from "#app/services/session/unsent-form.ts";
import { db } from "#db/open.ts";
import type { SignedIn } from "./request-context.ts";

const PAGES = { "code-due": "/sign-in/code", "enrolment-due": "/sign-in/authenticator" };

/** Where somebody goes once signed in. */
export function nextOf(request: Request) {
  return localPath(new URL(request.url).searchParams.get("next")) ?? "/";
}

/** The session, if it stands at this stage of signing in; everybody else is sent to where they stand. */
export function atStage(
  request: Request,
  signedIn: SignedIn | null,
  stage: Exclude<SessionStage, "complete">,
): SignedIn {
  if (signedIn?.stage === stage) return signedIn;
  const next = nextOf(request);
  if (signedIn?.stage === "complete") throw redirect(next);
  const page = signedIn ? PAGES[signedIn.stage] : "/sign-in";
  throw redirect(`${page}?${new URLSearchParams({ next }).toString()}`);
}

/** After signing in: a form that was kept comes first. */
export async function pageAfterSignIn(request: Request, session: { sessionId: string; userId: string }, now: Date) {
  return (await openUnsentForm({ db, now }, session)) ? "/unsent" : nextOf(request);
}
