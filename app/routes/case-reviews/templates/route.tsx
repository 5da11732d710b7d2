import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { LETTER_KINDS, LETTER_NAMES } from "#app/domain/case-reviews/application.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { listCurrentTemplates } from "#db/queries/case-review-templates.ts";
import { db } from "#db/open.ts";

/** By which template each kind of letter is made. */
export const loader = guardedLoader("case-reviews:manage", z.object({}), async ({ actor, now }) => {
  const current = await listCurrentTemplates(db, actor.partnershipId);
  const ids = current.map(({ id }) => id);
  await recordList({ db, actor, now }, "case-review.templates-listed", "case-review-template", ids);
  return {
    kinds: LETTER_KINDS.map((kind) => {
      const template = current.find((one) => one.kind === kind);
      const isOwn = template !== undefined && template.sha256 !== null;
      return { kind, since: isOwn ? londonDay(new Date(template.recordedAt)) : null };
    }),
  };
});

export const meta: MetaFunction = () => [{ title: "Templates of letters – Joint Action" }];

export default function TemplatesPage() {
  const { kinds } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/case-reviews">Case reviews</BackLink>
      <h1 className="govuk-heading-l">Templates of letters</h1>
      <p className="govuk-body">
        Each letter of a case review is made as a Word document. Its opening words stand in the settings; how it looks
        is the template’s.
      </p>
      <Table
        caption="Letters"
        captionSize="m"
        scrollLabel="Templates of letters"
        stacked
        head={["Letter", "Template"]}
        rows={kinds.map(({ kind, since }) => [
          <a key="kind" className="govuk-link" href={`/case-reviews/templates/${kind}`}>
            {LETTER_NAMES[kind]}
          </a>,
          since ? `Your own, since ${longDay(since)}` : "The one that comes with Joint Action",
        ])}
      />
    </>
  );
}
