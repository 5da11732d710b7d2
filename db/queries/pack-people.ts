import { setImmediate } from "node:timers/promises";
import { sql } from "kysely";
import { everyRow } from "../every-row.ts";
import { inPieces } from "../in-pieces.ts";
import { recordsOfPeople } from "../records-of-people.ts";
import type { Executor } from "../transaction.ts";

type NameOf = { personId: string; givenNames: string; familyName: string };

/** The record of a person that stands, and whatever was merged into it. */
export async function unsafeRecordsOf(db: Executor, partnershipId: string, personId: string): Promise<string[]> {
  const own = await db
    .selectFrom("person")
    .select((eb) => eb.fn.coalesce("merged_into_id", "id").as("standingId"))
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", personId)
    .executeTakeFirst();
  if (!own) return [];
  const rows = await db
    .selectFrom("person")
    .select("id")
    .where("partnership_id", "=", partnershipId)
    .where("id", "in", recordsOfPeople([own.standingId]))
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Every name of everybody known to the partnership, each with the record that stands; others have their turn between pieces. */
export async function unsafeEveryName(db: Executor, partnershipId: string): Promise<NameOf[]> {
  const people = await everyRow(
    2_000,
    async (after?: string) => {
      await setImmediate();
      return db
        .selectFrom("person")
        .select((eb) => [
          "id",
          eb.fn.coalesce("merged_into_id", "id").as("personId"),
          "given_names as givenNames",
          "family_name as familyName",
        ])
        .where("partnership_id", "=", partnershipId)
        .$if(after !== undefined, (q) => q.where("id", ">", after ?? ""))
        .orderBy("id")
        .limit(2_000)
        .execute();
    },
    ({ id }) => id,
  );
  const aliases = await everyRow(
    2_000,
    async (after?: string) => {
      await setImmediate();
      return db
        .selectFrom("person_alias as alias")
        .innerJoin("person", "person.id", "alias.person_id")
        .select((eb) => [
          "alias.id",
          eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"),
          "alias.given_names as givenNames",
          "alias.family_name as familyName",
        ])
        .where("alias.partnership_id", "=", partnershipId)
        .$if(after !== undefined, (q) => q.where("alias.id", ">", after ?? ""))
        .orderBy("alias.id")
        .limit(2_000)
        .execute();
    },
    ({ id }) => id,
  );
  return [...people, ...aliases];
}

type Around = {
  people: readonly string[];
  cases: readonly string[];
  referrals: readonly string[];
  incidents: readonly string[];
  interventions: readonly string[];
  reviews: readonly string[];
};

/** Everybody who stands beside the person in a record: by a surname alone a reader would know them. */
export async function unsafePeopleAround(db: Executor, around: Around): Promise<string[]> {
  const ways = [
    ["person_relationship", "other_person_id", "person_id", around.people],
    ["person_relationship", "person_id", "other_person_id", around.people],
    ["case_link", "person_id", "case_id", around.cases],
    ["case_record", "person_id", "id", around.cases],
    ["plan_step", "person_id", "case_id", around.cases],
    ["risk_assessment", "person_id", "case_id", around.cases],
    ["victim_assessment", "person_id", "case_id", around.cases],
    ["referral_link", "person_id", "referral_id", around.referrals],
    ["referral", "person_id", "id", around.referrals],
    ["incident_person", "person_id", "incident_id", around.incidents],
    ["intervention_respondent", "person_id", "intervention_id", around.interventions],
    ["intervention_condition", "protected_person_id", "intervention_id", around.interventions],
    ["case_review", "victim_person_id", "id", around.reviews],
    ["case_review_applicant", "victim_person_id", "review_id", around.reviews],
  ] as const;
  const found = new Set<string>();
  const add = (rows: readonly { id: string | null }[]) => rows.forEach(({ id }) => id !== null && found.add(id));
  for (const [table, person, on, ids] of ways)
    await inPieces([...new Set(ids)], async (piece) =>
      add((await sql<{ id: string | null }>`
        select distinct ${sql.ref(person)} as id from ${sql.table(table)} where ${sql.ref(on)} in (${sql.join(piece)})
      `.execute(db)).rows),
    ); // prettier-ignore
  await inPieces([...new Set(around.incidents)], async (piece) => {
    const rows = await db
      .selectFrom("report_incident as told")
      .innerJoin("report", "report.id", "told.report_id")
      .select(["report.reporter_person_id", "report.for_person_id"])
      .where("told.incident_id", "in", piece)
      .execute();
    add(rows.flatMap((row) => [{ id: row.reporter_person_id }, { id: row.for_person_id }]));
  });
  return [...found];
}

/** Where and how these people live and are reached, in whichever of their records it stands. */
export async function unsafeReachesOf(db: Executor, personIds: readonly string[]) {
  const reaches: { personId: string; kind: "contact" | "address"; value: string; postcode: string | null }[] = [];
  await inPieces([...new Set(personIds)], async (piece) => {
    const contacts = await db
      .selectFrom("person_contact")
      .select(["person_id as personId", "value"])
      .where("person_id", "in", recordsOfPeople(piece))
      .execute();
    const addresses = await db
      .selectFrom("person_address")
      .select(["person_id as personId", "lines", "postcode"])
      .where("person_id", "in", recordsOfPeople(piece))
      .execute();
    reaches.push(...contacts.map((row) => ({ ...row, kind: "contact" as const, postcode: null })));
    reaches.push(
      ...addresses.map(({ personId, lines, postcode }) => ({ personId, kind: "address" as const, value: lines, postcode })),
    );
  }); // prettier-ignore
  return reaches;
}

/** Which record of each of these people stands. */
export async function unsafeStandingOf(db: Executor, ids: readonly string[]): Promise<Map<string, string>> {
  const standing = new Map<string, string>();
  await inPieces([...new Set(ids)], async (piece) => {
    const rows = await db
      .selectFrom("person")
      .select((eb) => ["id", eb.fn.coalesce("merged_into_id", "id").as("standingId")])
      .where("id", "in", piece)
      .execute();
    for (const { id, standingId } of rows) standing.set(id, standingId);
  });
  return standing;
}

/** Everybody of the agencies that are or were in the partnership, and the agencies. */
export async function listOfficersAndAgencies(db: Executor, partnershipId: string) {
  const agencies = await db
    .selectFrom("partnership_agency as part")
    .innerJoin("agency", "agency.id", "part.agency_id")
    .select(["agency.id", "agency.name", "agency.kind", "part.contact_user_id as contactUserId"])
    .where("part.partnership_id", "=", partnershipId)
    .orderBy("agency.id")
    .execute();
  if (agencies.length === 0) return { agencies, officers: [] };
  const officers = await db
    .selectFrom("user_account")
    .select(["id", "name", "agency_id as agencyId"])
    .where(
      "agency_id",
      "in",
      agencies.map(({ id }) => id),
    ) // prettier-ignore
    .orderBy("id")
    .execute();
  return { agencies, officers };
}
