import { type ExpressionBuilder, type QueryCreator, type SqlBool, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { LogKey } from "#app/domain/audit/log-filter.ts";
import type { AuditCategory } from "#app/domain/audit/events.ts";
import type { Executor } from "../transaction.ts";
import { eventsOfSharedVisibleTo } from "../visibility/audit-events.ts";
import { concernsRestricted } from "./audit-records.ts";
import type { Database } from "../types/database.ts";

type Searched = {
  from: string | null;
  before: string | null;
  /** An id, or every command and job. */
  user: string | undefined;
  category: AuditCategory | undefined;
  event: string | undefined;
};
type Page = { after: LogKey | null; limit: number };
/** The database, or the same with events of an archive in place of its log (withArchived). */
type Reader = Pick<QueryCreator<Database>, "selectFrom">;
type OfEvent = ExpressionBuilder<Database, "audit_event">;

/** Newest first. */
export async function listLogEvents(db: Executor, actor: Actor, search: Searched, page: Page) {
  // Two index walks, each in the order of the list: an `or` between them would read and sort the whole log.
  const own = matching(db, search, page).where("audit_event.partnership_id", "=", actor.partnershipId);
  const unbound = matching(db, search, page).where(isUnboundVisible(actor));
  const rows = [...(await own.execute()), ...(await unbound.execute())];
  return rows.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)).slice(0, page.limit);
}

/**
 * Of one record, newest first; `hideLogUse` leaves out who has looked into the log about it, `onlyKnown` what was done within
 * records that the actor does not see.
 */
export function listEventsOfRecord(
  db: Reader,
  actor: Actor,
  { kind, id, hideLogUse, onlyKnown }: { kind: string; id: string; hideLogUse?: boolean; onlyKnown?: boolean },
  { after, limit }: Page,
  search: Partial<Searched> = {},
) {
  return db
    .selectFrom("audit_object")
    .innerJoin("audit_event", "audit_event.id", "audit_object.event_id")
    .leftJoin("user_account", "user_account.id", "audit_event.actor_id")
    .leftJoin("agency", "agency.id", "audit_event.agency_id")
    .select(LISTED)
    .where("audit_object.object_kind", "=", kind)
    .where("audit_object.object_id", "=", id)
    .where(isLogVisible(actor))
    .where(isMatching(search))
    .$if(hideLogUse === true, (q) => q.where("audit_event.event", "not like", "audit.%"))
    .$if(onlyKnown === true, (q) => q.where(eventsOfSharedVisibleTo(actor)))
    .$if(after !== null, (q) => q.where("audit_object.event_id", "<", after?.id ?? ""))
    .orderBy("audit_object.event_id", "desc")
    .limit(limit)
    .execute();
}

export function findLogEvent(db: Reader, actor: Actor, id: string) {
  return (
    db
      .selectFrom("audit_event")
      .leftJoin("user_account", "user_account.id", "audit_event.actor_id")
      .leftJoin("agency", "agency.id", "audit_event.agency_id")
      .leftJoin("audit_detail", "audit_detail.event_id", "audit_event.id")
      .leftJoin("audit_detail_erased", "audit_detail_erased.event_id", "audit_event.id")
      .leftJoin("erasure_run", "erasure_run.id", "audit_detail_erased.erasure_run_id")
      .leftJoin("audit_unsealed", "audit_unsealed.event_id", "audit_event.id")
      .leftJoin("disclosure_entry", "disclosure_entry.id", "audit_event.id")
      .select(LISTED)
      // What somebody typed stands in the register alone, where an erasure reaches it.
      .select((eb) => eb.fn.coalesce("audit_event.recipients", "disclosure_entry.recipients").as("recipients"))
      .select([
        "audit_event.session_id as sessionId",
        "audit_event.request_id as requestId",
        "erasure_run.rule as erasedByRule",
        "erasure_run.started_at as erasedAt",
        "audit_unsealed.event_id as unsealed",
      ])
      .select(takesReason)
      .where(isLogVisible(actor))
      .where("audit_event.id", "=", id)
      .executeTakeFirst()
  );
}

/** What is kept apart because it may be erased; whoever reads it has recorded that first. */
export function findEventDetail(db: Executor, actor: Actor, id: string) {
  return db
    .selectFrom("audit_detail")
    .innerJoin("audit_event", "audit_event.id", "audit_detail.event_id")
    .select("audit_detail.content")
    .where(isLogVisible(actor))
    .where("audit_detail.event_id", "=", id)
    .executeTakeFirst();
}

