import { v7 as uuid } from "uuid";
import { fold } from "#app/domain/search/fold.ts";
import type { Insertable } from "kysely";
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

/** A condition that somebody is not to be approached, binding every respondent. */
export async function aConditionProtecting(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId">,
  interventionId: string,
  personId: string | null,
  changes: Partial<Insertable<Database["intervention_condition"]>> = {},
) {
  const id = uuid();
  await insert(db, "intervention_condition", {
    excludes_from_home: 0,
    id, partnership_id: p.partnershipId, intervention_id: interventionId, version: 1, number: 1, kind: "prohibition",
    words: "Not to approach them", protected_person_id: personId, from_day: "2026-03-02", created_at: "2026-03-02T09:00:00.000Z", ...changes,
  }); // prettier-ignore
  return id;
}
