import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import { openDatabase } from "#db/connection.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { auditEvents, aUser, testDatabaseUrl } from "../factories.ts";
import { anOffice, eventNames, events, giveRole, type Office, userRow } from "./office.ts";

let folder: string;
let db: Executor;
let office: Office;
const out: string[] = [];
const err: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "joint-action-admin-"));
  const url = await testDatabaseUrl();
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("ORIGIN", "http://localhost:3000");
  out.length = err.length = 0;
  vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => void err.push(line));
  db = openDatabase(url);
  office = await anOffice(db, "Charnwood");
  const police = { name: "Leicestershire Police", name_folded: "leicestershire police" };
  await inTransaction(db, (trx) => trx.updateTable("agency").set(police).where("id", "=", office.policeId).execute());
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const json = () => JSON.parse(out.at(-1) ?? "") as Record<string, string>;
const add = (...more: string[]) =>
  runCommand([
    "user",
    "add",
    "--email",
    "Ann@Example.org",
    "--name",
    "Ann Example",
    "--agency",
    "Leicestershire police",
    ...more,
  ]);

describe("user add", () => {
  test("invites somebody with duties and groups, and answers in JSON", async () => {
    expect(
      await add("--duty", "manager,asb-officer", "--group", "JAG:coordinator", "--group", "youth jag:chair", "--json"),
    ).toBe(0);
    const { user = "", invitation } = json();
    expect(invitation).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/);
    expect(Object.keys(json())).toEqual(["user", "invitation"]);
    expect(await userRow(db, user)).toMatchObject({
      email_folded: "ann@example.org",
      name_folded: "ann example",
      status: "invited",
      agency_id: office.policeId,
    });
    const duties = await db.selectFrom("duty").select("duty").where("user_id", "=", user).orderBy("duty").execute();
    const groups = await db
      .selectFrom("membership")
      .select(["group_id", "role"])
      .where("user_id", "=", user)
      .orderBy("role")
      .execute();
    expect(duties.map((d) => d.duty)).toEqual(["asb-officer", "manager"]);
    expect(groups).toEqual([{ group_id: office.youthJagId, role: "chair" }, { group_id: office.jagId, role: "coordinator" }]); // prettier-ignore
    expect(await auditEvents(db)).toMatchObject([
      {
        event: "user.invited",
        actor_id: `system:${userInfo().username}`,
        partnership_id: office.partnershipId,
        agency_id: null,
        session_id: null,
      },
    ]);
  });

  test.each([
    ["without an address", ["user", "add", "--name", "A", "--agency", "B"], "Option --email is needed"],
    [
      "with half an address",
      ["user", "add", "--email", "ann@", "--name", "A", "--agency", "B"],
      "Option --email must be an e-mail address",
    ],
    ["with an option that is none", ["user", "add", "--king"], "Unknown option '--king'"],
    [
      "with an agency that does not take part",
      ["user", "add", "--email", "a@example.org", "--name", "A", "--agency", "Nobody"],
      'There is no agency "Nobody" in the partnership; --agency-kind adds it',
    ],
    [
      "with a kind that is none",
      ["user", "add", "--email", "a@example.org", "--name", "A", "--agency", "Nobody", "--agency-kind", "club"],
      "Option --agency-kind must be one of police",
    ],
    ["with nothing to do", ["user"], 'What is to be done is needed: "user add" or "user reset"'],
    [
      "with something else to do",
      ["user", "remove"],
      'There is no command "user remove", only "user add" and "user reset"',
    ],
    [
      "in a partnership that is none",
      ["user", "add", "--email", "a@example.org", "--name", "A", "--agency", "B", "--partnership", "Nowhere"],
      'There is no partnership called "Nowhere"',
    ],
  ])("%s exits 2 with one clear line", async (_name, args, line) => {
    expect(await runCommand(args)).toBe(2);
    expect(err).toHaveLength(1);
    expect(err[0]).toContain(`joint-action: ${line}`);
    expect(await eventNames(db)).toEqual([]);
  });

  test.each([
    ["a duty that is none", ["--duty", "emperor"], 'There is no duty "emperor", only asb-officer'],
    ["a group that is none", ["--group", "JUG:member"], 'There is no group "JUG" in the partnership'],
    ["a role that is none", ["--group", "JAG:king"], "Option --group must be a group and a role"],
    ["a guest", ["--group", "JAG:guest"], "a guest needs a last day"],
    ["a group twice", ["--group", "JAG:member", "--group", "jag:chair"], 'Option --group names "jag" twice'],
  ])("%s exits 2 and adds nobody", async (_name, options, line) => {
    expect(await add(...options)).toBe(2);
    expect(err[0]).toContain(line);
    expect(await eventNames(db)).toEqual([]);
  });

  test("twice the same address exits 2", async () => {
    await add();
    expect(await add()).toBe(2);
    expect(err).toEqual(["joint-action: A user with this e-mail address already exists"]);
  });

  test("with more than one partnership it must be named; the first administrator of a new one brings the agency", async () => {
    expect(await runCommand(["partnership", "add", "--name", "Melton", "--template", "empty", "--json"])).toBe(0);
    const { partnership = "" } = json();
    expect(await add()).toBe(2);
    expect(err).toEqual(["joint-action: Option --partnership is needed: there is more than one"]);
    expect(await add("--partnership", "Melton", "--agency-kind", "police", "--duty", "administrator", "--json")).toBe(
      0,
    );
    const { user = "" } = json();
    expect(await db.selectFrom("duty").select("partnership_id").where("user_id", "=", user).execute()).toEqual([
      { partnership_id: partnership },
    ]);
    expect(await eventNames(db)).toEqual(["partnership.created", "agency.added", "user.invited"]);
  });

  test("somebody with an account gets a duty in another partnership without a new invitation", async () => {
    const existing = await aUser(db, office.policeId, { email_folded: "ann@example.org" });
    await runCommand(["partnership", "add", "--name", "Melton", "--template", "empty"]);
    expect(await add("--partnership", "Melton", "--agency-kind", "police", "--duty", "administrator", "--json")).toBe(
      0,
    );
    expect(json()).toEqual({ user: existing, invitation: null });
    expect(await db.selectFrom("duty").select("duty").where("user_id", "=", existing).execute()).toEqual([
      { duty: "administrator" },
    ]);
  });
});

