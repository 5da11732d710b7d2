import type { Insertable, Updateable } from "kysely";
import type { SessionStage } from "#app/domain/access/session-limits.ts";
import { isInForce } from "../in-force.ts";
import { madeOnce } from "../made-once.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";

type SessionTable = Database["session"];

const COLUMNS = [
  "session.id",
  "session.user_id as userId",
  "session.partnership_id as partnershipId",
  "session.stage",
  "session.token_hash as tokenHash",
  "session.renewed_at as renewedAt",
  "session.renewal_due as renewalDue",
  "session.pending_secret_sealed as pendingSecretSealed",
  "session.last_seen_at as lastSeenAt",
  "session.kept_meeting_at as keptMeetingAt",
  "session.expires_at as expiresAt",
  "session.ended_at as endedAt",
] as const;

/** By the token of now or, for requests that were under way at a renewal, the one before. */
export async function findSessionByTokenHash(db: Executor, hash: string) {
  const [session] = await sessionsByTokenHash(db, { hash });
  return session;
}

const sessionsByTokenHash = madeOnce((db, { hash }: { hash: string }) =>
  db
    .selectFrom("session")
    .innerJoin("user_account", "user_account.id", "session.user_id")
    .select(COLUMNS)
    .select([
      "user_account.name as userName",
      "user_account.agency_id as agencyId",
      "user_account.status as userStatus",
    ])
    .where((eb) => eb.or([eb("session.token_hash", "=", hash), eb("session.previous_token_hash", "=", hash)])),
);

export function findSessionById(db: Executor, id: string) {
  return db.selectFrom("session").select(COLUMNS).where("session.id", "=", id).executeTakeFirst();
}

/** The partnerships in which a user holds a membership or a duty on that day, or is an agency's contact for escalation, by name. */
export function listPartnershipsOfUser(db: Executor, userId: string, today: string) {
  return partnershipsOfUser(db, { userId, today });
}

/** From the user's own rows: asked of each partnership in turn, it would take longer with every one that there is. */
const partnershipsOfUser = madeOnce((db, { userId, today }: { userId: string; today: string }) => {
  const held = (table: "membership" | "duty") =>
    db
      .selectFrom(table)
      .select(`${table}.partnership_id as id`)
      .where(`${table}.user_id`, "=", userId)
      .where(isInForce(table, today));
  // Told of overdue actions, they must be able to come and look.
  const told = db
    .selectFrom("partnership_agency")
    .select("partnership_agency.partnership_id as id")
    .where("partnership_agency.contact_user_id", "=", userId)
    .where("partnership_agency.left_on", "is", null);
  return db
    .selectFrom("partnership")
    .select(["partnership.id", "partnership.name"])
    .where("partnership.id", "in", held("membership").union(held("duty")).union(told))
    .orderBy("partnership.name")
    .limit(100);
});

type Held = { userId: string; partnershipId: string; today: string };

export function listMembershipsOn(db: Executor, userId: string, partnershipId: string, today: string) {
  return membershipsOn(db, { userId, partnershipId, today });
}

const membershipsOn = madeOnce((db, { userId, partnershipId, today }: Held) =>
  db
    .selectFrom("membership")
    .innerJoin("partnership_group", "partnership_group.id", "membership.group_id")
    .select(["membership.group_id as groupId", "membership.role as role", "partnership_group.kind as groupKind"])
    .where("membership.user_id", "=", userId)
    .where("membership.partnership_id", "=", partnershipId)
    .where(isInForce("membership", today))
    .where((eb) => eb.or([eb("partnership_group.ended_on", "is", null), eb("partnership_group.ended_on", ">=", today)]))
    .orderBy("membership.group_id")
    .limit(500),
);

export function listDutiesOn(db: Executor, userId: string, partnershipId: string, today: string) {
  return dutiesOn(db, { userId, partnershipId, today });
}

const dutiesOn = madeOnce((db, { userId, partnershipId, today }: Held) =>
  db
    .selectFrom("duty")
    .select("duty.duty")
    .where("duty.user_id", "=", userId)
    .where("duty.partnership_id", "=", partnershipId)
    .where(isInForce("duty", today))
    .limit(100),
);

/** Whether the user leads an open case of the partnership, or supervises one. */
export async function leadsOpenCase(db: Executor, userId: string, partnershipId: string) {
  const of = { userId, partnershipId };
  return (await openCasesLed(db, of)).length > 0 || (await openCasesSupervised(db, of)).length > 0;
}

/** Whether the user is named for a case of the partnership, open or closed: it is theirs to read until that ends. */
export async function isNamedForCase(db: Executor, userId: string, partnershipId: string) {
  return (await casesNamedFor(db, { userId, partnershipId })).length > 0;
}

type Part = { userId: string; partnershipId: string };

const openCasesLed = madeOnce((db, of: Part) => anOpenCase(db, "lead_user_id", of));
const openCasesSupervised = madeOnce((db, of: Part) => anOpenCase(db, "supervisor_user_id", of));

