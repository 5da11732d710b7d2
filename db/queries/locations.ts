import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { filledUp } from "../filled-up.ts";
import { madeOnce } from "../made-once.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { locationsVisibleTo } from "../visibility/locations.ts";
import { referralsVisibleTo } from "../visibility/referrals.ts";

const LISTED = [
  "location.id",
  "location.reference",
  "location.kind",
  "location.name",
  "location.name_folded as nameFolded",
  "location.address_words as addressWords",
  "location.postcode",
  "location.beat_code as beatCode",
  "location.uprn",
  "location.latitude",
  "location.longitude",
] as const;

export async function findLocation(db: Executor, { partnershipId }: Pick<Actor, "partnershipId">, id: string) {
  const [location] = await locationById(db, { partnershipId, id });
  return location;
}

const locationById = madeOnce((db, { partnershipId, id }: { partnershipId: string; id: string }) =>
  db
    .selectFrom("location")
    .leftJoin("user_account", "user_account.id", "location.created_by")
    .select(LISTED)
    .select([
      "location.version",
      "location.beat_by as beatBy",
      "location.ward_code as wardCode",
      "location.ward_by as wardBy",
      "location.lsoa_code as lsoaCode",
      "location.lsoa_by as lsoaBy",
      "location.created_at as createdAt",
      "user_account.name as createdByName",
    ])
    .where(locationsVisibleTo({ partnershipId }))
    .where("location.id", "=", id),
);

type Page = { ids?: readonly string[]; after?: { nameFolded: string; id: string }; limit: number };

/** By name; of these only, or all of the partnership. */
export function listLocations(db: Executor, actor: Actor, { ids, after, limit }: Page) {
  return db
    .selectFrom("location")
    .select(LISTED)
    .where(locationsVisibleTo(actor))
    .$if(ids === undefined, (q) => q.where("location.partnership_id", "=", actor.partnershipId))
    .$if(ids !== undefined, (q) => q.where("location.id", "in", ids?.length ? ids : [""]))
    .$if(after !== undefined, (q) =>
      q
        .where("location.name_folded", ">=", after?.nameFolded ?? "")
        .where((eb) =>
          eb.or([eb("location.name_folded", ">", after?.nameFolded ?? ""), eb("location.id", ">", after?.id ?? "")]),
        ),
    )
    .orderBy("location.name_folded")
    .orderBy("location.id")
    .limit(limit)
    .execute();
}

/** Those of this postcode or UPRN, or among these ids: any of which may be the same place. */
export async function listLocationsAlike(
  db: Executor,
  actor: Actor,
  { ids, postcode, uprn }: { ids: readonly string[]; postcode: string | null; uprn: string | null },
  limit: number,
) {
  const of = (column: "location.id" | "location.postcode" | "location.uprn", values: readonly string[]) =>
    values.length === 0
      ? Promise.resolve([])
      : db
          .selectFrom("location")
          .select(LISTED)
          .where(locationsVisibleTo(actor))
          .where(column, "in", filledUp(values))
          .limit(limit)
          .execute();
  const found = [
    ...(await of("location.uprn", uprn === null ? [] : [uprn])),
    ...(await of("location.id", ids)),
    ...(await of("location.postcode", postcode === null ? [] : [postcode])),
  ];
  return [...new Map(found.map((place) => [place.id, place])).values()];
}

export async function insertLocation(trx: Transaction, row: Insertable<Database["location"]>) {
  await trx.insertInto("location").values(row).execute();
}

/** False when somebody changed it first. */
export async function updateLocation(
  trx: Transaction,
  actor: Actor,
  { id, version }: { id: string; version: number },
  change: Updateable<Database["location"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("location")
    .set({ ...change, version: version + 1 })
    .where("location.partnership_id", "=", actor.partnershipId)
    .where("location.id", "=", id)
    .where("location.version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The cases about this place that the actor sees, newest first. */
export function listCasesAt(db: Executor, actor: Actor, locationId: string, limit: number) {
  return db
    .selectFrom("case_record")
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .select([
      "case_record.id",
      "case_record.reference",
      "case_record.status",
      "case_record.problem_title as problemTitle",
      "case_record.opened_on as openedOn",
      "partnership_group.name as groupName",
    ])
    .where(casesVisibleTo(actor))
    .where("case_record.location_id", "=", locationId)
    .orderBy("case_record.opened_on", "desc")
    .orderBy("case_record.id", "desc")
    .limit(limit)
    .execute();
}

/** The referrals about this place that the actor may open, newest first. */
export function listReferralsAt(db: Executor, actor: Actor, locationId: string, limit: number) {
  return db
    .selectFrom("referral")
    .innerJoin("partnership_group", "partnership_group.id", "referral.group_id")
    .select([
      "referral.id",
      "referral.reference",
      "referral.status",
      "referral.problem_title as problemTitle",
      "referral.received_on as receivedOn",
      "partnership_group.name as groupName",
    ])
    .where(referralsVisibleTo(actor))
    .where("referral.location_id", "=", locationId)
    .orderBy("referral.received_on", "desc")
    .orderBy("referral.id", "desc")
    .limit(limit)
    .execute();
}
