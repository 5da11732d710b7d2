import { v7 as uuid } from "uuid";
import { type Actor, systemActor } from "#app/domain/access/actor.ts";
import { foldEmail } from "#app/domain/access/email.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { fold } from "#app/domain/search/fold.ts";
import { setUpUnattended } from "#app/services/admin/set-up.ts";
import { addAgreement } from "#app/services/agreements/keep-agreement.ts";
import { addSignatory } from "#app/services/agreements/keep-signatory.ts";
import { actorIn } from "#app/services/session/actor-in.ts";
import { agencyBounds } from "#app/domain/agencies/agreement.ts";
import { listAgencies, updatePartnershipAgency } from "#db/queries/agencies.ts";
import { listAreas } from "#db/queries/areas.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { listGroups } from "#db/queries/groups.ts";
import { insertDuties } from "#db/queries/memberships.ts";
import { insertMemberships } from "#db/queries/partnership-template.ts";
import { insertUser, unsafeFindUserByEmail, updateUser } from "#db/queries/users.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { CAST, type CastKey, type CastMember } from "./cast.ts";
import { type Chance, chanceFrom } from "./chance.ts";

const DEMONSTRATION_NAME = "Charnwood (demonstration)";
/** How far back the demonstration goes. */
const MONTHS = 24;

/** The made-up town, and who acts in it: what every part of the demonstration is built with. */
export type World = {
  db: Executor;
  partnershipId: string;
  /** The day up to which everything has happened. */
  today: string;
  /** The day on which the partnership began with the product, 24 months before. */
  from: string;
  /** One for all that is drawn by lot; the parts take from it in a fixed order. */
  chance: Chance;
  /** The agency of that name in the template; throws on another. */
  agency: (name: string) => string;
  /** The group of that name in the template; throws on another. */
  group: (name: string) => string;
  /** The beat of that number, 56 to 65, as an area's id; throws on another. */
  beat: (code: string) => string;
  /** Somebody of the cast with what is theirs today: read anew when they have come to lead or to be named for a case. */
  actor: (key: CastKey) => Promise<Actor>;
  userId: (key: CastKey) => string;
  /** That day so many days before (or, below zero, after) today. */
  daysAgo: (days: number) => string;
};

/** The instant on that day, at a time of the clock (HH:MM) in winter; in summer an hour later by the clock. */
export function at(day: string, time = "10:00"): Date {
  return new Date(`${day}T${time}:00.000Z`);
}

/** The partnership of the template, its agencies in agreement and its users, 24 months ago. */
export async function foundTown({ db, now }: { db: Executor; now: Date }): Promise<World> {
  const today = londonDay(now);
  const from = plusMonths(today, -MONTHS);
  const begun = at(from, "08:30");
  const partnershipId = await foundPartnership(db, begun);
  const listed = await listAgencies(db, partnershipId, {}, agencyBounds(now));
  const agencies = new Map(listed.map((row) => [row.name, row.id]));
  const groups = new Map((await listGroups(db, partnershipId, from)).map((row) => [row.name, row.id]));
  const beats = new Map((await listAreas(db, partnershipId, "beat")).map((row) => [row.code, row.id]));
  const users = new Map<string, { userId: string; agencyId: string; userName: string }>();
  for (const member of CAST as readonly CastMember[]) {
    const agencyId = find(agencies, member.agency);
    const userId = await enlist(db, { partnershipId, agencyId, begun }, member, groups);
    users.set(member.key, { userId, agencyId, userName: member.name });
  }
  const world: World = {
    ...{ db, partnershipId, today, from, chance: chanceFrom(20_230) },
    agency: (name) => find(agencies, name),
    group: (name) => find(groups, name),
    beat: (code) => find(beats, code),
    actor: (key) => actorIn(db, partnershipId, { ...find(users, key), sessionId: uuid() }, today),
    userId: (key) => find(users, key).userId,
    daysAgo: (days) => plusDays(today, -days),
  };
  await agreeToShare(world, [...agencies.values()]);
  return world;
}

