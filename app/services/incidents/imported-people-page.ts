import { londonDay } from "#app/domain/dates/iso-day.ts";
import { birthWords, listedName } from "#app/domain/people/person.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { countUnconfirmed, listNamesakes, listReferencesOf, listUnconfirmed } from "#db/queries/imported-people-lists.ts"; // prettier-ignore
import type { IncidentContext } from "./change-incident.ts";

const PAGE = 50;

/** Whom files brought, to be confirmed or merged, each with those of the same name whose cards the actor sees. */
export async function importedPeoplePage({ db, actor, now }: IncidentContext, after: string | undefined) {
  const today = londonDay(now);
  const found = await listUnconfirmed(db, actor, { after, limit: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  const ids = rows.map(({ id }) => id);
  const references = await listReferencesOf(db, ids);
  const namesakes = await listNamesakes(db, actor, [...new Set(rows.map(({ nameFolded }) => nameFolded))]);
  await recordList({ db, actor, now }, "person.unconfirmed-listed", "person", ids);
  return {
    count: await countUnconfirmed(db, actor),
    mayMerge: actor.permissions.has("people:merge"),
    next: found.length > PAGE ? (ids.at(-1) ?? null) : null,
    people: rows.map((row) => ({
      ...{ id: row.id, reference: row.reference, version: row.version, postcode: row.postcode },
      name: listedName(row, today),
      born: birthWords(row, today),
      known: references.filter(({ personId }) => personId === row.id).map(({ reference }) => reference),
      namesakes: namesakes
        .filter(({ id, nameFolded }) => id !== row.id && nameFolded === row.nameFolded)
        .slice(0, 5)
        .map(({ id, reference }) => ({ id, reference })),
    })),
  };
}
