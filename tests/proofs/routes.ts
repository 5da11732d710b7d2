import type { ServerBuild } from "@remix-run/node";
import { LETTER_KINDS } from "#app/domain/case-reviews/application.ts";
import { STEP_PAGE_NAMES } from "#app/domain/case-reviews/step-page.ts";
import { BUILT } from "../support/app.ts";
import type { Ids } from "./town.ts";

export type Route = {
  id: string;
  path: string;
  params: string[];
  isIndex: boolean;
  hasAction: boolean;
  hasPage: boolean;
};

/** Every page and action, as they stand in the built server. */
export async function builtRoutes(): Promise<Route[]> {
  const { loadServerBuild } = (await import(BUILT)) as { loadServerBuild: () => Promise<ServerBuild> };
  const { routes } = await loadServerBuild();
  return Object.values(routes).flatMap((route) => {
    if (!route || route.id === "root") return [];
    const parts: string[] = [];
    for (let at: typeof route | undefined = route; at; at = at.parentId ? routes[at.parentId] : undefined)
      if (at.path) parts.unshift(at.path);
    const path = `/${parts.join("/")}`;
    const params = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
    const { action, default: page } = route.module as { action?: unknown; default?: unknown };
    return [
      { id: route.id, path, params, isIndex: route.index === true, hasAction: Boolean(action), hasPage: Boolean(page) },
    ];
  });
}

/** Parameters that name a part of the product and no record. */
const WORDS: Record<string, string> = {
  area: "actions",
  name: "escalate-to-contact-days",
  copy: "agency",
};
const REPORT_WORDS: Record<string, string> = { copy: "whole", step: "send" };
const PLAN_WORDS: Record<string, string> = { kind: "theme" };
const REVIEW_WORDS: Record<string, string> = { kind: LETTER_KINDS[0], name: STEP_PAGE_NAMES[0] };

const RIGHTS_WORDS: Record<string, string> = { name: "note" };

/** Whether an address names a record, and not only a part of the product. */
export function namesRecord({ path, params }: Route): boolean {
  return params.some((name) => !Object.hasOwn(wordsOf(path), name));
}

export function wordsOf(path: string): Record<string, string> {
  if (path.startsWith("/rights/")) return RIGHTS_WORDS;
  if (path.startsWith("/reports/")) return REPORT_WORDS;
  if (path.startsWith("/plans/")) return PLAN_WORDS;
  return path.startsWith("/case-reviews/") ? REVIEW_WORDS : WORDS;
}

/** With these ids in the places of its parameters; what has none gets an id of nothing. */
export function pathOf({ path }: Route, ids: Ids) {
  // What is known of a person has kinds of its own, and so have the letters and the steps of a case review.
  const named = (name: string) => {
    if (name === "kind" && path.startsWith("/people/")) return ids.partKind;
    // A request to be let into a case has the same name as one about somebody's own data.
    if (name === "requestId" && path.startsWith("/rights/")) return ids.rightsRequestId;
    return ids[name];
  };
  const words = wordsOf(path);
  return path.replaceAll(
    /:(\w+)/g,
    (_, name: string) => words[name] ?? named(name) ?? "0197c000-0000-7000-8000-000000000000",
  );
}

/** Where a form of this page is posted. */
export function actionOf(route: Route, ids: Ids) {
  return pathOf(route, ids) + (route.isIndex ? "?index" : "");
}

/** The same page as Remix asks for it by script. */
export function dataOf(route: Route, ids: Ids) {
  const path = pathOf(route, ids);
  return `${path === "/" ? "/_root" : path}.data${route.isIndex ? "?index" : ""}`;
}
