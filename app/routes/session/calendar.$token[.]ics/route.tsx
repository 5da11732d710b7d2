import { z } from "zod/mini";
import { calendarResponse } from "#app/http/calendar-response.server.ts";
import { publicLoader } from "#app/http/guard.server.ts";
import { calendarFeed } from "#app/services/meetings/calendar-feed.ts";
import { db } from "#db/open.ts";

/** As newToken makes them: what has another shape is looked for nowhere. */
const params = z.object({ token: z.string().check(z.regex(/^[\w-]{43}$/)) });

/** For calendars, which cannot sign in. Whatever is wrong with an address, the answer is the same. */
export const loader = publicLoader(params, async ({ params: { token }, now, context }) => {
  const { address = "", origin = "" } = context;
  const calendar = await calendarFeed({ db, now }, { token, address, origin });
  if (calendar === null) throw new Response(null, { status: 404 });
  return calendarResponse(calendar);
});
