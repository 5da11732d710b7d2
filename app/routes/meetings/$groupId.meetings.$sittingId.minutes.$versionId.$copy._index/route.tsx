import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { MinutesPaper } from "#app/components/meetings/minutes-paper.tsx";
import { COPY_KINDS } from "#app/domain/meetings/minutes.ts";
import { restrictedWarning } from "#app/domain/rights/mark-words.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { minutesCopy } from "#app/services/meetings/minutes-copy.ts";
import { coverOf } from "#app/services/meetings/minutes-cover.ts";
import { recordCopy } from "#app/services/meetings/record-copy.ts";
import { db } from "#db/open.ts";

const params = z.object({
  ...{ groupId: z.uuidv7(), sittingId: z.uuidv7(), versionId: z.uuidv7(), copy: z.enum(COPY_KINDS) },
});
const query = z.object({ agency: z.catch(z.nullable(z.uuidv7()), null) });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, request, actor, now }) => {
  const { agency } = query.parse({ agency: new URL(request.url).searchParams.get("agency") });
  const { versionId, copy, groupId, sittingId } = params;
  const found = await minutesCopy({ db, actor, now }, params, { versionId, copy, agencyId: agency });
  if (found.kind === "not-found") throw new Response(null, { status: 404 });
  if (found.kind === "forbidden") throw new Response(null, { status: 403 });
  await recordCopy({ db, actor, now }, "page", found);
  const back = `/groups/${groupId}/meetings/${sittingId}/minutes`;
  return {
    ...{ back, cover: coverOf(found, now), sheet: found.sheet, why: found.why },
    warning: restrictedWarning(found.restricted),
    file: `${back}/${versionId}/${copy}/file${agency === null ? "" : `?agency=${agency}`}`,
    agenda: `/groups/${groupId}/meetings/${sittingId}/agenda`,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.cover.title ?? "Minutes"}: ${data?.cover.forWhom ?? ""} – Joint Action` },
];

export default function MinutesCopyPage() {
  const { back, file, agenda, why, warning, cover, sheet } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back}>Minutes</BackLink>
      <div className="govuk-!-display-none-print">
        {warning === null ? null : <WarningText>{warning}.</WarningText>}
        <Button href={file} variant="secondary">
          Download as Word
        </Button>
        <p className="govuk-body">Print this page with your browser: Ctrl and P.</p>
        {why === null ? null : (
          <p className="govuk-body">
            {why === "agreement"
              ? "Your agency has no information sharing agreement in date, so what other agencies said is not shown to you."
              : "You have not accepted the confidentiality statement of this meeting, so what other agencies said is not shown to you."}{" "}
            <a className="govuk-link" href={agenda}>
              Go to the agenda
            </a>
          </p>
        )}
      </div>
      <MinutesPaper cover={cover} sheet={sheet} />
    </>
  );
}
