import { type AliasableExpression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import { type FoundKey, MOST_COUNTED } from "#app/domain/search/found-groups.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";
import { locationsVisibleTo } from "../visibility/locations.ts";
import { sittingsVisibleTo } from "../visibility/meetings.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";
import { placeOfCaseVisibleTo } from "../visibility/whereabouts.ts";
import { isFoundBy } from "./listed-premises.ts";
import { SUBJECT_COLUMNS } from "./subjects.ts";

// What a search of everything finds beside people: each list with its count, as far as the actor sees it. The people are
// those whom the actor may open, so that no case or incident is found by a name that the actor does not see.

type Eb<T extends keyof Database> = ExpressionBuilder<Database, T>;
/** Ids of places and of people, of whom the records merged into them are found too. */
export type Near = { places: readonly string[]; people: readonly string[] };
type Page = { after?: FoundKey; limit: number };

export function listCasesNear(db: Executor, actor: Actor, near: Near, { after, limit }: Page) {
  return seenNear(db, actor, near)
    .innerJoin("partnership_group", "partnership_group.id", "case_record.group_id")
    .leftJoin("person", "person.id", "case_record.person_id")
    .leftJoin("location", "location.id", "case_record.location_id")
    .select(["case_record.id", "case_record.reference", "case_record.status", "case_record.opened_on as openedOn"])
    .select(["case_record.problem_title as problemTitle", "partnership_group.name as groupName"])
    .select(SUBJECT_COLUMNS)
    .$if(after !== undefined, (q) => q.where(isBefore("case_record.opened_on", "case_record.id", after)))
    .orderBy("case_record.opened_on", "desc")
    .orderBy("case_record.id", "desc")
    .limit(limit)
    .execute();
}

export function countCasesNear(db: Executor, actor: Actor, near: Near): Promise<number> {
  const some = seenNear(db, actor, near)
    .select("case_record.id")
    .limit(MOST_COUNTED + 1);
  return counted(db, some);
}

/** Joined crosswise, because SQLite keeps that order: by itself it may go through all cases of the partnership. */
function seenNear(db: Executor, actor: Actor, near: Near) {
  return db
    .selectFrom((eb) => casesNear(eb as never, actor, near).as("near"))
    .crossJoin("case_record")
    .whereRef("case_record.id", "=", "near.id")
    .where((eb) => casesVisibleTo(actor)(eb as never));
}

/**
 * Of these people and about these places. By the place that another system gave only where the actor may see it: it may be
 * where a victim lives.
 */
function casesNear(eb: Eb<never>, actor: Actor, { places, people }: Near) {
  return eb
    .selectFrom("case_record as at")
    .select("at.id as id")
    .where("at.location_id", "in", some(places))
    .union(
      eb
        .selectFrom("imported_case")
        .innerJoin("case_record", "case_record.id", "imported_case.case_id")
        .select("imported_case.case_id as id")
        .where("imported_case.location_id", "in", some(places))
        .where(placeOfCaseVisibleTo(actor)),
    )
    .union(
      eb
        .selectFrom("case_link")
        .select("case_link.case_id as id")
        .where("case_link.person_id", "in", recordsOf(eb, people)),
    );
}

type Incidents = { near: Near; day: string | null };

export function listIncidentsFound(db: Executor, actor: Actor, sought: Incidents, { after, limit }: Page) {
  return db
    .selectFrom("incident")
    .leftJoin("location", "location.id", "incident.location_id")
    .leftJoin("asb_type", "asb_type.id", "incident.asb_type_id")
    .select(["incident.id", "incident.reference", "incident.latest_day as latestDay", "incident.heading"])
    .select(["incident.status", "location.name as placeName", "asb_type.name as typeName"])
    .where(incidentsVisibleTo(actor))
    .where(isIncidentFound(actor, sought))
    .$if(after !== undefined, (q) => q.where(isBefore("incident.latest_day", "incident.id", after)))
    .orderBy("incident.latest_day", "desc")
    .orderBy("incident.id", "desc")
    .limit(limit)
    .execute();
}

export function countIncidentsFound(db: Executor, actor: Actor, sought: Incidents): Promise<number> {
  const some = db
    .selectFrom("incident")
    .select("incident.id")
    .where(incidentsVisibleTo(actor))
    .where(isIncidentFound(actor, sought))
    .limit(MOST_COUNTED + 1);
  return counted(db, some);
}

/** On the day; near the places and people; where both are asked for, both. */
function isIncidentFound(actor: Actor, { near, day }: Incidents) {
  return (eb: Eb<"incident">) => {
    const isNear = near.places.length + near.people.length > 0;
    return eb.and([
      ...(day === null
        ? []
        : [eb("incident.partnership_id", "=", actor.partnershipId), eb("incident.latest_day", "=", day)]),
      ...(isNear || day === null ? [eb("incident.id", "in", incidentsNear(eb as never, near))] : []),
    ]);
  };
}

function incidentsNear(eb: Eb<never>, { places, people }: Near) {
  return eb
    .selectFrom("incident as at")
    .select("at.id as id")
    .where("at.location_id", "in", some(places))
    .union(
      eb
        .selectFrom("incident_person")
        .select("incident_person.incident_id as id")
        .where("incident_person.person_id", "in", recordsOf(eb, people))
        .where("incident_person.ended_on", "is", null),
    );
}

type Premises = { find: string; places: readonly string[] };

export function listPremisesFound(db: Executor, actor: Actor, sought: Premises, { after, limit }: Page) {
  return db
    .selectFrom("premises")
    .select(["premises.id", "premises.reference", "premises.name", "premises.kind", "premises.status"])
    .select(["premises.address_words as addressWords", "premises.postcode", "premises.closed_on as closedOn"])
    .select("premises.agreed_band as agreedBand")
    .where(arePremisesFound(actor, sought))
    .$if(after !== undefined, (q) => q.where(isBeyondName(after)))
    .orderBy("premises.name_folded")
    .orderBy("premises.id")
    .limit(limit)
    .execute();
}

export function countPremisesFound(db: Executor, actor: Actor, sought: Premises): Promise<number> {
  const some = db
    .selectFrom("premises")
    .select("premises.id")
    .where(arePremisesFound(actor, sought))
    .limit(MOST_COUNTED + 1);
  return counted(db, some);
}

/** By name, licence number or reference, as the list of premises has it; or at one of the places. */
function arePremisesFound(actor: Actor, { find, places }: Premises) {
  return (eb: Eb<"premises">) =>
    eb.and([
      eb("premises.partnership_id", "=", actor.partnershipId),
      premisesVisibleTo(actor)(eb),
      eb.or([
        ...(find === "" ? [] : [isFoundBy(eb, find)]),
        ...(places.length === 0 ? [] : [eb("premises.location_id", "in", places)]),
      ]),
    ]);
}

/** Those of the ids that there are, all of them: the search for places finds a few hundred at most. */
export function listPlacesFound(db: Executor, actor: Actor, ids: readonly string[]) {
  return db
    .selectFrom("location")
    .select(["location.id", "location.reference", "location.kind", "location.name", "location.postcode"])
    .select(["location.address_words as addressWords"])
    .where(locationsVisibleTo(actor))
    .where("location.id", "in", some(ids))
    .orderBy("location.name_folded")
    .orderBy("location.id")
    .limit(Math.max(ids.length, 1))
    .execute();
}

/** On that day; or of the groups whose name has a word that begins with each of these, up to a day. */
type Sittings = { day: string } | { words: readonly string[]; until: string };

export function listSittingsFound(db: Executor, actor: Actor, sought: Sittings, { after, limit }: Page) {
  return db
    .selectFrom("sitting")
    .innerJoin("partnership_group", "partnership_group.id", "sitting.group_id")
    .select(["sitting.id", "sitting.group_id as groupId", "sitting.day", "sitting.start_time as startTime"])
    .select(["sitting.place", "sitting.status", "partnership_group.name as groupName"])
    .where(areSittingsFound(actor, sought))
    .$if(after !== undefined, (q) => q.where(isBefore("sitting.day", "sitting.id", after)))
    .orderBy("sitting.day", "desc")
    .orderBy("sitting.id", "desc")
    .limit(limit)
    .execute();
}

export function countSittingsFound(db: Executor, actor: Actor, sought: Sittings): Promise<number> {
  const some = db
    .selectFrom("sitting")
    .select("sitting.id")
    .where(areSittingsFound(actor, sought))
    .limit(MOST_COUNTED + 1);
  return counted(db, some);
}

function areSittingsFound(actor: Actor, sought: Sittings) {
  return (eb: Eb<"sitting">) =>
    eb.and([
      sittingsVisibleTo(actor)(eb),
      ...("day" in sought
        ? [eb("sitting.day", "=", sought.day)]
        : [
            eb("sitting.group_id", "in", ofGroupsNamed(eb as never, actor, sought.words)),
            eb("sitting.day", "<=", sought.until),
          ]),
    ]);
}

/** Among the actor's own groups: an administrator finds the meetings of the others by their day. */
function ofGroupsNamed(eb: Eb<never>, actor: Actor, words: readonly string[]) {
  return eb
    .selectFrom("partnership_group as named")
    .select("named.id")
    .where("named.id", "in", some(groupsOf(actor)))
    .where((inner) =>
      inner.and(words.map((word) => sql<SqlBool>`(' ' || ${sql.ref("named.name_folded")}) like ${`% ${word}%`}`)),
    );
}

function recordsOf(eb: Eb<never>, people: readonly string[]) {
  return eb
    .selectFrom("person as standing")
    .select("standing.id")
    .where("standing.id", "in", some(people))
    .union(eb.selectFrom("person as merged").select("merged.id").where("merged.merged_into_id", "in", some(people)));
}

/** SQL has no list of nothing. */
function some(ids: readonly string[]) {
  return ids.length > 0 ? ids : [""];
}

function isBefore(day: string, id: string, after: FoundKey | undefined) {
  return sql<SqlBool>`(${sql.ref(day)}, ${sql.ref(id)}) < (${after?.day ?? ""}, ${after?.id ?? ""})`;
}

/** By the record at which the page before ended, because a name would stand in the address. */
function isBeyondName(after: FoundKey | undefined) {
  return sql<SqlBool>`(premises.name_folded, premises.id) > (
    select last.name_folded, last.id from premises as last where last.id = ${after?.id ?? ""})`;
}

async function counted(db: Executor, some: AliasableExpression<{ id: string }>): Promise<number> {
  const row = await db
    .selectFrom(some.as("some"))
    .select(sql<number>`cast(count(*) as integer)`.as("rows"))
    .executeTakeFirstOrThrow();
  return row.rows;
}
