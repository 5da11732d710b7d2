import type { Band } from "#app/domain/premises/bands.ts";
import { isInForce } from "../in-force.ts";
import type { Executor } from "../transaction.ts";

// What the morning's job looks for in one partnership. No actor asks: each is told by the reference alone.

type Between = { from: string; to: string; after: { day: string; id: string }; limit: number };

/** Meetings with premises under way, to be held by a day between the two. */
export function listMeetingsToHold(db: Executor, partnershipId: string, { from, to, after, limit }: Between) {
  return db
    .selectFrom("premises_meeting")
    .innerJoin("premises", "premises.id", "premises_meeting.premises_id")
    .select([
      "premises_meeting.id",
      "premises_meeting.due_on as day",
      "premises.id as premisesId",
      "premises.reference",
    ])
    .where("premises_meeting.partnership_id", "=", partnershipId)
    .where("premises_meeting.held_on", "is", null)
    .where("premises_meeting.not_held_reason", "is", null)
    .where("premises.closed_on", "is", null)
    .where("premises_meeting.due_on", ">=", after.day === "" ? from : after.day)
    .where("premises_meeting.due_on", "<=", to)
    .where((eb) => eb.or([eb("premises_meeting.due_on", ">", after.day), eb("premises_meeting.id", ">", after.id)]))
    .orderBy("premises_meeting.due_on")
    .orderBy("premises_meeting.id")
    .limit(limit)
    .execute();
}

/** Open plans that end on a day between the two. */
export function listPlansEnding(db: Executor, partnershipId: string, { from, to, after, limit }: Between) {
  return db
    .selectFrom("premises_plan")
    .innerJoin("premises", "premises.id", "premises_plan.premises_id")
    .select(["premises_plan.id", "premises_plan.ends_on as day", "premises.id as premisesId", "premises.reference"])
    .where("premises_plan.partnership_id", "=", partnershipId)
    .where("premises_plan.closed_on", "is", null)
    .where("premises.closed_on", "is", null)
    .where("premises_plan.ends_on", ">=", after.day === "" ? from : after.day)
    .where("premises_plan.ends_on", "<=", to)
    .where((eb) => eb.or([eb("premises_plan.ends_on", ">", after.day), eb("premises_plan.id", ">", after.id)]))
    .orderBy("premises_plan.ends_on")
    .orderBy("premises_plan.id")
    .limit(limit)
    .execute();
}

/** Whether contact with any premises is overdue: of each band, reckoned from a day that lies before the bound. */
export async function isAnyContactOverdue(
  db: Executor,
  partnershipId: string,
  bounds: readonly { band: Band; most: string }[],
): Promise<boolean> {
  const row = await db
    .selectFrom("premises")
    .select("premises.id")
    .where("premises.partnership_id", "=", partnershipId)
    .where("premises.closed_on", "is", null)
    .where((eb) =>
      eb.or(
        bounds.map(({ band, most }) =>
          eb.and([eb("premises.agreed_band", "=", band), eb("premises.contact_from_on", "<=", most)]),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who is told of premises: the chairs of the premises groups, and licensing officers, in date and able to sign in. */
export function listWhoFollowPremises(db: Executor, partnershipId: string, today: string) {
  return db
    .selectFrom("user_account")
    .select("user_account.id as userId")
    .where("user_account.status", "=", "active")
    .where((eb) =>
      eb.or([
        eb(
          "user_account.id",
          "in",
          eb
            .selectFrom("membership")
            .innerJoin("partnership_group", "partnership_group.id", "membership.group_id")
            .select("membership.user_id")
            .where("membership.partnership_id", "=", partnershipId)
            .where("membership.role", "=", "chair")
            .where("partnership_group.kind", "=", "premises")
            .where(isInForce("membership", today)),
        ),
        eb(
          "user_account.id",
          "in",
          eb
            .selectFrom("duty")
            .select("duty.user_id")
            .where("duty.partnership_id", "=", partnershipId)
            .where("duty.duty", "=", "licensing-officer")
            .where(isInForce("duty", today)),
        ),
      ]),
    )
    .orderBy("user_account.id")
    .limit(200)
    .execute();
}
