import { Button } from "#app/components/govuk/button.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { PersonQuery } from "#app/domain/search/person-query.form.ts";
import { carried, type SearchedFor } from "#app/domain/search/searched-for.ts";
import { AskAgencies } from "./ask-agencies.tsx";
import type { ShownCard } from "./cards.ts";
import { PeopleTable } from "./people-table.tsx";

type PeopleFoundProps = {
  searchId: string;
  purpose: SearchedFor | null;
  query: PersonQuery;
  people: readonly ShownCard[];
  agenciesToAsk: readonly string[];
  lockedIds: readonly string[];
  isCut: boolean;
  mayCreate: boolean;
  mayRefer: boolean;
};

/** What a search for a person found: before a referral, or for the page that asked. */
export function PeopleFound(props: PeopleFoundProps) {
  const { searchId, purpose, query, people, agenciesToAsk, lockedIds, isCut, mayCreate, mayRefer } = props;
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
      <AskAgencies agencies={agenciesToAsk} lockedIds={lockedIds} />
      {people.length > 0 ? (
        <PeopleTable people={people} purpose={purpose} mayRefer={mayRefer} />
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

function heading(count: number) {
  return count === 0 ? "Nobody found" : count === 1 ? "1 person found" : `${count} people found`;
}
