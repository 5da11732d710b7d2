import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { actionsVisibleTo } from "../visibility/actions.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { referralsVisibleTo } from "../visibility/referrals.ts";
import { groupOfAction } from "./group-of-action.ts";
import {
  actionsBehind,
  type Asked,
  casesBehind,
  isActionMeasure,
  isReferralMeasure,
  referralsBehind,
} from "./performance-measured.ts";

// The rows behind a number, as far as this actor may open them.

export async function countRowsVisible(db: Executor, actor: Actor, asked: Asked): Promise<number> {
  const { count } = await counting(db, actor, asked).executeTakeFirstOrThrow();
  return count;
}

function counting(db: Executor, actor: Actor, asked: Asked) {
  const { partnershipId } = actor;
  if (isReferralMeasure(asked)) {
    return db
      .selectFrom("referral")
      .select(all)
      .where(referralsVisibleTo(actor))
      .where(referralsBehind(partnershipId, asked));
  }
  if (isActionMeasure(asked)) {
    return db
      .selectFrom("action")
      .select(all)
      .where(actionsVisibleTo(actor))
      .where(actionsBehind(partnershipId, asked));
  }
  return db.selectFrom("case_record").select(all).where(casesVisibleTo(actor)).where(casesBehind(partnershipId, asked));
}

const all = sql<number>`count(*)`.as("count");

export type FigureRow = { id: string; reference: string; groupName: string | null; day: string };

type Page = { after: string; limit: number };

/** By reference; `day` is the day received, opened or due. */
export function listRowsVisible(
  db: Executor,
  actor: Actor,
  asked: Asked,
  { after, limit }: Page,
): Promise<FigureRow[]> {
  const { partnershipId } = actor;
  if (isReferralMeasure(asked)) {
    return db
      .selectFrom("referral")
      .select(["referral.id", "referral.reference", "referral.received_on as day"])
      .select((eb) =>
        eb
          .selectFrom("partnership_group as g")
          .select("g.name")
          .whereRef("g.id", "=", "referral.group_id")
          .as("groupName"),
      )
      .where(referralsVisibleTo(actor))
      .where(referralsBehind(partnershipId, asked))
      .where("referral.reference", ">", after)
      .orderBy("referral.reference")
      .limit(limit)
      .execute();
  }
  if (isActionMeasure(asked)) {
    return db
      .selectFrom("action")
      .select(["action.id", "action.reference", "action.due_on as day"])
      .select(
        sql<string | null>`(select g.name from partnership_group as g where g.id = ${groupOfAction()})`.as("groupName"),
      )
      .where(actionsVisibleTo(actor))
      .where(actionsBehind(partnershipId, asked))
      .where("action.reference", ">", after)
      .orderBy("action.reference")
      .limit(limit)
      .execute();
  }
  return db
    .selectFrom("case_record")
    .select(["case_record.id", "case_record.reference", "case_record.opened_on as day"])
    .select((eb) =>
      eb
        .selectFrom("partnership_group as g")
        .select("g.name")
        .whereRef("g.id", "=", "case_record.group_id")
        .as("groupName"),
    )
    .where(casesVisibleTo(actor))
    .where(casesBehind(partnershipId, asked))
    .where("case_record.reference", ">", after)
    .orderBy("case_record.reference")
    .limit(limit)
    .execute();
}

/** For the rows of the tables, by name. Every user knows the groups. */
export function listGroupsCounted(db: Executor, actor: Actor) {
  return db
    .selectFrom("partnership_group")
    .select(["id", "name"])
    .where("partnership_id", "=", actor.partnershipId)
    .orderBy("name_folded")
    .limit(500)
    .execute();
}
