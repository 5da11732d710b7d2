import { sql } from "kysely";
import { everyRow } from "../every-row.ts";
import { madeOnce } from "../made-once.ts";
import { recordsOfPeople } from "../records-of-people.ts";
import type { Executor } from "../transaction.ts";
import { importIsVisible } from "../visibility/imports.ts";

// Whom the sweep for victims near the threshold of a case review looks at: people as they stand now, whoever may see
// them. More than the rule will find, never fewer; read a piece at a time, so that no limit cuts it.

const PIECE = 10_000;

type Sweep = { partnershipId: string; since: string; least: number };

/**
 * People for whom something was reported since a day, and whose reports, made by them or for them, tell of so many separate
 * incidents or more, whatever each report is worth. Whoever only speaks for others is no victim, and is not among them.
 */
export function unsafeListPeopleReportedFor(db: Executor, { partnershipId, since, least }: Sweep) {
  const told = (column: "report.for_person_id" | "report.reporter_person_id", isFor: 0 | 1) =>
    db
      .selectFrom("report")
      .innerJoin("person", "person.id", column)
      .innerJoin("report_incident", "report_incident.report_id", "report.id")
      .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
      .select(["report_incident.incident_id as incidentId", sql.lit(isFor).as("isFor")])
      .where("report.partnership_id", "=", partnershipId)
      .where("report.reported_on", ">=", since)
      .where(importIsVisible("report.import_batch_id"));
  return everyPerson((after) =>
    db
      .selectFrom(told("report.for_person_id", 1).unionAll(told("report.reporter_person_id", 0)).as("told"))
      .select("told.personId")
      .$if(after !== undefined, (q) => q.where("told.personId", ">", after ?? ""))
      .groupBy("told.personId")
      .having((eb) => eb(eb.fn.count("told.incidentId").distinct(), ">=", least))
      .having((eb) => eb(eb.fn.max("told.isFor"), "=", 1))
      .orderBy("told.personId")
      .limit(PIECE)
      .execute(),
  );
}

/** Problems with so many reports or more since a day. */
export async function unsafeListProblemsReported(db: Executor, { partnershipId, since, least }: Sweep) {
  const problems = await everyRow(
    PIECE,
    (after?: string) =>
      db
        .selectFrom("report")
        .innerJoin("report_incident", "report_incident.report_id", "report.id")
        .innerJoin("incident", "incident.id", "report_incident.incident_id")
        .select("incident.problem_id as problemId")
        .where("report.partnership_id", "=", partnershipId)
        .where("report.reported_on", ">=", since)
        .where("incident.problem_id", "is not", null)
        .where(importIsVisible("report.import_batch_id"))
        .where(importIsVisible("incident.import_batch_id"))
        .$if(after !== undefined, (q) => q.where("incident.problem_id", ">", after ?? ""))
        .groupBy("incident.problem_id")
        .having((eb) => eb(eb.fn.count("report.id").distinct(), ">=", least))
        .orderBy("incident.problem_id")
        .limit(PIECE)
        .execute(),
    ({ problemId }) => problemId ?? "",
  );
  return problems.flatMap(({ problemId }) => problemId ?? []);
}

/** Whom reports of these problems were made for since a day. */
export async function unsafeListPeopleOfProblems(db: Executor, problemIds: readonly string[], since: string) {
  if (problemIds.length === 0) return [];
  return everyPerson((after) =>
    db
      .selectFrom("incident")
      .innerJoin("report_incident", "report_incident.incident_id", "incident.id")
      .innerJoin("report", "report.id", "report_incident.report_id")
      .innerJoin("person", "person.id", "report.for_person_id")
      .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
      .distinct()
      .where("incident.problem_id", "in", problemIds)
      .where("report.reported_on", ">=", since)
      .where(importIsVisible("report.import_batch_id"))
      .where(importIsVisible("incident.import_batch_id"))
      .$if(after !== undefined, (q) => q.where(STANDING, ">", after ?? ""))
      .orderBy(STANDING)
      .limit(PIECE)
      .execute(),
  );
}

/** The victims of hate incidents since a day. */
export function unsafeListVictimsOfHate(db: Executor, partnershipId: string, since: string) {
  return everyPerson((after) =>
    db
      .selectFrom("incident")
      .innerJoin("incident_person", "incident_person.incident_id", "incident.id")
      .innerJoin("person", "person.id", "incident_person.person_id")
      .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
      .distinct()
      .where("incident.partnership_id", "=", partnershipId)
      .where(sql<boolean>`incident.is_hate = 1`)
      .where("incident.latest_day", ">=", since)
      .where("incident_person.role", "=", "victim")
      .where("incident_person.ended_on", "is", null)
      .where(importIsVisible("incident.import_batch_id"))
      .$if(after !== undefined, (q) => q.where(STANDING, ">", after ?? ""))
      .orderBy(STANDING)
      .limit(PIECE)
      .execute(),
  );
}

/**
 * How often anything has changed that the threshold is counted from in the partnership: while the number is the same, whatever
 * was found on a day is what would be found. Asked before the sweep: what changes meanwhile is another number.
 */
export async function countedChanges(db: Executor, partnershipId: string): Promise<number> {
  const [row] = await changesOf(db, { partnershipId });
  if (!row) throw new Error("Each partnership has a row of its own");
  return row.changes;
}

const changesOf = madeOnce((db, { partnershipId }: { partnershipId: string }) =>
  db.selectFrom("counted_change").select("changes").where("partnership_id", "=", partnershipId),
);

/** The case reviews whose victim is one of these people, each with the last day on which something was decided or ended. */
export async function unsafeListReviewsOfVictims(db: Executor, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return everyRow(
    PIECE,
    (after?: string) =>
      db
        .selectFrom("case_review")
        .innerJoin("person", "person.id", "case_review.victim_person_id")
        .select(["case_review.id", "case_review.status", "case_review.received_on as receivedOn"])
        .select((eb) => [
          eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"),
          eb
            .selectFrom("case_review_step")
            .select((inner) => inner.fn.max("case_review_step.happened_on").as("day"))
            .whereRef("case_review_step.review_id", "=", "case_review.id")
            .where("case_review_step.kind", "in", ["decide-not-met", "send-outcome", "dismiss-appeal"])
            .as("answeredOn"),
        ])
        .where("case_review.victim_person_id", "in", recordsOfPeople(personIds))
        .$if(after !== undefined, (q) => q.where("case_review.id", ">", after ?? ""))
        .orderBy("case_review.id")
        .limit(PIECE)
        .execute(),
    ({ id }) => id,
  );
}

const STANDING = sql<string>`coalesce(person.merged_into_id, person.id)`;

function everyPerson(read: (after?: string) => Promise<{ personId: string }[]>) {
  return everyRow(PIECE, read, ({ personId }) => personId).then((rows) => rows.map(({ personId }) => personId));
}
