import type { Actor } from "#app/domain/access/actor.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { LISTED_BANDS, NONE, type PremisesKey, type PremisesListAsked } from "#app/domain/premises/premises-list.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { listAreas } from "#db/queries/areas.ts";
import { countPremisesByBand, countPremisesMissing, listPremises } from "#db/queries/listed-premises.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** One page of the register, and how many of it stand in each band. */
export async function premisesPage(
  { db, actor, now }: Context,
  asked: PremisesListAsked,
  after: PremisesKey | undefined,
  limit: number,
) {
  const rows = await listPremises(db, actor, { asked, after, limit: limit + 1 });
  const premises = rows.slice(0, limit);
  const counted = await countPremisesByBand(db, actor, asked);
  const ids = premises.map(({ id }) => id);
  await recordList({ db, actor, now }, "premises.listed", "premises", ids, { ...asked });
  return {
    last: rows.length > limit ? premises.at(-1) : undefined,
    premises,
    bands: LISTED_BANDS.map((band) => ({ band, count: counted.find((row) => row.band === band)?.count ?? 0 })),
    missing: await countPremisesMissing(db, actor),
  };
}

export async function beatChoices(db: Executor, { partnershipId }: Pick<Actor, "partnershipId">) {
  const beats = await listAreas(db, partnershipId, "beat");
  return [
    ...beats.map(({ code, name }) => ({ value: code, text: name === code ? code : `${code} ${name}` })),
    { value: NONE, text: NOT_RECORDED },
  ];
}
