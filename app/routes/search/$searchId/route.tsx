import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { carried, CHOOSE_WORDS, chooseHref, type SearchedFor, searchedFor } from "#app/domain/search/searched-for.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { runPersonSearch } from "#app/services/search/search-people.ts";
import { db } from "#db/open.ts";

const params = z.object({ searchId: z.uuidv4() });

export const loader = guardedLoader("people:search", params, async ({ request, params, actor, now }) => {
  const found = await runPersonSearch({ db, actor, now }, params.searchId);
  if (!found) throw new Response(null, { status: 404 });
  const purpose = searchedFor(new URL(request.url).searchParams);
  return {
    searchId: params.searchId,
    purpose,
    query: found.query,
    agenciesToAsk: found.agenciesToAsk,
    lockedIds: actor.permissions.has("cases:break-glass") ? found.lockedIds : [],
    isCut: found.isCut,
    // Whom a relationship names must be open to its reader: nobody just recorded is.
    mayCreate: actor.permissions.has("people:create") && purpose?.kind !== "relation",
    mayRefer: actor.permissions.has("referrals:create"),
    people: found.cards.map((card) => ({
      id: card.id,
      reference: card.reference,
      name: fullName(card),
      bornIn: card.birthDate ? card.birthDate.slice(0, 4) : null,
      area: card.areaWords,
      isKnown: card.isKnown === 1,
      mayOpen: card.mayOpen === 1,
      aliases: card.aliases.join("; "),
      reason: card.match.reason,
      isLikely: card.match.isLikely,
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "People found – Joint Action" }];

export default function PeopleFoundPage() {
  const { searchId, purpose, query, people, agenciesToAsk, lockedIds, isCut, mayCreate, mayRefer } =
    useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">{heading(people.length)}</h1>
      <p className="govuk-body">
        You looked for{" "}
        <strong>
          {[query.name, query.birthDate && `born ${longDay(query.birthDate)}`, query.postcode]
            .filter(Boolean)
            .join(", ")}
        </strong>
        .{" "}
        <a className="govuk-link" href={`/search${carried(purpose)}`}>
          Search again
        </a>
      </p>
      {agenciesToAsk.length > 0 ? (
        <InsetText>
          A restricted record may be about this person. Before you record anybody, ask {agenciesToAsk.join(" or ")}.
          {lockedIds.map((id, index) => (
            <span key={id}>
              {" "}
              <a className="govuk-link" href={`/search/locked/${id}`}>
                Ask to be let in
                {lockedIds.length > 1 ? ` to record ${index + 1}` : null}
              </a>
            </span>
          ))}
        </InsetText>
      ) : null}
      {people.length > 0 ? (
        <Table
          caption="Best match first"
          captionHidden
          scrollLabel="People found"
          head={["Name", "Born", "Area", "Why it is shown", "Known to us", "What next"]}
          stacked
          rows={people.map((person) => [
            <Fragment key="name">
              {person.mayOpen ? (
                <a className="govuk-link" href={`/people/${person.id}`}>
                  {person.name}
                </a>
              ) : (
                person.name
              )}
              {person.aliases ? (
                <div className="govuk-hint govuk-!-margin-0">Also known as {person.aliases}</div>
              ) : null}
            </Fragment>,
            person.bornIn ?? "Not known",
            person.area ?? "Not recorded",
            <Fragment key="why">
              {person.isLikely ? <Tag colour="orange">Likely the same</Tag> : null} {person.reason}
            </Fragment>,
            person.isKnown ? "Yes" : "No case",
            <WhatNext key="next" person={person} purpose={purpose} mayRefer={mayRefer} />,
          ])}
        />
      ) : (
        <p className="govuk-body">Try fewer letters, another spelling, or the date of birth alone.</p>
      )}
      {isCut ? (
        <p className="govuk-body">Only the first matches are shown. Add the date of birth or more of the name.</p>
      ) : null}
      {mayCreate ? (
        <>
          <h2 className="govuk-heading-m">{people.length > 0 ? "None of these?" : "Not known yet?"}</h2>
          <Button
            href={`/people/new?search=${searchId}${carried(purpose, "&")}`}
            variant={people.length > 0 ? "secondary" : "primary"}
          >
            Record a new person
          </Button>
        </>
      ) : null}
    </>
  );
}

type Next = { person: { id: string; name: string; mayOpen: boolean }; purpose: SearchedFor | null; mayRefer: boolean };

function WhatNext({ person, purpose, mayRefer }: Next) {
  const who = <span className="govuk-visually-hidden"> {person.name}</span>;
  if (purpose?.kind === "relation" && !person.mayOpen) return "You cannot open this person";
  if (purpose)
    return (
      <a className="govuk-link" href={chooseHref(purpose, person.id)}>
        {CHOOSE_WORDS[purpose.kind]}
        {who}
      </a>
    );
  if (!mayRefer) return null;
  return (
    <a className="govuk-link" href={`/referrals/new?person=${person.id}`}>
      Refer{who}
    </a>
  );
}

function heading(count: number) {
  return count === 0 ? "Nobody found" : count === 1 ? "1 person found" : `${count} people found`;
}
