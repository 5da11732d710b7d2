import path from "node:path";
import type { RouteConfigEntry } from "@remix-run/route-config";
import type { Actor } from "#app/domain/access/actor.ts";
import { permissionOf } from "#app/http/guard.server.ts";
import { get, type Handler } from "../factories.ts";

const app = path.resolve(import.meta.dirname, "../../app");

export type Page = { at: string; loader?: Handler; action?: Handler };

/** Every page that asks who is there, as app/routes.ts has them. */
export async function everyPage(): Promise<Page[]> {
  Object.assign(globalThis, { __remixAppDirectory: app });
  const entries = flat((await import("#app/routes.ts")).default);
  const pages = await Promise.all(
    entries.map(async ({ path: at, file }) => {
      const { loader, action } = (await import(/* @vite-ignore */ path.resolve(app, file))) as Omit<Page, "at">;
      return { at, loader, action };
    }),
  );
  return pages.filter(({ loader, action }) => permissionOf(loader ?? action) !== "public");
}

/** What was answered, as it would leave the server. */
export async function inText(answer: unknown): Promise<string> {
  if (answer instanceof Response) return `${answer.headers.get("location") ?? ""} ${await answer.clone().text()}`;
  return answer === undefined ? "" : JSON.stringify(answer);
}

/** With these ids in the places of an address. What is known of a person has kinds of its own. */
export function paramsOf(at: string, ids: Record<string, string>): Record<string, string> {
  const known: Record<string, string> = { ...ids, ...(at.startsWith("/people/") ? { kind: ids.partKind ?? "" } : {}) };
  return Object.fromEntries([...at.matchAll(/:(\w+)/g)].map(([, name = ""]) => [name, known[name] ?? "none"]));
}

/** What each page gives this actor: those of records with these ids, the others with each of the queries. */
export async function readEverywhere(
  pages: readonly Page[],
  actor: Actor,
  ids: Record<string, string>,
  queries: readonly string[] = [""],
) {
  const read: { at: string; text: string }[] = [];
  for (const { at, loader } of pages) {
    for (const query of loader ? (at.includes(":") ? [""] : queries) : [])
      read.push({ at: at + query, text: await inText(await get(loader as Handler, actor, paramsOf(at, ids), query)) });
  }
  return read;
}

function flat(list: RouteConfigEntry[], above = ""): { path: string; file: string }[] {
  return list.flatMap((entry) => {
    const here = [above, entry.path].filter(Boolean).join("/");
    return [{ path: `/${here}`, file: entry.file }, ...flat(entry.children ?? [], here)];
  });
}
