import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod/mini";
import type { Actor } from "#app/domain/access/actor.ts";
import { PERMISSIONS, permissionsOf } from "#app/domain/access/permissions.ts";
import { DUTIES, GROUP_ROLES, type Role, ROLE_NAMES, ROLES } from "#app/domain/access/roles.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { guardedLoader, permissionOf } from "#app/http/guard.server.ts";
import type { Executor } from "#db/transaction.ts";
import { EXPECTED } from "./routes.expected.ts";
import {
  aGroup,
  anActor,
  aPartnership,
  get,
  type Handler,
  post,
  testDatabase,
  type TestPartnership,
} from "./factories.ts";
import { BUILT } from "./support/app.ts";

const app = path.resolve(import.meta.dirname, "../app");
Object.assign(globalThis, { __remixAppDirectory: app }); // where @remix-run/fs-routes looks, set by the build otherwise
const entries = flat((await import("#app/routes.ts")).default);
const pages = await Promise.all(
  [{ path: "root", file: "root.tsx" }, ...entries].map(async ({ path: at, file }) => {
    const module = (await import(/* @vite-ignore */ path.resolve(app, file))) as { loader?: Handler; action?: Handler };
    return { at, module };
  }),
);

test("the pages and what each asks for are these and no others", () => {
  expect(Object.fromEntries(pages.map(({ at, module }) => [at, asked(module)]))).toEqual(EXPECTED);
});

test("the built server has the same, each as guarded", async () => {
  const { loadServerBuild } = (await import(/* @vite-ignore */ pathToFileURL(BUILT).href)) as {
    loadServerBuild: () => Promise<ServerBuild>;
  };
  const { routes } = await loadServerBuild();
  const built = Object.values(routes).map((route) => [
    route?.id === "root" ? "root" : pathOf(routes, route?.id ?? ""),
    asked(route?.module ?? {}),
  ]);
  expect(Object.fromEntries(built)).toEqual(EXPECTED);
});

test("an unguarded loader or action is noticed", () => {
  const loader = guardedLoader("actions:read", z.object({}), () => Promise.resolve(null));
  expect(asked({ loader, action: () => null })).toEqual(["actions:read", "UNGUARDED"]);
});

const guarded = pages.flatMap(({ at, module }) => {
  const kinds = [
    ["reads", module.loader],
    ["writes", module.action],
  ] as const;
  return kinds.flatMap(([kind, handler]) => {
    const permission = permissionOf(handler);
    return handler && permission && permission !== "public" ? [{ at, kind, handler, permission }] : [];
  });
});

describe("every guarded page, for every role", () => {
  let db: Executor;
  let p: TestPartnership;
  const actors = new Map<Role, Actor>();
  beforeAll(async () => {
    db = await testDatabase();
    useDataFolder(path.join(tmpdir(), "joint-action-no-files"));
    p = await aPartnership(db);
    for (const role of ROLES) actors.set(role, await actorWith(role));
    console.log(tableOfAccess());
  });

  test.each(guarded)("$at $kind: 401 signed out", async ({ handler, kind, at }) => {
    expect(await ask(kind, handler, at, null)).toMatchObject({ init: { status: 401 } });
  });

  test.each(guarded)(
    "$at $kind: 403 without $permission, each with a line in the log; with it, something else",
    async ({ handler, kind, at, permission }) => {
      for (const role of ROLES) {
        const actor = actors.get(role);
        if (!actor) throw new Error(role);
        const before = await countEvents();
        const answer = await ask(kind, handler, at, actor);
        if (permissionsOf([role]).has(permission)) expect(answer, role).not.toMatchObject({ status: 403 });
        else {
          expect(answer, role).toMatchObject({ status: 403 });
          expect(await countEvents(), role).toBe(before + 1);
          expect(await newestEvent(), role).toMatchObject({
            event: "access.refused",
            category: "refusal",
            actor_id: actor.id,
            purpose: permission,
          });
        }
      }
    },
  );

  test.each(guarded.filter(({ at }) => at.includes(":")))(
    "$at $kind: an id of nothing is 404 for who has the permission, whatever is posted, with a line in the log",
    async ({ handler, kind, at, permission }) => {
      const everything: Actor = { ...(actors.get("coordinator") as Actor), permissions: new Set(PERMISSIONS) };
      const before = await countEvents();
      expect(await ask(kind, handler, at, everything)).toMatchObject({ status: 404 });
      expect(await countEvents()).toBe(before + 1);
      expect(await newestEvent()).toMatchObject({
        event: "access.not-found",
        category: "refusal",
        actor_id: everything.id,
        purpose: permission,
      });
    },
  );

  async function countEvents() {
    const row = await db
      .selectFrom("audit_event")
      .select((eb) => eb.fn.countAll<number>().as("events"))
      .executeTakeFirstOrThrow();
    return row.events;
  }

  function newestEvent() {
    return db.selectFrom("audit_event").selectAll().orderBy("id", "desc").limit(1).executeTakeFirst();
  }

  function ask(kind: "reads" | "writes", handler: Handler, at: string, actor: Actor | null) {
    const params = Object.fromEntries([...at.matchAll(/:(\w+)/g)].map(([, name]) => [String(name), uuid()]));
    return kind === "reads" ? get(handler, actor, params) : post(handler, actor, params, {});
  }

  async function actorWith(role: Role) {
    const groupRole = GROUP_ROLES.find((r) => r === role);
    const duty = DUTIES.find((d) => d === role);
    const premisesRole = { "premises-group": "member", "premises-chair": "chair" } as const;
    if (role === "premises-group" || role === "premises-chair") {
      const groupId = await aGroup(db, p.partnershipId, { kind: "premises" });
      const actor = await anActor(db, p, { groups: { [groupId]: premisesRole[role] } });
      return { ...actor, permissions: permissionsOf([role]) };
    }
    return anActor(db, p, {
      groups: groupRole ? { [p.jagId]: groupRole } : {},
      duties: duty ? [duty] : [],
      isCaseLead: role === "case-lead",
      isNamed: role === "named",
    });
  }
});

function asked({ loader, action }: { loader?: unknown; action?: unknown }) {
  const of = (handler: unknown) => (handler ? (permissionOf(handler) ?? "UNGUARDED") : null);
  return [of(loader), of(action)];
}

/** For people: which role opens which page. */
function tableOfAccess() {
  const rows = guarded.map(({ at, kind, permission }) => {
    const who = ROLES.filter((role) => permissionsOf([role]).has(permission)).map((role) => ROLE_NAMES[role]);
    return `${at} ${kind} (${permission}): ${who.includes(ROLE_NAMES.everyone) ? ROLE_NAMES.everyone : who.join(", ")}`;
  });
  return rows.join("\n");
}

function pathOf(routes: ServerBuild["routes"], id: string): string {
  const route = routes[id];
  if (!route || route.id === "root") return "";
  const parent = pathOf(routes, route.parentId ?? "");
  const here = [parent.replace(/^\//, ""), route.path].filter(Boolean).join("/");
  return `/${here}`;
}

function flat(list: RouteConfigEntry[], parent = ""): { path: string; file: string }[] {
  return list.flatMap((entry) => {
    const here = [parent, entry.path].filter(Boolean).join("/");
    return [{ path: `/${here}`, file: entry.file }, ...flat(entry.children ?? [], here)];
  });
}
