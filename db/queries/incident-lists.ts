import { type ExpressionBuilder, sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  type IncidentKey,
  type IncidentListAsked,
  type IncidentListName,
  type IncidentNarrowing,
  NO_AREA,
} from "#app/domain/incidents/incident-list.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";

type Eb = ExpressionBuilder<Database, "incident">;
/**
 * Today; the last day on which a victim who was told then is to be told again; the day on which the JAG last met, null
 * where it has not.
 */
export type IncidentDays = { today: string; toldBy: string; lastMet: string | null };
/** The places of the street, and every record of the victim, that are asked for. */
export type NarrowedIds = { places: readonly string[]; records: readonly string[] };
type Narrowed = { asked: IncidentNarrowing; ids: NarrowedIds };
type Page = { asked: IncidentListAsked; ids: NarrowedIds; days: IncidentDays; after?: IncidentKey; limit: number };

/** One list of incidents, as its page and its file have it. */
export function listIncidents(db: Executor, actor: Actor, { asked, ids, days, after, limit }: Page) {
  const { column, isOldestFirst } = orderOf(asked.show);
  const [order, beyond] = isOldestFirst ? (["asc", sql`>`] as const) : (["desc", sql`<`] as const);
  return db
    .selectFrom("incident")
    .leftJoin("location", "location.id", "incident.location_id")
    .leftJoin("user_account as officer", "officer.id", "incident.officer_user_id")
    .leftJoin("asb_type", "asb_type.id", "incident.asb_type_id")
    .select(["incident.id", "incident.reference", "incident.latest_day as latestDay", "incident.heading"])
    .select(["incident.status", "incident.priority", "incident.beat_code as beatCode", "incident.is_hate as isHate"])
    .select(["incident.first_contact_due_on as firstContactDueOn", "incident.first_contact_on as firstContactOn"])
    .select(["incident.victim_told_on as victimToldOn", "location.name as placeName", "officer.name as officerName"])
    .select("asb_type.name as typeName")
    .where("incident.partnership_id", "=", actor.partnershipId)
    .where(incidentsVisibleTo(actor))
    .where(isOfList(asked.show, actor, days))
    .where(isNarrowed({ asked, ids }))
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(${sql.ref(column)}, incident.id) ${beyond} (${after?.day ?? ""}, ${after?.id ?? ""})`),
    )
    .orderBy(column, order)
    .orderBy("incident.id", order)
    .limit(limit)
    .execute();
}

/** Written out, so that each is found by the index of its own. */
function isNarrowed({ asked, ids: { places, records } }: Narrowed) {
  return (eb: Eb) => {
    const area = (
      column: "incident.beat_code" | "incident.ward_code" | "incident.lsoa_code",
      code: string | undefined,
    ) => (code === undefined ? [] : [code === NO_AREA ? eb(column, "is", null) : eb(column, "=", code)]);
    const { heading, type, place, street, victim, from, until, youth } = asked;
    return eb.and([
      ...area("incident.beat_code", asked.beat),
      ...area("incident.ward_code", asked.ward),
      ...area("incident.lsoa_code", asked.lsoa),
      ...(heading === undefined ? [] : [eb("incident.heading", "=", heading)]),
      ...(type === undefined ? [] : [eb("incident.asb_type_id", "=", type)]),
      ...(place === undefined ? [] : [eb("incident.location_id", "=", place)]),
      ...(street === undefined ? [] : [eb("incident.location_id", "in", places.length > 0 ? places : [""])]),
      ...(victim === undefined ? [] : [eb("incident.id", "in", affecting(eb, records))]),
      ...(from === undefined ? [] : [eb("incident.latest_day", ">=", from)]),
      ...(until === undefined ? [] : [eb("incident.latest_day", "<=", until)]),
      ...(asked.logged === undefined ? [] : [eb("incident.import_batch_id", "is", null)]),
      ...(youth === undefined ? [] : [eb("incident.is_youth", "=", youth === "yes" ? 1 : 0)]),
    ]);
  };
}

function affecting(eb: Eb, records: readonly string[]) {
  return eb
    .selectFrom("incident_person")
    .select("incident_person.incident_id")
    .where("incident_person.role", "=", "victim")
    .where("incident_person.ended_on", "is", null)
    .where("incident_person.person_id", "in", records.length > 0 ? records : [""]);
}

/** What happened, in the words that were logged, of those that the actor sees. */
export async function listWhatHappened(db: Executor, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, string>();
  const rows = await db
    .selectFrom("incident")
    .select(["incident.id", "incident.what_happened as words"])
    .where(incidentsVisibleTo(actor))
    .where("incident.id", "in", ids)
    .execute();
  return new Map(rows.map(({ id, words }) => [id, words]));
}

/** How many stand in each list that is work to do, narrowed in the same way: each opens exactly its rows. */
export async function countIncidentWork(
  db: Executor,
  actor: Actor,
  { asked, ids, days }: Narrowed & { days: IncidentDays },
) {
  const count = async (list: IncidentListName) => {
    const row = await db
      .selectFrom("incident")
      .select(sql<number>`cast(count(*) as integer)`.as("rows"))
      .where("incident.partnership_id", "=", actor.partnershipId)
      .where(incidentsVisibleTo(actor))
      .where(isOfList(list, actor, days))
      .where(isNarrowed({ asked, ids }))
      .executeTakeFirstOrThrow();
    return row.rows;
  };
  return {
    mine: await count("mine"),
    "not-allocated": await count("not-allocated"),
    "contact-late": await count("contact-late"),
    "not-told": await count("not-told"),
  };
}

function orderOf(list: IncidentListName) {
  if (list === "contact-late") return { column: "incident.first_contact_due_on", isOldestFirst: true } as const;
  if (list === "not-told") return { column: "incident.victim_told_on", isOldestFirst: true } as const;
  return { column: "incident.latest_day", isOldestFirst: false } as const;
}

/** The twin of isContactLate is among these. Written out, so that the partial indexes are found. */
function isOfList(list: IncidentListName, actor: Actor, { today, toldBy, lastMet }: IncidentDays) {
  return (eb: Eb) => {
    const isOpen = sql<SqlBool>`incident.status = 'open'`;
    switch (list) {
      case "newest":
        return eb.lit(true);
      case "mine":
        return eb.and([isOpen, eb("incident.officer_user_id", "=", actor.id)]);
      case "not-allocated":
        return sql<SqlBool>`incident.status = 'open' and incident.officer_user_id is null`;
      case "contact-late":
        return eb.and([
          sql<SqlBool>`incident.status = 'open' and incident.first_contact_on is null`,
          eb("incident.first_contact_due_on", "<", today),
        ]);
      case "not-told":
        return eb.and([isOpen, eb("incident.victim_told_on", "<", toldBy)]);
      case "hate":
        return sql<SqlBool>`incident.is_hate = 1`;
      // Told to somebody since, whenever it was: what the group cannot have heard of.
      case "hate-since-met":
        return eb.and([
          sql<SqlBool>`incident.is_hate = 1`,
          ...(lastMet === null ? [] : [eb.exists(reportedSince(eb, lastMet))]),
        ]);
    }
  };
}

function reportedSince(eb: Eb, day: string) {
  return eb
    .selectFrom("report_incident as told")
    .innerJoin("report", "report.id", "told.report_id")
    .select("told.report_id")
    .whereRef("told.incident_id", "=", "incident.id")
    .where("report.reported_on", ">=", day);
}

/** The day before today on which a Joint Action Group of the partnership last met. */
export async function findLastJagDay(db: Executor, partnershipId: string, today: string): Promise<string | null> {
  const row = await db
    .selectFrom("sitting")
    .innerJoin("partnership_group", "partnership_group.id", "sitting.group_id")
    .select("sitting.day")
    .where("sitting.partnership_id", "=", partnershipId)
    .where("partnership_group.kind", "=", "jag")
    .where("sitting.status", "<>", "cancelled")
    .where("sitting.day", "<", today)
    .orderBy("sitting.day", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.day ?? null;
}
