import { type ExpressionBuilder, sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  type IncidentKey,
  type IncidentListAsked,
  type IncidentListName,
  NO_BEAT,
} from "#app/domain/incidents/incident-list.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";

type Eb = ExpressionBuilder<Database, "incident">;
/** Today, and the last day on which a victim who was told then is to be told again. */
export type IncidentDays = { today: string; toldBy: string };
type Page = { asked: IncidentListAsked; days: IncidentDays; after?: IncidentKey; limit: number };

/** One list of incidents, as its page and its file have it. */
export function listIncidents(db: Executor, actor: Actor, { asked, days, after, limit }: Page) {
  const { column, isOldestFirst } = orderOf(asked.list);
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
    .where(isOfList(asked.list, actor, days))
    .$if(asked.beat !== undefined, (q) =>
      q.where(
        "incident.beat_code",
        asked.beat === NO_BEAT ? "is" : "=",
        asked.beat === NO_BEAT ? null : (asked.beat ?? ""),
      ),
    )
    .$if(asked.heading !== undefined, (q) => q.where("incident.heading", "=", asked.heading ?? "noise"))
    .$if(after !== undefined, (q) =>
      q.where(sql<SqlBool>`(${sql.ref(column)}, incident.id) ${beyond} (${after?.day ?? ""}, ${after?.id ?? ""})`),
    )
    .orderBy(column, order)
    .orderBy("incident.id", order)
    .limit(limit)
    .execute();
}

/** How many stand in each list that is work to do; each opens exactly its rows. */
export async function countIncidentWork(db: Executor, actor: Actor, days: IncidentDays) {
  const count = async (list: IncidentListName) => {
    const row = await db
      .selectFrom("incident")
      .select(sql<number>`cast(count(*) as integer)`.as("rows"))
      .where("incident.partnership_id", "=", actor.partnershipId)
      .where(incidentsVisibleTo(actor))
      .where(isOfList(list, actor, days))
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
function isOfList(list: IncidentListName, actor: Actor, { today, toldBy }: IncidentDays) {
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
    }
  };
}
