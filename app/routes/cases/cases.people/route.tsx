import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { groupsOf } from "#app/domain/access/actor.ts";
import {
  LISTED_ROLES,
  LISTED_ROLE_NAMES,
  OTHER_CASES,
  peopleHref,
  ROLE_FILTERS,
} from "#app/domain/cases/people-in-roles.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { ageOn, listedName } from "#app/domain/people/person.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listPeopleInRole } from "#db/queries/case-links.ts";
import { listGroupChoices } from "#db/queries/groups.ts";

const params = z.object({});
const PAGE = 50;
const query = z.object({
  role: z.catch(z.enum(LISTED_ROLES), "perpetrators"),
  group: z.catch(z.string(), ""),
  after: z.catch(z.uuidv7(), ""),
});

export const loader = guardedLoader("cases:read", params, async ({ request, actor, now }) => {
  const { role, group, after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = londonDay(now);
  const own = new Set(groupsOf(actor));
  const groups = (await listGroupChoices(db, actor.partnershipId, today)).filter(({ id }) => own.has(id));
  const groupId =
    group === OTHER_CASES ? OTHER_CASES : (groups.find(({ id }) => id === group)?.id ?? groups[0]?.id ?? OTHER_CASES);
  const rows = await listPeopleInRole(db, actor, { ...ROLE_FILTERS[role], groupId, after, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  await recordList({ db, actor, now }, "case.people-listed", "person", shown.map((row) => row.personId), { role, groupId }); // prettier-ignore
  return {
    role,
    groupId,
    groups: [
      ...groups.map(({ id, name }) => ({ value: id, text: name })),
      { value: OTHER_CASES, text: "Other cases open to me" },
    ],
    next: last ? peopleHref(role, groupId, last.id) : null,
    people: shown.map((row) => ({
      id: row.id,
      personId: row.personId,
      name: listedName(row, today),
      reference: row.reference,
      age:
        row.birthDate === null
          ? "Not known"
          : `${row.birthDateBasis === "approximate" ? "About " : ""}${ageOn(row.birthDate, today)}`,
      words: linkWords(row.role, row.standing),
      caseId: row.caseId,
      caseReference: row.caseReference,
      fromDay: row.fromDay,
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? LISTED_ROLE_NAMES[data.role] : "People"} – Joint Action` },
];

export default function PeopleInRolePage() {
  const { role, groupId, groups, people, next } = useLoaderData<typeof loader>();
  const field = (name: string, value: string) => ({ name, id: name, defaultValue: value });
  return (
    <>
      <BackLink href="/cases">Cases</BackLink>
      <h1 className="govuk-heading-l">{LISTED_ROLE_NAMES[role]}</h1>
      <form method="get" action="/cases/people">
        <Select
          field={field("role", role)}
          label="Role"
          items={LISTED_ROLES.map((value) => ({ value, text: LISTED_ROLE_NAMES[value] }))}
        />
        {groups.length > 1 ? <Select field={field("group", groupId)} label="Group" items={groups} /> : null}
        <Button variant="secondary">Show</Button>
      </form>
      {people.length === 0 ? (
        <p className="govuk-body">Nobody stands so in an open case that you may open. Choose another role.</p>
      ) : (
        <Table
          caption="In open cases, in the order in which they were added"
          captionHidden
          stacked
          head={["Name", "Age", "Standing", "Since", "Case"]}
          rows={people.map((person) => [
            <a key="person" className="govuk-link" href={`/people/${person.personId}`}>
              {person.name}
              <span className="govuk-visually-hidden">, {person.reference}</span>
            </a>,
            person.age,
            person.words,
            longDay(person.fromDay),
            <a key="case" className="govuk-link app-reference" href={`/cases/${person.caseId}`}>
              {person.caseReference}
            </a>,
          ])}
        />
      )}
      <DownloadList
        href={exportAddress({ list: "people-in-role", filter: { role, group: groupId } })}
        rows={people.length}
      />
      {next ? <Pagination nextHref={next} /> : null}
    </>
  );
}
