import { type ExpressionBuilder, sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  type IncidentKey,
  type IncidentListAsked,
  type IncidentListName,
  type IncidentNarrowing,
  NO_AREA,
} from "#app/domain/incidents/incident-list.ts";
import { madeOnceFor } from "../made-once-for.ts";
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
  const { list, given } = withDecisions(asked.show, asked);
  return incidentsListed(db, { actor, ...list }, { given, ids, days, after, limit });
}

/** What makes a list another query, apart from what stands in it as a value. */
type List = { show: IncidentListName; youth: 0 | 1 | null; nowhere: readonly AreaName[] };
type Given = Pick<IncidentNarrowing, AreaName | "heading" | "type" | "place" | "street" | "victim" | "from" | "until" | "logged">; // prettier-ignore
type AreaName = (typeof AREAS)[number];
const AREAS = ["beat", "ward", "lsoa"] as const;

function withDecisions(show: IncidentListName, { youth, ...asked }: IncidentNarrowing) {
  const nowhere = AREAS.filter((area) => asked[area] === NO_AREA);
  const { heading, type, place, street, victim, from, until, logged } = asked;
  const somewhere = Object.fromEntries(AREAS.flatMap((area) => (nowhere.includes(area) ? [] : [[area, asked[area]]])));
  const given: Given = { ...somewhere, heading, type, place, street, victim, from, until, logged };
  return { list: { show, youth: youth === undefined ? null : youth === "yes" ? 1 : 0, nowhere } as const, given };
}

type Listed = { given: Given; ids: NarrowedIds; days: IncidentDays; after: IncidentKey | undefined; limit: number };

const incidentsListed = madeOnceFor((db, { actor, ...list }: List & { actor: Actor }, listed: Listed) => {
  const { given, ids, days, after, limit } = listed;
  const { column, isOldestFirst } = orderOf(list.show);
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
    .where(isOfList(list.show, actor, days))
    .where(isNarrowed(list, given, ids))
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(${sql.ref(column)}, incident.id) ${beyond} (${after?.day ?? ""}, ${after?.id ?? ""})`),
    )
    .orderBy(column, order)
    .orderBy("incident.id", order)
    .limit(limit);
});

/** Written out, so that each is found by the index of its own. */
function isNarrowed({ youth, nowhere }: List, given: Given, { places, records }: NarrowedIds) {
  return (eb: Eb) => {
    const { heading, type, place, street, victim, from, until } = given;
    return eb.and([
      ...AREAS.flatMap((area) => {
        const column = `incident.${area}_code` as const;
        if (nowhere.includes(area)) return [eb(column, "is", null)];
        return given[area] === undefined ? [] : [eb(column, "=", given[area])];
      }),
      ...(heading === undefined ? [] : [eb("incident.heading", "=", heading)]),
      ...(type === undefined ? [] : [eb("incident.asb_type_id", "=", type)]),
      ...(place === undefined ? [] : [eb("incident.location_id", "=", place)]),
      ...(street === undefined ? [] : [eb("incident.location_id", "in", places.length > 0 ? places : [""])]),
      ...(victim === undefined ? [] : [eb("incident.id", "in", affecting(eb, records))]),
      ...(from === undefined ? [] : [eb("incident.latest_day", ">=", from)]),
      ...(until === undefined ? [] : [eb("incident.latest_day", "<=", until)]),
      ...(given.logged === undefined ? [] : [eb("incident.import_batch_id", "is", null)]),
      ...(youth === null ? [] : [eb("incident.is_youth", "=", youth)]),
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
  const count = async (show: IncidentListName) => {
    const { list, given } = withDecisions(show, asked);
    const [row] = await incidentsCounted(db, { actor, ...list }, { given, ids, days });
    return row?.rows ?? 0;
  };
  return {
    mine: await count("mine"),
    "not-allocated": await count("not-allocated"),
    "contact-late": await count("contact-late"),
    "not-told": await count("not-told"),
  };
}

const incidentsCounted = madeOnceFor(
  (db, { actor, ...list }: List & { actor: Actor }, { given, ids, days }: Pick<Listed, "given" | "ids" | "days">) =>
    db
      .selectFrom("incident")
      .select(sql<number>`cast(count(*) as integer)`.as("rows"))
      .where("incident.partnership_id", "=", actor.partnershipId)
      .where(incidentsVisibleTo(actor))
      .where(isOfList(list.show, actor, days))
      .where(isNarrowed(list, given, ids)),
);

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
