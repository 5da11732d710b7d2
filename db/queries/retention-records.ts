import type { RetentionKind } from "#app/domain/retention/kinds.ts";
import type { HeldKind } from "#app/domain/retention/hold.form.ts";
import type { Executor } from "../transaction.ts";

const TABLES = {
  case: "case_record",
  person: "person",
  incident: "incident",
  report: "report",
  problem: "problem",
  referral: "referral",
  "case-review": "case_review",
  intervention: "intervention",
  "rights-request": "rights_request",
} as const satisfies Record<HeldKind, string>;

/** By the reference that people know it by. No actor asks: a hold is placed on anything, and says nothing of it. */
export function findRecordByReference(db: Executor, partnershipId: string, kind: HeldKind, reference: string) {
  return db
    .selectFrom(TABLES[kind])
    .select(["id", "reference"])
    .where("partnership_id", "=", partnershipId)
    .where("reference", "=", reference)
    .executeTakeFirst();
}

export async function listReferences(db: Executor, partnershipId: string, kind: RetentionKind, ids: readonly string[]) {
  if (ids.length === 0 || !Object.hasOwn(TABLES, kind)) return [];
  return db
    .selectFrom(TABLES[kind as HeldKind])
    .select(["id", "reference"])
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", ids)
    .execute();
}

export type RecordSummary = [label: string, value: string | null][];

/** What is needed to decide, and no more: what it is about, its days, who held it. */
export async function findRecordSummary(db: Executor, partnershipId: string, kind: RetentionKind, id: string) {
  const read = READ[kind];
  return read ? read(db, partnershipId, id) : [];
}

type Read = (db: Executor, partnershipId: string, id: string) => Promise<RecordSummary>;

