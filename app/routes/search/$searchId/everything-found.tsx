import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { HowToSearch } from "#app/components/search/how-to-search.tsx";
import { SearchForm } from "#app/components/search/search-form.tsx";
import { countInWords, FOUND_GROUP_NAMES, type FoundGroup, foundHref } from "#app/domain/search/found-groups.ts";
import { AskAgencies } from "./ask-agencies.tsx";
import type { ShownCard } from "./cards.ts";
import { FoundTable } from "./found-table.tsx";
import { PeopleTable } from "./people-table.tsx";

type Row = { id: string; href: string; link: string; cells: string[] };
type Group = { group: Exclude<FoundGroup, "people">; count: number; rows: Row[]; next: string | null; isCut: boolean };

type EverythingFoundProps = {
  searchId: string;
  text: string;
  of: FoundGroup | null;
  people: { cards: readonly ShownCard[]; count: number; isCut: boolean } | null;
  agenciesToAsk: readonly string[];
  lockedIds: readonly string[];
  groups: readonly Group[];
  toFind: readonly FoundGroup[];
  onlyOpen: boolean;
  maySearchPeople: boolean;
  mayCreate: boolean;
  mayRefer: boolean;
};

/** What one line of text found, a few of each kind; or a page of one kind. */
export function EverythingFound(props: EverythingFoundProps) {
  const { searchId, text, of, people, groups, agenciesToAsk, lockedIds, toFind, onlyOpen } = props;
  const hasPeople = people !== null && people.count > 0;
  const isNothing = !hasPeople && groups.length === 0;
  // Beside the people; after all else when there are none.
  const newPerson = props.maySearchPeople && (of === null || of === "people") ? <NewPerson {...props} /> : null;
  return (
    <>
      {of ? <BackLink href={foundHref(searchId)}>Everything found</BackLink> : null}
      <h1 className="govuk-heading-l">
        {isNothing ? "Nothing found" : of ? `${FOUND_GROUP_NAMES[of]} found` : "Search results"}
      </h1>
      <SearchForm text={text} button="Search again" />
      {of || isNothing ? null : <Contents people={people} groups={groups} />}
      <AskAgencies agencies={agenciesToAsk} lockedIds={lockedIds} />
      {isNothing ? (
        <>
          <p className="govuk-body">Try fewer words, another spelling, or the whole reference.</p>
          <HowToSearch groups={toFind} onlyOpen={onlyOpen} />
        </>
      ) : null}
      {people && hasPeople ? <PeopleOfAll {...props} people={people} /> : null}
      {hasPeople ? newPerson : null}
      {groups.map(({ group, count, rows, next, isCut }) => (
        <section key={group} id={group} aria-labelledby={`${group}-heading`}>
          <h2 className="govuk-heading-m" id={`${group}-heading`}>
            {FOUND_GROUP_NAMES[group]} ({countInWords(count)})
          </h2>
          <FoundTable group={group} rows={rows} />
          {isCut ? <p className="govuk-body">There may be more places. Add a word to find fewer.</p> : null}
          {next === null ? null : of ? (
            <Pagination nextHref={foundHref(searchId, { of: group, after: next })} />
          ) : (
            <All href={foundHref(searchId, { of: group })} group={group} count={count} />
          )}
        </section>
      ))}
      {hasPeople ? null : newPerson}
    </>
  );
}

function Contents({ people, groups }: Pick<EverythingFoundProps, "people" | "groups">) {
  const found = [
    ...(people && people.count > 0 ? [{ group: "people" as const, count: people.count }] : []),
    ...groups.map(({ group, count }) => ({ group, count })),
  ];
  return (
    <nav aria-label="What was found">
      <ul className="govuk-list app-inline-list">
        {found.map(({ group, count }) => (
          <li key={group}>
            <a className="govuk-link" href={`#${group}`}>
              {FOUND_GROUP_NAMES[group]} ({countInWords(count)})
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type OfPeople = EverythingFoundProps & { people: NonNullable<EverythingFoundProps["people"]> };

function PeopleOfAll({ searchId, people: { cards, count, isCut }, mayRefer }: OfPeople) {
  return (
    <section id="people" aria-labelledby="people-heading">
      <h2 className="govuk-heading-m" id="people-heading">
        People ({isCut ? `the first ${count}` : count})
      </h2>
      <PeopleTable people={cards} purpose={null} mayRefer={mayRefer} />
      {cards.length < count ? (
        <All href={foundHref(searchId, { of: "people" })} group="people" count={count} />
      ) : isCut ? (
        <p className="govuk-body">Only the first matches are shown. Add the date of birth or more of the name.</p>
      ) : null}
    </section>
  );
}

function NewPerson({ searchId, people, mayCreate }: EverythingFoundProps) {
  return (
    <p className="govuk-body">
      Looking for a person?{" "}
      <a className="govuk-link" href="/search">
        Search by date of birth or postcode too
      </a>
      {mayCreate && people ? (
        <>
          {" or "}
          <a className="govuk-link" href={`/people/new?search=${searchId}`}>
            record a new person
          </a>
        </>
      ) : null}
      .
    </p>
  );
}

function All({ href, group, count }: { href: string; group: FoundGroup; count: number }) {
  return (
    <p className="govuk-body">
      <Button href={href} variant="secondary">
        All {countInWords(count)} {FOUND_GROUP_NAMES[group].toLowerCase()}
      </Button>
    </p>
  );
}
