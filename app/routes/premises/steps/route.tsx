import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { LicensingStepTable } from "#app/components/premises/licensing-step-table.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { licensingKey, licensingKeyText } from "#app/domain/premises/premises-pages.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { licensingRows } from "#app/services/premises/licensing-steps-page.ts";
import { db } from "#db/open.ts";
import { listAllLicensingSteps } from "#db/queries/licensing-steps.ts";

const params = z.object({});
const PAGE = 50;
const LISTS = { open: "Not decided", all: "All" } as const;
const asked = z.catch(z.enum(["open", "all"]), "open");

export const loader = guardedLoader("premises:read", params, async ({ request, actor, now }) => {
  const { searchParams } = new URL(request.url);
  const show = asked.parse(searchParams.get("show"));
  const after = licensingKey(searchParams.get("after"));
  const steps = await listAllLicensingSteps(db, actor, { isOpen: show === "open", after, limit: PAGE + 1 });
  const shown = steps.slice(0, PAGE);
  const last = steps.length > PAGE ? shown.at(-1) : undefined;
  await recordList({ db, actor, now }, "premises.listed", "premises", [...new Set(shown.map((s) => s.premisesId))]);
  return {
    show,
    rows: await licensingRows(db, shown, londonDay(now)),
    next: last ? `/premises/steps?show=${show}&after=${licensingKeyText(last)}` : undefined,
  };
});

export const meta: MetaFunction = () => [{ title: "Licensing steps – Joint Action" }];

export default function AllLicensingStepsPage() {
  const { show, rows, next } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/premises">Licensed premises</BackLink>
      <h1 className="govuk-heading-l">Licensing steps</h1>
      <SubNavigation
        label="Lists of steps"
        items={(["open", "all"] as const).map((list) => ({
          href: `/premises/steps?show=${list}`,
          text: LISTS[list],
          current: list === show,
        }))}
      />
      {rows.length === 0 ? (
        <p className="govuk-body">
          {show === "open" ? "Nothing waits for a decision or its end." : "None is recorded."}
        </p>
      ) : (
        <LicensingStepTable rows={rows} withPremises />
      )}
      <Pagination nextHref={next} />
    </>
  );
}
