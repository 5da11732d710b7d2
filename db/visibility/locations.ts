import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "./imports.ts";
import { ofPartnership } from "./of-partnership.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/** A location, with its address: everyone signed in (DESIGN 5). What is known there is asked of each record for itself. */
export function locationsVisibleTo(actor: Pick<Actor, "partnershipId">) {
  return (eb: In<"location">) =>
    eb.and([ofPartnership("location.partnership_id", actor), importIsVisible("location.import_batch_id")()]);
}
