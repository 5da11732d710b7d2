import path from "node:path";
import { readdirSync, readFileSync } from "node:fs";
import type { RouteConfigEntry } from "@remix-run/route-config";
import { v7 as uuid } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { PERMISSIONS } from "#app/domain/access/permissions.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { anActor, aPartnership, contextOf, type Handler, testDatabase } from "../factories.ts";

const app = path.resolve(import.meta.dirname, "../../app");
Object.assign(globalThis, { __remixAppDirectory: app }); // where @remix-run/fs-routes looks, set by the build otherwise
const entries = flat((await import("#app/routes.ts")).default);
const forms = (
  await Promise.all(
    entries.map(async ({ at, file }) => {
      const module = (await import(/* @vite-ignore */ path.resolve(app, file))) as {
        action?: Handler;
        default?: unknown;
      };
      return module.action && module.default ? [{ at, file, action: module.action }] : [];
    }),
  )
).flat();

let actor: Actor;
beforeAll(async () => {
  const db = await testDatabase();
  const p = await aPartnership(db);
  const someone = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, duties: ["administrator"] });
  actor = { ...someone, permissions: new Set(PERMISSIONS) };
});

test("there are forms", () => {
  expect(forms.length).toBeGreaterThan(20);
});

test.each(forms)("$at: the title of a form that was not taken says Error", async ({ at, action }) => {
  const params = Object.fromEntries([...at.matchAll(/:(\w+)/g)].map(([, name]) => [String(name), uuid()]));
  const body = new URLSearchParams({ formToken: formTokenOf(actor.sessionId) });
  const context = contextOf(actor);
  const request = new Request("http://localhost/test", { method: "POST", body });
  const reply = (await action({ request, params, context }).catch((thrown: unknown) => thrown)) as {
    init?: { status?: number };
  };
  // What is thrown, or is a way onwards, is no answer on the page itself.
  expect(context.formFailed).toBe((reply.init?.status ?? 0) >= 400);
});

/** Some forms are a button alone: nobody types what could be wrong. */
const mayFail = forms.filter(
  ({ at, file }) => at !== "/account" && readFileSync(path.resolve(app, file), "utf8").includes("errors:"),
);

test.each(mayFail)("$at: its page shows what is wrong in the summary that sets the title", ({ file }) => {
  expect(showsSummary(path.resolve(app, file))).toBe(true);
});

/** In the page, a part beside it, or a component that one of them draws. */
function showsSummary(file: string, depth = 0): boolean {
  const beside =
    depth === 0 ? readdirSync(path.dirname(file)).map((name) => path.join(path.dirname(file), name)) : [file];
  return beside
    .filter((name) => name.endsWith(".tsx"))
    .some((name) => {
      const text = readFileSync(name, "utf8");
      if (text.includes("<ErrorSummary")) return true;
      const drawn = [...text.matchAll(/from "#app\/(components\/[^"]+\.tsx)"/g)].map(([, to = ""]) =>
        path.resolve(app, to),
      );
      const near = [...text.matchAll(/from "(\.\.?\/[^"]+\.tsx)"/g)].map(([, to = ""]) =>
        path.resolve(path.dirname(name), to),
      );
      return depth < 3 && [...drawn, ...near].some((to) => showsSummary(to, depth + 1));
    });
}

function flat(list: RouteConfigEntry[], parent = ""): { at: string; file: string }[] {
  return list.flatMap((entry) => {
    const here = [parent, entry.path].filter(Boolean).join("/");
    return [{ at: `/${here}`, file: entry.file }, ...flat(entry.children ?? [], here)];
  });
}