describe("user reset", () => {
  const reset = (...more: string[]) =>
    runCommand(["user", "reset", "--email", "ann@example.org", "--reason", "Lost phone", ...more]);

  test("prints a link, and with --factor resets the authenticator, also of somebody of several partnerships", async () => {
    const id = await aUser(db, office.policeId, {
      email_folded: "ann@example.org",
      totp_secret_sealed: "x",
      totp_confirmed_at: "2026-01-05T09:00:00.000Z",
    });
    const elsewhere = await anOffice(db, "Melton");
    await giveRole(db, elsewhere.partnershipId, id, { duty: "manager" });
    expect(await reset("--partnership", "Charnwood")).toBe(0);
    expect(out.join("\n")).toMatch(/http:\/\/localhost:3000\/reset\/[\w-]{43}$/);
    expect((await userRow(db, id)).totp_secret_sealed).toBe("x");
    expect(await reset("--partnership", "Charnwood", "--factor", "--json")).toBe(0);
    expect(json()).toMatchObject({ user: id });
    expect((await userRow(db, id)).totp_secret_sealed).toBeNull();
    expect((await events(db)).map((e) => [e.event, e.detail])).toEqual([
      ["user.password-reset-issued", { reason: "Lost phone" }],
      ["user.password-reset-issued", { reason: "Lost phone" }],
      ["user.factor-reset", { reason: "Lost phone" }],
    ]);
  });

  test("somebody invited gets a new invitation; somebody disabled exits 1 with a line; nobody exits 2", async () => {
    expect(await reset()).toBe(2);
    const id = await aUser(db, office.policeId, {
      email_folded: "ann@example.org",
      status: "invited",
      password_hash: null,
    });
    expect(await reset()).toBe(0);
    expect(out.join()).toContain("/invitation/");
    await inTransaction(db, (trx) =>
      trx.updateTable("user_account").set({ status: "disabled" }).where("id", "=", id).execute(),
    );
    expect(await reset()).toBe(1);
    expect(err).toEqual([
      "joint-action: There is no user ann@example.org in the partnership",
      "joint-action: This user is disabled. Enable the account first",
    ]);
  });
});

describe("partnership add", () => {
  test.each([
    ["without a template", ["--name", "Melton"], "Option --template is needed"],
    [
      "with one that is none",
      ["--name", "Melton", "--template", "leicester"],
      "Option --template must be charnwood or empty",
    ],
    [
      "of a name that is taken",
      ["--name", "Charnwood", "--template", "empty"],
      "There is a partnership of this name already; nothing was changed",
    ],
    ["of no name", ["--name", " ", "--template", "empty"], "Option --name must be words"],
  ])("%s exits 2 with one clear line", async (_name, options, line) => {
    expect(await runCommand(["partnership", "add", ...options])).toBe(2);
    expect(err).toHaveLength(1);
    expect(err[0]).toContain(line);
    expect(await db.selectFrom("partnership").select("name").execute()).toEqual([{ name: "Charnwood" }]);
  });
});
