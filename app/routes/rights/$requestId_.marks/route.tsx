import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { longDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { newMarkForm } from "#app/domain/rights/mark.form.ts";
import { MARKABLE_KIND_NAMES, MARKABLE_KINDS } from "#app/domain/rights/marked-kinds.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { requestReply } from "#app/http/request-reply.server.ts";
import { markItem } from "#app/services/rights/mark-item.ts";
import { markableOf } from "#app/services/rights/marks-of-request.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { MarkFields } from "./mark-fields.tsx";

const params = z.object({ requestId: z.uuidv7() });

export const loader = guardedLoader("rights:manage", params, async ({ params: { requestId }, actor, now }) => {
  const found = await markableOf({ db, actor, now }, requestId, MARKABLE_KINDS);
  if (!found) throw new Response(null, { status: 404 });
  const groups = MARKABLE_KINDS.map((kind) => ({
    label: MARKABLE_KIND_NAMES[kind],
    items: found.items
      .filter((item) => item.kind === kind)
      .map(({ id, reference, day }) => ({
        value: `${kind} ${id}`,
        text: [MARKABLE_KIND_NAMES[kind], reference, ...(day === "" ? [] : [longDay(day)])].join(", "),
      })),
  }));
  return {
    ...{ once: newOnce(), today: londonDay(now), id: requestId, reference: found.request.reference },
    groups: groups.filter(({ items }) => items.length > 0),
  };
});

export const action = guardedAction(
  "rights:manage",
  params,
  async ({ params: { requestId }, form: body, actor, now, once }) => {
    const form = parseForm(body, newMarkForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
    const result = await markItem({ db, actor, now, once }, requestId, form.data);
    return requestReply(result, form.values, afterSaving(`/rights/${requestId}`, "rights-marked"));
  },
);

export const meta: MetaFunction = () => [{ title: "Mark an item – Joint Action" }];

export default function NewMarkPage() {
  const { once, today, id, reference, groups } = useLoaderData<typeof loader>();
  const initial = { item: "", mark: "", words: "", ...dayParts("fromDay", today) };
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newMarkForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/rights/${id}`}>{reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Mark an item</h1>
        <p className="govuk-body">
          What is recorded here stands on the item wherever it is shown, until it is ended. Items go by their reference
          and day: what is in them is read in their own place.
        </p>
        {groups.length === 0 ? (
          <p className="govuk-body">
            Nothing is held of anybody matched to this request.{" "}
            <a className="govuk-link" href={`/rights/${id}/match`}>
              Say whom it is about
            </a>
          </p>
        ) : (
          <PageForm onSubmit={onSubmit} once={once}>
            <MarkFields groups={groups} field={field} errorOf={errorOf} />
            <Button>Mark the item</Button>
          </PageForm>
        )}
      </div>
    </div>
  );
}
