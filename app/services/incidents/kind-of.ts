import { ASB_HEADINGS, type AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import { listAsbTypes } from "#db/queries/asb-types.ts";
import type { Executor } from "#db/transaction.ts";

/** What was chosen of the list: a national heading, or a type of the partnership's own with the heading above it. */
export async function kindOf(
  db: Executor,
  partnershipId: string,
  chosen: string,
  today: string,
): Promise<{ heading: AsbHeading; typeId: string | null; typeName: string | null } | null> {
  const heading = ASB_HEADINGS.find((known) => known === chosen);
  if (heading) return { heading, typeId: null, typeName: null };
  const type = (await listAsbTypes(db, partnershipId, today)).find(({ id }) => chosen === `type:${id}`);
  return type ? { heading: type.heading, typeId: type.id, typeName: type.name } : null;
}
