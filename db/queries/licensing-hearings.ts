import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { Executor } from "../transaction.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";

/** A hearing is held within weeks of what it is about: nothing older is looked through for one that lies ahead. */
const HEARD_WITHIN_DAYS = 366;

/** Hearings about licences between two days, soonest first. */
export function listHearingsAhead(db: Executor, actor: Actor, { from, until }: { from: string; until: string }) {
  return db
    .selectFrom("licensing_step")
    .innerJoin("premises", "premises.id", "licensing_step.premises_id")
    .select(["licensing_step.id", "licensing_step.hearing_on as day"])
    .select(["premises.id as premisesId", "premises.name"])
    .where("licensing_step.partnership_id", "=", actor.partnershipId)
    .where("licensing_step.happened_on", ">=", plusDays(from, -HEARD_WITHIN_DAYS))
    .where("licensing_step.hearing_on", ">=", from)
    .where("licensing_step.hearing_on", "<=", until)
    .where(premisesVisibleTo(actor))
    .orderBy("licensing_step.hearing_on")
    .orderBy("licensing_step.id")
    .limit(100)
    .execute();
}
