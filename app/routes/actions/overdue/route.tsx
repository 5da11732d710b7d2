import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { NotificationBanner } from "#app/components/govuk/notification-banner.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { chaseForm } from "#app/domain/actions/change-action.form.ts";
import { daysLate, LATE_BECAUSE_NAMES, lateBecause } from "#app/domain/actions/lateness.ts";
import { afterField, afterKey, listedAction, pageOf } from "#app/domain/actions/listed-action.ts";
import { ageLimits, overdueFilterForm, overdueHref } from "#app/domain/actions/overdue-filter.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { chaseActions } from "#app/services/actions/chase-actions.ts";
import { chaseAllActions } from "#app/services/actions/chase-all-actions.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { countOverdueActions, countOverdueByKind, listOverdueActions } from "#db/queries/overdue-actions.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { chaseWords, refuseChase } from "./chase-words.ts";
import { Counts } from "./counts.tsx";
import { filterWords, tablesOf } from "./count-tables.ts";
import { OverdueRows } from "./overdue-rows.tsx";

const params = z.object({});
const PAGE = 50;
const number = z.catch(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(100_000)), 0);
const query = z.object({ after: afterField, asked: number, already: number, nobody: number });

export const loader = guardedLoader("actions:overdue", params, async ({ request, actor, now }) => {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const { after, asked, already, nobody } = query.parse(search);
  const filter = overdueFilterForm.parse(search);
  const today = londonDay(now);
  const limits = await limitsOn(actor.partnershipId, today);
  const count = await countOverdueActions(db, actor, today, { filter, limits });
  const page = { after: afterKey(after), limit: PAGE + 1 };
  const { shown, next } = pageOf(await listOverdueActions(db, actor, { today, filter, limits, ...page }), PAGE);
  const counts = await countOverdueByKind(db, actor, { today, limits });
  const ids = shown.map(({ id }) => id);
  await recordList({ db, actor, now }, "action.overdue-listed", "action", ids, { ...filter });
  const isNarrowed = Object.values(filter).some(Boolean);
  return {
    count,
    download: exportAddress({ list: "overdue-actions", filter }),
    next: next ? overdueHref(filter, { after: next }) : null,
    notice: chaseWords({ asked, askedAlready: already, nobodyToAsk: nobody }),
    narrowedTo: isNarrowed ? filterWords(filter, counts, limits) : null,
    tables: isNarrowed ? [] : tablesOf(counts, limits),
    mayAsk: actor.permissions.has("actions:chase"),
    actions: shown.map((row) => ({
      ...listedAction(row, today),
      days: daysLate(row, today),
      because: LATE_BECAUSE_NAMES[lateBecause({ ...row, ownerHasLeft: row.ownerStatus === "disabled" })],
      askedOn: row.askedOn,
    })),
  };
});

export const action = guardedAction("actions:chase", params, async ({ request, form: body, actor, now }) => {
  const form = parseForm(body, chaseForm);
  if (!form.ok) return data({ errors: form.errors }, 400);
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const { after } = query.parse(search);
  const filter = overdueFilterForm.parse(search);
  const today = londonDay(now);
  const told = form.data.all
    ? await chaseAllActions({ db, actor, now }, { today, filter, limits: await limitsOn(actor.partnershipId, today) })
    : await chaseActions({ db, actor, now }, form.data.actionId);
  const refusal = refuseChase(told);
  if (refusal) return data({ errors: { actionId: refusal } }, 422);
  const { asked, askedAlready, nobodyToAsk } = told;
  const counts = { asked: `${asked}`, already: `${askedAlready}`, nobody: `${nobodyToAsk}` };
  return redirect(overdueHref(filter, { after, ...counts }));
});

async function limitsOn(partnershipId: string, today: string) {
  return ageLimits(await settingsOn(db, partnershipId, today));
}

export const meta: MetaFunction = () => [{ title: "Overdue actions – Joint Action" }];

export default function OverdueActionsPage() {
  const { count, download, actions, next, notice, narrowedTo, tables, mayAsk } = useLoaderData<typeof loader>();
  const errors: Record<string, string> = useActionData<typeof action>()?.errors ?? {};
  const summary = Object.entries(errors).map(([name, message]) => ({ name, message, href: "#actionId" }));
  return (
    <>
      {narrowedTo ? <BackLink href="/actions/overdue">All overdue actions</BackLink> : null}
      {notice ? <NotificationBanner variant="success" heading={notice} /> : null}
      <ErrorSummary errors={summary} />
      <h1 className="govuk-heading-l">Overdue actions{narrowedTo ? `: ${narrowedTo}` : ""}</h1>
      <p className="govuk-body">
        {count === 0 ? "Nothing is overdue." : count === 1 ? "1 action is overdue." : `${count} actions are overdue.`}
      </p>
      {tables.length > 0 ? <Counts tables={tables} /> : null}
      {actions.length > 0 ? (
        <OverdueRows count={count} actions={actions} mayAsk={mayAsk} error={errors.actionId} />
      ) : null}
      <Pagination nextHref={next ?? undefined} />
      <DownloadList href={download} rows={count} />
    </>
  );
}
