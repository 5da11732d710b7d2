import { sql } from "kysely";
import { everyRow } from "../every-row.ts";
import { filledUp } from "../filled-up.ts";
import { recordsOfPeople } from "../records-of-people.ts";
import type { Executor } from "../transaction.ts";
import { importIsVisible } from "../visibility/imports.ts";

// What the threshold of a case review is counted from (app/domain/case-reviews/threshold.ts): rows of the whole
// partnership, whoever may read them. For the count and its working, shown to those who see every incident.

/** So many at a time; never all that is read. */
const PIECE = 10_000;

/** Ids of the reports by these records of one person, or made for them, since a day. */
export async function unsafeListReportIdsOfPerson(db: Executor, personIds: readonly string[], since: string) {
  if (personIds.length === 0) return [];
  const by = (column: "report.reporter_person_id" | "report.for_person_id") =>
    everyId((after) =>
      db
        .selectFrom("report")
        .select("report.id")
        .where(column, "in", personIds)
        .where("report.reported_on", ">=", since)
        .where(importIsVisible("report.import_batch_id"))
        .$if(after !== undefined, (q) => q.where("report.id", ">", after ?? ""))
        .orderBy("report.id")
        .limit(PIECE)
        .execute(),
    );
  return [...(await by("report.reporter_person_id")), ...(await by("report.for_person_id"))];
}

/** Ids of the reports of these problems' incidents since a day. */
export async function unsafeListReportIdsOfProblems(db: Executor, problemIds: readonly string[], since: string) {
  if (problemIds.length === 0) return [];
  return everyId((after) =>
    db
      .selectFrom("incident")
      .innerJoin("report_incident", "report_incident.incident_id", "incident.id")
      .innerJoin("report", "report.id", "report_incident.report_id")
      .select("report.id")
      .distinct()
      .where("incident.problem_id", "in", problemIds)
      .where("report.reported_on", ">=", since)
      .where(importIsVisible("report.import_batch_id"))
      .where(importIsVisible("incident.import_batch_id"))
      .$if(after !== undefined, (q) => q.where("report.id", ">", after ?? ""))
      .orderBy("report.id")
      .limit(PIECE)
      .execute(),
  );
}

/** Each report with the records of its people as they stand now, and whether the procedures name its agency. */
export async function unsafeListReportsToCount(db: Executor, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("report")
    .innerJoin("partnership_agency", (join) =>
      join
        .onRef("partnership_agency.agency_id", "=", "report.agency_id")
        .onRef("partnership_agency.partnership_id", "=", "report.partnership_id"),
    )
    .innerJoin("agency", "agency.id", "report.agency_id")
    .leftJoin("person as reporter", "reporter.id", "report.reporter_person_id")
    .leftJoin("person as victim", "victim.id", "report.for_person_id")
    .select(["report.id", "report.reference", "report.reported_on as reportedOn", "agency.name as agencyName"])
    .select("partnership_agency.reports_count_locally as isNamed")
    .select((eb) => [
      eb.fn.coalesce("reporter.merged_into_id", "reporter.id").as("reporterId"),
      eb.fn.coalesce("victim.merged_into_id", "victim.id").as("forId"),
    ])
    .where("report.id", "in", ids)
    .where(importIsVisible("report.import_batch_id"))
    .orderBy("report.reported_on")
    .orderBy("report.id")
    .limit(ids.length)
    .execute();
}

export async function unsafeListIncidentsToCount(db: Executor, reportIds: readonly string[]) {
  if (reportIds.length === 0) return [];
  const rows = await everyRow(
    PIECE,
    (last?: { id: string; reportId: string }) =>
      db
        .selectFrom("report_incident")
        .innerJoin("incident", "incident.id", "report_incident.incident_id")
        .select(["report_incident.report_id as reportId", "incident.id", "incident.reference"])
        .select(["incident.earliest_day as earliestDay", "incident.latest_day as latestDay"])
        .select(["incident.is_hate as isHate", "incident.problem_id as problemId"])
        .where("report_incident.report_id", "in", reportIds)
        .where(importIsVisible("incident.import_batch_id"))
        .$if(last !== undefined, (q) =>
          q.where(
            sql<boolean>`(report_incident.report_id, report_incident.incident_id) > (${last?.reportId ?? ""}, ${last?.id ?? ""})`,
          ),
        )
        .orderBy("report_incident.report_id")
        .orderBy("report_incident.incident_id")
        .limit(PIECE)
        .execute(),
    (row) => row,
  );
  return rows.sort((a, b) => compare(a.latestDay, b.latestDay) || compare(a.id, b.id));
}

