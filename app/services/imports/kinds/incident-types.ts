import { type AsbHeading, ASB_HEADINGS } from "#app/domain/incidents/asb-headings.ts";
import { asbKey, headingOfWords, isNotAsb } from "#app/domain/incidents/asb-words.ts";
import { type ImportSource, meantType, NOT_ASB_TYPE } from "#app/domain/imports/import-source.ts";
import { listAsbTypes } from "#db/queries/asb-types.ts";
import type { Executor } from "#db/transaction.ts";

export type FoundType = { heading: AsbHeading; typeId: string | null };

/** What words of a file mean: what somebody has said, a type of the partnership's own, a national heading, or none of them. */
export async function typesOfFile(
  db: Executor,
  partnershipId: string,
  today: string,
  { meantTypes }: ImportSource,
): Promise<(words: string) => FoundType | "not-asb" | null> {
  const own = await listAsbTypes(db, partnershipId, today);
  const found = (type: { id: string; heading: AsbHeading }) => ({ heading: type.heading, typeId: type.id });
  return (words) => {
    const said = meantType(words, meantTypes);
    if (said === NOT_ASB_TYPE || (said === null && isNotAsb(words))) return "not-asb";
    const heading = ASB_HEADINGS.find((known) => known === said);
    if (heading) return { heading, typeId: null };
    const meant = own.find(({ id }) => said === `type:${id}`);
    if (meant) return found(meant);
    const named = own.find(({ name }) => asbKey(name) === asbKey(words));
    if (named) return found(named);
    const national = headingOfWords(words);
    return national === null ? null : { heading: national, typeId: null };
  };
}
