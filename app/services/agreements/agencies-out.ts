import { agencyBounds, agreementOn } from "#app/domain/agencies/agreement.ts";
import { listAgencies } from "#db/queries/agencies.ts";
import type { Executor } from "#db/transaction.ts";

/** The agencies of the partnership with the days of their agreement; `isOut`, that it has lapsed or none is recorded. */
export async function agenciesWithAgreement(db: Executor, partnershipId: string, now: Date) {
  const bounds = agencyBounds(now);
  const agencies = await listAgencies(db, partnershipId, {}, bounds);
  return agencies
    .filter(({ leftOn }) => leftOn === null)
    .map(({ id, name, signedOn, expiresOn }) => {
      const agreement = { signedOn, expiresOn };
      const state = agreementOn(agreement, bounds.today);
      return { id, name, agreement, isOut: state === "none" || state === "lapsed" };
    });
}
