import type { Actor } from "#app/domain/access/actor.ts";
import type { RecordedFields } from "#app/domain/interventions/intervention.form.ts";
import type { FormRefusal } from "#app/domain/interventions/refuse-form.ts";
import { addPlace, findPlace } from "#app/services/incidents/name-place.ts";
import { findVisibleReference } from "#db/queries/audit-records.ts";
import { findLocation } from "#db/queries/locations.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findUser } from "#db/queries/users.ts";
import type { Executor, Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
type Named = Pick<RecordedFields, "agencyId" | "officerUserId" | "followsId">;

/** The agency, the officer and what it follows are ones that this actor may name. */
export async function refuseNamed(db: Executor, actor: Actor, form: Named): Promise<FormRefusal[]> {
  const { partnershipId } = actor;
  const faults: FormRefusal[] = [];
  if (!(await findAgencyOfPartnership(db, partnershipId, form.agencyId)))
    faults.push({ field: "agencyId", message: "Select the agency" });
  if (form.officerUserId !== null && !(await findUser(db, partnershipId, form.officerUserId)))
    faults.push({ field: "officerUserId", message: "Select the officer from the list" });
  if (form.followsId !== null && !(await findVisibleReference(db, actor, "intervention", form.followsId)))
    faults.push({ field: "followsId", message: "Select from the list" });
  return faults;
}

type Where = { place: string | null; postcode: string | null; locationId: string | null };

/** The place of a form with its beat: one that is recorded, or what it may be, asked once, or a new one. */
export async function placeOfForm(trx: Transaction, at: At, { place, postcode, locationId }: Where) {
  if (place === null) return { kind: "placed" as const, id: null, beatCode: null };
  const found = await findPlace(trx, at, { place, postcode, locationId });
  if (found.kind === "offers") return { kind: "places" as const, places: found.alike };
  if (found.kind === "refused") return { kind: "refused" as const, refusals: [found.refusal] };
  const id = found.kind === "known" ? found.id : await addPlace(trx, at, { place, postcode });
  const { beatCode = null } = (await findLocation(trx, at.actor, id)) ?? {};
  return { kind: "placed" as const, id, beatCode };
}
