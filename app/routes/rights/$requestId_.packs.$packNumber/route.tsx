import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { RowsGone } from "#app/components/retention/rows-gone.tsx";
import { PackSheet } from "#app/components/rights/pack-sheet.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { givenPack } from "#app/services/rights/given-pack.ts";
import { db } from "#db/open.ts";

const params = z.object({ requestId: z.uuidv7(), packNumber: z.coerce.number().check(z.int(), z.positive()) });

export const loader = guardedLoader("rights:manage", params, async ({ params, actor, now }) => {
  const pack = await givenPack({ db, actor }, params.requestId, params.packNumber);
  if (!pack) throw new Response(null, { status: 404 });
  const objects = pack.personId === null ? [] : [{ kind: "person", id: pack.personId }];
  await recordView({ db, actor, now }, "pack.given-viewed", "rights-request", params.requestId, { objects });
  return pack;
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Pack ${data?.content.number ?? ""} of ${data?.content.reference ?? ""} – Joint Action` },
];

export default function GivenPackPage() {
  const { requestId, content, givenOn, givenHow, gone } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="govuk-!-display-none-print">
        <BackLink href={`/rights/${requestId}`}>{content.reference}</BackLink>
        <InsetText>
          Given on {longDay(givenOn ?? "")}. {givenHow}. Print this page with your browser: Ctrl and P.
        </InsetText>
        <RowsGone gone={gone} of="item" />
        <Button href={`/rights/${requestId}/packs/${content.number}/file`} variant="secondary">
          Download as a Word file
        </Button>
      </div>
      <PackSheet content={content} />
    </>
  );
}
