import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { agreementOn, agreementWords } from "#app/domain/agencies/agreement.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { hasLapsed } from "#app/domain/meetings/gate.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { agreementsOf } from "#app/services/meetings/lapses.ts";
import { db } from "#db/open.ts";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("meetings:run", params, async ({ params: { groupId }, actor, now }) => {
  const found = await agreementsOf({ db, actor, now }, groupId);
  if (found.kind !== "found") throw new Response(null, { status: found.kind === "forbidden" ? 403 : 404 });
  const { group, today, mayDecide, agencies } = found;
  const shown = agencies.filter(({ agreement }) => agreementOn(agreement, today) !== "in-date");
  const ids = shown.map(({ id }) => id);
  await recordList({ db, actor, now }, "agreement.lapses-listed", "agency", ids, { groupId });
  return {
    ...{ groupId, groupName: group.name, mayDecide },
    agencies: shown.map(({ id, name, agreement, decisions }) => ({
      ...{ id, name, words: agreementWords(agreement, today), isOpen: hasLapsed(agreement, today) },
      holds: hasLapsed(agreement, today) ? holds(decisions, agreement.expiresOn, today) : null,
    })),
  };
});

type Decision = { decision: string; graceUntil: string | null; expiredOn: string | null; decidedBy: string | null };

/** What holds of a lapse: blocked, until somebody decides otherwise. */
function holds(decisions: readonly Decision[], expiredOn: string | null, today: string): string {
  const newest = decisions.find((one) => one.expiredOn === expiredOn);
  if (!newest) return "Blocked until it is decided";
  const by = newest.decidedBy === null ? "" : ` (${newest.decidedBy})`;
  if (newest.decision === "block") return `Blocked${by}`;
  const until = newest.graceUntil ?? "";
  return until < today ? `Blocked: grace ended on ${longDay(until)}${by}` : `Grace until ${longDay(until)}${by}`;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Information sharing agreements: ${page?.groupName ?? "a group"} – Joint Action` },
];

export default function GroupAgreementsPage() {
  const { groupId, groupName, mayDecide, agencies } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={`/groups/${groupId}/meetings`}>Meetings of {groupName}</BackLink>
      <span className="govuk-caption-l">{groupName}</span>
      <h1 className="govuk-heading-l">Information sharing agreements</h1>
      <p className="govuk-body">
        Agencies in the group whose agreement ends soon, has lapsed or was never signed. Whose agreement is not in date
        opens no other agency’s information in the meetings of the group, unless the chair gives grace.
      </p>
      {agencies.length === 0 ? (
        <p className="govuk-body">The agreements of all agencies in the group are in date.</p>
      ) : (
        <Table
          caption="Agencies"
          captionHidden
          scrollLabel="Agencies"
          stacked
          firstCellIsHeader
          head={["Agency", "Agreement", "What holds"]}
          rows={agencies.map(({ id, name, words, holds: held, isOpen }) => [
            name,
            words,
            <div key="holds">
              {held ?? "In date"}
              {isOpen && mayDecide ? (
                <div>
                  <a className="govuk-link" href={`/groups/${groupId}/agreements/${id}`}>
                    Decide<span className="govuk-visually-hidden"> about {name}</span>
                  </a>
                </div>
              ) : null}
            </div>,
          ])}
        />
      )}
      {mayDecide ? null : <p className="govuk-body">The chair of the group decides.</p>}
    </>
  );
}
