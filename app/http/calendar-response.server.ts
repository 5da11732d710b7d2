import { demonstrationName } from "#app/services/demonstration/demonstration-mark.ts";

/** A calendar, kept by nobody on the way; named after nobody. */
export function calendarResponse(content: string): Response {
  return new Response(content, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": `attachment; filename="${demonstrationName("meetings.ics")}"`,
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "Cache-Control": "private, no-store",
    },
  });
}