function find<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Error(`The demonstration has no ${key}`);
  return found;
}

async function foundPartnership(db: Executor, begun: Date) {
  const { name, email, agency } = CAST.find(({ key }) => key === "administrator") ?? CAST[0];
  const setUp = await setUpUnattended({ db, now: begun }, systemActor("demonstration"), {
    ...{ name: DEMONSTRATION_NAME, template: "charnwood", coordinator: null },
    administrator: { name, email, agency: { name: agency, kind: "district-council" } },
  });
  if (setUp.kind !== "done") throw new Error("A demonstration is built in an empty database only");
  return setUp.partnershipId;
}

type Begun = { partnershipId: string; agencyId: string; begun: Date };

/** A user with groups and duties since the beginning. None has a password: a demonstration is entered by its cards. */
async function enlist(
  db: Executor,
  { partnershipId, agencyId, begun }: Begun,
  member: CastMember,
  groups: Map<string, string>,
) {
  const { name, email, jobTitle, duties = [], groups: held = {} } = member;
  const created_at = begun.toISOString();
  const from_day = londonDay(begun);
  const ofPartnership = { partnership_id: partnershipId, from_day, until_day: null, version: 1 };
  return inTransaction(db, async (trx) => {
    const known = await unsafeFindUserByEmail(trx, foldEmail(email));
    const id = known?.id ?? uuid();
    // Its administrator was invited a moment ago.
    if (known) await updateUser(trx, id, 1, { status: "active", job_title: jobTitle });
    else
      await insertUser(trx, {
        ...{ id, agency_id: agencyId, name, name_folded: fold(name), email, email_folded: foldEmail(email) },
        ...{
          job_title: jobTitle,
          status: "active",
          password_hash: null,
          password_set_at: null,
          created_at,
          version: 1,
        },
        ...{ totp_secret_sealed: null, totp_confirmed_at: null, totp_last_step: null, last_signed_in_at: null },
      });
    await insertDuties(
      trx,
      duties
        .filter((duty) => !known || duty !== "administrator")
        .map((duty) => ({ ...ofPartnership, id: uuid(), user_id: id, duty })),
    );
    await insertMemberships(
      trx,
      Object.entries(held).map(([group, role]) => ({
        ...ofPartnership,
        id: uuid(),
        user_id: id,
        group_id: find(groups, group),
        role,
      })),
    );
    await insertAuditEvent(trx, { ...systemActor("demonstration"), partnershipId }, begun, {
      ...{ category: "permission", event: "user.invited", objectKind: "user", objectId: id },
      ...{ fields: ["name", "email", "agencyId"], detail: { after: { name, email, agencyId } } },
    });
    return id;
  });
}

/** One protocol that every agency has signed, and each has somebody to whom what is late is taken. */
async function agreeToShare(world: World, agencyIds: string[]) {
  const { db, partnershipId, from, today } = world;
  const actor = await world.actor("governance");
  const context = { db, actor, now: at(from, "09:00") };
  const agreement = await addAgreement(context, {
    title: "Community safety information sharing protocol",
    purpose:
      "Preventing crime and disorder, and protecting people at risk, through the work of the partnership's groups",
    dataWords: "Identity, incidents, risk, orders, housing and health where necessary",
    gateway: "cda-s115",
    ...{ fromDay: from, reviewOn: plusMonths(today, 5) },
  });
  if (agreement.kind !== "done") throw new Error("The protocol could not be recorded");
  for (const agencyId of agencyIds) {
    await addSignatory(context, agreement.id, { agencyId, signedOn: from, signedBy: "Chief officer" });
    const contact = CAST.find(({ agency }) => world.agency(agency) === agencyId);
    await inTransaction(db, (trx) =>
      updatePartnershipAgency(
        trx,
        { partnershipId, agencyId, version: 1 },
        {
          ...{ isa_signed_on: from, isa_expires_on: plusMonths(today, 12) },
          contact_user_id: contact ? world.userId(contact.key) : null,
        },
      ),
    );
  }
}
