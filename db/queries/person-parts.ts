import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { PartFields } from "#app/domain/people/part-fields.ts";
import type { PartKind } from "#app/domain/people/person-parts.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { partsVisibleTo, peopleVisibleTo } from "../visibility/people.ts";
import { whereaboutsVisibleTo } from "../visibility/whereabouts.ts";

// What is known of a person beside the identity. Every read is of people whom the actor may open, and of parts that came
// through what the actor sees. `ids` are all the records of one person (listRecordsOfPerson).

const TABLES = {
  alias: "person_alias",
  contact: "person_contact",
  "safe-contact": "person_safe_contact",
  address: "person_address",
  marker: "person_marker",
  relationship: "person_relationship",
} as const;

const PART = ["id", "person_id as personId", "version", "ended_on as endedOn", "end_reason as endReason"] as const;
const SOURCE = ["case_id as caseId", "referral_id as referralId", "report_id as reportId"] as const;

/** As a table whose columns every one of these has. */
function tableOf(kind: PartKind) {
  return TABLES[kind] as "person_alias";
}

function inColumns(fields: PartFields) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
  );
}

type NewPart = { id: string; partnershipId: string; personId: string; recordedAt: string; recordedBy: string };

export async function insertPart(trx: Transaction, kind: PartKind, part: NewPart, fields: PartFields) {
  const row = { ...inColumns({ ...part, ...fields }), version: 1, ended_on: null, end_reason: null };
  await trx
    .insertInto(tableOf(kind))
    .values(row as never)
    .execute();
}

