import type { PackContent } from "#app/domain/rights/pack-content.ts";
import { countGoneFromPack } from "#db/queries/tombstones.ts";
import { findGivenContent, findPackRequest } from "#db/queries/access-packs.ts";
import type { PackContext } from "./pack-request.ts";

/** A pack that was given, as it was given; for as long as its request stands, open or closed. */
export async function givenPack({ db, actor }: Pick<PackContext, "db" | "actor">, requestId: string, number: number) {
  const request = await findPackRequest(db, actor, requestId);
  const pack = request && (await findGivenContent(db, actor, requestId, number));
  if (!request || !pack?.content) return undefined;
  const { givenOn, givenHow } = pack;
  const gone = await countGoneFromPack(db, actor.partnershipId, pack.id);
  return {
    requestId,
    givenOn,
    givenHow,
    gone,
    personId: request.personId,
    content: JSON.parse(pack.content) as PackContent,
  };
}
