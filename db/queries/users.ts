import { type ExpressionBuilder, type Insertable, sql, type Updateable } from "kysely";
import type { UserBounds, UserFilter, UserPage } from "#app/domain/access/user-filter.ts";
import { isInForce } from "../in-force.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

type UserTable = Database["user_account"];
type Eb = ExpressionBuilder<Database, "user_account">;

/** The users of its agencies, and whoever has or had a membership or a duty in it. Users belong to no partnership. */
function visibleIn(partnershipId: string) {
  return (eb: Eb) =>
    eb.or([
      eb.exists(agencyIn(eb, partnershipId)),
      eb.exists(heldIn(eb, "membership", partnershipId)),
      eb.exists(heldIn(eb, "duty", partnershipId)),
    ]);
}

function agencyIn(eb: Eb, partnershipId: string) {
  return eb
    .selectFrom("partnership_agency")
    .select("partnership_agency.agency_id")
    .where("partnership_agency.partnership_id", "=", partnershipId)
    .whereRef("partnership_agency.agency_id", "=", "user_account.agency_id");
}

function heldIn<T extends "membership" | "duty">(eb: Eb, table: T, partnershipId: string) {
  return eb
    .selectFrom(table as "membership")
    .select(`${table as "membership"}.id`)
    .where(`${table as "membership"}.partnership_id`, "=", partnershipId)
    .whereRef(`${table as "membership"}.user_id`, "=", "user_account.id");
}

export function findUser(db: Executor, partnershipId: string, userId: string) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select([
      "user_account.id",
      "user_account.name",
      "user_account.email",
      "user_account.email_folded as emailFolded",
      "user_account.job_title as jobTitle",
      "user_account.status",
      "user_account.agency_id as agencyId",
      "agency.name as agencyName",
      "user_account.totp_confirmed_at as factorSince",
      "user_account.last_signed_in_at as lastSignedInAt",
      "user_account.version",
    ])
    .select((eb) => [
      eb.exists(agencyIn(eb, partnershipId)).as("agencyIsHere"),
      eb("user_account.password_hash", "is not", null).as("hasPassword"),
    ])
    .where("user_account.id", "=", userId)
    .where(visibleIn(partnershipId))
    .executeTakeFirst()
    .then(
      (user) => user && { ...user, agencyIsHere: Boolean(user.agencyIsHere), hasPassword: Boolean(user.hasPassword) },
    );
}

/** Whoever has the address, in whatever partnership: it is unique in the installation. */
export function unsafeFindUserByEmail(db: Executor, emailFolded: string) {
  return db
    .selectFrom("user_account")
    .select(["id", "name", "status"])
    .where("email_folded", "=", emailFolded)
    .executeTakeFirst();
}

/** One more than a page, so that the caller knows whether another follows. Sorted by name, whichever way it was asked. */
export async function listUsers(
  db: Executor,
  partnershipId: string,
  filter: UserFilter,
  page: UserPage,
  bounds: UserBounds,
  limit: number,
) {
  const backwards = page.before !== undefined;
  const key = await findKey(db, page.before ?? page.after);
  const rows = await filtered(db, partnershipId, filter, bounds)
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select([
      "user_account.id",
      "user_account.name",
      "user_account.status",
      "agency.name as agencyName",
      "user_account.last_signed_in_at as lastSignedInAt",
    ])
    .$if(key !== undefined, (q) =>
      q.where((eb) => {
        const { nameFolded, id } = key ?? { nameFolded: "", id: "" };
        const beyond = backwards ? "<" : ">";
        return eb.or([
          eb("user_account.name_folded", beyond, nameFolded),
          eb.and([eb("user_account.name_folded", "=", nameFolded), eb("user_account.id", beyond, id)]),
        ]);
      }),
    )
    .orderBy("user_account.name_folded", backwards ? "desc" : "asc")
    .orderBy("user_account.id", backwards ? "desc" : "asc")
    .limit(limit + 1)
    .execute();
  const hasMore = rows.length > limit;
  const shown = rows.slice(0, limit);
  return { rows: backwards ? shown.reverse() : shown, hasMore };
}

/** The place in the order; the address carries the id alone. */
async function findKey(db: Executor, userId: string | undefined) {
  if (userId === undefined) return undefined;
  return db
    .selectFrom("user_account")
    .select(["id", "name_folded as nameFolded"])
    .where("id", "=", userId)
    .executeTakeFirst();
}

