import { type ExpressionBuilder, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { ofPartnership } from "./of-partnership.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/**
 * Licensed premises, what happened there and their grades: the premises group and licensing officers (DESIGN 5), to whom
 * alone premises:read is granted. Of an incident they read what app/domain/premises names, and nothing of people or of
 * what happened.
 */
export function premisesVisibleTo(actor: Actor) {
  return (eb: In<"premises">) =>
    eb.and([
      ofPartnership("premises.partnership_id", actor),
      eb.lit(actor.permissions.has("premises:read")),
      premisesImportIsVisible(),
    ]);
}

/**
 * What stands of the public register (Licensing Act 2003 s8), for whoever logs an incident: name, number and address, and
 * nothing of grades or incidents.
 */
export function premisesToName(actor: Pick<Actor, "partnershipId">) {
  return (eb: In<"premises">) => eb.and([ofPartnership("premises.partnership_id", actor), premisesImportIsVisible()]);
}

/** Meetings at which grades are agreed: those of the premises groups, for whoever sees premises, in the group or not. */
export function gradingSittingsVisibleTo(actor: Actor) {
  return (eb: In<"sitting">) =>
    eb.and([
      ofPartnership("sitting.partnership_id", actor),
      eb.lit(actor.permissions.has("premises:read")),
      eb.exists(
        eb
          .selectFrom("partnership_group")
          .select("partnership_group.id")
          .whereRef("partnership_group.id", "=", "sitting.group_id")
          .where("partnership_group.kind", "=", "premises"),
      ),
    ]);
}

/**
 * An incident that counts at premises: also one that is no anti-social behaviour, but not one that was found to be another
 * or that came with a file which is not loaded or was taken back.
 */
export function countsAtPremises() {
  return sql<boolean>`(premises_incident.ended_on is null and ${standsAtPremises()})`;
}

/** One that somebody took off the premises again: it counts no more, and can be put back. */
export function wasTakenOff() {
  return sql<boolean>`(premises_incident.ended_on is not null and ${standsAtPremises()})`;
}

function standsAtPremises() {
  return sql`incident.set_aside is distinct from 'same' and (incident.import_batch_id is null or exists (
    select 1 from import_batch where import_batch.id = incident.import_batch_id and import_batch.status = 'visible'))`;
}

function premisesImportIsVisible() {
  return sql<boolean>`(premises.import_batch_id is null or exists (
    select 1 from import_batch where import_batch.id = premises.import_batch_id and import_batch.status = 'visible'))`;
}
