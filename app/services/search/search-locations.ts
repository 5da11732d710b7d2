import type { Actor } from "#app/domain/access/actor.ts";
import { postcodeOf } from "#app/domain/locations/postcode.ts";
import { fold } from "#app/domain/search/fold.ts";
import { wordsOf } from "#app/domain/search/name-words.ts";
import { listRecordsMatching, listRecordsWithTerm } from "#db/queries/search-terms.ts";
import type { Executor } from "#db/transaction.ts";
import { soundsOf } from "./person-terms.ts";

export const MOST_LOCATIONS = 200;

/** The places whose every wanted word begins or sounds like one of theirs; or of this postcode, or this reference. */
export async function idsOfLocations(
  db: Executor,
  actor: Actor,
  text: string,
  most = MOST_LOCATIONS,
): Promise<string[]> {
  const { partnershipId } = actor;
  const postcode = postcodeOf(text);
  const exact = (kind: "postcode" | "reference", term: string) =>
    listRecordsWithTerm(db, partnershipId, "location", { kind, term }, most);
  if (postcode !== null) return exact("postcode", postcode);
  const byReference = await exact("reference", fold(text));
  if (byReference.length > 0) return byReference;
  const wanted = wordsOf(text).map((prefix) => ({ prefix, sounds: soundsOf(prefix) }));
  return listRecordsMatching(db, partnershipId, "location", wanted, most);
}