export async function countUsers(
  db: Executor,
  partnershipId: string,
  filter: UserFilter,
  bounds: UserBounds,
): Promise<number> {
  const { count } = await filtered(db, partnershipId, filter, bounds)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Counts and lists alike, so that a count opens exactly its rows. */
function filtered(db: Executor, partnershipId: string, filter: UserFilter, bounds: UserBounds) {
  const { agency, status, group, show } = filter;
  return db
    .selectFrom("user_account")
    .where(visibleIn(partnershipId))
    .$if(agency !== undefined, (q) => q.where("user_account.agency_id", "=", agency ?? ""))
    .$if(status !== undefined, (q) => q.where("user_account.status", "=", status ?? "active"))
    .$if(group !== undefined, (q) =>
      q.where((eb) =>
        eb.exists(
          heldIn(eb, "membership", partnershipId)
            .where("membership.group_id", "=", group ?? "")
            .where(isInForce("membership", bounds.today)),
        ),
      ),
    )
    .$if(show === "not-signed-in", (q) =>
      q
        .where("user_account.status", "=", "active")
        .where((eb) =>
          eb(eb.fn.coalesce("user_account.last_signed_in_at", "user_account.created_at"), "<", bounds.unusedSince),
        ),
    )
    .$if(show === "signed-in", (q) => q.where("user_account.last_signed_in_at", ">=", bounds.recentSince))
    .$if(show === "guests-ending", (q) => q.where((eb) => eb.exists(guestsEnding(eb, partnershipId, bounds))))
    .$if(show === "no-role", (q) =>
      q
        .where("user_account.status", "<>", "disabled")
        .where((eb) =>
          eb.not(eb.exists(heldIn(eb, "membership", partnershipId).where(notOver("membership", bounds.today)))),
        )
        .where((eb) => eb.not(eb.exists(heldIn(eb, "duty", partnershipId).where(notOver("duty", bounds.today)))))
        .where((eb) => eb.not(eb.exists(agencyThatTurnsTo(eb, partnershipId)))),
    );
}

function guestsEnding(eb: Eb, partnershipId: string, { today, guestsUntil }: UserBounds) {
  return heldIn(eb, "membership", partnershipId)
    .where("membership.role", "=", "guest")
    .where(isInForce("membership", today))
    .where("membership.until_day", "<=", guestsUntil);
}

/** An agency whose contact for escalation the user is: they come to look at what is late. */
function agencyThatTurnsTo(eb: Eb, partnershipId: string) {
  return eb
    .selectFrom("partnership_agency")
    .select("partnership_agency.agency_id")
    .whereRef("partnership_agency.contact_user_id", "=", "user_account.id")
    .where("partnership_agency.partnership_id", "=", partnershipId)
    .where("partnership_agency.left_on", "is", null);
}

function notOver(table: "membership" | "duty", today: string) {
  const until = sql.ref(`${table}.until_day`);
  return sql<boolean>`(${until} is null or ${until} >= ${today})`;
}

/** For a list from which one is chosen: whoever can sign in now or soon. */
export function listUserChoices(db: Executor, partnershipId: string, agencyId?: string) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.id", "user_account.name", "agency.name as agencyName"])
    .where(visibleIn(partnershipId))
    .where("user_account.status", "<>", "disabled")
    .$if(agencyId !== undefined, (q) => q.where("user_account.agency_id", "=", agencyId ?? ""))
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .limit(1000)
    .execute();
}

/** As listUserChoices, with the agency of each: from them the officer of an agency is chosen. */
export function listOfficers(db: Executor, partnershipId: string) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.id", "user_account.name", "agency.id as agencyId", "agency.name as agencyName"])
    .where(visibleIn(partnershipId))
    .where("user_account.status", "<>", "disabled")
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .limit(1000)
    .execute();
}

export async function insertUser(trx: Transaction, row: Insertable<UserTable>) {
  await trx.insertInto("user_account").values(row).execute();
}

/** Only while it still has the version that was read. */
export async function updateUser(
  trx: Transaction,
  userId: string,
  version: number,
  changes: Updateable<UserTable>,
): Promise<boolean> {
  const result = await trx
    .updateTable("user_account")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", userId)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** For rules about one user's account, of which other partnerships' administrators may be asking at the same moment. */
export async function lockUser(trx: Transaction, userId: string) {
  await trx
    .updateTable("user_account")
    .set((eb) => ({ version: eb.ref("version") }))
    .where("id", "=", userId)
    .execute();
}

/** Every partnership in which the user has a role that is not over. */
export async function listPartnershipIdsOfUser(db: Executor, userId: string, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom("membership")
    .select("membership.partnership_id as id")
    .where("membership.user_id", "=", userId)
    .where(notOver("membership", today))
    .union(
      db
        .selectFrom("duty")
        .select("duty.partnership_id as id")
        .where("duty.user_id", "=", userId)
        .where(notOver("duty", today)),
    )
    .limit(1000)
    .execute();
  return rows.map((row) => row.id).sort();
}

export async function listPartnershipIdsAdministeredBy(db: Executor, userId: string, today: string): Promise<string[]> {
  const rows = await db
    .selectFrom("duty")
    .select("duty.partnership_id as id")
    .where("duty.user_id", "=", userId)
    .where("duty.duty", "=", "administrator")
    .where(isInForce("duty", today))
    .limit(1000)
    .execute();
  return rows.map((row) => row.id);
}
