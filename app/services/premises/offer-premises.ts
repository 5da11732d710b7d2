import type { Actor } from "#app/domain/access/actor.ts";
import { postcodeOf } from "#app/domain/locations/postcode.ts";
import type { FindPremises } from "#app/domain/premises/involved-premises.form.ts";
import { findPlace } from "#app/services/incidents/name-place.ts";
import {
  listPremisesToName,
  listPremisesToNameAt,
  type PremisesToName,
  searchPremisesToName,
} from "#db/queries/premises-to-name.ts";
import type { Executor } from "#db/transaction.ts";

const AT_PLACE = 5;
const FOUND = 8;

type Offered = PremisesToName & { isHere: boolean };

/**
 * Licensed premises that may be named for what is being logged: those chosen already, those at the place, those that the
 * words find. Of each what the public register says, and nothing else; and whether words were typed that find none.
 */
export async function offerPremises(db: Executor, actor: Actor, asked: FindPremises) {
  const { place, premisesSearch } = asked;
  const postcode = asked.postcode === null ? null : postcodeOf(asked.postcode);
  const where = place === null ? null : await findPlace(db, { actor }, { place, postcode, locationId: asked.locationId ?? null }); // prettier-ignore
  const locationId = where?.kind === "known" ? where.id : null;
  const chosen = await listPremisesToName(db, actor, asked.premisesIds.slice(0, FOUND));
  const here = await listPremisesToNameAt(db, actor, { locationId, postcode, limit: AT_PLACE });
  const found = premisesSearch === null ? [] : await searchPremisesToName(db, actor, premisesSearch, FOUND);
  const isHere = ({ id }: { id: string }) => here.some((one) => one.id === id);
  const all = new Map<string, Offered>(
    [...here, ...chosen, ...found].map((one) => [one.id, { ...one, isHere: isHere(one) }]),
  );
  return { premises: [...all.values()], isNothingFound: premisesSearch !== null && found.length === 0 };
}
