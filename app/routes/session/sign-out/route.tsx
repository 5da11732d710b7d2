import { type MetaFunction, redirect } from "@remix-run/node";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { SessionForm, SessionPage } from "#app/components/session/session-page.tsx";
import { publicAction, publicLoader } from "#app/http/guard.server.ts";
import { signOut } from "#app/services/session/end-sessions.ts";
import { db } from "#db/open.ts";

const params = z.object({});

/** A link, a picture or a page fetched ahead signs nobody out: somebody who comes here by the address presses a button. */
export const loader = publicLoader(params, async ({ signedIn }) => {
  if (!signedIn) throw redirect("/sign-in");
  return null;
});

export const action = publicAction(params, async ({ signedIn, now, context }) => {
  if (signedIn) {
    const { userId: id, agencyId, partnership, sessionId } = signedIn;
    await signOut({ db, now }, { id, agencyId, partnershipId: partnership?.id ?? null, sessionId });
  }
  context.setSessionToken?.(null);
  return redirect("/sign-in?signed-out", { headers: { "Clear-Site-Data": '"cache", "cookies", "storage"' } });
});

export const meta: MetaFunction = () => [{ title: "Sign out – Joint Action" }];

export default function SignOutPage() {
  return (
    <SessionPage title="Sign out">
      <p className="govuk-body">Your other sessions, if there are any, go on.</p>
      <SessionForm action="/sign-out">
        <Button>Sign out</Button>
      </SessionForm>
    </SessionPage>
  );
}
