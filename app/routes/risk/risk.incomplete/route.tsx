import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { RiskTag } from "#app/components/risk/risk-tag.tsx";
import { wayToRequirement } from "#app/components/risk/way-to-requirement.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { listedName } from "#app/domain/people/person.ts";
import { mayAssess } from "#app/domain/risk/assessment.ts";
import {
  countIncomplete,
  incompleteForm,
  incompleteHref,
  incompleteKeyField,
  MISSING_NAMES,
} from "#app/domain/risk/incomplete-highs.ts";
import type { RequirementId } from "#app/domain/risk/requirements.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { incompleteHighs, incompletePage } from "#app/services/risk/incomplete-highs.ts";
import { db } from "#db/open.ts";

const PAGE = 50;
const query = z.object({ after: incompleteKeyField });

export const loader = guardedLoader("cases:read", z.object({}), async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const asked = incompleteForm.parse(given);
  const highs = await incompleteHighs({ db, actor, now });
  const { rows, next } = await incompletePage(db, highs, { asked, after: query.parse(given).after, limit: PAGE });
  const { groups, allGroups, things, anything } = countIncomplete(highs, asked);
  const names = new Map(highs.map(({ groupId, groupName }) => [groupId, groupName]));
  const ids = [...new Set(rows.map((high) => high.caseId))];
  await recordList({ db, actor, now }, "risk.incomplete-listed", "case", ids, asked);
  return {
    ...{ asked, next, allGroups, anything },
    things: things.filter(({ id, count }) => count > 0 || id === asked.missing),
    groups: [...groups]
      .map(([id, count]) => ({ id, name: names.get(id) ?? "", count }))
      .sort((a, b) => a.name.localeCompare(b.name, "en-GB")),
    highs: rows.map((high) => ({
      ...{ caseId: high.caseId, reference: high.reference, groupName: high.groupName, leadName: high.leadName },
      ...{ personId: high.personId, level: high.level, missing: high.missing },
      mayAssess: mayAssess(actor, high),
      person: high.person ? listedName(high.person, londonDay(now)) : "Not known",
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "High risks that are not complete – Joint Action" }];

export default function IncompleteHighsPage() {
  const { highs, asked, groups, allGroups, things, anything, next } = useLoaderData<typeof loader>();
  const thing = (id: RequirementId | undefined, count: number) => (
    <a
      className="govuk-link"
      href={incompleteHref({ ...asked, missing: id })}
      aria-current={id === asked.missing || undefined}
    >
      {id ? MISSING_NAMES[id] : "Anything missing"} ({count})
    </a>
  );
  return (
    <>
      <BackLink href="/risk/reviews">Reviews of risk</BackLink>
      <h1 className="govuk-heading-l">High risks that are not complete</h1>
      <p className="govuk-body">
        What is still to be done for each person at High or Very High in an open case that you see.
      </p>
      {groups.length > 1 ? (
        <SubNavigation
          label="Groups"
          items={[
            {
              href: incompleteHref({ ...asked, group: undefined }),
              text: `All groups (${allGroups})`,
              current: !asked.group,
            },
            ...groups.map(({ id, name, count }) => ({
              ...{
                href: incompleteHref({ ...asked, group: id }),
                text: `${name} (${count})`,
                current: id === asked.group,
              },
            })),
          ]}
        />
      ) : null}
      <h2 className="govuk-heading-m">What is missing</h2>
      <ul className="govuk-list">
        <li>{thing(undefined, anything)}</li>
        {things.map(({ id, count }) => (
          <li key={id}>{thing(id, count)}</li>
        ))}
      </ul>
      {highs.length === 0 ? (
        <p className="govuk-body">Nothing is missing: what has to be done for each High has been done.</p>
      ) : (
        <Table
          caption={asked.missing ? MISSING_NAMES[asked.missing] : "Anything missing"}
          captionSize="m"
          scrollLabel="High risks that are not complete"
          stacked
          head={["Case", "Person", "Group", "Risk", "Lead", "Missing"]}
          rows={highs.map((high) => [
            <a key="case" className="govuk-link app-reference" href={`/cases/${high.caseId}/risk`}>
              {high.reference}
            </a>,
            high.person,
            high.groupName,
            <RiskTag key="risk" level={high.level} />,
            high.leadName ?? "Nobody named",
            <Missing key="missing" {...high} />,
          ])}
        />
      )}
      <Pagination nextHref={next ? incompleteHref({ ...asked, after: next }) : undefined} />
    </>
  );
}

type MissingProps = { caseId: string; personId: string; missing: readonly RequirementId[]; mayAssess: boolean };

function Missing({ caseId, personId, missing, mayAssess }: MissingProps) {
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {missing.map((id) => {
        const href = wayToRequirement(id, { caseId, personId, signOffId: null, mayAssess });
        const name = MISSING_NAMES[id];
        return (
          <li key={id}>
            {href ? (
              <a className="govuk-link" href={href}>
                {name}
              </a>
            ) : (
              name
            )}
          </li>
        );
      })}
    </ul>
  );
}
