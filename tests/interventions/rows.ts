import { v7 as uuid } from "uuid";
import { fold } from "#app/domain/search/fold.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { anIntervention, aRespondent, insert, type TestPartnership } from "../factories.ts";

/** A service of the partnership's list, for people who cause harm unless said otherwise. */
export async function aService(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  changes: Partial<Database["support_service"]> = {},
) {
  const id = uuid();
  const name = changes.name ?? "Early Help Hub";
  await insert(db, "support_service", {
    id, partnership_id: p.partnershipId, name, name_folded: fold(name), is_for_victims: 0, retired_on: null, version: 1, ...changes,
  }); // prettier-ignore
  return id;
}

/** Something done with one person: by itself, or in a case. */
export async function doneWith(
  db: Executor,
  p: TestPartnership,
  personId: string,
  changes: Partial<Database["intervention"]> = {},
) {
  const id = await anIntervention(db, p, changes);
  await aRespondent(db, p, id, { person_id: personId });
  return id;
}
