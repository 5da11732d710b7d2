import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag, type TagColour } from "#app/components/govuk/tag.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { MATTER_STATE_NAMES, type MatterState } from "#app/domain/meetings/passed-matter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { groupOpened } from "#app/services/meetings/forward-items.ts";
import { db } from "#db/open.ts";
import { type FoundMatter, listMatters } from "#db/queries/passed-matters.ts";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params: { groupId }, actor, now }) => {
  const found = await groupOpened(db, actor, groupId);
  if (!found) throw new Response(null, { status: 404 });
  const received = await listMatters(db, actor, groupId, "in");
  const passed = await listMatters(db, actor, groupId, "out");
  const shown = [...received, ...passed].map(({ id }) => id);
  await recordList({ db, actor, now }, "matter.listed", "passed-matter", shown, { groupId });
  return {
    ...{ groupId, groupName: found.group.name, mayRun: found.mayRun },
    received: received.map((one) => row(one, one.fromGroupName)),
    passed: passed.map((one) => row(one, one.toGroupName)),
  };
});

function row({ id, title, state, passedAt, answersId }: FoundMatter, groupName: string) {
  return { id, title, state, groupName, day: londonDay(new Date(passedAt)), isAnswer: answersId !== null };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Matters passed up and down: ${page?.groupName ?? "a group"} – Joint Action` },
];

const COLOURS: Record<MatterState, TagColour> = { passed: "blue", answered: "green", withdrawn: "grey" };

export default function MattersPage() {
  const { groupId, groupName, mayRun, received, passed } = useLoaderData<typeof loader>();
  const matters = `/groups/${groupId}/matters`;
  return (
    <>
      <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {groupName}</BackLink>
      <PageHeaderActions heading={`Matters of ${groupName}, passed up and down`}>
        {mayRun ? (
          <Button href={`${matters}/new`} variant="secondary">
            Pass on a matter
          </Button>
        ) : null}
      </PageHeaderActions>
      <Matters caption="Passed to this group" who="From" rows={received} matters={matters} />
      <Matters caption="Passed on by this group" who="To" rows={passed} matters={matters} />
    </>
  );
}

type Props = { caption: string; who: string; matters: string; rows: readonly ReturnType<typeof row>[] };

function Matters({ caption, who, rows, matters }: Props) {
  if (rows.length === 0)
    return (
      <>
        <h2 className="govuk-heading-m">{caption}</h2>
        <p className="govuk-body">
          Nothing yet. A matter is passed to another group from an item of a meeting, and its answer comes back here.
        </p>
      </>
    );
  return (
    <Table
      caption={caption}
      captionSize="m"
      scrollLabel={caption}
      stacked
      head={["Matter", who, "Day", "State"]}
      rows={rows.map(({ id, title, groupName, day, state, isAnswer }) => [
        <a key="title" className="govuk-link" href={`${matters}/${id}`}>
          {title}
        </a>,
        isAnswer ? `${groupName}, an answer` : groupName,
        longDay(day),
        <Tag key="state" colour={COLOURS[state]}>
          {MATTER_STATE_NAMES[state]}
        </Tag>,
      ])}
    />
  );
}
