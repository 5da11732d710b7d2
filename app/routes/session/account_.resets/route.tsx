import { redirect } from "@remix-run/node";
import { z } from "zod/mini";
import { localPath } from "#app/domain/access/local-path.ts";
import { acknowledgeResetsForm } from "#app/domain/access/session.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { acknowledgeOwnResets } from "#app/services/session/own-resets.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("account:manage", params, async () => redirect("/account"));

/** The notice on every page posts here, and the person goes on where they were. */
export const action = guardedAction("account:manage", params, async ({ form, actor, now }) => {
  const typed = parseForm(form, acknowledgeResetsForm);
  if (!typed.ok) throw new Response(null, { status: 400 });
  await acknowledgeOwnResets({ db, actor, now }, typed.data.resetId);
  return redirect(localPath(typed.data.next) ?? "/");
});
