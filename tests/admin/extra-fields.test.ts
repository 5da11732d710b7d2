import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { action as changeAgency } from "#app/routes/admin/agencies.$agencyId/route.tsx";
import { action as changeGroup } from "#app/routes/admin/groups.$groupId_.change/route.tsx";
import { action as addMember } from "#app/routes/admin/groups.$groupId_.members.new/route.tsx";
import { action as changeUser } from "#app/routes/admin/users.$userId_.change/route.tsx";
import { action as changeDuty } from "#app/routes/admin/users.$userId_.duties.$dutyId/route.tsx";
import { action as giveDuty } from "#app/routes/admin/users.$userId_.duties.new/route.tsx";
import { action as makeInvitation } from "#app/routes/admin/users.$userId_.invitation/route.tsx";
import { action as changeMembership } from "#app/routes/admin/users.$userId_.memberships.$membershipId/route.tsx";
import { action as makePasswordLink } from "#app/routes/admin/users.$userId_.password-link/route.tsx";
import { action as setStatus } from "#app/routes/admin/users.$userId_.status/route.tsx";
import { action as addUser } from "#app/routes/admin/users.new/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aUser, type Handler, post, testDatabase } from "../factories.ts";
import { anOffice, giveRole, NOW, type Office, TODAY, typedDays, userRow } from "./office.ts";

// SECURITY S14: no field writes what it should not.

let db: Executor;
let office: Office;
let other: Office;
let userId: string;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  office = await anOffice(db);
  other = await anOffice(db);
  userId = await aUser(db, office.policeId, { job_title: "Constable" });
  await giveRole(db, office.partnershipId, userId, { duty: "manager" });
});
afterEach(() => vi.useRealTimers());

const TABLES = [
  "user_account",
  "membership",
  "duty",
  "partnership_agency",
  "agency",
  "partnership_group",
  "access_link",
] as const;

/** Every column, as it is called in the database and as it is called in the code, with a value that would be seen. */
async function everyColumn(own: string[]) {
  await giveRole(db, office.partnershipId, userId, { groupId: office.youthJagId, role: "member" });
  await post(makePasswordLink, office.admin, { userId }, { reason: "To have a row" });
  const names = new Set<string>();
  for (const table of TABLES) {
    const row = await db.selectFrom(table).selectAll().executeTakeFirstOrThrow();
    for (const column of Object.keys(row)) {
      names.add(column);
      names.add(column.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()));
    }
  }
  const hostile = (name: string) =>
    /partnership/i.test(name)
      ? other.partnershipId
      : /agency/i.test(name)
        ? other.policeId
        : /user|^id$/i.test(name)
          ? other.admin.id
          : /group|parent/i.test(name)
            ? other.jagId
            : "1";
  return [...names].filter((name) => !own.includes(name)).map((name): [string, string] => [name, hostile(name)]);
}

type Row = Record<string, unknown>;

async function everything() {
  const tables: Record<string, Map<string, Row>> = {};
  for (const table of TABLES) {
    const rows = (await db.selectFrom(table).selectAll().execute()) as Row[];
    tables[table] = new Map(
      rows.map((row) => [
        table === "partnership_agency" ? `${String(row.partnership_id)} ${String(row.agency_id)}` : String(row.id),
        row,
      ]),
    );
  }
  return tables;
}

/** What a form with every column besides its own fields has changed, against the same form without them. */
async function differences(action: Handler, params: Record<string, string>, fields: Record<string, string>) {
  const extra = await everyColumn(Object.keys(fields));
  expect(extra.length).toBeGreaterThan(60);
  const before = await everything();
  const answer = (await post(action, office.admin, params, [...Object.entries(fields), ...extra])) as {
    status?: number;
    init?: { status: number };
  };
  expect([201, 302]).toContain(answer.status ?? answer.init?.status);
  const after = await everything();
  const changes: string[] = [];
  for (const table of TABLES) {
    const [was, is] = [before[table] ?? new Map<string, Row>(), after[table] ?? new Map<string, Row>()];
    for (const [key, row] of is) {
      const old = was.get(key);
      if (!old) changes.push(`${table} added`);
      else changes.push(...Object.keys(row).filter((column) => row[column] !== old[column]).map((column) => `${table}.${column}`)); // prettier-ignore
    }
    for (const key of was.keys()) if (!is.has(key)) changes.push(`${table} removed`);
  }
  return changes.sort();
}

test("changing a user", async () => {
  const { email, agency_id } = await userRow(db, userId);
  const fields = { version: "1", name: "Sam Sample", email, agencyId: agency_id, jobTitle: "Sergeant" };
  expect(await differences(changeUser, { userId }, fields)).toEqual([
    "user_account.job_title",
    "user_account.name",
    "user_account.name_folded",
    "user_account.version",
  ]);
});

