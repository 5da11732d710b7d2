import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { FilterLayout } from "#app/components/govuk/filter-panel.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { SettingsNavigation } from "#app/components/settings/settings-navigation.tsx";
import { londonTime, shortDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { parseLegalFilter } from "#app/domain/settings/legal-filter.ts";
import {
  LEGAL_POWER_KEYS,
  LEGAL_POWERS,
  legalParameterNamed,
  legalValueWords,
} from "#app/domain/settings/legal-powers.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { db } from "#db/open.ts";
import { listLegalParameters } from "#db/queries/legal-parameters.ts";
import { LegalFilterForm } from "./legal-filter-form.tsx";

export const loader = guardedLoader("settings:read", z.object({}), async ({ request, actor }) => {
  const filter = parseLegalFilter(Object.fromEntries(new URL(request.url).searchParams));
  const rows = await listLegalParameters(db, filter);
  const named = rows.map((row) => ({
    id: row.id,
    power: row.power,
    label: legalParameterNamed(row.power, row.parameter)?.label ?? row.parameter,
    words: legalValueWords(row.value, row.unit),
    fromDay: row.fromDay,
    untilDay: row.untilDay,
    source: row.source,
    confirmedAt: row.confirmedAt,
    confirmedBy: row.confirmedBy,
  }));
  return {
    isAdministrator: actor.permissions.has("users:manage"),
    mayChange: actor.permissions.has("settings:manage"),
    filter,
    count: rows.length,
    powers: LEGAL_POWER_KEYS.map((power) => ({ power, rows: named.filter((row) => row.power === power) })).filter(
      (power) => power.rows.length > 0,
    ),
  };
});

export const meta: MetaFunction = () => [{ title: "Numbers of the law – Joint Action" }];

export default function LegalParametersPage() {
  const { isAdministrator, mayChange, filter, count, powers } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="govuk-heading-l">Numbers of the law</h1>
      <SettingsNavigation current="/admin/legal-parameters" isAdministrator={isAdministrator} />
      <p className="govuk-body">
        Time limits, lengths, ages and penalties, the same for every partnership here. A notice or order has the values
        in force on the day on which it was issued. A value that nobody has confirmed counts for nothing.
      </p>
      <FilterLayout filter={<LegalFilterForm filter={filter} />}>
        <p className="govuk-body">{count === 1 ? "1 value" : `${count} values`}</p>
        {powers.map(({ power, rows }) => (
          <Table
            key={power}
            caption={LEGAL_POWERS[power].name}
            captionSize="m"
            scrollLabel={LEGAL_POWERS[power].name}
            stacked
            firstCellIsHeader
            head={["What", "Value", "In force", "Source", "Confirmed"]}
            rows={rows.map((row) => [
              mayChange ? (
                <a key="label" className="govuk-link" href={`/admin/legal-parameters/${row.id}`}>
                  {row.label}
                </a>
              ) : (
                row.label
              ),
              row.words,
              daysWords(row),
              row.source,
              row.confirmedAt === null ? (
                <Tag key="tag" colour="orange">
                  Not confirmed
                </Tag>
              ) : row.confirmedBy === null ? (
                "As shipped"
              ) : (
                `${row.confirmedBy}, ${londonTime(row.confirmedAt)}`
              ),
            ])}
          />
        ))}
        {count === 0 ? (
          <p className="govuk-body">No number of the law is like that. Choose another power, or show all of them.</p>
        ) : null}
        <DownloadList href={exportAddress({ list: "legal-parameters", filter })} rows={count} />
      </FilterLayout>
    </>
  );
}

function daysWords({ fromDay, untilDay }: { fromDay: string; untilDay: string | null }) {
  return untilDay === null ? `From ${shortDay(fromDay)}` : `${shortDay(fromDay)} to ${shortDay(untilDay)}`;
}
