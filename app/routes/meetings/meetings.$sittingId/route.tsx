import { redirect } from "@remix-run/node";
import { z } from "zod/mini";
import { guardedLoader } from "#app/http/guard.server.ts";
import { db } from "#db/open.ts";
import { findOwnSitting } from "#db/queries/meetings.ts";

const params = z.object({ sittingId: z.uuidv7() });

/** The one address of a meeting, to which notifications lead: its agenda. */
export const loader = guardedLoader("meetings:agenda", params, async ({ params: { sittingId }, actor }) => {
  const sitting = await findOwnSitting(db, actor, sittingId);
  if (!sitting) throw new Response(null, { status: 404 });
  return redirect(`/groups/${sitting.groupId}/meetings/${sittingId}/agenda`);
});
