import { type Insertable, type SelectQueryBuilder, sql, type SqlBool, type Updateable } from "kysely";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { SOON_DAYS } from "#app/domain/rights/clock.ts";
import type { RequestListAsked, RequestView } from "#app/domain/rights/request-list.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

/** A request of the partnership; whose pages ask for the permission that lets see every one of them. */
export function findRightsRequest(db: Executor, partnershipId: string, id: string) {
  return db
    .selectFrom("rights_request")
    .leftJoin("person", "person.id", "rights_request.person_id")
    .leftJoin("user_account", "user_account.id", "rights_request.officer_user_id")
    .select(["rights_request.id", "rights_request.reference", "rights_request.version", "rights_request.kind"])
    .select(["rights_request.regime", "rights_request.status", "rights_request.subject_name as subjectName"])
    .select(["rights_request.subject_birth_date as subjectBirthDate", "rights_request.person_id as personId"])
    .select(["person.reference as personReference", "rights_request.requester_kind as requesterKind"])
    .select(["rights_request.requester_name as requesterName", "rights_request.authority_words as authorityWords"])
    .select(["rights_request.contact_words as contactWords", "rights_request.channel", "rights_request.words"])
    .select(["rights_request.received_on as receivedOn", "rights_request.identity_asked_on as identityAskedOn"])
    .select(["rights_request.identity_proved_on as identityProvedOn", "rights_request.identity_how as identityHow"])
    .select(["rights_request.clarification_asked_on as clarificationAskedOn"])
    .select(["rights_request.clarified_on as clarifiedOn", "rights_request.due_on as dueOn"])
    .select(["rights_request.extended_on as extendedOn", "rights_request.extension_reason as extensionReason"])
    .select(["rights_request.extension_told_on as extensionToldOn", "rights_request.searched_words as searchedWords"])
    .select(["rights_request.outcome", "rights_request.outcome_words as outcomeWords"])
    .select(["rights_request.closed_on as closedOn", "rights_request.officer_user_id as officerUserId"])
    .select("user_account.name as officerName")
    .where("rights_request.partnership_id", "=", partnershipId)
    .where("rights_request.id", "=", id)
    .executeTakeFirst();
}
export type FoundRequest = NonNullable<Awaited<ReturnType<typeof findRightsRequest>>>;

export async function insertRightsRequest(trx: Transaction, row: Insertable<Database["rights_request"]>) {
  await trx.insertInto("rights_request").values(row).execute();
}

/** False when somebody changed it first. */
export async function updateRightsRequest(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  set: Updateable<Database["rights_request"]>,
): Promise<boolean> {
  const result = await trx
    .updateTable("rights_request")
    .set({ ...set, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function insertRequestStep(trx: Transaction, row: Insertable<Database["rights_request_step"]>) {
  await trx.insertInto("rights_request_step").values(row).execute();
}

/** What was done about a request that the caller has found, newest first. */
export function unsafeListRequestSteps(db: Executor, requestId: string, limit: number) {
  return db
    .selectFrom("rights_request_step")
    .leftJoin("user_account", "user_account.id", "rights_request_step.recorded_by")
    .select(["rights_request_step.id", "rights_request_step.kind", "rights_request_step.happened_on as happenedOn"])
    .select(["rights_request_step.words", "rights_request_step.recorded_at as recordedAt"])
    .select("user_account.name as recordedByName")
    .where("rights_request_step.request_id", "=", requestId)
    .orderBy("rights_request_step.id", "desc")
    .limit(limit)
    .execute();
}

/** What waits has no day and stands last; open requests are few enough to be sorted. */
const DUE = sql`coalesce(rights_request.due_on, '9999-12-31')`;

type Listed = { asked: RequestListAsked; today: string };
type Page = Listed & { after: { day: string; id: string } | null; limit: number };

/** Soonest due first, what waits last; closed ones with the newest first. */
export function listRightsRequests(db: Executor, partnershipId: string, { asked, today, after, limit }: Page) {
  const day = sql<string>`${asked.show === "waiting" || asked.show === "closed" ? sql.ref("rights_request.received_on") : DUE}`;
  const [direction, beyond] = asked.show === "closed" ? (["desc", "<"] as const) : (["asc", ">"] as const);
  return inView(db, partnershipId, { asked, today })
    .leftJoin("user_account", "user_account.id", "rights_request.officer_user_id")
    .select(["rights_request.id", "rights_request.reference", "rights_request.kind", "rights_request.status"])
    .select(["rights_request.subject_name as subjectName", "rights_request.received_on as receivedOn"])
    .select(["rights_request.due_on as dueOn", "rights_request.outcome", "rights_request.closed_on as closedOn"])
    .select(["rights_request.identity_asked_on as identityAskedOn"])
    .select(["rights_request.identity_proved_on as identityProvedOn"])
    .select(["rights_request.clarification_asked_on as clarificationAskedOn", "user_account.name as officerName"])
    .$if(after !== null, (q) =>
      q.where(sql<SqlBool>`(${day}, rights_request.id) ${sql.raw(beyond)} (${after?.day ?? ""}, ${after?.id ?? ""})`),
    )
    .orderBy(day, direction)
    .orderBy("rights_request.id", direction)
    .limit(limit)
    .execute();
}
export type ListedRequest = Awaited<ReturnType<typeof listRightsRequests>>[number];

export async function countRightsRequests(db: Executor, partnershipId: string, listed: Listed): Promise<number> {
  const row = await inView(db, partnershipId, listed)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirst();
  return Number(row?.n ?? 0);
}

/** Open requests that fall due up to a day, or are late, for those who are told of it. */
export function listRequestsToTellOf(
  db: Executor,
  partnershipId: string,
  { until, after, limit }: { until: string; after: { dueOn: string; id: string }; limit: number },
) {
  return db
    .selectFrom("rights_request")
    .select(["id", "reference", "due_on as dueOn", "officer_user_id as officerUserId"])
    .where("partnership_id", "=", partnershipId)
    .where("status", "=", "open")
    .where("due_on", "<=", until)
    .where((eb) => eb(eb.refTuple("due_on", "id"), ">", eb.tuple(after.dueOn, after.id)))
    .orderBy("due_on")
    .orderBy("id")
    .limit(limit)
    .execute();
}

function inView(db: Executor, partnershipId: string, { asked, today }: Listed) {
  const query = db
    .selectFrom("rights_request")
    .where("rights_request.partnership_id", "=", partnershipId)
    .where("rights_request.status", "=", asked.show === "closed" ? "closed" : "open")
    .$if(asked.kind !== undefined, (q) => q.where("rights_request.kind", "=", asked.kind ?? "access"));
  return isInView(query, asked.show, today);
}

/** The twin of `isInView` in app/domain/rights/request-list.ts. */
function isInView<O>(query: SelectQueryBuilder<Database, "rights_request", O>, view: RequestView, today: string) {
  switch (view) {
    case "overdue":
      return query.where("rights_request.due_on", "<", today);
    case "soon":
      return query
        .where("rights_request.due_on", ">=", today)
        .where("rights_request.due_on", "<=", plusDays(today, SOON_DAYS));
    case "waiting":
      return query.where("rights_request.due_on", "is", null);
    default:
      return query;
  }
}

/** Where a page of the list ends. */
export function keyOfRequest({ show }: RequestListAsked, { id, receivedOn, dueOn }: ListedRequest): string {
  const day = show === "waiting" || show === "closed" ? receivedOn : (dueOn ?? "9999-12-31");
  return `${day}~${id}`;
}