/** Ids of the reports of hate incidents to these records of people since a day. */
export async function unsafeListHateTo(db: Executor, personIds: readonly string[], since: string) {
  if (personIds.length === 0) return [];
  return everyId((after) =>
    db
      .selectFrom("incident_person")
      .innerJoin("incident", "incident.id", "incident_person.incident_id")
      .innerJoin("report_incident", "report_incident.incident_id", "incident.id")
      .select("report_incident.report_id as id")
      .distinct()
      .where("incident_person.person_id", "in", personIds)
      .where("incident_person.role", "=", "victim")
      .where("incident_person.ended_on", "is", null)
      .where("incident.is_hate", "=", 1)
      .where("incident.latest_day", ">=", since)
      .where(importIsVisible("incident.import_batch_id"))
      .$if(after !== undefined, (q) => q.where("report_incident.report_id", ">", after ?? ""))
      .orderBy("report_incident.report_id")
      .limit(PIECE)
      .execute(),
  );
}

/** To whom each of these incidents happened, by the records as they stand now. */
export async function unsafeListVictimsOf(db: Executor, incidentIds: readonly string[]) {
  if (incidentIds.length === 0) return [];
  return everyRow(
    PIECE,
    (after?: string) =>
      db
        .selectFrom("incident_person")
        .innerJoin("person", "person.id", "incident_person.person_id")
        .select(["incident_person.id", "incident_person.incident_id as incidentId"])
        .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
        .where("incident_person.incident_id", "in", incidentIds)
        .where("incident_person.role", "=", "victim")
        .where("incident_person.ended_on", "is", null)
        .$if(after !== undefined, (q) => q.where("incident_person.id", ">", after ?? ""))
        .orderBy("incident_person.id")
        .limit(PIECE)
        .execute(),
    ({ id }) => id,
  );
}

/** With whom these people live, by the records as they stand now: what is recorded as one household and has not ended. */
export async function unsafeListHouseholds(db: Executor, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return everyRow(
    PIECE,
    (after?: string) =>
      db
        .selectFrom("person_relationship")
        .innerJoin("person as one", "one.id", "person_relationship.person_id")
        .innerJoin("person as other", "other.id", "person_relationship.other_person_id")
        .select((eb) => [
          "person_relationship.id",
          eb.fn.coalesce("one.merged_into_id", "one.id").as("personId"),
          eb.fn.coalesce("other.merged_into_id", "other.id").as("otherId"),
        ])
        .where("person_relationship.relationship", "=", "household")
        .where("person_relationship.ended_on", "is", null)
        .where("person_relationship.person_id", "in", recordsOfPeople(personIds))
        .$if(after !== undefined, (q) => q.where("person_relationship.id", ">", after ?? ""))
        .orderBy("person_relationship.id")
        .limit(PIECE)
        .execute(),
    ({ id }) => id,
  );
}

/** All records of one person: the one that stands first. */
export async function unsafeListRecordsOf(db: Executor, personId: string) {
  const standing = await db
    .selectFrom("person")
    .select(sql<string>`coalesce(person.merged_into_id, person.id)`.as("id"))
    .where("person.id", "=", personId)
    .executeTakeFirst();
  if (!standing) return [];
  const merged = await db
    .selectFrom("person")
    .select("person.id")
    .where("person.merged_into_id", "=", standing.id)
    .limit(100)
    .execute();
  return [standing.id, ...merged.map(({ id }) => id)];
}

/** Days of every report by these records of one person or for them. */
export async function unsafeListReportDays(db: Executor, personIds: readonly string[], since: string) {
  const ids = await unsafeListReportIdsOfPerson(db, personIds, since);
  if (ids.length === 0) return [];
  return db
    .selectFrom("report")
    .select(["id", "reported_on as day"])
    .where("id", "in", filledUp(ids.slice(0, PIECE)))
    .orderBy("reported_on")
    .orderBy("id")
    .limit(PIECE)
    .execute();
}

/** The records that stand now for these, each with every record merged into it. */
export async function unsafeListStandingRecords(db: Executor, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom("person as asked")
    .innerJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("asked.merged_into_id", "asked.id"))),
    )
    .leftJoin("person as merged", "merged.merged_into_id", "person.id")
    .select(["person.id", "merged.id as mergedId"])
    .distinct()
    .where("asked.id", "in", ids)
    .orderBy("person.id")
    .orderBy("merged.id")
    .limit(ids.length * 20)
    .execute();
}

function everyId(read: (after?: string) => Promise<{ id: string }[]>) {
  return everyRow(PIECE, read, ({ id }) => id).then((rows) => rows.map(({ id }) => id));
}

function compare(a: string, b: string) {
  return a < b ? -1 : a > b ? 1 : 0;
}