function anOpenCase(db: Executor, as: "lead_user_id" | "supervisor_user_id", { userId, partnershipId }: Part) {
  return db
    .selectFrom("case_record")
    .select("id")
    .where(as, "=", userId)
    .where("partnership_id", "=", partnershipId)
    .where("status", "<>", "closed")
    .where(importIsVisible("case_record.import_batch_id"))
    .limit(1);
}

const casesNamedFor = madeOnce((db, { userId, partnershipId }: Part) =>
  db
    .selectFrom("case_access")
    .select("case_id")
    .where("user_id", "=", userId)
    .where("partnership_id", "=", partnershipId)
    .where("access", "=", "named")
    .where("ended_at", "is", null)
    .limit(1),
);

export async function insertSession(trx: Transaction, row: Insertable<SessionTable>) {
  await trx.insertInto("session").values(row).execute();
}

export async function updateSession(trx: Transaction, id: string, changes: Updateable<SessionTable>) {
  await trx.updateTable("session").set(changes).where("id", "=", id).execute();
}

/** Only a session that goes on and still stands at that stage. */
export async function advanceSession(
  trx: Transaction,
  id: string,
  from: SessionStage,
  changes: Updateable<SessionTable>,
): Promise<boolean> {
  const result = await trx
    .updateTable("session")
    .set(changes)
    .where("id", "=", id)
    .where("stage", "=", from)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Only from where it was read to stand: of several requests at once, one moves it. */
export async function moveSession(trx: Transaction, id: string, from: string | null, to: string): Promise<boolean> {
  const result = await trx
    .updateTable("session")
    .set({ partnership_id: to })
    .where("id", "=", id)
    .where("partnership_id", from === null ? "is" : "=", from)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes the authenticator secret that the session shows: of two requests that confirm it at once, one does. */
export async function takePendingSecret(trx: Transaction, id: string, sealed: string): Promise<boolean> {
  const result = await trx
    .updateTable("session")
    .set({ pending_secret_sealed: null })
    .where("id", "=", id)
    .where("pending_secret_sealed", "=", sealed)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function endSession(trx: Transaction, id: string, now: Date) {
  await trx
    .updateTable("session")
    .set({ ended_at: now.toISOString() })
    .where("id", "=", id)
    .where("ended_at", "is", null)
    .execute();
}

/** One of the user's own; false when it has ended already or is somebody else's. */
export async function endSessionOf(trx: Transaction, userId: string, id: string, now: Date): Promise<boolean> {
  const result = await trx
    .updateTable("session")
    .set({ ended_at: now.toISOString() })
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Sessions over since before that instant. */
export async function deleteSessionsBefore(trx: Transaction, instant: string) {
  await trx
    .deleteFrom("session")
    .where((eb) => eb.or([eb("ended_at", "<", instant), eb("expires_at", "<", instant)]))
    .execute();
}

/** Only if the token is still the one that was read: of two requests at once, one renews. */
export async function renewSessionToken(
  trx: Transaction,
  id: string,
  from: string,
  to: string,
  now: Date,
): Promise<boolean> {
  const result = await trx
    .updateTable("session")
    .set({ token_hash: to, previous_token_hash: from, renewed_at: now.toISOString(), renewal_due: 0 })
    .where("id", "=", id)
    .where("token_hash", "=", from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whatever changed what a user may do: each of the user's sessions gets a new id at its next request. */
export async function markRenewalDue(trx: Transaction, userId: string) {
  await trx
    .updateTable("session")
    .set({ renewal_due: 1 })
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .execute();
}

/** Ends every session of the user but the one named. */
export async function endSessionsOf(trx: Transaction, userId: string, now: Date, except: string | null = null) {
  await trx
    .updateTable("session")
    .set({ ended_at: now.toISOString() })
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .$if(except !== null, (q) => q.where("id", "<>", except ?? ""))
    .execute();
}

/** The session keeps a meeting at this instant; nothing is written where it was last noted no earlier than `since`. */
export async function noteMeetingKept(trx: Transaction, id: string, { now, since }: { now: Date; since: Date }) {
  await trx
    .updateTable("session")
    .set({ kept_meeting_at: now.toISOString() })
    .where("id", "=", id)
    .where((eb) => eb.or([eb("kept_meeting_at", "is", null), eb("kept_meeting_at", "<", since.toISOString())]))
    .execute();
}

/** Those that are alive: used since, or by which a meeting was kept since. */
export function listSessionsOf(
  db: Executor,
  userId: string,
  now: Date,
  { seenSince, keptSince }: { seenSince: Date; keptSince: Date },
) {
  return db
    .selectFrom("session")
    .select(["id", "browser", "created_at as createdAt", "last_seen_at as lastSeenAt"])
    .where("user_id", "=", userId)
    .where("ended_at", "is", null)
    .where("stage", "=", "complete")
    .where("expires_at", ">", now.toISOString())
    .where((eb) =>
      eb.or([eb("last_seen_at", ">", seenSince.toISOString()), eb("kept_meeting_at", ">", keptSince.toISOString())]),
    )
    .orderBy("last_seen_at", "desc")
    .limit(50)
    .execute();
}
