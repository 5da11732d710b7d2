import { type ExpressionBuilder, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { WarningRow } from "#app/domain/people/compact-warnings.ts";
import type { Channel, LeaveMessage } from "#app/domain/people/person-parts.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { partsVisibleTo } from "../visibility/people.ts";
import { whereaboutsVisibleTo } from "../visibility/whereabouts.ts";

type At = { caseId: string; today: string };
const MOST = 500;

/**
 * What nobody may overlook of the people of a case that the caller has found visible, all in one query: each part only if
 * the actor sees where it came from, and where somebody lives or how to reach them only as on the person's own page.
 * Each under the record that stands for the person.
 */
export async function unsafeListWarningsOfCase(
  db: Executor,
  actor: Actor,
  { caseId, today }: At,
): Promise<(WarningRow & { personId: string })[]> {
  const nothing = sql<string | null>`cast(null as text)`;
  const rows = await db
    .selectFrom("person_marker")
    .innerJoin("person", "person.id", "person_marker.person_id")
    .innerJoin("marker_kind", "marker_kind.id", "person_marker.marker_kind_id")
    .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
    .select([sql<WarningRow["kind"]>`'marker'`.as("kind"), "marker_kind.name as name"])
    .select([nothing.as("channel"), nothing.as("leaveMessage")])
    .where("person_marker.person_id", "in", (eb) => everyRecordOf(eb as never, caseId))
    .where("person_marker.ended_on", "is", null)
    .where(partsVisibleTo(actor, "person_marker"))
    .unionAll(
      db
        .selectFrom("person_address")
        .innerJoin("person", "person.id", "person_address.person_id")
        .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
        .select(sql<WarningRow["kind"]>`'address'`.as("kind"))
        .select(sql<string>`person_address.lines || coalesce(', ' || person_address.postcode, '')`.as("name"))
        .select([nothing.as("channel"), nothing.as("leaveMessage")])
        .where("person_address.person_id", "in", (eb) => everyRecordOf(eb as never, caseId))
        .where("person_address.never_write", "=", 1)
        .where("person_address.ended_on", "is", null)
        .where((eb) => eb.or([eb("person_address.until_day", "is", null), eb("person_address.until_day", ">=", today)]))
        .where(partsVisibleTo(actor, "person_address"))
        .where(whereaboutsVisibleTo(actor)),
    )
    .unionAll(
      db
        .selectFrom("person_contact")
        .innerJoin("person", "person.id", "person_contact.person_id")
        .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
        .select([sql<WarningRow["kind"]>`'contact'`.as("kind"), "person_contact.value as name"])
        .select([nothing.as("channel"), nothing.as("leaveMessage")])
        .where("person_contact.person_id", "in", (eb) => everyRecordOf(eb as never, caseId))
        .where("person_contact.never_use", "=", 1)
        .where("person_contact.ended_on", "is", null)
        .where(partsVisibleTo(actor, "person_contact"))
        .where(whereaboutsVisibleTo(actor)),
    )
    .unionAll(
      db
        .selectFrom("person_safe_contact")
        .innerJoin("person", "person.id", "person_safe_contact.person_id")
        .select((eb) => eb.fn.coalesce("person.merged_into_id", "person.id").as("personId"))
        .select([sql<WarningRow["kind"]>`'safe-contact'`.as("kind"), sql<string>`''`.as("name")])
        .select((eb) => [
          eb.cast<string | null>("person_safe_contact.channel", "text").as("channel"),
          eb.cast<string | null>("person_safe_contact.leave_message", "text").as("leaveMessage"),
        ])
        .where("person_safe_contact.person_id", "in", (eb) => everyRecordOf(eb as never, caseId))
        .where("person_safe_contact.ended_on", "is", null)
        .where(partsVisibleTo(actor, "person_safe_contact"))
        .where(whereaboutsVisibleTo(actor)),
    )
    .limit(MOST)
    .execute();
  return rows.map(({ personId, kind, name, channel, leaveMessage }) =>
    kind === "safe-contact"
      ? { personId, kind, channel: channel as Channel, leaveMessage: leaveMessage as LeaveMessage }
      : { personId, kind, name },
  );
}

/** The records of whoever has a role in the case today: the linked one, the one it was merged into, and its others. */
function everyRecordOf(eb: ExpressionBuilder<Database, never>, caseId: string) {
  const linked = () =>
    eb
      .selectFrom("case_link")
      .innerJoin("person as linked", "linked.id", "case_link.person_id")
      .select((link) => link.fn.coalesce("linked.merged_into_id", "linked.id").as("id"))
      .where("case_link.case_id", "=", caseId)
      .where("case_link.until_day", "is", null);
  return linked().unionAll(
    eb.selectFrom("person as other").select("other.id").where("other.merged_into_id", "in", linked()),
  );
}
