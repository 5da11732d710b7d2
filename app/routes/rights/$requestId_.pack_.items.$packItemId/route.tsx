import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { MarkFields } from "#app/components/rights/mark-fields.tsx";
import { MarkTag } from "#app/components/rights/mark-tag.tsx";
import { ItemLines, itemHeading } from "#app/components/rights/pack-sheet.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { packHref } from "#app/domain/rights/pack-list.ts";
import { PACK_MARKS } from "#app/domain/rights/pack.ts";
import { packItemForm } from "#app/domain/rights/pack.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badPackForm, packReply } from "#app/http/pack-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { decideItem } from "#app/services/rights/decide-items.ts";
import { packItemPage } from "#app/services/rights/pack-page.ts";
import { db } from "#db/open.ts";

const params = z.object({ requestId: z.uuidv7(), packItemId: z.uuidv7() });

export const loader = guardedLoader("rights:manage", params, async ({ params, actor, now }) => {
  const page = await packItemPage({ db, actor }, params);
  if (!page) throw new Response(null, { status: 404 });
  const objects = [{ kind: "person", id: page.request.personId }];
  await recordView({ db, actor, now }, "pack.item-viewed", "rights-request", params.requestId, { objects });
  return page;
});

export const action = guardedAction("rights:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, packItemForm);
  if (!form.ok) return badPackForm(form);
  const at = { requestId: params.requestId, itemId: params.packItemId };
  const result = await decideItem({ db, actor, now }, at, form.data);
  const next = await packItemPage({ db, actor }, params);
  const goesOn = body.get("then") === "next" && next?.next;
  const section = result.kind === "done" ? result.section : null;
  const list = packHref(params.requestId, { section: section as never });
  return packReply(result, form.values, goesOn ? `/rights/${params.requestId}/pack/items/${next.next}` : list);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Item of a pack, ${data?.request.reference ?? ""} – Joint Action` },
];

export default function PackItemPage() {
  const { request, item, words, agencyName, markedBy, next } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    version: String(item.version), mark: item.mark, exemption: item.exemption ?? "", reason: item.reason ?? "", editedWords: item.editedWords ?? "",
  }; // prettier-ignore
  const { field, errors, errorOf, onSubmit } = useCheckedForm(packItemForm, initial, reply);
  return (
    <div className="app-wide">
      <BackLink href={packHref(request.id, { section: item.section as never })}>Pack of {request.reference}</BackLink>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">
          {request.reference}: {request.name}
        </span>
        {words ? itemHeading(words.gathered) : "This is not held any more"}
      </h1>
      <p className="govuk-body">
        <MarkTag mark={item.mark} isAsked={item.mark === "ask" && item.askedOn !== null} />{" "}
        {agencyName === null ? "No agency is recorded as its source." : `Supplied by ${agencyName}.`}{" "}
        {markedBy === null ? "The mark is the one proposed: nobody has decided yet." : `Decided by ${markedBy}.`}
      </p>
      {item.isMention === 1 ? (
        <InsetText>
          This record is about somebody or something else, and names {request.name}. Only the sentences that name them
          are shown.
        </InsetText>
      ) : null}
      {item.answer === null ? null : (
        <InsetText>
          {agencyName} answered on {longDay(item.answeredOn ?? "")}:{" "}
          {item.answer === "disclose" ? "it may be given" : "it is to be withheld"}. {item.answerWords}
        </InsetText>
      )}
      {words ? (
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-one-half">
            <h2 className="govuk-heading-m">As it is held</h2>
            <ItemLines words={words.gathered} />
          </div>
          <div className="govuk-grid-column-one-half">
            <h2 className="govuk-heading-m">As it would be given</h2>
            <ItemLines words={words.given} />
          </div>
        </div>
      ) : (
        <p className="govuk-body">It was erased or taken off since the pack was gathered. The pack leaves it out.</p>
      )}
      <PageForm onSubmit={onSubmit} className="govuk-!-width-two-thirds">
        <input type="hidden" {...field("version")} />
        <MarkFields field={field} errorOf={errorOf} legend="What becomes of it" marks={PACK_MARKS} />
        <Textarea
          field={field("editedWords")}
          label="Words to give in its place"
          hint="For what the masking cannot know, such as a nickname or a neighbour who is described. Other people’s names are taken out of these words too. Leave it empty to give what was gathered"
          rows={6}
          error={errorOf("editedWords")}
        />
        <div className="govuk-button-group">
          <Button>Save</Button>
          {next === null ? null : (
            <Button name="then" value="next" variant="secondary">
              Save and go to the next item
            </Button>
          )}
        </div>
      </PageForm>
    </div>
  );
}
