import type { Actor } from "#app/domain/access/actor.ts";
import type { LapseDecisionKind } from "#app/domain/meetings/gate.ts";
import { isInForce } from "../in-force.ts";
import type { Executor } from "../transaction.ts";

/** The days of the information sharing agreement of an agency with the partnership. */
export async function findAgreement(db: Executor, partnershipId: string, agencyId: string) {
  const row = await db
    .selectFrom("partnership_agency")
    .select(["isa_signed_on as signedOn", "isa_expires_on as expiresOn"])
    .where("partnership_id", "=", partnershipId)
    .where("agency_id", "=", agencyId)
    .executeTakeFirst();
  return row ?? { signedOn: null, expiresOn: null };
}

type Lapse = { groupId: string; agencyId: string; expiredOn: string | null };

/** The newest decision of a group about a lapse of an agency's agreement; one about an earlier lapse is none. */
export async function findLapseDecision(
  db: Executor,
  partnershipId: string,
  { groupId, agencyId, expiredOn }: Lapse,
): Promise<{ decision: LapseDecisionKind; graceUntil: string | null } | null> {
  const row = await db
    .selectFrom("lapse_decision")
    .select(["decision", "grace_until as graceUntil"])
    .where("partnership_id", "=", partnershipId)
    .where("group_id", "=", groupId)
    .where("agency_id", "=", agencyId)
    .where("expired_on", expiredOn === null ? "is" : "=", expiredOn)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether somebody has accepted the statement in these very words for this meeting. */
export async function hasAcceptedStatement(
  db: Executor,
  { sittingId, userId, words }: { sittingId: string; userId: string; words: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("statement_acceptance")
    .innerJoin("confidentiality_statement", "confidentiality_statement.id", "statement_acceptance.statement_id")
    .select("statement_acceptance.id")
    .where("statement_acceptance.sitting_id", "=", sittingId)
    .where("statement_acceptance.user_id", "=", userId)
    .where("confidentiality_statement.words", "=", words)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Of these cases those that stay open to the actor whatever the gate says: they lead it, or have broken the glass for it. */
export async function listCasesPastGate(db: Executor, actor: Actor, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom("case_record")
    .select("case_record.id")
    .where("case_record.partnership_id", "=", actor.partnershipId)
    .where("case_record.id", "in", ids)
    .where((eb) =>
      eb.or([
        eb("case_record.lead_user_id", "=", actor.id),
        eb.exists(
          eb
            .selectFrom("break_glass")
            .select("break_glass.id")
            .where("break_glass.session_id", "=", actor.sessionId)
            .whereRef("break_glass.case_id", "=", "case_record.id")
            .where("break_glass.user_id", "=", actor.id),
        ),
      ]),
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Whom to ask about an agreement that has lapsed: the chairs of the group in date, by name. */
export async function listChairsOfGroup(db: Executor, partnershipId: string, groupId: string, today: string) {
  const rows = await db
    .selectFrom("membership")
    .innerJoin("user_account", "user_account.id", "membership.user_id")
    .select(["user_account.id", "user_account.name"])
    .where("membership.partnership_id", "=", partnershipId)
    .where("membership.group_id", "=", groupId)
    .where("membership.role", "=", "chair")
    .where("user_account.status", "=", "active")
    .where(isInForce("membership", today))
    .orderBy("user_account.name_folded")
    .limit(20)
    .execute();
  return [...new Map(rows.map((one) => [one.id, one])).values()];
}
