import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { MarkFields } from "#app/components/rights/mark-fields.tsx";
import { ItemLines, itemHeading } from "#app/components/rights/pack-sheet.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { answerItemForm } from "#app/domain/rights/pack.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badPackForm, packReply } from "#app/http/pack-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { answerAskedItem, openAskedItem } from "#app/services/rights/answer-asked-item.ts";
import { db } from "#db/open.ts";

const params = z.object({ packItemId: z.uuidv7() });

export const loader = guardedLoader("rights:answer", params, async ({ params: { packItemId }, actor, now }) => {
  const asked = await openAskedItem(db, actor, packItemId);
  if (!asked) throw new Response(null, { status: 404 });
  const objects = [{ kind: "person", id: asked.personId }];
  await recordView({ db, actor, now }, "pack.asked-viewed", "access-pack-item", packItemId, { objects });
  const { reference, dueOn, version, subjectName, words, given, agency } = asked;
  return { reference, dueOn, version, subjectName, words, given, agencyName: agency.name };
});

export const action = guardedAction("rights:answer", params, async ({ params: { packItemId }, form: body, actor, now }) => {
  const form = parseForm(body, answerItemForm);
  if (!form.ok) return badPackForm(form);
  return packReply(await answerAskedItem({ db, actor, now }, packItemId, form.data), form.values, afterSaving("/rights/asked", "pack-item-answered"));
}); // prettier-ignore

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `May this be given, ${data?.reference ?? ""} – Joint Action` },
];

export default function AskedItemPage() {
  const { reference, dueOn, version, subjectName, words, given, agencyName } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), mark: "", exemption: "", reason: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(answerItemForm, initial, reply);
  return (
    <div className="app-wide">
      <BackLink href="/rights/asked">What may be given</BackLink>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">
          {reference}
          {dueOn === null ? "" : `, due on ${longDay(dueOn)}`}
        </span>
        May this be given to {subjectName}?
      </h1>
      {words && given ? (
        <>
          <h2 className="govuk-heading-m">{itemHeading(words)}</h2>
          <p className="govuk-body">Supplied by {agencyName}.</p>
          <div className="govuk-grid-row">
            <div className="govuk-grid-column-one-half">
              <h3 className="govuk-heading-s">As it is held</h3>
              <ItemLines words={words} />
            </div>
            <div className="govuk-grid-column-one-half">
              <h3 className="govuk-heading-s">As it would be given</h3>
              <ItemLines words={given} />
            </div>
          </div>
        </>
      ) : (
        <p className="govuk-body">It is not held any more, and is given to nobody.</p>
      )}
      <PageForm onSubmit={onSubmit} className="govuk-!-width-two-thirds">
        <input type="hidden" {...field("version")} />
        <MarkFields
          field={field}
          errorOf={errorOf}
          legend="May it be given?"
          marks={["disclose", "withhold"]}
          hints={{
            disclose: "With other people masked, as it would be given above",
            withhold: "It takes an exemption and a reason",
          }}
        />
        <Button>Answer</Button>
      </PageForm>
    </div>
  );
}
