import { redirect } from "@remix-run/node";
import { z } from "zod/mini";
import { publicAction, publicLoader } from "#app/http/guard.server.ts";
import { signOut } from "#app/services/session/end-sessions.ts";
import { db } from "#db/open.ts";

const params = z.object({});

/** A link, a picture or a page fetched ahead signs nobody out. */
export const loader = publicLoader(params, async () => {
  throw new Response(null, { status: 405, headers: { Allow: "POST" } });
});

export const action = publicAction(params, async ({ signedIn, now, context }) => {
  if (signedIn) {
    const { userId: id, agencyId, partnership, sessionId } = signedIn;
    await signOut({ db, now }, { id, agencyId, partnershipId: partnership?.id ?? null, sessionId });
  }
  context.setSessionToken?.(null);
  return redirect("/sign-in?signed-out", { headers: { "Clear-Site-Data": '"cache", "cookies", "storage"' } });
});
