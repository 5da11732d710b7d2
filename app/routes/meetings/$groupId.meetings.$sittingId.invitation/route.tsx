import { z } from "zod/mini";
import { calendarResponse } from "#app/http/calendar-response.server.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { meetingInvitation } from "#app/services/meetings/meeting-invitation.ts";
import { db } from "#db/open.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now, context }) => {
  const invitation = await meetingInvitation({ db, actor, now }, params, context.origin ?? "");
  if (invitation === undefined) throw new Response(null, { status: 404 });
  return calendarResponse(invitation);
});
