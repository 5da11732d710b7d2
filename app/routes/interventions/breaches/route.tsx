import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { FilterLayout, FilterPanel, type SelectedFilter } from "#app/components/govuk/filter-panel.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { BreachRows } from "#app/components/interventions/breach-rows.tsx";
import { exportAddress } from "#app/domain/exports/address.ts";
import { mayBeBreached } from "#app/domain/interventions/breach.ts";
import {
  type BreachListAsked,
  breachListForm,
  breachListHref,
  monthName,
} from "#app/domain/interventions/breach-list.ts";
import { interventionKey, interventionKeyField } from "#app/domain/interventions/intervention-list.ts";
import { INTERVENTION_KIND_KEYS, INTERVENTION_KINDS } from "#app/domain/interventions/kinds.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { breachesPage } from "#app/services/interventions/breaches-page.ts";
import { db } from "#db/open.ts";

const params = z.object({});
const PAGE = 50;
const query = z.object({ after: interventionKeyField });

export const loader = guardedLoader("interventions:read", params, async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const asked = breachListForm.parse(given);
  const after = interventionKey(query.parse(given).after);
  const { last, breaches } = await breachesPage({ db, actor, now }, asked, after, PAGE);
  return {
    asked,
    breaches,
    next: last ? breachListHref(asked, { day: last.breachedOn, id: last.id }) : null,
    download: breaches.length === 0 ? null : exportAddress({ list: "breaches", filter: asked }),
  };
});

export const meta: MetaFunction = () => [{ title: "Breaches – Joint Action" }];

const YES = [{ value: "yes", text: "Yes" }];
type Field = {
  name: Exclude<keyof BreachListAsked, "month">;
  label: string;
  items: readonly { value: string; text: string }[];
};
const FIELDS: readonly Field[] = [
  {
    name: "kind",
    label: "Kind",
    items: INTERVENTION_KIND_KEYS.filter(mayBeBreached).map((value) => ({
      value,
      text: INTERVENTION_KINDS[value].name,
    })),
  },
  {
    name: "youth",
    label: "Age when issued",
    items: [
      { value: "yes", text: "By somebody under 18" },
      { value: "no", text: "By nobody under 18" },
    ],
  },
  { name: "open", label: "Not decided yet", items: YES },
  { name: "sitting", label: "For the next sitting", items: YES },
];

export default function BreachesPage() {
  const { asked, breaches, next, download } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/interventions">Interventions</BackLink>
      <h1 className="govuk-heading-l">Breaches</h1>
      <FilterLayout filter={<Filters asked={asked} />}>
        {breaches.length === 0 ? (
          <p className="govuk-body">No breach stands in this list. Choose another list, or another month.</p>
        ) : (
          <BreachRows caption="Breaches, the newest first" rows={breaches} />
        )}
        <Pagination nextHref={next ?? undefined} />
        {download ? <DownloadList href={download} rows={null} /> : null}
      </FilterLayout>
    </>
  );
}

function Filters({ asked }: { asked: BreachListAsked }) {
  const without = (name: keyof BreachListAsked) => breachListHref({ ...asked, [name]: undefined });
  const selected: SelectedFilter[] = [
    ...FIELDS.flatMap(({ name, label, items }) => {
      const text = items.find(({ value }) => value === asked[name])?.text;
      return text === undefined ? [] : [{ heading: label, items: [{ text, href: without(name) }] }];
    }),
    ...(asked.month === undefined
      ? []
      : [{ heading: "Month", items: [{ text: monthName(asked.month), href: without("month") }] }]),
  ];
  return (
    <form method="get" action="/interventions/breaches" noValidate>
      <FilterPanel heading="Narrow the list" selected={selected} clearHref="/interventions/breaches">
        {FIELDS.map(({ name, label, items }) => (
          <Select
            key={`${name} ${asked[name] ?? ""}`}
            field={{ id: name, name, defaultValue: asked[name] ?? "" }}
            label={label}
            items={items}
            placeholder="Any"
          />
        ))}
        <Input
          field={{ id: "month", name: "month", defaultValue: asked.month ?? "" }}
          label="Month"
          hint="Like 2026-03"
          width={5}
          autoComplete="off"
        />
      </FilterPanel>
    </form>
  );
}