const READ: Partial<Record<RetentionKind, Read>> = {
  async case(db, partnershipId, id) {
    const row = await db
      .selectFrom("case_record")
      .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
      .innerJoin("agency", "agency.id", "case_record.lead_agency_id")
      .leftJoin("person", "person.id", "case_record.person_id")
      .leftJoin("location", "location.id", "case_record.location_id")
      .select(["person.given_names", "person.family_name", "location.name as place", "case_record.problem_title"])
      .select(["opened_on", "case_record.closed_on", "partnership_group.name as groupName", "agency.name as leadName"])
      .where("case_record.partnership_id", "=", partnershipId)
      .where("case_record.id", "=", id)
      .executeTakeFirst();
    if (!row) return [];
    const about = row.family_name ? `${row.given_names} ${row.family_name}` : (row.problem_title ?? row.place);
    return [["About", about], ["Opened", row.opened_on], ["Closed", row.closed_on], ["Group", row.groupName], ["Lead agency", row.leadName]]; // prettier-ignore
  },
  async person(db, partnershipId, id) {
    const row = await db
      .selectFrom("person")
      .select(["given_names", "family_name", "birth_date"])
      .where("partnership_id", "=", partnershipId)
      .where("id", "=", id)
      .executeTakeFirst();
    return row ? [["Name", `${row.given_names} ${row.family_name}`], ["Born", row.birth_date]] : []; // prettier-ignore
  },
  async incident(db, partnershipId, id) {
    const row = await db
      .selectFrom("incident")
      .leftJoin("asb_type", "asb_type.id", "incident.asb_type_id")
      .leftJoin("agency", "agency.id", "incident.officer_agency_id")
      .select(["asb_type.name as type", "incident.heading", "earliest_day", "latest_day", "status", "beat_code"])
      .select("agency.name as leadName")
      .where("incident.partnership_id", "=", partnershipId)
      .where("incident.id", "=", id)
      .executeTakeFirst();
    if (!row) return [];
    return [["About", row.type ?? row.heading], ["First day", row.earliest_day], ["Last day", row.latest_day], ["State", row.status], ["Beat", row.beat_code], ["Agency", row.leadName]]; // prettier-ignore
  },
  async report(db, partnershipId, id) {
    const row = await db
      .selectFrom("report")
      .innerJoin("agency", "agency.id", "report.agency_id")
      .select(["channel", "reported_on", "agency.name"])
      .where("report.partnership_id", "=", partnershipId)
      .where("report.id", "=", id)
      .executeTakeFirst();
    return row ? [["Made", row.reported_on], ["How", row.channel], ["Taken by", row.name]] : []; // prettier-ignore
  },
  async problem(db, partnershipId, id) {
    const row = await db
      .selectFrom("problem")
      .select(["title", "opened_on", "closed_on"])
      .where("partnership_id", "=", partnershipId)
      .where("id", "=", id)
      .executeTakeFirst();
    return row ? [["About", row.title], ["Opened", row.opened_on], ["Closed", row.closed_on]] : []; // prettier-ignore
  },
  async referral(db, partnershipId, id) {
    const row = await db
      .selectFrom("referral")
      .innerJoin("partnership_group", "partnership_group.id", "referral.group_id")
      .innerJoin("agency", "agency.id", "referral.referring_agency_id")
      .leftJoin("person", "person.id", "referral.person_id")
      .select(["person.given_names", "person.family_name", "referral.problem_title", "received_on", "status"])
      .select(["partnership_group.name as groupName", "agency.name as agencyName"])
      .where("referral.partnership_id", "=", partnershipId)
      .where("referral.id", "=", id)
      .executeTakeFirst();
    if (!row) return [];
    const about = row.family_name ? `${row.given_names} ${row.family_name}` : row.problem_title;
    return [["About", about], ["Received", row.received_on], ["State", row.status], ["Group", row.groupName], ["Referred by", row.agencyName]]; // prettier-ignore
  },
  async "case-review"(db, partnershipId, id) {
    const row = await db
      .selectFrom("case_review")
      .select(["received_on", "status", "outcome"])
      .where("partnership_id", "=", partnershipId)
      .where("id", "=", id)
      .executeTakeFirst();
    return row ? [["Received", row.received_on], ["State", row.status]] : []; // prettier-ignore
  },
  async intervention(db, partnershipId, id) {
    const row = await db
      .selectFrom("intervention")
      .innerJoin("agency", "agency.id", "intervention.agency_id")
      .select(["intervention.kind", "issued_on", "until_day", "ended_on", "agency.name"])
      .where("intervention.partnership_id", "=", partnershipId)
      .where("intervention.id", "=", id)
      .executeTakeFirst();
    if (!row) return [];
    return [["What", row.kind], ["Given", row.issued_on], ["Last day", row.until_day], ["Ended", row.ended_on], ["Agency", row.name]]; // prettier-ignore
  },
  async document(db, partnershipId, id) {
    const row = await db
      .selectFrom("document")
      .select(["title", "kind", "uploaded_at"])
      .where("partnership_id", "=", partnershipId)
      .where("id", "=", id)
      .executeTakeFirst();
    return row ? [["Title", row.title], ["Kind", row.kind], ["Added", row.uploaded_at.slice(0, 10)]] : []; // prettier-ignore
  },
  async "import-batch"(db, partnershipId, id) {
    const row = await db
      .selectFrom("import_batch")
      .select(["kind", "row_count", "created_at"])
      .where("partnership_id", "=", partnershipId)
      .where("id", "=", id)
      .executeTakeFirst();
    return row ? [["Kind", row.kind], ["Rows", String(row.row_count)], ["Loaded", row.created_at.slice(0, 10)]] : []; // prettier-ignore
  },
  async "rights-request"(db, partnershipId, id) {
    const row = await db
      .selectFrom("rights_request")
      .select(["kind", "received_on", "closed_on"])
      .where("partnership_id", "=", partnershipId)
      .where("id", "=", id)
      .executeTakeFirst();
    return row ? [["Kind", row.kind], ["Received", row.received_on], ["Closed", row.closed_on]] : []; // prettier-ignore
  },
};
