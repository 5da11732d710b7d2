import { recordView } from "#app/services/audit/record-access.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import type { IncidentContext } from "./change-incident.ts";
import { chronologyEntries, type ChronologyOf } from "./chronology-entries.ts";

/** What the form of a chronology begins with; null for what is not the actor's to know. */
export async function chronologyPage({ db, actor, now }: IncidentContext, of: ChronologyOf) {
  const found = await chronologyEntries({ db, actor }, of);
  if (!found) return null;
  const objects = found.personIds.map((id) => ({ kind: "person", id }));
  await recordView({ db, actor, now }, `${of.kind}.viewed`, of.kind, of.id, { objects });
  const { reference, title, href, isCut, entries, marks } = found;
  const restricted = entries.filter(({ isRestricted }) => isRestricted).length;
  return {
    ...{ once: newOnce(), reference, title, href, isCut, marks, restricted },
    mayName: entries.some(
      ({ reporter, people }) => reporter !== null || people.some(({ role }) => role !== "perpetrator"),
    ),
    entries: entries.map(({ key, kind, day, title: words, words: more, marks: said, isRestricted }) => ({
      ...{ key, kind, day, title: words, words: more, marks: said, isRestricted },
    })),
  };
}
