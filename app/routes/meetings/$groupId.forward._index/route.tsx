import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { asProgramme, FORWARD_STATE_NAMES, type ForwardState } from "#app/domain/meetings/forward-programme.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { groupOpened } from "#app/services/meetings/forward-items.ts";
import { db } from "#db/open.ts";
import { listForwardItems } from "#db/queries/forward-items.ts";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params: { groupId }, actor, now }) => {
  const found = await groupOpened(db, actor, groupId);
  if (!found) throw new Response(null, { status: 404 });
  const items = await listForwardItems(db, actor, groupId);
  const shown = items.map(({ id }) => id);
  await recordList({ db, actor, now }, "forward.listed", "forward-item", shown, { groupId });
  const rows = items.map(({ actionByAgencyName, actionBy, part: _part, ...item }) => ({
    ...item,
    by: [actionByAgencyName, actionBy].filter(Boolean).join(", "),
  }));
  return {
    ...{ groupId, groupName: found.group.name, mayRun: found.mayRun, today: londonDay(now) },
    ...asProgramme(rows),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Forward programme of ${page?.groupName ?? "a group"} – Joint Action` },
];

type Row = {
  id: string;
  title: string;
  detail: string | null;
  dueOn: string | null;
  by: string;
  state: ForwardState;
  stateReason: string | null;
};

export default function ForwardProgrammePage() {
  const { groupId, groupName, mayRun, today, dated, standing, past } = useLoaderData<typeof loader>();
  const forward = `/groups/${groupId}/forward`;
  const item = (row: Row) => <Item key="item" row={row} href={mayRun ? `${forward}/${row.id}` : null} />;
  return (
    <>
      <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {groupName}</BackLink>
      <PageHeaderActions heading={`Forward programme of ${groupName}`}>
        {mayRun ? (
          <Button href={`${forward}/new`} variant="secondary" className="govuk-!-display-none-print">
            Add an item
          </Button>
        ) : null}
      </PageHeaderActions>
      {dated.length + standing.length === 0 ? (
        <p className="govuk-body">
          Nothing is planned. What a meeting is to hear on a coming day, or every so often, comes on its agenda from
          here.
        </p>
      ) : null}
      {dated.length === 0 ? null : (
        <Table
          caption="By day"
          captionSize="m"
          scrollLabel="By day"
          stacked
          className="app-forward"
          head={["Item", "Detail", "Date", "Action by"]}
          rows={dated.map((row) => [
            item(row),
            row.detail ?? "",
            <Day key="day" day={row.dueOn ?? ""} isPast={(row.dueOn ?? "") < today} />,
            row.by,
          ])}
        />
      )}
      {standing.length === 0 ? null : (
        <Table
          caption="At every meeting"
          captionSize="m"
          scrollLabel="At every meeting"
          stacked
          className="app-forward"
          head={["Item", "Detail", "Date", "Action by"]}
          rows={standing.map((row) => [item(row), row.detail ?? "", "Every meeting", row.by])}
        />
      )}
      {past.length === 0 ? null : (
        <Details summary="Heard and dropped">
          <Table
            caption="Heard and dropped"
            captionHidden
            scrollLabel="Heard and dropped"
            stacked
            className="app-forward"
            head={["Item", "Detail", "Date", "What became of it"]}
            rows={past.map((row) => [
              item(row),
              row.detail ?? "",
              row.dueOn === null ? "Every meeting" : longDay(row.dueOn),
              [FORWARD_STATE_NAMES[row.state], row.stateReason].filter(Boolean).join(": "),
            ])}
          />
        </Details>
      )}
    </>
  );
}

function Item({ row: { title }, href }: { row: Row; href: string | null }) {
  if (href === null) return <>{title}</>;
  return (
    <a className="govuk-link" href={href}>
      {title}
    </a>
  );
}

function Day({ day, isPast }: { day: string; isPast: boolean }) {
  return (
    <>
      {longDay(day)}
      {isPast ? <div className="govuk-hint govuk-!-margin-bottom-0">Not heard yet</div> : null}
    </>
  );
}
