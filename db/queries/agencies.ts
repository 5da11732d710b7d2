import { type Insertable, sql, type Updateable } from "kysely";
import type { AgencyBounds, AgreementState } from "#app/domain/agencies/agreement.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export type AgencyFilter = { agreement?: "due" | "none" };

/** The twin of agreementOn in app/domain/agencies/agreement.ts. */
export function agreementIs(
  states: readonly AgreementState[],
  { today, noticeUntil }: Omit<AgencyBounds, "recentSince">,
) {
  const signed = sql.ref("partnership_agency.isa_signed_on");
  const expires = sql.ref("partnership_agency.isa_expires_on");
  const conditions = {
    none: sql`${signed} is null`,
    "in-date": sql`${signed} is not null and (${expires} is null or ${expires} > ${noticeUntil})`,
    ending: sql`${signed} is not null and ${expires} >= ${today} and ${expires} <= ${noticeUntil}`,
    lapsed: sql`${signed} is not null and ${expires} < ${today}`,
  };
  return sql<boolean>`(${sql.join(
    states.map((state) => sql`(${conditions[state]})`),
    sql` or `,
  )})`;
}

/** With the use that each makes of the service: its active users, and when they last signed in. */
export async function listAgencies(db: Executor, partnershipId: string, filter: AgencyFilter, bounds: AgencyBounds) {
  const rows = await filtered(db, partnershipId, filter, bounds)
    .innerJoin("agency", "agency.id", "partnership_agency.agency_id")
    .leftJoin("user_account", "user_account.agency_id", "agency.id")
    .select([
      "agency.id",
      "agency.name",
      "agency.kind",
      "partnership_agency.isa_signed_on as signedOn",
      "partnership_agency.isa_expires_on as expiresOn",
      "partnership_agency.left_on as leftOn",
    ])
    .select((eb) => [
      eb.fn.count("user_account.id").filterWhere("user_account.status", "=", "active").as("users"),
      eb.fn
        .count("user_account.id")
        .filterWhere("user_account.last_signed_in_at", ">=", bounds.recentSince)
        .as("signedInLately"),
      eb.fn.max("user_account.last_signed_in_at").as("lastSignedInAt"),
    ])
    .groupBy([
      "agency.id",
      "agency.name",
      "agency.name_folded",
      "agency.kind",
      "partnership_agency.isa_signed_on",
      "partnership_agency.isa_expires_on",
      "partnership_agency.left_on",
    ])
    .orderBy("agency.name_folded")
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, users: Number(row.users), signedInLately: Number(row.signedInLately) }));
}

export async function countAgencies(
  db: Executor,
  partnershipId: string,
  filter: AgencyFilter,
  bounds: AgencyBounds,
): Promise<number> {
  const { count } = await filtered(db, partnershipId, filter, bounds)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Of those that have left nobody chases an agreement. */
function filtered(db: Executor, partnershipId: string, { agreement }: AgencyFilter, bounds: AgencyBounds) {
  return db
    .selectFrom("partnership_agency")
    .where("partnership_agency.partnership_id", "=", partnershipId)
    .$if(agreement !== undefined, (q) =>
      q
        .where("partnership_agency.left_on", "is", null)
        .where(agreementIs(agreement === "none" ? ["none"] : ["ending", "lapsed"], bounds)),
    );
}

export function findAgency(db: Executor, partnershipId: string, agencyId: string) {
  return db
    .selectFrom("partnership_agency")
    .innerJoin("agency", "agency.id", "partnership_agency.agency_id")
    .leftJoin("user_account", "user_account.id", "partnership_agency.contact_user_id")
    .select([
      "agency.id",
      "agency.name",
      "agency.kind",
      "agency.version as agencyVersion",
      "partnership_agency.isa_signed_on as isaSignedOn",
      "partnership_agency.isa_expires_on as isaExpiresOn",
      "partnership_agency.reports_count_locally as reportsCount",
      "partnership_agency.contact_user_id as contactUserId",
      "user_account.name as contactName",
      "partnership_agency.left_on as leftOn",
      "partnership_agency.version",
    ])
    .where("partnership_agency.partnership_id", "=", partnershipId)
    .where("partnership_agency.agency_id", "=", agencyId)
    .executeTakeFirst();
}

/** Agencies are shared between partnerships: whether another one knows it too. */
export async function isSharedAgency(db: Executor, partnershipId: string, agencyId: string): Promise<boolean> {
  const other = await db
    .selectFrom("partnership_agency")
    .select("partnership_id")
    .where("agency_id", "=", agencyId)
    .where("partnership_id", "<>", partnershipId)
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

/** In whatever partnership: a name is an agency's alone in the installation. */
export function unsafeFindAgencyByName(db: Executor, nameFolded: string) {
  return db
    .selectFrom("agency")
    .select(["id", "name", "kind"])
    .where("name_folded", "=", nameFolded)
    .executeTakeFirst();
}

export async function updateAgency(
  trx: Transaction,
  id: string,
  version: number,
  changes: Updateable<Database["agency"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("agency")
    .set({ ...changes, version: version + 1 })
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

type Key = { partnershipId: string; agencyId: string; version: number };

export async function updatePartnershipAgency(
  trx: Transaction,
  key: Key,
  changes: Updateable<Database["partnership_agency"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("partnership_agency")
    .set({ ...changes, version: key.version + 1 })
    .where("partnership_id", "=", key.partnershipId)
    .where("agency_id", "=", key.agencyId)
    .where("version", "=", key.version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertAgency(trx: Transaction, row: Insertable<Database["agency"]>) {
  await trx.insertInto("agency").values(row).execute();
}

export async function insertPartnershipAgency(trx: Transaction, row: Insertable<Database["partnership_agency"]>) {
  await trx.insertInto("partnership_agency").values(row).execute();
}
