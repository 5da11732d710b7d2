import SQLite from "better-sqlite3";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Permission, permissionsOf } from "#app/domain/access/permissions.ts";
import { DUTIES, GROUP_ROLES, type Role, ROLES } from "#app/domain/access/roles.ts";
import { aCase, aGroup, anActor, aPartnership, insert, type TestPartnership } from "../factories.ts";
import { EXPECTED } from "../routes.expected.ts";
import type { Answer, HttpClient } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { actionOf, builtRoutes, dataOf, pathOf, type Route } from "./routes.ts";
import { aWorld, type World } from "./world.ts";

// SECURITY S1: every page decided for every role. What the built server has is asked over HTTP; what each page should ask for is
// read from the list written by hand.

/** Whoever signs in without a part in any partnership is told so on every page, and has nothing that a log could be asked about. */
const NO_PART: Role = "everyone";

let world: World;
let routes: Route[];
let p: TestPartnership;
let log: SQLite.Database;
const clients = new Map<Role, { client: HttpClient; userId: string }>();

beforeAll(async () => {
  world = await aWorld();
  p = await aPartnership(world.db);
  routes = await builtRoutes();
  log = new SQLite(world.file, { readonly: true });
  for (const role of ROLES) clients.set(role, await clientWith(role));
});
afterAll(async () => {
  log.close();
  await world.close();
});

/** Somebody with that role and no other; but who leads a case, or is named for one, has a part in the partnership besides. */
async function clientWith(role: Role) {
  const { db } = world;
  const premises = role === "premises-group" ? "member" : role === "premises-chair" ? "chair" : undefined;
  const ofCases = role === "case-lead" || role === "named" ? "guest" : undefined;
  const ofGroup = premises ?? ofCases ?? GROUP_ROLES.find((known) => known === role);
  const groupId = premises ? await aGroup(db, p.partnershipId, { kind: "premises" }) : p.jagId;
  const duty = DUTIES.find((known) => known === role);
  const actor = await anActor(db, p, { groups: ofGroup ? { [groupId]: ofGroup } : {}, duties: duty ? [duty] : [] });
  if (role === "case-lead") await aCase(db, p, { lead_user_id: actor.id });
  if (role === "named") {
    const { id: caseId } = await aCase(db, p);
    await insert(db, "case_access", {
      id: uuid(), partnership_id: p.partnershipId, case_id: caseId, user_id: actor.id, access: "named", reason: "Reason", given_by: null,
      since: "2026-03-01T09:00:00.000Z", ended_at: null, version: 1,
    }); // prettier-ignore
  }
  return { client: await world.signedIn(actor), userId: actor.id };
}

/** What a role brings: that of a premises group has with it what it brings in any group. */
function permissionsWith(role: Role): ReadonlySet<Permission> {
  if (role === NO_PART) return new Set();
  if (role === "case-lead" || role === "named") return permissionsOf([role, "guest"]);
  if (role === "premises-group") return permissionsOf([role, "member"]);
  return permissionsOf(role === "premises-chair" ? [role, "premises-group", "chair"] : [role]);
}

type Handler = { route: Route; permission: Permission; ways: ((client: HttpClient) => Promise<Answer>)[] };

/** With ids of nothing: whoever may ask is told that it does not exist, and whoever may not is told only that. */
const nothing = new Proxy<Record<string, string>>({}, { get: () => uuid() });

/** Each loader and each action, and the ways on which it can be asked. */
function handlers(): Handler[] {
  return routes.flatMap((route) => {
    const [reads = null, writes = null] = EXPECTED[route.path] ?? [];
    const alone = `${route.isIndex ? "&" : "?"}_routes=${encodeURIComponent(route.id)}`;
    const reading = [
      (client: HttpClient) => client.get(pathOf(route, nothing)),
      (client: HttpClient) => client.get(dataOf(route, nothing)),
      (client: HttpClient) => client.get(dataOf(route, nothing) + alone),
    ];
    const writing = [
      (client: HttpClient) => client.post(actionOf(route, nothing), {}),
      (client: HttpClient) => client.post(dataOf(route, nothing), {}),
    ];
    return [
      ...(reads && reads !== "public" ? [{ route, permission: reads as Permission, ways: reading }] : []),
      ...(writes && writes !== "public" ? [{ route, permission: writes as Permission, ways: writing }] : []),
    ];
  });
}

function refusals(userId: string, permission: Permission) {
  return log
    .prepare("select count(*) from audit_event where actor_id = ? and event = 'access.refused' and purpose = ?")
    .pluck()
    .get(userId, permission) as number;
}

test("the built server has the pages of the list and no others", () => {
  expect(routes.map(({ path }) => path).sort()).toEqual(
    Object.keys(EXPECTED)
      .filter((path) => path !== "root")
      .sort(),
  );
  for (const { path, hasAction } of routes) expect(hasAction, path).toBe(EXPECTED[path]?.[1] !== null);
});

test("every loader and action asks nobody in who is signed out", async () => {
  const client = world.signedOut();
  const wrong: string[] = [];
  let asked = 0;
  for (const [n, { route, ways }] of handlers().entries()) {
    // Every third, on one of its ways in turns, where not all of the proof is made.
    const now = process.env.PROVE ? ways : n % 3 === 0 ? ways.slice(asked % ways.length).slice(0, 1) : [];
    for (const ask of now) {
      const { status } = await ask(client);
      asked++;
      if (status !== 401) wrong.push(`${route.path}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
  figure("S1", `${count(asked)} requests signed out`, `${count(asked - wrong.length)} answered 401`);
});

test("every loader and action is refused to each role without its permission, with a line in the log, and to no other", async () => {
  // Every fourth, where not all of the proof is made; each of the roles in turns.
  const all = handlers().filter((_, n) => process.env.PROVE || n % 4 === 0);
  const wrong: string[] = [];
  const decided = { refused: 0, let: 0, requests: 0 };
  for (const [n, { route, permission, ways }] of all.entries()) {
    const roles = process.env.PROVE ? ROLES : [ROLES[n % ROLES.length] as Role];
    for (const role of roles) {
      const { client, userId } = clients.get(role) ?? expect.fail(role);
      const isGranted = permissionsWith(role).has(permission);
      const before = refusals(userId, permission);
      const asked = process.env.PROVE ? ways : ways.slice(n % ways.length).slice(0, 1);
      for (const ask of asked) {
        const { status } = await ask(client);
        decided.requests++;
        const what = `${route.path} (${permission}) by ${role}: ${status}`;
        if (status >= 500) wrong.push(what);
        if (isGranted === (status === 403)) wrong.push(what);
      }
      decided[isGranted ? "let" : "refused"]++;
      const logged = refusals(userId, permission) - before;
      if (logged !== (isGranted || role === NO_PART ? 0 : asked.length))
        wrong.push(`${route.path} (${permission}) by ${role}: ${logged} lines for ${asked.length} refusals`);
    }
  }
  expect(wrong).toEqual([]);
  figure(
    "S1",
    `${all.length} loaders and actions of the built server, asked over HTTP by ${process.env.PROVE ? "each" : "one"} of ${clients.size} roles, ${count(decided.requests)} requests`,
    `${count(decided.refused)} times refused, with a line in the log, ${count(decided.let)} times let in, ${wrong.length} wrong`,
  );
});
