import { v7 as uuid } from "uuid";
import type { Duty, GroupRole } from "#app/domain/access/roles.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { anActor, aPartnership, auditEvents, insert } from "../factories.ts";

/** A Tuesday in winter: London and UTC agree. */
export const NOW = new Date("2026-03-10T09:00:00.000Z");
export const TODAY = "2026-03-10";

/** A partnership with somebody who administers it. */
export async function anOffice(db: Executor, name?: string) {
  const p = await aPartnership(db, name);
  const admin = await anActor(db, p, { duties: ["administrator"], name: "Alex Admin" });
  return { ...p, admin };
}
export type Office = Awaited<ReturnType<typeof anOffice>>;

export async function giveRole(
  db: Executor,
  partnershipId: string,
  userId: string,
  role: { duty: Duty } | { groupId: string; role: GroupRole },
  days: { from?: string; until?: string | null } = {},
) {
  const id = uuid();
  const row = {
    id,
    partnership_id: partnershipId,
    user_id: userId,
    from_day: days.from ?? "2026-01-01",
    until_day: days.until ?? null,
    version: 1,
  };
  if ("duty" in role) await insert(db, "duty", { ...row, duty: role.duty });
  else await insert(db, "membership", { ...row, group_id: role.groupId, role: role.role });
  return id;
}

export async function joinAgency(
  db: Executor,
  partnershipId: string,
  agencyId: string,
  changes: Partial<Database["partnership_agency"]> = {},
) {
  await insert(db, "partnership_agency", {
    partnership_id: partnershipId,
    agency_id: agencyId,
    isa_signed_on: null,
    isa_expires_on: null,
    reports_count_locally: 0,
    contact_user_id: null,
    left_on: null,
    version: 1,
    ...changes,
  });
}

export function userRow(db: Executor, id: string) {
  return db.selectFrom("user_account").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
}

/** The events since the database was made, the newest last, with what is in their detail. */
export async function events(db: Executor) {
  const details = await db.selectFrom("audit_detail").selectAll().execute();
  return (await auditEvents(db)).map((e) => {
    const content = details.find((d) => d.event_id === e.id)?.content;
    return { ...e, detail: content === undefined ? null : (JSON.parse(content) as Record<string, unknown>) };
  });
}

export async function eventNames(db: Executor) {
  return (await auditEvents(db)).map((e) => e.event);
}

/** `x-day`, `x-month` and `x-year`, as a form posts them. */
export function typedDays(days: Record<string, string | null>) {
  return Object.fromEntries(
    Object.entries(days).flatMap(([name, day]) => {
      const [year = "", month = "", date = ""] = (day ?? "").split("-");
      return [
        [`${name}-day`, date],
        [`${name}-month`, month],
        [`${name}-year`, year],
      ];
    }),
  );
}
