import type { Actor } from "#app/domain/access/actor.ts";
import { REFERENCED_KINDS, type ReferencedKind } from "#app/domain/audit/event-names.ts";
import type { Executor } from "../transaction.ts";
import { actionsVisibleTo, casesVisibleTo, peopleVisibleTo, referralsVisibleTo } from "../visibility.ts";

// The log names records by their ids; here are their references, and nothing else of them.

type Reference = { kind: string; id: string; reference: string };
const TABLES = { case: "case_record", person: "person", referral: "referral", action: "action" } as const;

/** The reference of a record that the actor may open. */
export async function findVisibleReference(db: Executor, actor: Actor, kind: ReferencedKind, id: string) {
  const queries = {
    case: () =>
      db.selectFrom("case_record").select("reference").where(casesVisibleTo(actor)).where("case_record.id", "=", id),
    person: () => db.selectFrom("person").select("reference").where(peopleVisibleTo(actor)).where("person.id", "=", id),
    referral: () =>
      db.selectFrom("referral").select("reference").where(referralsVisibleTo(actor)).where("referral.id", "=", id),
    action: () =>
      db.selectFrom("action").select("reference").where(actionsVisibleTo(actor)).where("action.id", "=", id),
  };
  return (await queries[kind]().executeTakeFirst())?.reference;
}

/**
 * For those who watch over the log: of any record of the partnership, whether or not they may open it. Users, groups and
 * agencies go by their names.
 */
export async function listReferences(
  db: Executor,
  actor: Actor,
  objects: readonly { kind: string; id: string }[],
): Promise<Reference[]> {
  const queries: Record<string, (ids: string[]) => Promise<{ id: string; reference: string }[]>> = {
    ...Object.fromEntries(
      REFERENCED_KINDS.map((kind) => [
        kind,
        (ids: string[]) => ofKind(db, actor, kind).where("id", "in", ids).limit(ids.length).execute(),
      ]),
    ),
    user: (ids) =>
      db
        .selectFrom("user_account")
        .select(["id", "name as reference"])
        .where("id", "in", ids)
        .limit(ids.length)
        .execute(),
    agency: (ids) =>
      db.selectFrom("agency").select(["id", "name as reference"]).where("id", "in", ids).limit(ids.length).execute(),
    group: (ids) =>
      db
        .selectFrom("partnership_group")
        .select(["id", "name as reference"])
        .where("partnership_id", "=", actor.partnershipId)
        .where("id", "in", ids)
        .limit(ids.length)
        .execute(),
  };
  const found: Reference[] = [];
  for (const [kind, named] of Object.entries(queries)) {
    const ids = [...new Set(objects.filter((o) => o.kind === kind).map((o) => o.id))];
    if (ids.length > 0) found.push(...(await named(ids)).map((row) => ({ ...row, kind })));
  }
  return found;
}

export async function findByReference(db: Executor, actor: Actor, reference: string) {
  for (const kind of REFERENCED_KINDS) {
    const row = await ofKind(db, actor, kind).where("reference", "=", reference).executeTakeFirst();
    if (row) return { ...row, kind };
  }
}

/** The kind of whatever the log of the partnership tells of under that id, even if it has been erased since. */
export async function findKindInLog(
  db: Executor,
  actor: Actor,
  id: string,
  kinds: readonly string[],
): Promise<string | undefined> {
  const row = await db
    .selectFrom("audit_object")
    .innerJoin("audit_event", "audit_event.id", "audit_object.event_id")
    .select("audit_object.object_kind as kind")
    .where("audit_event.partnership_id", "=", actor.partnershipId)
    .where("audit_object.object_kind", "in", kinds)
    .where("audit_object.object_id", "=", id)
    .limit(1)
    .executeTakeFirst();
  return row?.kind;
}

function ofKind(db: Executor, actor: Actor, kind: ReferencedKind) {
  return db.selectFrom(TABLES[kind]).select(["id", "reference"]).where("partnership_id", "=", actor.partnershipId);
}
