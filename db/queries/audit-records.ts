import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { REFERENCED_KINDS, type ReferencedKind } from "#app/domain/audit/event-names.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { actionsVisibleTo } from "../visibility/actions.ts";
import { caseReviewsVisibleTo } from "../visibility/case-reviews.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";
import { interventionsVisibleTo } from "../visibility/interventions.ts";
import { locationsVisibleTo } from "../visibility/locations.ts";
import { peopleVisibleTo } from "../visibility/people.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";
import { problemsVisibleTo } from "../visibility/problems.ts";
import { referralsVisibleTo } from "../visibility/referrals.ts";

// The log names records by their ids; here are their references, and nothing else of them.

type Reference = { kind: string; id: string; reference: string };
const TABLES = {
  case: "case_record",
  person: "person",
  location: "location",
  referral: "referral",
  action: "action",
  incident: "incident",
  problem: "problem",
  "case-review": "case_review",
  intervention: "intervention",
  premises: "premises",
} as const;

/** The reference of a record that the actor may open. */
export async function findVisibleReference(db: Executor, actor: Actor, kind: ReferencedKind, id: string) {
  const queries = {
    case: () =>
      db.selectFrom("case_record").select("reference").where(casesVisibleTo(actor)).where("case_record.id", "=", id),
    person: () => db.selectFrom("person").select("reference").where(peopleVisibleTo(actor)).where("person.id", "=", id),
    location: () =>
      db.selectFrom("location").select("reference").where(locationsVisibleTo(actor)).where("location.id", "=", id),
    referral: () =>
      db.selectFrom("referral").select("reference").where(referralsVisibleTo(actor)).where("referral.id", "=", id),
    action: () =>
      db.selectFrom("action").select("reference").where(actionsVisibleTo(actor)).where("action.id", "=", id),
    incident: () =>
      db.selectFrom("incident").select("reference").where(incidentsVisibleTo(actor)).where("incident.id", "=", id),
    problem: () =>
      db.selectFrom("problem").select("reference").where(problemsVisibleTo(actor)).where("problem.id", "=", id),
    "case-review": () =>
      db
        .selectFrom("case_review")
        .select("reference")
        .where(caseReviewsVisibleTo(actor))
        .where("case_review.id", "=", id),
    intervention: () =>
      db
        .selectFrom("intervention")
        .select("reference")
        .where(interventionsVisibleTo(actor))
        .where("intervention.id", "=", id),
    premises: () =>
      db.selectFrom("premises").select("reference").where(premisesVisibleTo(actor)).where("premises.id", "=", id),
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

/**
 * Whether an event concerns, today and whatever was so when it was written, a restricted case or what is reached only
 * through such: the referral that became one, its actions and notes, and a person all of whose cases are (the rule of the identity
 * card). A record that has been erased since is nothing any more.
 */
export function concernsRestricted(eb: ExpressionBuilder<Database, "audit_event">) {
  return eb.exists(
    eb
      .selectFrom("audit_object")
      .select("audit_object.event_id")
      .whereRef("audit_object.event_id", "=", "audit_event.id")
      .where((object) => {
        const cases = (visibility: "standard" | "restricted") =>
          object.selectFrom("case_record").select("case_record.id").where("case_record.visibility", "=", visibility);
        const ofPerson = (visibility: "standard" | "restricted") =>
          object.exists(
            cases(visibility)
              .innerJoin("case_link", "case_link.case_id", "case_record.id")
              .whereRef("case_link.person_id", "=", "audit_object.object_id"),
          );
        const restricted = cases("restricted");
        const kind = (name: ReferencedKind | "note") => object("audit_object.object_kind", "=", name);
        return object.or([
          object.and([
            kind("case"),
            object.exists(restricted.whereRef("case_record.id", "=", "audit_object.object_id")),
          ]),
          object.and([
            kind("referral"),
            object.exists(restricted.whereRef("case_record.referral_id", "=", "audit_object.object_id")),
          ]),
          object.and([
            kind("action"),
            object.exists(
              restricted
                .innerJoin("action", "action.case_id", "case_record.id")
                .whereRef("action.id", "=", "audit_object.object_id"),
            ),
          ]),
          object.and([
            kind("note"),
            object.exists(
              restricted
                .innerJoin("note_case", "note_case.case_id", "case_record.id")
                .whereRef("note_case.note_id", "=", "audit_object.object_id"),
            ),
          ]),
          object.and([
            kind("intervention"),
            object.exists(
              restricted
                .innerJoin("intervention", "intervention.case_id", "case_record.id")
                .whereRef("intervention.id", "=", "audit_object.object_id"),
            ),
          ]),
          object.and([kind("person"), ofPerson("restricted"), object.not(ofPerson("standard"))]),
        ]);
      }),
  );
}

/** Whether any of the records, of any partnership, is still kept: of kinds that have no reference nothing is known. */
export async function anyKept(db: Executor, objects: readonly { kind: string; id: string }[]): Promise<boolean> {
  for (const kind of REFERENCED_KINDS) {
    const ids = objects.filter((object) => object.kind === kind).map(({ id }) => id);
    if (ids.length === 0) continue;
    if (await db.selectFrom(TABLES[kind]).select("id").where("id", "in", ids).limit(1).executeTakeFirst()) return true;
  }
  return false;
}

function ofKind(db: Executor, actor: Actor, kind: ReferencedKind) {
  return db.selectFrom(TABLES[kind]).select(["id", "reference"]).where("partnership_id", "=", actor.partnershipId);
}
