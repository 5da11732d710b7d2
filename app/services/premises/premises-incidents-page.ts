import type { Actor } from "#app/domain/access/actor.ts";
import { ATTRIBUTIONS } from "#app/domain/premises/attribution.ts";
import type {
  PremisesIncidentKey,
  PremisesIncidentsAsked,
  PremisesIncidentsNarrowing,
} from "#app/domain/premises/incident-list.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { findPremises } from "#db/queries/premises.ts";
import { countPremisesIncidents, listPremisesIncidents } from "#db/queries/premises-incident-lists.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** One page of the incidents of premises, and how many there are of each attribution. */
export async function premisesIncidentsPage(
  { db, actor, now }: Context,
  premisesId: string,
  narrowing: PremisesIncidentsNarrowing,
  { after, limit }: { after?: PremisesIncidentKey; limit: number },
) {
  const premises = await findPremises(db, actor, premisesId);
  if (!premises) return null;
  const asked: PremisesIncidentsAsked = { premises: premisesId, ...narrowing };
  const found = await listPremisesIncidents(db, actor, { filter: asked, after, limit: limit + 1 });
  const rows = found.slice(0, limit);
  // Each total opens the list that has just these rows: by what it is narrowed otherwise, and not by what it counts.
  const counted = await countPremisesIncidents(db, actor, { ...asked, attribution: undefined, violent: undefined });
  const shown = ({ rows: all, violent }: { rows: number; violent: number }) =>
    asked.violent === undefined ? all : violent;
  const ids = rows.map(({ id }) => id);
  await recordList({ db, actor, now }, "premises.incidents-listed", "premises", [premisesId], { ...asked, rows: ids });
  return {
    premises,
    asked,
    rows,
    last: found.length > limit ? rows.at(-1) : undefined,
    totals: {
      all: counted.reduce((sum, one) => sum + one.rows, 0),
      violent: counted.reduce(
        (sum, one) =>
          asked.attribution === undefined || one.attribution === asked.attribution ? sum + one.violent : sum,
        0,
      ),
      attributions: ATTRIBUTIONS.flatMap((attribution) => {
        const one = counted.find((row) => row.attribution === attribution);
        return one && shown(one) > 0 ? [{ attribution, rows: shown(one) }] : [];
      }),
    },
  };
}