/** 1 when the content is opened only for a reason: it was restricted when written, or is now. Null when there is none. */
function takesReason(eb: ExpressionBuilder<Database, "audit_event" | "audit_detail">) {
  return eb
    .case()
    .when("audit_detail.restricted", "=", 0)
    .then(eb.case().when(concernsRestricted(eb)).then(eb.lit(1)).else(eb.lit(0)).end())
    .else(eb.ref("audit_detail.restricted"))
    .end()
    .as("restricted");
}

/** Everybody who holds, or has held, a role in the partnership. */
export function listUsersInLog(db: Executor, actor: Actor) {
  return db
    .selectFrom("user_account")
    .innerJoin("agency", "agency.id", "user_account.agency_id")
    .select(["user_account.id", "user_account.name", "agency.name as agencyName"])
    .where(holdsRole("user_account.id", actor.partnershipId))
    .orderBy("user_account.name_folded")
    .orderBy("user_account.id")
    .limit(2000)
    .execute();
}

/** The last time that the log was checked as a whole, for all partnerships at once. */
export async function findLastLogCheck(db: Executor) {
  const newest = (event: string) =>
    db
      .selectFrom("audit_event")
      .select(["at", "event", "result_count as events", "purpose as fault"])
      .where("partnership_id", "is", null)
      .where("event", "=", event)
      .orderBy("at", "desc")
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst();
  const [whole, faulty] = [await newest("audit.found-whole"), await newest("audit.found-faulty")];
  return faulty && (!whole || faulty.at > whole.at) ? faulty : whole;
}

const LISTED = [
  "audit_event.id",
  "audit_event.at",
  "audit_event.actor_id as actorId",
  "user_account.name as actorName",
  "agency.name as agencyName",
  "audit_event.category",
  "audit_event.event",
  "audit_event.object_kind as objectKind",
  "audit_event.object_id as objectId",
  "audit_event.fields",
  "audit_event.result_count as resultCount",
  "audit_event.purpose",
] as const;

function matching(db: Executor, search: Searched, { after, limit }: Page) {
  return db
    .selectFrom("audit_event")
    .leftJoin("user_account", "user_account.id", "audit_event.actor_id")
    .leftJoin("agency", "agency.id", "audit_event.agency_id")
    .select(LISTED)
    .where(isMatching(search))
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb(eb.refTuple("audit_event.at", "audit_event.id"), "<", eb.tuple(after?.at ?? "", after?.id ?? "")),
      ),
    )
    .orderBy("audit_event.at", "desc")
    .orderBy("audit_event.id", "desc")
    .limit(limit);
}

function isMatching({ from, before, user, category, event }: Partial<Searched>) {
  return (eb: OfEvent) =>
    eb.and([
      ...(from ? [eb("audit_event.at", ">=", from)] : []),
      ...(before ? [eb("audit_event.at", "<", before)] : []),
      // Every text that begins with "system:", as a range that an index can answer.
      ...(user === "system"
        ? [eb("audit_event.actor_id", ">=", "system:"), eb("audit_event.actor_id", "<", "system;")]
        : []),
      ...(user && user !== "system" ? [eb("audit_event.actor_id", "=", user)] : []),
      ...(category ? [eb("audit_event.category", "=", category)] : []),
      ...(event ? [eb("audit_event.event", "=", event)] : []),
    ]);
}

function isLogVisible(actor: Actor) {
  return (eb: OfEvent) =>
    eb.or([eb("audit_event.partnership_id", "=", actor.partnershipId), isUnboundVisible(actor)(eb)]);
}

/** What belongs to no partnership, such as signing in: by or about somebody of this one, or about nobody that is known. */
function isUnboundVisible(actor: Actor) {
  return (eb: OfEvent) =>
    eb.and([
      eb("audit_event.partnership_id", "is", null),
      eb.or([
        holdsRole("audit_event.actor_id", actor.partnershipId),
        eb.and([eb("audit_event.object_kind", "=", "user"), holdsRole("audit_event.object_id", actor.partnershipId)]),
        eb.and([
          eb("audit_event.object_id", "is", null),
          eb.or([eb("audit_event.actor_id", "=", "anonymous"), eb("audit_event.actor_id", "like", "system:%")]),
        ]),
      ]),
    ]);
}

function holdsRole(userColumn: string, partnershipId: string) {
  const held = (table: "membership" | "duty") =>
    sql<SqlBool>`exists (select 1 from ${sql.table(table)} where user_id = ${sql.ref(userColumn)} and partnership_id = ${partnershipId})`;
  return sql<SqlBool>`(${held("membership")} or ${held("duty")})`;
}