/** False when somebody has changed it since that version. */
export async function updatePart(
  trx: Transaction,
  kind: PartKind,
  { id, version, partnershipId }: { id: string; version: number; partnershipId: string },
  fields: PartFields,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable(tableOf(kind))
    .set({ ...inColumns(fields), version: version + 1 } as never)
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The records of one person: the one that stands first, then those merged into it. None for a merged record. */
export async function listRecordsOfPerson(db: Executor, actor: Actor, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("person")
    .select(["person.id", "person.merged_into_id as mergedIntoId"])
    .where(peopleVisibleTo(actor))
    .where((eb) => eb.or([eb("person.id", "=", personId), eb("person.merged_into_id", "=", personId)]))
    .limit(100)
    .execute();
  const isStanding = rows.some((row) => row.id === personId && row.mergedIntoId === null);
  return isStanding ? [personId, ...rows.map((row) => row.id).filter((id) => id !== personId)] : [];
}

const MOST = 200;

/** Of these records those whose addresses and ways of contact the actor may see. */
function whoseWhereabouts(eb: ExpressionBuilder<Database, never>, actor: Actor, ids: readonly string[]) {
  return eb.selectFrom("person").select("person.id").where("person.id", "in", ids).where(whereaboutsVisibleTo(actor));
}

export function listAliases(db: Executor, actor: Actor, ids: readonly string[]) {
  return db
    .selectFrom("person_alias")
    .select([...PART, ...SOURCE, "alias_kind as aliasKind", "given_names as givenNames", "family_name as familyName"])
    .where("person_alias.person_id", "in", ids)
    .where(partsVisibleTo(actor, "person_alias"))
    .orderBy("id", "desc")
    .limit(MOST)
    .execute();
}

export function listContacts(db: Executor, actor: Actor, ids: readonly string[]) {
  return db
    .selectFrom("person_contact")
    .select([...PART, ...SOURCE, "contact_kind as contactKind", "value", "words"])
    .select(["never_use as neverUse", "never_reason as neverReason"])
    .where("person_contact.person_id", "in", (eb) => whoseWhereabouts(eb as never, actor, ids))
    .where(partsVisibleTo(actor, "person_contact"))
    .orderBy("id", "desc")
    .limit(MOST)
    .execute();
}

export function listSafeContacts(db: Executor, actor: Actor, ids: readonly string[]) {
  return db
    .selectFrom("person_safe_contact")
    .select([...PART, ...SOURCE, "channel", "times", "leave_message as leaveMessage", "words"])
    .select(["language", "interpreter", "needs"])
    .where("person_safe_contact.person_id", "in", (eb) => whoseWhereabouts(eb as never, actor, ids))
    .where(partsVisibleTo(actor, "person_safe_contact"))
    .orderBy("id", "desc")
    .limit(MOST)
    .execute();
}

export function listAddresses(db: Executor, actor: Actor, ids: readonly string[]) {
  return db
    .selectFrom("person_address")
    .leftJoin("area", "area.id", "person_address.beat_area_id")
    .select(["person_address.id", "person_address.person_id as personId", "person_address.version"])
    .select(["person_address.ended_on as endedOn", "person_address.end_reason as endReason"])
    .select(["person_address.case_id as caseId", "person_address.referral_id as referralId"])
    .select("person_address.report_id as reportId")
    .select(["address_kind as addressKind", "lines", "postcode", "area.code as beatCode", "area.name as beatName"])
    .select([
      "from_day as fromDay",
      "until_day as untilDay",
      "never_write as neverWrite",
      "never_reason as neverReason",
    ])
    .where("person_address.person_id", "in", (eb) => whoseWhereabouts(eb as never, actor, ids))
    .where(partsVisibleTo(actor, "person_address"))
    .orderBy("person_address.id", "desc")
    .limit(MOST)
    .execute();
}

export function listMarkers(db: Executor, actor: Actor, ids: readonly string[]) {
  return db
    .selectFrom("person_marker")
    .innerJoin("marker_kind", "marker_kind.id", "person_marker.marker_kind_id")
    .leftJoin("user_account", "user_account.id", "person_marker.recorded_by")
    .select(["person_marker.id", "person_marker.person_id as personId", "person_marker.version"])
    .select(["person_marker.ended_on as endedOn", "person_marker.end_reason as endReason"])
    .select(["person_marker.case_id as caseId", "person_marker.referral_id as referralId"])
    .select("person_marker.report_id as reportId")
    .select(["marker_kind.id as markerKindId", "marker_kind.name as kindName", "user_account.name as addedBy"])
    .select(["person_marker.reason", "added_on as addedOn", "review_on as reviewOn"])
    .select(["told", "told_on as toldOn", "not_told_reason as notToldReason"])
    .where("person_marker.person_id", "in", ids)
    .where(partsVisibleTo(actor, "person_marker"))
    .orderBy("person_marker.id", "desc")
    .limit(MOST)
    .execute();
}

/** From both sides; only of people whom the actor may open anyway. The other's standing record goes in their place. */
export async function listRelationships(db: Executor, actor: Actor, ids: readonly string[]) {
  const side = (mine: "person_id" | "other_person_id", other: "person_id" | "other_person_id") =>
    db
      .selectFrom("person_relationship")
      .innerJoin("person as named", "named.id", `person_relationship.${other}`)
      .innerJoin("person", (join) =>
        join.on((eb) => eb("person.id", "=", eb.fn.coalesce("named.merged_into_id", "named.id"))),
      )
      .select([
        "person_relationship.id",
        "person_relationship.version",
        "person_relationship.ended_on as endedOn",
        "person_relationship.end_reason as endReason",
      ])
      .select(["person_relationship.case_id as caseId", "person_relationship.referral_id as referralId"])
      .select("person_relationship.report_id as reportId")
      .select(["relationship", "words", "from_day as fromDay", "until_day as untilDay"])
      .select([`person_relationship.${mine} as personId`, `person_relationship.${other} as otherRecordId`])
      .select(["person.id as otherId"])
      .select(["person.reference as otherReference"])
      .select(["person.given_names as givenNames", "person.family_name as familyName"])
      .where(`person_relationship.${mine}`, "in", ids)
      .where(`person_relationship.${other}`, "not in", ids)
      .where(partsVisibleTo(actor, "person_relationship"))
      .where(peopleVisibleTo(actor))
      .orderBy("person_relationship.id", "desc")
      .limit(MOST)
      .execute();
  const first = await side("person_id", "other_person_id");
  const second = await side("other_person_id", "person_id");
  return [
    ...first.map((row) => ({ ...row, side: "first" as const })),
    ...second.map((row) => ({ ...row, side: "second" as const })),
  ];
}

const LISTS = {
  alias: listAliases,
  contact: listContacts,
  "safe-contact": listSafeContacts,
  address: listAddresses,
  marker: listMarkers,
  relationship: listRelationships,
};
export type Part<K extends PartKind> = Awaited<ReturnType<(typeof LISTS)[K]>>[number];
export type AnyPart = { [K in PartKind]: { kind: K; part: Part<K> } }[PartKind];

/** One part of a person whom the actor may open, if the actor sees it. */
export async function findPart(
  db: Executor,
  actor: Actor,
  { personId, kind, id }: { personId: string; kind: PartKind; id: string },
): Promise<AnyPart | undefined> {
  const ids = await listRecordsOfPerson(db, actor, personId);
  if (ids.length === 0) return undefined;
  const part = (await LISTS[kind](db, actor, ids)).find((row) => row.id === id);
  return part && ({ kind, part } as AnyPart);
}
