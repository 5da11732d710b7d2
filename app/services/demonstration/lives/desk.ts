import { readQuestionnaire } from "#app/domain/risk/questionnaire.ts";
import type { Settings } from "#app/domain/settings/definitions.ts";
import { listOutcomes } from "#db/queries/case-outcomes.ts";
import { listFlagKinds } from "#db/queries/case-flags.ts";
import { listLocationLevels } from "#db/queries/location-assessments.ts";
import { listMarkerKinds } from "#db/queries/marker-kinds.ts";
import { listRiskFactors } from "#db/queries/risk-lists.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { findQuestionnaireInUse } from "#db/queries/victim-assessments.ts";
import { CAST, type CastKey } from "../cast.ts";
import type { World } from "../world.ts";
import { type Ledger, openLedger } from "./ledger.ts";

/** What every life is told with: the ledger, the settings and the partnership's own lists by their names. */
export type Desk = {
  ledger: Ledger;
  world: World;
  settings: Settings;
  idOf: (list: "outcomes" | "flags" | "factors" | "markers", name: string) => string;
  levels: Awaited<ReturnType<typeof listLocationLevels>>;
  questionnaire: { id: string; content: ReturnType<typeof readQuestionnaire> };
};

export async function openDesk(world: World): Promise<Desk> {
  const { db, partnershipId, from } = world;
  const actors = new Map<CastKey, Awaited<ReturnType<World["actor"]>>>();
  for (const { key } of CAST) actors.set(key, await world.actor(key));
  const named = (rows: readonly { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [name, id]));
  const lists = {
    outcomes: named(await listOutcomes(db, partnershipId)),
    flags: named(await listFlagKinds(db, partnershipId)),
    factors: named(await listRiskFactors(db, partnershipId, { today: from, limit: 100 })),
    markers: named(await listMarkerKinds(db, partnershipId)),
  };
  const inUse = await findQuestionnaireInUse(db, partnershipId);
  if (!inUse) throw new Error("A partnership begins with a questionnaire");
  return {
    ...{ ledger: openLedger(world, actors), world, settings: await settingsOn(db, partnershipId, from) },
    idOf(list, name) {
      const id = lists[list].get(name);
      if (id === undefined) throw new Error(`The list of ${list} has no ${name}`);
      return id;
    },
    levels: await listLocationLevels(db, partnershipId, from),
    questionnaire: { id: inUse.id, content: readQuestionnaire(inUse.content) },
  };
}
