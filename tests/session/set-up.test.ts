import { mkdtempSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { run as setup } from "#app/cli/commands/setup.ts";
import { run as setupLink } from "#app/cli/commands/setup-link.ts";
import { runCommand } from "#app/cli/commands.ts";
import { systemActor } from "#app/domain/access/actor.ts";
import { TEMPLATES } from "#app/domain/groups/charnwood-template.ts";
import { action as acceptInvitation } from "#app/routes/session/invitation.$token/route.tsx";
import { action as setUp, loader as setUpPage } from "#app/routes/session/set-up_.$token/route.tsx";
import { loader as unfinishedPage } from "#app/routes/session/set-up/route.tsx";
import { createPartnership } from "#app/services/admin/create-partnership.ts";
import { issueSetUpLink } from "#app/services/admin/set-up-link.ts";
import { setUpUnattended } from "#app/services/admin/set-up.ts";
import { openDatabase } from "#db/connection.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { auditEvents, testDatabase, testDatabaseUrl } from "../factories.ts";
import { expectAudit } from "../support/audit.ts";
import { TestBrowser } from "./browser.ts";

let db: Executor;
const NOW = new Date("2026-03-02T10:00:00.000Z");

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const linkNow = async () => {
  const path = await issueSetUpLink({ db, actor: systemActor("root"), now: new Date() });
  return { params: { token: path.slice("/set-up/".length) } };
};
const FIELDS = {
  name: "Charnwood Community Safety Partnership",
  template: "charnwood",
  adminName: "Alex Admin",
  adminEmail: "alex@example.org",
  adminAgency: "Charnwood Borough Council",
  coordinatorName: "Chris Coordinator",
  coordinatorEmail: "chris@example.org",
  coordinatorAgency: "other",
  coordinatorAgencyName: "Soar Valley Homes",
  coordinatorAgencyKind: "housing",
};
const EMPTY = {
  ...FIELDS,
  template: "empty",
  adminAgency: "other",
  adminAgencyName: "Somewhere Council",
  adminAgencyKind: "district-council",
  coordinatorAgencyName: "Somewhere Council",
  coordinatorAgencyKind: "district-council",
};

test("before set-up the site says how to get a link", async () => {
  expect(await new TestBrowser(db).get(unfinishedPage)).toMatchObject({ status: 200 });
});

test("set-up makes the partnership with all of the template, both people, and shows their links once", async () => {
  const link = await linkNow();
  const browser = new TestBrowser(db);
  expect(await browser.get(setUpPage, link)).toMatchObject({ status: 200, data: { state: "open" } });
  const done = await browser.post(setUp, FIELDS, link);
  expect(done.status).toBe(200);
  const invitations = done.data.invitations as { name: string; email: string; link: string }[];
  expect(invitations.map(({ name, email }) => [name, email])).toEqual([
    ["Alex Admin", "alex@example.org"],
    ["Chris Coordinator", "chris@example.org"],
  ]);
  for (const { link } of invitations) expect(link).toMatch(/^https:\/\/ja\.example\.org\/invitation\/[\w-]{43}$/);

  const groups = await db.selectFrom("partnership_group").selectAll().execute();
  expect(groups).toHaveLength(TEMPLATES.charnwood.groups.length);
  const parents = Object.fromEntries(
    groups.map((g) => [g.name, groups.find((p) => p.id === g.parent_id)?.name ?? null]),
  );
  expect(parents).toMatchObject({
    JAG: "Strategic Group",
    LCDG: "JAG",
    LEDG: "JAG",
    "Youth JAG": "JAG",
    "Adults at Risk Group": "JAG",
    "ASB team casework": null,
  });
  expect(groups.find((g) => g.name === "ASB team casework")).toMatchObject({ has_meetings: 0, holds_cases: 1 });
  const areas = await db.selectFrom("area").selectAll().execute();
  expect(
    areas
      .filter((a) => a.kind === "beat")
      .map((a) => a.code)
      .sort(),
  ).toEqual(["56", "57", "58", "59", "60", "61", "62", "63", "64", "65"]);
  const beats = await db.selectFrom("group_beat").selectAll().execute();
  expect(
    beats
      .map((b) => [groups.find((g) => g.id === b.group_id)?.name, areas.find((a) => a.id === b.area_id)?.code])
      .sort(),
  ).toEqual([
    ["LCDG", "62"],
    ["LEDG", "65"],
  ]);
  expect(await db.selectFrom("partnership_agency").selectAll().execute()).toHaveLength(
    TEMPLATES.charnwood.agencies.length + 1,
  );
  const memberships = await db.selectFrom("membership").selectAll().execute();
  expect(memberships).toHaveLength(groups.length);
  expect(new Set(memberships.map((m) => `${m.role} ${m.from_day} ${m.until_day}`))).toEqual(
    new Set(["coordinator 2026-03-02 null"]),
  );
  expect(await db.selectFrom("duty").select("duty").execute()).toEqual([{ duty: "administrator" }]);
  const users = await db.selectFrom("user_account").selectAll().execute();
  expect(users.every((u) => u.status === "invited" && u.password_hash === null)).toBe(true);
  const [linked, ...events] = await auditEvents(db);
  expect(linked).toMatchObject({ event: "set-up.link-issued", actor_id: "system:root", partnership_id: null });
  expect(events.map((e) => e.event)).toEqual([
    "partnership.created",
    "user.invited",
    "duty.given",
    "user.invited",
    "membership.given",
  ]);
  expect(new Set(events.map((e) => e.actor_id))).toEqual(new Set(["system:set-up"]));
  expect(new Set(events.map((e) => e.partnership_id)).size).toBe(1);

  const token = invitations[0]?.link.split("/").pop() ?? "";
  expect(
    await new TestBrowser(db).post(
      acceptInvitation,
      { newPassword: "lamppost otter seventeen paint" },
      { params: { token } },
    ),
  ).toMatchObject({ status: 302 });
  expect(await browser.get(setUpPage, link)).toMatchObject({ status: 410, data: { state: "finished" } });
  expect(await browser.get(unfinishedPage)).toMatchObject({ status: 302, location: "/" });
});

test("an empty partnership begins with the agencies that were typed, each once", async () => {
  expect(await new TestBrowser(db).post(setUp, EMPTY, await linkNow())).toMatchObject({ status: 200 });
  expect(await db.selectFrom("partnership_group").selectAll().execute()).toEqual([]);
  expect((await db.selectFrom("agency").selectAll().execute()).map((a) => [a.name, a.kind])).toEqual([
    ["Somewhere Council", "district-council"],
  ]);
  expect(await db.selectFrom("partnership_agency").select("reports_count_locally").execute()).toEqual([
    { reports_count_locally: 1 },
  ]);
});

test("what is missing is named, what was typed is kept, and nothing is made", async () => {
  const link = await linkNow();
  const browser = new TestBrowser(db);
  const empty = await browser.post(setUp, {}, link);
  expect(empty.status).toBe(400);
  expect(empty.data.errors).toMatchObject({
    name: "Enter the name of the partnership",
    template: "Select what the partnership begins with",
    adminName: "Enter the administrator's name",
    coordinatorEmail: "Enter the coordinator's e-mail address",
  });
  const same = await browser.post(
    setUp,
    { ...FIELDS, coordinatorEmail: "ALEX@example.org", coordinatorAgencyName: " ", coordinatorAgencyKind: "" },
    link,
  );
  expect(same).toMatchObject({
    status: 400,
    data: { values: { name: FIELDS.name, adminName: "Alex Admin" }, invitations: null },
  });
  expect(same.data.errors).toEqual({
    coordinatorAgencyName: "Enter the name of the agency",
    coordinatorAgencyKind: "Select what kind of agency it is",
    coordinatorEmail: "Enter somebody else's e-mail address: an administrator sees no cases, so these are two people",
  });
  expect(await db.selectFrom("partnership").selectAll().execute()).toEqual([]);
  expect(await browser.post(setUp, FIELDS, link)).toMatchObject({ status: 200 });
});

test.each([
  ["with one link", false],
  ["with a link and from the command line", true],
])("of two who set up at once %s, one does", async (_, byCommand) => {
  const link = await linkNow();
  const first = () => new TestBrowser(db).post(setUp, FIELDS, link);
  const administrator = {
    name: "Other",
    email: "other@example.org",
    agency: { name: "Other", kind: "other" as const },
  };
  const given = { name: "Other", template: "empty" as const, administrator, coordinator: null };
  const second = byCommand
    ? () =>
        setUpUnattended({ db, now: new Date() }, systemActor("test"), given).then(({ kind }) => ({
          status: kind === "done" ? 200 : 410,
        }))
    : () => new TestBrowser(db).post(setUp, { ...FIELDS, name: "Other" }, link);
  const answers = await Promise.all([first(), second()]);
  expect(answers.map((a) => a.status).sort()).toEqual([200, 410]);
  expect(await db.selectFrom("partnership").selectAll().execute()).toHaveLength(1);
});

test.each([
  ["a second before an hour", "2026-03-02T10:59:59Z", 200],
  ["at one hour", "2026-03-02T11:00:00Z", 410],
])("%s the link answers %s", async (_, at, status) => {
  const link = await linkNow();
  vi.setSystemTime(at);
  expect(await new TestBrowser(db).get(setUpPage, link)).toMatchObject({ status });
  if (status === 410) expect(await new TestBrowser(db).post(setUp, FIELDS, link)).toMatchObject({ status: 410 });
});

test("a newer link takes the place of the earlier, and a made-up one opens nothing", async () => {
  const first = await linkNow();
  const second = await linkNow();
  expect(await new TestBrowser(db).get(setUpPage, first)).toMatchObject({ status: 410, data: { state: "dead" } });
  expect(await new TestBrowser(db).post(setUp, FIELDS, { params: { token: "made-up" } })).toMatchObject({
    status: 410,
  });
  expect(await new TestBrowser(db).get(setUpPage, second)).toMatchObject({ status: 200 });
});

test("a second partnership shares the agencies of the first", async () => {
  const create = (name: string) =>
    inTransaction(db, (trx) => createPartnership(trx, systemActor("test"), NOW, { name, template: "charnwood" }));
  const first = await create("One");
  const second = await create("Two");
  expect(second.agencyIds).toEqual(first.agencyIds);
  expect(await db.selectFrom("agency").selectAll().execute()).toHaveLength(TEMPLATES.charnwood.agencies.length);
  expect(await db.selectFrom("partnership_agency").selectAll().execute()).toHaveLength(
    2 * TEMPLATES.charnwood.agencies.length,
  );
});

describe("from the command line", () => {
  let url: string;
  let lines: string[];
  beforeEach(async () => {
    vi.useRealTimers();
    url = await testDatabaseUrl();
    vi.stubEnv("DATABASE_URL", url);
    vi.stubEnv("DATA_DIR", mkdtempSync(path.join(tmpdir(), "ja-set-up-")));
    vi.stubEnv("AUDIT_KEY", "a".repeat(32));
    vi.stubEnv("SESSION_SECRET", "b".repeat(32));
    vi.stubEnv("FIELD_KEY", "c".repeat(32));
    vi.stubEnv("ORIGIN", "https://ja.example.org");
    lines = [];
    vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
    vi.spyOn(console, "error").mockImplementation((line: string) => void lines.push(line));
  });
  const ARGS = ["setup", "--template", "charnwood", "--name", "Charnwood", "--admin", "alex@example.org", "--json"];

  test("setup prints the partnership and the invitation as JSON, and is done once", async () => {
    expect(await runCommand(ARGS)).toBe(0);
    expect(JSON.parse(lines.join(""))).toEqual({
      partnership: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      invitation: expect.stringMatching(/^https:\/\/ja\.example\.org\/invitation\/[\w-]{43}$/) as string,
    });
    lines = [];
    expect(await runCommand(ARGS)).toBe(1);
    expect(lines).toEqual(["joint-action: Joint Action has been set up already; nothing was changed"]);
    lines = [];
    expect(await runCommand(["setup-link"])).toBe(1);
    expect(lines).toHaveLength(1);
  });

  test("setup-link prints a link", async () => {
    expect(await setupLink([])).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/^https:\/\/ja\.example\.org\/set-up\/[\w-]{43}$/)]);
    const handle = openDatabase(url);
    await expectAudit(handle, [
      {
        event: "set-up.link-issued",
        category: "permission",
        actor_id: `system:${userInfo().username}`,
        partnership_id: null,
        object_kind: "installation",
        objects: [],
      },
    ]);
    await handle.destroy();
  });

  test("the empty template needs no agency named", async () => {
    expect(
      await setup([
        "--template",
        "empty",
        "--name",
        "Somewhere",
        "--admin",
        "alex@example.org",
        "--admin-name",
        "Alex",
      ]),
    ).toBe(0);
    expect(lines.join("\n")).toContain("https://ja.example.org/invitation/");
  });

  test.each([
    [["setup"], /--template is needed/],
    [
      ["setup", "--template", "other", "--name", "A", "--admin", "a@example.org"],
      /--template must be charnwood or empty/,
    ],
    [["setup", "--template", "empty", "--name", "A", "--admin", "nobody"], /--admin must be an e-mail address/],
    [["setup", "--template", "empty", "--name", " ", "--admin", "a@example.org"], /--name must be words/],
    [["setup", "--template", "empty", "--name", "A", "--admin", "a@example.org", "--frobnicate"], /frobnicate/],
    [["setup-link", "extra"], /Unexpected argument "extra"/],
  ])("%j exits 2 with one line", async (args, message) => {
    expect(await runCommand(args)).toBe(2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(message);
  });
});
