import { Fragment } from "react";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { CHOOSE_WORDS, chooseHref, type SearchedFor } from "#app/domain/search/searched-for.ts";
import type { ShownCard } from "./cards.ts";

type Props = { people: readonly ShownCard[]; purpose: SearchedFor | null; mayRefer: boolean };

export function PeopleTable({ people, purpose, mayRefer }: Props) {
  return (
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
          {person.aliases ? <div className="govuk-hint govuk-!-margin-0">Also known as {person.aliases}</div> : null}
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
  );
}

function WhatNext({ person, purpose, mayRefer }: Omit<Props, "people"> & { person: ShownCard }) {
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
