import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import type { Actor } from "#app/domain/access/actor.ts";
import { foundPageFields, groupsToFind } from "#app/domain/search/found-groups.ts";
import type { PersonQuery } from "#app/domain/search/person-query.form.ts";
import type { KeptText } from "#app/domain/search/sought.ts";
import { searchedFor } from "#app/domain/search/searched-for.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { runSearch } from "#app/services/search/search-everything.ts";
import { findOwnSearch, runPersonSearch } from "#app/services/search/search-people.ts";
import { db } from "#db/open.ts";
import { shownCards } from "./cards.ts";
import { EverythingFound } from "./everything-found.tsx";
import { PeopleFound } from "./people-found.tsx";

const params = z.object({ searchId: z.uuidv4() });

/** What a search of one's own finds: of everything, or of people alone, who then are chosen for what asked for them. */
export const loader = guardedLoader("search:use", params, async ({ request, params: { searchId }, actor, now }) => {
  const at = { db, actor, now };
  const query = await findOwnSearch(at, searchId);
  if (!query) throw new Response(null, { status: 404 });
  const given = new URL(request.url).searchParams;
  if ("text" in query) return everythingFound(at, searchId, query, given);
  // Whoever could search for people when it was kept, and can no more.
  if (!actor.permissions.has("people:search")) throw new Response(null, { status: 403 });
  return peopleFound(at, searchId, query, given);
});

type At = { db: typeof db; actor: Actor; now: Date };

async function peopleFound(at: At, searchId: string, query: PersonQuery, given: URLSearchParams) {
  const { permissions } = at.actor;
  const { cards, agenciesToAsk, lockedIds, isCut } = await runPersonSearch(at, query);
  const purpose = searchedFor(given);
  return {
    ...{ view: "people" as const, searchId, purpose, query, agenciesToAsk, isCut },
    lockedIds: permissions.has("cases:break-glass") ? lockedIds : [],
    // Whom a relationship names must be open to its reader: nobody just recorded is.
    mayCreate: permissions.has("people:create") && purpose?.kind !== "relation",
    mayRefer: permissions.has("referrals:create"),
    people: shownCards(cards),
  };
}

async function everythingFound(at: At, searchId: string, query: KeptText, given: URLSearchParams) {
  const { permissions } = at.actor;
  const page = foundPageFields.parse(Object.fromEntries(given));
  const { people, cards, groups } = await runSearch(at, query, page);
  return {
    ...{ view: "everything" as const, searchId, text: query.text, of: page.of ?? null, groups },
    people: people && { cards: shownCards(cards), count: people.cards.length, isCut: people.isCut },
    agenciesToAsk: people?.agenciesToAsk ?? [],
    lockedIds: permissions.has("cases:break-glass") ? (people?.lockedIds ?? []) : [],
    toFind: groupsToFind(permissions),
    onlyOpen: !permissions.has("people:search"),
    maySearchPeople: permissions.has("people:search"),
    mayCreate: permissions.has("people:create"),
    mayRefer: permissions.has("referrals:create"),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view === "everything" ? "Search results" : "People found"} – Joint Action` },
];

export default function FoundPage() {
  const found = useLoaderData<typeof loader>();
  return found.view === "everything" ? <EverythingFound {...found} /> : <PeopleFound {...found} />;
}
