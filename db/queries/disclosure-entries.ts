import type { Actor } from "#app/domain/access/actor.ts";
import type { RegisterFilter } from "#app/domain/disclosures/register-filter.ts";
import type { LogKey } from "#app/domain/audit/log-filter.ts";
import type { Executor } from "../transaction.ts";

type Page = { after: LogKey | null; limit: number };
type Narrowed = Omit<RegisterFilter, "record"> & { about: { kind: string; id: string } | null };

/** The register of the partnership, newest first. */
export function listDisclosureEntries(db: Executor, actor: Actor, filter: Narrowed, { after, limit }: Page) {
  const { from, until, destination, way, gateway, agency, officer, about } = filter;
  return entries(db, actor)
    .$if(from !== null, (q) => q.where("disclosure_entry.disclosed_on", ">=", from ?? ""))
    .$if(until !== null, (q) => q.where("disclosure_entry.disclosed_on", "<=", until ?? ""))
    .$if(destination !== undefined, (q) => q.where("disclosure_entry.destination", "=", destination ?? "own-use"))
    .$if(way !== undefined, (q) => q.where("disclosure_entry.way", "=", way ?? "export"))
    .$if(gateway !== undefined, (q) => q.where("disclosure_entry.gateway", "=", gateway ?? null))
    .$if(agency !== undefined, (q) => q.where("disclosure_entry.agency_id", "=", agency ?? ""))
    .$if(officer !== undefined, (q) => q.where("disclosure_entry.made_by", "=", officer ?? ""))
    .$if(about !== null, (q) =>
      q.where((eb) =>
        eb.exists(
          eb
            .selectFrom("audit_object")
            .select("audit_object.event_id")
            .whereRef("audit_object.event_id", "=", "disclosure_entry.audit_event_id")
            .where("audit_object.object_kind", "=", about?.kind ?? "")
            .where("audit_object.object_id", "=", about?.id ?? ""),
        ),
      ),
    )
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb(
          eb.refTuple("disclosure_entry.recorded_at", "disclosure_entry.id"),
          "<",
          eb.tuple(after?.at ?? "", after?.id ?? ""),
        ),
      ),
    )
    .orderBy("disclosure_entry.recorded_at", "desc")
    .orderBy("disclosure_entry.id", "desc")
    .limit(limit)
    .execute();
}

export function findDisclosureEntry(db: Executor, actor: Actor, id: string) {
  return entries(db, actor).where("disclosure_entry.id", "=", id).executeTakeFirst();
}

/** What went out with an event, so far as it names records. */
export function listObjectsOfEvent(db: Executor, eventId: string, limit: number) {
  return db
    .selectFrom("audit_object")
    .select(["object_kind as kind", "object_id as id"])
    .where("event_id", "=", eventId)
    .orderBy("object_kind")
    .orderBy("object_id")
    .limit(limit)
    .execute();
}

/**
 * What was told of one record, newest first, to others than whoever works on it. The caller has found the record visible, and
 * who sees it knows to whom it was told.
 */
export function unsafeListDisclosuresOf(
  db: Executor,
  { partnershipId, kind, id }: { partnershipId: string; kind: string; id: string },
  limit: number,
) {
  return db
    .selectFrom("disclosure_entry")
    .leftJoin("user_account", "user_account.id", "disclosure_entry.made_by")
    .select(["disclosure_entry.id", "disclosure_entry.disclosed_on as disclosedOn", "disclosure_entry.way"])
    .select(["disclosure_entry.what", "disclosure_entry.recipients", "disclosure_entry.destination"])
    .select(["disclosure_entry.made_by as madeBy", "user_account.name as madeByName"])
    .where("disclosure_entry.partnership_id", "=", partnershipId)
    .where("disclosure_entry.object_kind", "=", kind)
    .where("disclosure_entry.object_id", "=", id)
    .where("disclosure_entry.destination", "<>", "own-use")
    .orderBy("disclosure_entry.id", "desc")
    .limit(limit)
    .execute();
}

function entries(db: Executor, actor: Actor) {
  return db
    .selectFrom("disclosure_entry")
    .leftJoin("user_account", "user_account.id", "disclosure_entry.made_by")
    .leftJoin("agency", "agency.id", "disclosure_entry.agency_id")
    .select(["disclosure_entry.id", "disclosure_entry.audit_event_id as eventId"])
    .select(["disclosure_entry.recorded_at as recordedAt", "disclosure_entry.disclosed_on as disclosedOn"])
    .select(["disclosure_entry.made_by as madeBy", "user_account.name as madeByName", "agency.name as agencyName"])
    .select(["disclosure_entry.event", "disclosure_entry.way", "disclosure_entry.what"])
    .select(["disclosure_entry.object_kind as objectKind", "disclosure_entry.object_id as objectId"])
    .select(["disclosure_entry.destination", "disclosure_entry.recipients", "disclosure_entry.gateway"])
    .select(["disclosure_entry.necessity", "disclosure_entry.proportionality"])
    .select("disclosure_entry.approved_by as approvedBy")
    .where("disclosure_entry.partnership_id", "=", actor.partnershipId);
}
