import type { Actor } from "#app/domain/access/actor.ts";
import { unsafeListDisclosuresOf } from "#db/queries/disclosure-entries.ts";
import type { Executor } from "#db/transaction.ts";

const SHOWN = 5;

/** To whom a record was told of lately, for the page of a record that the caller has found visible, and where to write more. */
export async function disclosuresOf(
  { db, actor }: { db: Executor; actor: Actor },
  { kind, id, reference }: { kind: "case" | "person" | "incident"; id: string; reference: string },
) {
  const found = await unsafeListDisclosuresOf(db, { partnershipId: actor.partnershipId, kind, id }, SHOWN);
  return {
    disclosures: found.map(({ destination: _, madeBy: __, ...shown }) => shown),
    href: actor.permissions.has("disclosures:record")
      ? `/disclosures/new?${new URLSearchParams({ record: reference }).toString()}`
      : null,
  };
}
