import type { Actor } from "#app/domain/access/actor.ts";
import { NO_BEAT } from "#app/domain/interventions/intervention-list.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { listAreas } from "#db/queries/areas.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import type { Executor } from "#db/transaction.ts";

/** The beats and agencies by which lists of interventions are narrowed. */
export async function listChoices(db: Executor, { partnershipId }: Pick<Actor, "partnershipId">) {
  const beats = await listAreas(db, partnershipId, "beat");
  const agencies = await listAgenciesOfPartnership(db, partnershipId);
  return {
    beats: [
      ...beats.map(({ code, name }) => ({ value: code, text: name === code ? code : `${code} ${name}` })),
      { value: NO_BEAT, text: NOT_RECORDED },
    ],
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
  };
}
