import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { fullDay, londonTime } from "#app/domain/dates/iso-day.ts";
import { COPY_FORMAT_NAMES, COPY_KIND_NAMES } from "#app/domain/meetings/minutes.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { minutesOpened } from "#app/services/meetings/minutes-opened.ts";
import { db } from "#db/open.ts";
import { listMinutesCopies } from "#db/queries/minutes.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const minutes = await minutesOpened(db, actor, params.groupId, params.sittingId);
  if (!minutes) throw new Response(null, { status: 404 });
  if (!minutes.mayKeep) throw new Response(null, { status: 403 });
  const { group, sitting } = minutes;
  await recordView({ db, actor, now }, "minutes.copies-viewed", "meeting", sitting.id);
  return {
    ...{ groupName: group.name, day: sitting.day, back: `/groups/${group.id}/meetings/${sitting.id}/minutes` },
    copies: await listMinutesCopies(db, actor, sitting.id),
  };
});

export const meta: MetaFunction = () => [{ title: "Who got which version of minutes – Joint Action" }];

export default function MinutesGivenPage() {
  const { groupName, day, back, copies } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back}>Minutes</BackLink>
      <span className="govuk-caption-l">
        {groupName} · {fullDay(day)}
      </span>
      <h1 className="govuk-heading-l">Who got which version</h1>
      {copies.length === 0 ? (
        <p className="govuk-body">
          Nobody has opened a copy yet. Whoever opens one is written down here, with the version and the day.
        </p>
      ) : (
        <Table
          caption="Copies"
          captionHidden
          scrollLabel="Copies"
          stacked
          head={["When", "Who", "Version", "Copy", "As"]}
          rows={copies.map(({ givenAt, name, ofAgency, number, kind, forAgency, format }) => [
            londonTime(givenAt),
            `${name}, ${ofAgency}`,
            number,
            [COPY_KIND_NAMES[kind], forAgency].filter(Boolean).join(": "),
            COPY_FORMAT_NAMES[format],
          ])}
        />
      )}
    </>
  );
}
