import { type Actor, withoutGlass } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { RecordedFields } from "#app/domain/interventions/intervention.form.ts";
import type { FormRefusal } from "#app/domain/interventions/refuse-form.ts";
import { addPlace, findPlace } from "#app/services/incidents/name-place.ts";
import { findVisibleReference } from "#db/queries/audit-records.ts";
import { type About, mayBeFollowed } from "#db/queries/earlier-interventions.ts";
import { isInterventionOfficer } from "#db/queries/intervention-officers.ts";
import { findLocation } from "#db/queries/locations.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import type { Executor, Transaction } from "#db/transaction.ts";

type At = { actor: Actor; now: Date };
type Named = Pick<RecordedFields, "agencyId" | "officerUserId" | "followsId">;

type Kept = Pick<Named, "officerUserId" | "followsId">;

/**
 * The agency, the officer and what it follows are ones that this actor may name, by what the form offers: the officer may
 * open the record. What is recorded already and not changed stays, whoever it is.
 */
export async function refuseNamed(
  db: Executor,
  { actor, now }: At,
  form: Named,
  about: About,
  kept: Kept = { officerUserId: null, followsId: null },
): Promise<FormRefusal[]> {
  const { officerUserId, followsId } = form;
  const { partnershipId } = actor;
  const faults: FormRefusal[] = [];
  if (!(await findAgencyOfPartnership(db, partnershipId, form.agencyId)))
    faults.push({ field: "agencyId", message: "Select the agency" });
  const isOther = officerUserId !== null && officerUserId !== kept.officerUserId;
  if (isOther && !(await isInterventionOfficer(db, { partnershipId, today: londonDay(now) }, officerUserId)))
    faults.push({ field: "officerUserId", message: "Select the officer from the list" });
  const isFurther = followsId !== null && followsId !== kept.followsId;
  if (isFurther && !(await mayBeFollowed(db, withoutGlass(actor), followsId, about)))
    faults.push({ field: "followsId", message: "Select from the list" });
  return faults;
}

/** What it follows by now: what the form could not show to this actor is not taken away by its being blank. */
export async function followedNow(db: Executor, actor: Actor, found: Kept, form: Kept): Promise<string | null> {
  if (form.followsId !== null || found.followsId === null) return form.followsId;
  const shown = await findVisibleReference(db, withoutGlass(actor), "intervention", found.followsId);
  return shown === undefined ? found.followsId : null;
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