test("disabling a user", async () => {
  const changes = await differences(setStatus, { userId }, { version: "1", change: "disable", reason: "Left" });
  expect(changes).toEqual(["access_link.expires_at", "user_account.status", "user_account.version"]);
});

test("adding a user", async () => {
  const fields = { name: "New", email: "new@example.org", agencyId: office.policeId, jobTitle: "" };
  expect(await differences(addUser, {}, { ...fields, duties: "manager" })).toEqual([
    "access_link added",
    "duty added",
    "user_account added",
  ]);
  const added = await db
    .selectFrom("user_account")
    .selectAll()
    .where("email_folded", "=", "new@example.org")
    .executeTakeFirstOrThrow();
  expect(added).toMatchObject({
    agency_id: office.policeId,
    status: "invited",
    password_hash: null,
    totp_secret_sealed: null,
    last_signed_in_at: null,
    created_at: NOW.toISOString(),
    version: 1,
  });
  const duty = await db.selectFrom("duty").selectAll().where("user_id", "=", added.id).executeTakeFirstOrThrow();
  expect(duty).toMatchObject({
    partnership_id: office.partnershipId,
    duty: "manager",
    from_day: TODAY,
    until_day: null,
  });
});

test("making an invitation link", async () => {
  const invited = await aUser(db, office.policeId, { status: "invited", password_hash: null });
  expect(await differences(makeInvitation, { userId: invited }, {})).toEqual(["access_link added"]);
  const link = await db
    .selectFrom("access_link")
    .selectAll()
    .where("purpose", "=", "invitation")
    .executeTakeFirstOrThrow();
  expect(link).toMatchObject({ user_id: invited, expires_at: "2026-03-11T09:00:00.000Z", used_at: null });
});

test("giving and changing a duty", async () => {
  const given = await differences(
    giveDuty,
    { userId },
    { duty: "reviewer", ...typedDays({ fromDay: TODAY, untilDay: null }) },
  );
  expect(given).toEqual(["duty added"]);
  const duty = await db.selectFrom("duty").selectAll().where("duty", "=", "reviewer").executeTakeFirstOrThrow();
  expect(duty).toMatchObject({
    partnership_id: office.partnershipId,
    user_id: userId,
    from_day: TODAY,
    until_day: null,
    version: 1,
  });
  const fields = { version: "1", ends: "on", ...typedDays({ untilDay: "2026-12-31" }) };
  expect(await differences(changeDuty, { userId, dutyId: duty.id }, fields)).toContain("duty.until_day");
  expect(await db.selectFrom("duty").selectAll().where("id", "=", duty.id).executeTakeFirstOrThrow()).toEqual({
    ...duty,
    until_day: "2026-12-31",
    version: 2,
  });
});

test("adding a member and changing the membership", async () => {
  const fields = { userId, role: "member", ...typedDays({ fromDay: TODAY, untilDay: null }) };
  expect(await differences(addMember, { groupId: office.jagId }, fields)).toEqual(["membership added"]);
  const membership = await db
    .selectFrom("membership")
    .selectAll()
    .where("group_id", "=", office.jagId)
    .executeTakeFirstOrThrow();
  expect(membership).toMatchObject({
    partnership_id: office.partnershipId,
    user_id: userId,
    role: "member",
    from_day: TODAY,
    until_day: null,
    version: 1,
  });
  const change = { version: "1", role: "chair", ends: "on", ...typedDays({ untilDay: "2026-12-31" }) };
  await differences(changeMembership, { userId, membershipId: membership.id }, change);
  expect(
    await db.selectFrom("membership").selectAll().where("id", "=", membership.id).executeTakeFirstOrThrow(),
  ).toEqual({ ...membership, role: "chair", until_day: "2026-12-31", version: 2 });
});

test("changing an agency", async () => {
  const { name, kind } = await db
    .selectFrom("agency")
    .selectAll()
    .where("id", "=", office.policeId)
    .executeTakeFirstOrThrow();
  const days = typedDays({ isaSignedOn: "2026-02-01", isaExpiresOn: "2027-12-31", leftOn: null });
  const fields = { version: "1", agencyVersion: "1", name, kind, reportsCount: "yes", contactUserId: "", ...days };
  expect(await differences(changeAgency, { agencyId: office.policeId }, fields)).toEqual([
    "partnership_agency.isa_signed_on",
    "partnership_agency.version",
  ]);
});

test("changing a group", async () => {
  const fields = {
    version: "1",
    name: "JAG",
    kind: "jag",
    parentId: "",
    minAge: "",
    maxAge: "",
    cadence: "Monthly",
    does: "holds-cases",
    ...typedDays({ endedOn: null }),
  };
  expect(await differences(changeGroup, { groupId: office.jagId }, fields)).toEqual([
    "partnership_group.cadence",
    "partnership_group.has_meetings",
    "partnership_group.version",
  ]);
});
