import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { EARLIEST_DAY } from "#app/domain/premises/incident-span.ts";
import { holderOn } from "#app/domain/premises/holders.ts";
import { HOLDER_ROLES } from "#app/domain/premises/register.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { documentsShownWith } from "#app/services/documents/documents-of.ts";
import { listAreasOfCodes } from "#db/queries/areas.ts";
import { findLocation } from "#db/queries/locations.ts";
import { listHolders } from "#db/queries/premises-holders.ts";
import { listIncidentsOfPremises } from "#db/queries/premises-incidents.ts";
import { findPremises, type FoundPremises } from "#db/queries/premises.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { followUpOf } from "./follow-up.ts";
import { pointsNow } from "./ledger-page.ts";

type Context = { db: Executor; actor: Actor; now: Date };
const NEWEST = 5;

/** Premises at a glance; opening them stands in the log. */
export async function premisesOverview({ db, actor, now }: Context, id: string) {
  const premises = await findPremises(db, actor, id);
  if (!premises) return null;
  const today = londonDay(now);
  const settings = await settingsOn(db, actor.partnershipId, today);
  const { locationId } = premises;
  const location = locationId === null ? undefined : await findLocation(db, actor, locationId);
  const asked = { premisesId: id, from: EARLIEST_DAY, until: today, limit: NEWEST + 1 };
  const incidents = await listIncidentsOfPremises(db, actor, asked);
  await recordView({ db, actor, now }, "premises.viewed", "premises", id);
  return {
    premises,
    ...(await registered(db, actor, premises, today)),
    location: location ? { id: location.id, name: location.name, reference: location.reference } : null,
    points: await pointsNow(db, actor, premises, today),
    followUp: await followUpOf(db, actor, premises, today, settings),
    incidents: { rows: incidents.slice(0, NEWEST), hasMore: incidents.length > NEWEST },
    documents: await documentsShownWith({ db, actor }, { kind: "premises", id }),
    may: { record: actor.permissions.has("premises:record"), grade: actor.permissions.has("premises:grade") },
  };
}

/** What the register has of premises, and who holds the licence and supervises on a day. */
export async function registered(db: Executor, actor: Actor, premises: FoundPremises, day: string) {
  const { beatCode, wardCode } = premises;
  const holders = await listHolders(db, actor, premises.id);
  return {
    areas: await listAreasOfCodes(db, actor.partnershipId, { beat: beatCode, ward: wardCode, lsoa: null }),
    holders: HOLDER_ROLES.map((role) => ({ role, holder: holderOn(holders, role, day) })),
  };
}
