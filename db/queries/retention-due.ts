import { sql, type SqlBool } from "kysely";
import type { DueBounds, ListedKind } from "#app/domain/retention/due-bounds.ts";
import type { Executor } from "../transaction.ts";

type After = { day: string; id: string };
type Candidates = { today: string; bounds: DueBounds; after: After; limit: number };
export type Candidate = { id: string; day: string };

/**
 * Records of a kind that can be due by now: every one that is, and some that are not, which the rule then leaves out. Never
 * one that stands on the list already, or that was extended to a day to come. In the order of their key.
 */
export function listCandidates(db: Executor, partnershipId: string, kind: ListedKind, of: Candidates) {
  return READ[kind](db, partnershipId, of);
}

type Read = (db: Executor, partnershipId: string, of: Candidates) => Promise<Candidate[]>;

const READ: Record<ListedKind, Read> = {
  // By its last day, of which most are younger.
  incident: (db, partnershipId, { today, bounds, after, limit }) =>
    db
      .selectFrom("incident")
      .select(["id", "latest_day as day"])
      .where("partnership_id", "=", partnershipId)
      .where("latest_day", "<=", bounds.incident)
      .where("latest_day", ">=", after.day)
      .where((eb) => eb.or([eb("latest_day", ">", after.day), eb("id", ">", after.id)]))
      .where(isNotListed("incident", today))
      .orderBy("latest_day")
      .orderBy("id")
      .limit(limit)
      .execute(),
  // One with incidents goes with the last of them, and is not listed besides.
  report: (db, partnershipId, { today, bounds, after, limit }) =>
    db
      .selectFrom("report")
      .select(["id", "reported_on as day"])
      .where("partnership_id", "=", partnershipId)
      .where("reported_on", "<=", bounds.report)
      .where("reported_on", ">=", after.day)
      .where((eb) => eb.or([eb("reported_on", ">", after.day), eb("id", ">", after.id)]))
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom("report_incident")
              .select("report_id")
              .whereRef("report_incident.report_id", "=", "report.id"),
          ),
        ),
      )
      .where(isNotListed("report", today))
      .orderBy("reported_on")
      .orderBy("id")
      .limit(limit)
      .execute(),
  // A child is reviewed at 18, soon after a closing or long after it: every closed case is asked.
  case: (db, partnershipId, { today, after, limit }) =>
    db
      .selectFrom("case_record")
      .select(["id", sql.lit("").as("day")])
      .where("partnership_id", "=", partnershipId)
      .where("status", "=", "closed")
      .where("id", ">", after.id)
      .where(isNotListed("case", today, "case_record"))
      .orderBy("id")
      .limit(limit)
      .execute(),
  referral: (db, partnershipId, { today, after, limit }) =>
    db
      .selectFrom("referral")
      .select(["id", sql.lit("").as("day")])
      .where("partnership_id", "=", partnershipId)
      .where("status", "<>", "awaiting-decision")
      .where("id", ">", after.id)
      .where((eb) =>
        eb.not(
          eb.exists(eb.selectFrom("case_record").select("id").whereRef("case_record.referral_id", "=", "referral.id")),
        ),
      )
      .where(isNotListed("referral", today))
      .orderBy("id")
      .limit(limit)
      .execute(),
  problem: (db, partnershipId, { today, bounds, after, limit }) =>
    db
      .selectFrom("problem")
      .select(["id", sql.lit("").as("day")])
      .where("partnership_id", "=", partnershipId)
      .where("closed_on", "<=", bounds.problem)
      .where("id", ">", after.id)
      .where(isNotListed("problem", today))
      .orderBy("id")
      .limit(limit)
      .execute(),
  "case-review": (db, partnershipId, { today, bounds, after, limit }) =>
    db
      .selectFrom("case_review")
      .select(["id", sql.lit("").as("day")])
      .where("partnership_id", "=", partnershipId)
      .where("status", "in", ["closed", "withdrawn"])
      .where("received_on", "<=", bounds["case-review"])
      .where("id", ">", after.id)
      .where(isNotListed("case-review", today, "case_review"))
      .orderBy("id")
      .limit(limit)
      .execute(),
  // One of a case goes with the case.
  intervention: (db, partnershipId, { today, bounds, after, limit }) =>
    db
      .selectFrom("intervention")
      .select(["id", sql.lit("").as("day")])
      .where("partnership_id", "=", partnershipId)
      .where("case_id", "is", null)
      .where("issued_on", "<=", bounds.intervention)
      .where("id", ">", after.id)
      .where(isNotListed("intervention", today))
      .orderBy("id")
      .limit(limit)
      .execute(),
  // Those of a case, a referral or an intervention go with it.
  document: (db, partnershipId, { today, after, limit }) =>
    db
      .selectFrom("document")
      .leftJoin("action", "action.id", "document.action_id")
      .select(["document.id", sql.lit("").as("day")])
      .where("document.partnership_id", "=", partnershipId)
      .where("document.case_id", "is", null)
      .where("document.referral_id", "is", null)
      .where("document.intervention_id", "is", null)
      .where("action.case_id", "is", null)
      .where("document.id", ">", after.id)
      .where(isNotListed("document", today))
      .orderBy("document.id")
      .limit(limit)
      .execute(),
  // Whose rows still say what the file said.
  "import-batch": (db, partnershipId, { today, bounds, after, limit }) =>
    db
      .selectFrom("import_batch")
      .select(["id", sql.lit("").as("day")])
      .where("partnership_id", "=", partnershipId)
      .where("created_at", "<=", `${bounds["import-batch"]}T23:59:59.999Z`)
      .where("id", ">", after.id)
      .where((eb) =>
        eb.or([
          eb.exists(
            eb
              .selectFrom("import_item")
              .select("batch_id")
              .whereRef("import_item.batch_id", "=", "import_batch.id")
              .where("import_item.before", "is not", null),
          ),
          eb.exists(
            eb
              .selectFrom("import_row")
              .innerJoin("import_run", "import_run.id", "import_row.run_id")
              .select("import_row.run_id")
              .whereRef("import_run.batch_id", "=", "import_batch.id")
              .where("import_row.given", "is not", null),
          ),
        ]),
      )
      .where(isNotListed("import-batch", today, "import_batch"))
      .orderBy("id")
      .limit(limit)
      .execute(),
  "rights-request": (db, partnershipId, { today, bounds, after, limit }) =>
    db
      .selectFrom("rights_request")
      .select(["id", sql.lit("").as("day")])
      .where("partnership_id", "=", partnershipId)
      .where("status", "=", "closed")
      .where("closed_on", "<=", bounds["rights-request"])
      .where("id", ">", after.id)
      .where(isNotListed("rights-request", today, "rights_request"))
      .orderBy("id")
      .limit(limit)
      .execute(),
  // Who is in an open case, or in an incident that is too young, is passed over before anything is asked of them.
  person: (db, partnershipId, { today, bounds, after, limit }) =>
    db
      .selectFrom("person")
      .select(["person.id", sql.lit("").as("day")])
      .where("person.partnership_id", "=", partnershipId)
      .where("person.merged_into_id", "is", null)
      .where("person.id", ">", after.id)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom("case_link")
              .innerJoin("case_record", "case_record.id", "case_link.case_id")
              .select("case_link.id")
              .whereRef("case_link.person_id", "=", "person.id")
              .where("case_record.status", "<>", "closed"),
          ),
        ),
      )
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom("incident_person")
              .innerJoin("incident", "incident.id", "incident_person.incident_id")
              .select("incident_person.id")
              .whereRef("incident_person.person_id", "=", "person.id")
              .where("incident.latest_day", ">", bounds.incident),
          ),
        ),
      )
      .where(isNotListed("person", today))
      .orderBy("person.id")
      .limit(limit)
      .execute(),
};

/** Nobody has it to decide, approved it, or put it off to a later day. */
function isNotListed(kind: ListedKind, today: string, table: string = kind) {
  const [id, partnershipId] = [sql.ref(`${table}.id`), sql.ref(`${table}.partnership_id`)];
  return sql<SqlBool>`not exists (select 1 from retention_item
    where retention_item.partnership_id = ${partnershipId} and retention_item.record_kind = ${kind}
    and retention_item.record_id = ${id} and (retention_item.status in ('due', 'approved')
    or (retention_item.status = 'extended' and retention_item.next_review_on > ${today})))`;
}
