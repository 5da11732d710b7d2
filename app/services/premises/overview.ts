import type { Actor } from "#app/domain/access/actor.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { listAreasOfCodes } from "#db/queries/areas.ts";
import { findLocation } from "#db/queries/locations.ts";
import { findPremises } from "#db/queries/premises.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** Premises at a glance; opening them stands in the log. */
export async function premisesOverview({ db, actor, now }: Context, id: string) {
  const premises = await findPremises(db, actor, id);
  if (!premises) return null;
  const { beatCode, wardCode, locationId } = premises;
  const areas = await listAreasOfCodes(db, actor.partnershipId, { beat: beatCode, ward: wardCode, lsoa: null });
  const location = locationId === null ? undefined : await findLocation(db, actor, locationId);
  await recordView({ db, actor, now }, "premises.viewed", "premises", id);
  return {
    premises,
    areas,
    location: location ? { id: location.id, name: location.name, reference: location.reference } : null,
    may: {
      record: actor.permissions.has("premises:record"),
      grade: actor.permissions.has("premises:grade"),
      seeWhoHasSeen: actor.permissions.has("audit:record"),
    },
  };
}
