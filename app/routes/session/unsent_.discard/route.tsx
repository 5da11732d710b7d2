import { redirect } from "@remix-run/node";
import { z } from "zod/mini";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { takeUnsentForm } from "#app/services/session/unsent-form.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("home:read", params, async () => redirect("/unsent"));

export const action = guardedAction("home:read", params, async ({ actor, now }) => {
  await takeUnsentForm({ db, now }, { userId: actor.id, sessionId: actor.sessionId });
  return redirect("/");
});
