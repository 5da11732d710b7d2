import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { LOCATION_KIND_NAMES } from "#app/domain/locations/location.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { idsOfLocations, MOST_LOCATIONS } from "#app/services/search/search-locations.ts";
import { db } from "#db/open.ts";
import { listLocations } from "#db/queries/locations.ts";

const params = z.object({});
const PAGE = 50;
const query = z.object({
  find: z.catch(z.string().check(z.trim(), z.maxLength(100)), ""),
  after: z.catch(z.optional(z.uuidv7()), undefined),
  from: z.catch(z.string().check(z.maxLength(200)), ""),
});

export const loader = guardedLoader("locations:read", params, async ({ request, actor, now }) => {
  const asked = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const ids = asked.find === "" ? undefined : await idsOfLocations(db, actor, asked.find);
  const after = asked.after === undefined ? undefined : { nameFolded: asked.from, id: asked.after };
  const rows = await listLocations(db, actor, { ids, after, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const listed = shown.map((place) => place.id);
  await recordList({ db, actor, now }, "location.listed", "location", listed, { find: asked.find });
  return {
    find: asked.find,
    isCut: (ids?.length ?? 0) >= MOST_LOCATIONS,
    mayCreate: actor.permissions.has("locations:create"),
    mayRefer: actor.permissions.has("referrals:create"),
    next: last ? new URLSearchParams({ find: asked.find, from: last.nameFolded, after: last.id }).toString() : null,
    locations: shown.map(({ id, reference, kind, name, addressWords, postcode, beatCode }) => ({
      id,
      reference,
      kind: LOCATION_KIND_NAMES[kind],
      name,
      address: [addressWords, postcode].filter(Boolean).join(", "),
      beat: beatCode ?? NOT_RECORDED,
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Locations – Joint Action" }];

export default function LocationsPage() {
  const { locations, find, isCut, next, mayCreate, mayRefer } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Locations</h1>
      <Form role="search" className="govuk-!-margin-bottom-6">
        <Input
          field={{ id: "find", name: "find", defaultValue: find }}
          label="Find a location"
          hint="Words of its name or address, a postcode or a reference"
          width={30}
          autoComplete="off"
          maxLength={100}
        />
        <Button>Search</Button>
      </Form>
      {locations.length > 0 ? (
        <Table
          caption={find ? "Found" : "All locations, by name"}
          captionSize="m"
          scrollLabel="Locations"
          stacked
          head={["Location", "Reference", "Kind", "Address", "Beat"]}
          rows={locations.map((place) => [
            <a key="location" className="govuk-link" href={`/locations/${place.id}`}>
              {place.name}
            </a>,
            place.reference,
            place.kind,
            place.address || "None",
            place.beat,
          ])}
        />
      ) : (
        <p className="govuk-body">{find ? "No location is found by that." : "No location is recorded yet."}</p>
      )}
      {isCut ? <p className="govuk-body">There may be more. Add a word to find fewer.</p> : null}
      <Pagination nextHref={next ? `/locations?${next}` : undefined} />
      {mayCreate || mayRefer ? <AfterSearch find={find} mayCreate={mayCreate} mayRefer={mayRefer} /> : null}
    </>
  );
}

/** Search comes before create: a new record only after a look for one that is there. */
function AfterSearch({ find, mayCreate, mayRefer }: { find: string; mayCreate: boolean; mayRefer: boolean }) {
  return (
    <p className="govuk-body">
      {!mayCreate ? null : find ? (
        <a className="govuk-link" href={`/locations/new?${new URLSearchParams({ find }).toString()}`}>
          It is none of these: record a new location
        </a>
      ) : (
        "To record a new location, search for it first."
      )}{" "}
      {mayRefer ? (
        <a className="govuk-link" href="/referrals/new?about=problem">
          Refer a problem
        </a>
      ) : null}
    </p>
  );
}
