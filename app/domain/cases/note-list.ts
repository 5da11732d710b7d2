import { z } from "zod/mini";
import { isDay } from "../dates/iso-day.ts";
import type { NoteFilter } from "./note.form.ts";

type Key = { happenedOn: string; id: string };

/** The last note of the page before, as its address says it; null for the first page, and for what is no note's. */
export const noteAfterField = z.pipe(
  z.catch(z.string(), ""),
  z.transform((text): Key | null => {
    const [happenedOn = "", id = ""] = text.split("~");
    return isDay(happenedOn) && z.uuidv7().safeParse(id).success ? { happenedOn, id } : null;
  }),
);

export function noteHref(caseId: string, filter: NoteFilter, after?: Key): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value) search.set(name, value);
  if (after) search.set("after", `${after.happenedOn}~${after.id}`);
  return `/cases/${caseId}/notes${search.size > 0 ? `?${search.toString()}` : ""}`;
}

/** One more than a page was asked for: it says whether there is a next one. */
export function notesPage<T extends Key>(found: readonly T[], size: number): { shown: T[]; next: Key | null } {
  const shown = found.slice(0, size);
  const last = found.length > size ? shown.at(-1) : undefined;
  return { shown, next: last ? { happenedOn: last.happenedOn, id: last.id } : null };
}
