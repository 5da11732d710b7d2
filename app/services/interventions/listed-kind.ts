import type { ChosenKind } from "#app/domain/interventions/chosen-kind.ts";
import { definitionOf, type Tier } from "#app/domain/interventions/kinds.ts";
import { listOwnInterventionKinds, listSupportServices } from "#db/queries/intervention-lists.ts";
import type { Executor } from "#db/transaction.ts";

type Listed = { name: string; tier: Tier | null };

/** What was chosen, by its name; null when the partnership's lists do not have it on that day. */
export async function listedKind(
  db: Executor,
  partnershipId: string,
  { kind, listedId }: ChosenKind,
  day: string,
): Promise<Listed | null> {
  const { name } = definitionOf(kind);
  if (kind === "own") {
    const own = (await listOwnInterventionKinds(db, partnershipId, day)).find(({ id }) => id === listedId);
    return own ? { name: own.name, tier: own.tier } : null;
  }
  if (kind === "referral") {
    const service = (await listSupportServices(db, partnershipId, day)).find(({ id }) => id === listedId);
    return service ? { name: `Referral to ${service.name}`, tier: null } : null;
  }
  return { name, tier: null };
}
