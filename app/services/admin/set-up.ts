import { v7 as uuid } from "uuid";
import { type LoggedActor, systemActor } from "#app/domain/access/actor.ts";
import { foldEmail } from "#app/domain/access/email.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { PartnershipTemplate, TemplateAgency } from "#app/domain/groups/charnwood-template.ts";
import { fold } from "#app/domain/search/fold.ts";
import { claimSetUp, markAccessLinkUsed } from "#db/queries/access-links.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertDuties } from "#db/queries/memberships.ts";
import { insertMemberships } from "#db/queries/partnership-template.ts";
import { anyPartnershipExists } from "#db/queries/partnerships.ts";
import { insertUser } from "#db/queries/users.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { issueAccessLink } from "../session/access-links.ts";
import { createPartnership } from "./create-partnership.ts";
import { findSetUpLink } from "./set-up-link.ts";

type Context = { db: Executor; now: Date };
export type FirstUser = { name: string; email: string; agency: TemplateAgency };
export type SetUp = {
  name: string;
  template: PartnershipTemplate;
  administrator: FirstUser;
  coordinator: FirstUser | null;
};
type Invited = { name: string; email: string; path: string };
type Done = { kind: "done"; partnershipId: string; administrator: Invited; coordinator: Invited | null };

/** From the browser: the link is good for one set-up. */
export async function setUpByLink(
  { db, now }: Context,
  token: string,
  given: SetUp,
): Promise<Done | { kind: "dead" } | { kind: "already" }> {
  const link = await findSetUpLink(db, token, now);
  if (!link) return { kind: "dead" };
  return inTransaction(db, async (trx) => {
    if (!(await markAccessLinkUsed(trx, link.id, now.toISOString()))) return { kind: "dead" };
    return setUpOnce(trx, systemActor("set-up"), now, given);
  });
}

/** From the command line. */
export function setUpUnattended(
  { db, now }: Context,
  actor: LoggedActor,
  given: SetUp,
): Promise<Done | { kind: "already" }> {
  return inTransaction(db, (trx) => setUpOnce(trx, actor, now, given));
}

async function setUpOnce(
  trx: Transaction,
  actor: LoggedActor,
  now: Date,
  { name, template, administrator, coordinator }: SetUp,
): Promise<Done | { kind: "already" }> {
  const at = now.toISOString();
  const claim = {
    id: uuid(),
    purpose: "set-up" as const,
    user_id: null,
    token_hash: "set-up finished",
    created_at: at,
    expires_at: at,
    used_at: at,
  };
  if (!(await claimSetUp(trx, claim)) || (await anyPartnershipExists(trx))) return { kind: "already" };

  const agencies = [administrator, ...(coordinator ? [coordinator] : [])].map((user) => user.agency);
  const { partnershipId, groups, agencyIds } = await createPartnership(trx, actor, now, { name, template, agencies });
  const by = { ...actor, partnershipId };
  const today = londonDay(now);
  const create = (user: FirstUser) => createUser(trx, by, now, user, agencyIds.get(fold(user.agency.name)) ?? "");

  const first = await create(administrator);
  await insertDuties(trx, [
    {
      id: uuid(),
      partnership_id: partnershipId,
      user_id: first.id,
      duty: "administrator",
      from_day: today,
      until_day: null,
      version: 1,
    },
  ]);
  await insertAuditEvent(trx, by, now, {
    category: "permission",
    event: "duty.given",
    objectKind: "user",
    objectId: first.id,
    fields: ["duty"],
    detail: { after: { duty: "administrator" } },
  });

  const second = coordinator && (await create(coordinator));
  if (second && groups.length > 0) {
    const membership = {
      partnership_id: partnershipId,
      user_id: second.id,
      role: "coordinator" as const,
      from_day: today,
      until_day: null,
      version: 1,
    };
    await insertMemberships(
      trx,
      groups.map((group) => ({ ...membership, id: uuid(), group_id: group.id })),
    );
    await insertAuditEvent(trx, by, now, {
      category: "permission",
      event: "membership.given",
      objectKind: "user",
      objectId: second.id,
      fields: ["groupId", "role"],
      detail: { after: { groups: groups.map((group) => group.id), role: "coordinator" } },
      objects: groups.map((group) => ({ kind: "group", id: group.id })),
    });
  }
  return { kind: "done", partnershipId, administrator: first.invited, coordinator: second?.invited ?? null };
}

async function createUser(trx: Transaction, by: LoggedActor, now: Date, { name, email }: FirstUser, agencyId: string) {
  const id = uuid();
  await insertUser(trx, {
    id,
    agency_id: agencyId,
    name,
    name_folded: fold(name),
    email,
    email_folded: foldEmail(email),
    job_title: null,
    status: "invited",
    password_hash: null,
    password_set_at: null,
    totp_secret_sealed: null,
    totp_confirmed_at: null,
    totp_last_step: null,
    last_signed_in_at: null,
    created_at: now.toISOString(),
    version: 1,
  });
  const { path } = await issueAccessLink(trx, { purpose: "invitation", userId: id }, now);
  await insertAuditEvent(trx, by, now, {
    category: "permission",
    event: "user.invited",
    objectKind: "user",
    objectId: id,
    fields: ["name", "email", "agencyId"],
    detail: { after: { name, email, agencyId } },
  });
  return { id, invited: { name, email, path } };
}
