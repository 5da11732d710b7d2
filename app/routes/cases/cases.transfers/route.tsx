import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { listedName } from "#app/domain/people/person.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { countTransfersProposed, listTransfersProposed } from "#db/queries/case-transfers.ts";

const params = z.object({});
const PAGE = 50;
const query = z.object({ after: z.catch(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}_[0-9a-f-]{36}$/)), "") });

export const loader = guardedLoader("cases:read", params, async ({ request, actor, now }) => {
  const { after } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [adultOn = "", id = ""] = after.split("_");
  const rows = await listTransfersProposed(db, actor, { after: { adultOn, id }, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  await recordList({ db, actor, now }, "case.transfers-listed", "case", shown.map((row) => row.caseId)); // prettier-ignore
  const today = londonDay(now);
  return {
    count: await countTransfersProposed(db, actor),
    next: last ? `/cases/transfers?after=${last.adultOn}_${last.id}` : null,
    transfers: shown.map((row) => ({
      id: row.id,
      caseId: row.caseId,
      reference: row.reference,
      name: listedName(row, today),
      groupName: row.groupName,
      adultOn: `${row.birthDateBasis === "approximate" ? "About " : ""}${longDay(row.adultOn)}`,
      isAdult: row.adultOn <= today,
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Transfers at 18 – Joint Action" }];

export default function TransfersPage() {
  const { count, next, transfers } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/cases">Cases</BackLink>
      <h1 className="govuk-heading-l">Transfers at 18 to decide: {count}</h1>
      {transfers.length === 0 ? (
        <p className="govuk-body">Nobody in a case that you may open is 18 within a month.</p>
      ) : (
        <Table
          caption="The earliest birthday first"
          captionHidden
          stacked
          head={["Case", "Person", "Group", "18 on", "What next"]}
          rows={transfers.map((row) => [
            <a key="case" className="govuk-link app-reference" href={`/cases/${row.caseId}`}>
              {row.reference}
            </a>,
            row.name,
            row.groupName,
            row.isAdult ? `${row.adultOn} (18 now)` : row.adultOn,
            <a key="decide" className="govuk-link" href={`/cases/${row.caseId}/transfer`}>
              Decide<span className="govuk-visually-hidden"> about {row.reference}</span>
            </a>,
          ])}
        />
      )}
      {next ? <Pagination nextHref={next} /> : null}
    </>
  );
}
