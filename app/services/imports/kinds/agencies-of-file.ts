import { agencyKey } from "#app/domain/imports/agency-key.ts";
import type { ImportSource } from "#app/domain/imports/import-source.ts";
import type { Decision, RowValues } from "#app/domain/imports/kind.ts";
import { fold } from "#app/domain/search/fold.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import type { Executor } from "#db/transaction.ts";

/** The agencies of the partnership by what a file may call them: "Charnwood BC" is Charnwood Borough Council. */
export async function agenciesByKey(db: Executor, partnershipId: string): Promise<ReadonlyMap<string, string>> {
  const agencies = await listAgenciesOfPartnership(db, partnershipId);
  return new Map(agencies.map((agency) => [agencyKey(fold(agency.name)), agency.id]));
}

/** The agency of a row: the one that it names, else the one of the file; null where neither is known. */
export function agencyOf(
  { agency }: RowValues,
  agencies: ReadonlyMap<string, string>,
  source: Pick<ImportSource, "agencyId"> = { agencyId: null },
): string | null {
  if (typeof agency === "string") return agencies.get(agencyKey(fold(agency))) ?? null;
  return source.agencyId !== null && [...agencies.values()].includes(source.agencyId) ? source.agencyId : null;
}

/** What becomes of a row whose agency is not known. */
export function noAgency({ agency }: RowValues): Decision {
  const named = typeof agency === "string" ? agency : undefined;
  return {
    fate: "error",
    field: "agency",
    reason: named
      ? `There is no agency “${named}” in the partnership. Say which agency it is, or add it first`
      : "The row names no agency. Say with the columns which agency took the reports",
    unknownAgency: named,
  };
}
