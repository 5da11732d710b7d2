import { v7 as uuid } from "uuid";
import { systemActor } from "#app/domain/access/actor.ts";
import type { Duty, GroupRole } from "#app/domain/access/roles.ts";
import { agencyBounds } from "#app/domain/agencies/agreement.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { addPartnership } from "#app/services/admin/add-partnership.ts";
import { setUpUnattended } from "#app/services/admin/set-up.ts";
import { type Chance, chanceFrom } from "#app/services/demonstration/chance.ts";
import { listAgencies } from "#db/queries/agencies.ts";
import { listAreas } from "#db/queries/areas.ts";
import { listGroups } from "#db/queries/groups.ts";
import { insertRows } from "#db/queries/rows-in-bulk.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { Numbers } from "./numbers.ts";

/** Who works in each partnership of the benchmark, and as what. */
export const HANDS = {
  officer: { duties: ["asb-officer"], role: null },
  coordinator: { duties: [], role: "coordinator" },
  manager: { duties: ["manager", "executive"], role: "member" },
  licensing: { duties: ["licensing-officer"], role: "member" },
} as const satisfies Record<string, { duties: readonly Duty[]; role: GroupRole | null }>;
export type Hand = keyof typeof HANDS;

/** A partnership that is being loaded. */
export type Town = {
  db: Executor;
  partnershipId: string;
  /** The first and the last day of what happened. */
  from: string;
  today: string;
  chance: Chance;
  numbers: Numbers;
  users: Readonly<Record<Hand, string>>;
  policeId: string;
  councilId: string;
  jagId: string;
  beats: readonly string[];
};

export const nameOfTown = (number: number) => `Bench CSP ${number}`;

type Founded = { number: number; years: number; now: Date };

/** The number-th partnership, from the product's own template, with a user for each hand. */
export async function foundTown(db: Executor, { number, years, now }: Founded): Promise<Town> {
  const today = londonDay(now);
  const from = plusMonths(today, -12 * years);
  const begun = new Date(`${from}T08:30:00.000Z`);
  const partnershipId = await foundPartnership(db, nameOfTown(number), begun);
  const agencies = await listAgencies(db, partnershipId, {}, agencyBounds(now));
  const agency = (kind: string) => agencies.find((row) => row.kind === kind)?.id ?? missing(kind);
  const groups = await listGroups(db, partnershipId, today);
  const users = { officer: uuid(), coordinator: uuid(), manager: uuid(), licensing: uuid() };
  const town = {
    ...{
      db,
      partnershipId,
      from,
      today,
      users,
      chance: chanceFrom(1000 + number),
      numbers: new Numbers(partnershipId),
    },
    ...{ policeId: agency("police"), councilId: agency("district-council") },
    jagId: groups.find(({ kind }) => kind === "jag")?.id ?? missing("jag"),
    beats: (await listAreas(db, partnershipId, "beat")).map(({ code }) => code),
  };
  await enlist(town, groups.map(({ id }) => id), number); // prettier-ignore
  return town;
}

function missing(what: string): never {
  throw new Error(`The template has no ${what}`);
}

async function foundPartnership(db: Executor, name: string, now: Date) {
  const actor = systemActor("bench");
  const administrator = {
    ...{ name: "Ada Example", email: "ada@example.org" },
    agency: { name: "Charnwood Borough Council", kind: "district-council" as const },
  };
  const first = await setUpUnattended({ db, now }, actor, { name, template: "charnwood", coordinator: null, administrator }); // prettier-ignore
  if (first.kind === "done") return first.partnershipId;
  const added = await addPartnership({ db, now, actor }, name, "charnwood");
  return added.kind === "done" ? added.partnershipId : missing(name);
}

/** The users, in every group that has their role, and the meetings that the JAG held. */
async function enlist(town: Town, groupIds: readonly string[], number: number) {
  const { db, partnershipId: partnership_id, from: from_day, users, councilId } = town;
  const created_at = `${from_day}T08:30:00.000Z`;
  const held = { partnership_id, from_day, until_day: null, version: 1 };
  const hands = Object.entries(HANDS).map(([hand, of]) => ({ hand, id: users[hand as Hand], ...of }));
  await inTransaction(db, async (trx) => {
    await insertRows(trx, "user_account", hands.map(({ hand, id }) => ({
      ...{ id, agency_id: councilId, name: `Sam ${hand}`, name_folded: `sam ${hand}`, job_title: null, status: "active" as const },
      ...{ email: `${hand}.${number}@example.org`, email_folded: `${hand}.${number}@example.org`, password_hash: null },
      ...{ password_set_at: null, totp_secret_sealed: null, totp_confirmed_at: null, totp_last_step: null },
      ...{ last_signed_in_at: null, created_at, version: 1 },
    }))); // prettier-ignore
    await insertRows(trx, "duty", hands.flatMap(({ id, duties }) => duties.map((duty) => ({ ...held, id: uuid(), user_id: id, duty })))); // prettier-ignore
    await insertRows(trx, "membership", hands.flatMap(({ id, role }) =>
      role === null ? [] : groupIds.map((group_id) => ({ ...held, id: uuid(), user_id: id, group_id, role }))),
    ); // prettier-ignore
    await insertRows(trx, "sitting", sittingDays(town).map((day) => ({
      ...{ id: uuid(), partnership_id, group_id: town.jagId, series_id: null, series_day: null, day, start_time: "13:30" },
      ...{ place: null, status: "planned" as const, reason: null, created_at, version: 1 },
    }))); // prettier-ignore
  });
}

/** Every four weeks. */
function sittingDays({ from, today }: Town) {
  const days: string[] = [];
  for (let day = plusDays(from, 10); day <= plusDays(today, 60); day = plusDays(day, 28)) days.push(day);
  return days;
}
