import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { PackSheet } from "#app/components/rights/pack-sheet.tsx";
import { packHref } from "#app/domain/rights/pack-list.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { previewPack } from "#app/services/rights/give-pack.ts";
import { db } from "#db/open.ts";

const params = z.object({ requestId: z.uuidv7() });

export const loader = guardedLoader("rights:manage", params, async ({ params: { requestId }, actor, now }) => {
  const preview = await previewPack({ db, actor, now }, requestId);
  if (!preview) throw new Response(null, { status: 404 });
  const objects = [{ kind: "person", id: preview.request.personId }];
  await recordView({ db, actor, now }, "pack.previewed", "rights-request", requestId, { objects });
  return { requestId, content: preview.content, refusal: preview.refusal };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Preview of a pack, ${data?.content.reference ?? ""} – Joint Action` },
];

export default function PackPreviewPage() {
  const { requestId, content, refusal } = useLoaderData<typeof loader>();
  return (
    <>
      <div className="govuk-!-display-none-print">
        <BackLink href={packHref(requestId)}>Pack of {content.reference}</BackLink>
        <InsetText>
          {refusal === null
            ? "This is the pack exactly as it will be given. Read it through once more."
            : `This is the pack as it stands. ${refusal}, so it cannot be given yet.`}
        </InsetText>
        {refusal === null ? <Button href={`/rights/${requestId}/pack/give`}>Give it</Button> : null}
      </div>
      <PackSheet content={content} />
    </>
  );
}
