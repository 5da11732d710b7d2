import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { mergeForm } from "#app/domain/people/merge.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { mergePage } from "#app/services/people/merge-page.ts";
import { mergePeople } from "#app/services/people/merge-people.ts";
import { db } from "#db/open.ts";
import { sideOf, SideBySide, ValueChoices } from "./side-by-side.tsx";

const params = z.object({ personId: z.uuidv7(), otherPersonId: z.uuidv7() });
/** The same words whatever it is that is not seen. */
const NOT_YOURS =
  "You cannot merge these two records yourself. Ask the information governance officer of the partnership.";

export const loader = guardedLoader("people:merge", params, async ({ params, actor, now }) => {
  const page = await mergePage({ db, actor, now }, params.personId, params.otherPersonId);
  if (page.kind === "not-found") throw new Response(null, { status: 404 });
  if (page.kind === "held-elsewhere") return { personId: params.personId, sides: null };
  const today = londonDay(now);
  return {
    personId: params.personId,
    sides: { first: sideOf(page.first, today), second: sideOf(page.second, today) },
  };
});

export const action = guardedAction("people:merge", params, async ({ params, form: body, actor, now }) => {
  const { personId, otherPersonId } = params;
  const form = parseForm(body, mergeForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await mergePeople({ db, actor, now }, personId, otherPersonId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "held-elsewhere":
      return data({ values: form.values, errors: { form: NOT_YOURS } }, 422);
    case "changed": {
      const page = await mergePage({ db, actor, now }, personId, otherPersonId);
      if (page.kind !== "found") throw new Response(null, { status: 404 });
      const versions = {
        firstVersion: String(page.first.person.version),
        secondVersion: String(page.second.person.version),
      };
      const errors = { form: "Someone changed one of the two after you opened the page. Compare them again" };
      return data({ values: { ...form.values, ...versions }, errors }, 409);
    }
    case "done":
      return redirect(afterSaving(`/people/${result.keptId}`, "people-merged"));
  }
});

export const meta: MetaFunction = () => [{ title: "Merge two records – Joint Action" }];

export default function MergePage() {
  const { personId, sides } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    firstVersion: String(sides?.first.version ?? ""),
    secondVersion: String(sides?.second.version ?? ""),
    ...{ keep: "first", name: "first", birth: "first", sex: "first", area: "first", reason: "" },
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(mergeForm, initial, reply);
  return (
    <>
      <BackLink href={`/people/${personId}`}>Back to the person</BackLink>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">Merge two records</h1>
      {sides === null ? (
        <InsetText>{NOT_YOURS}</InsetText>
      ) : (
        <>
          <SideBySide first={sides.first} second={sides.second} />
          <PageForm onSubmit={onSubmit}>
            <input type="hidden" {...field("firstVersion")} />
            <input type="hidden" {...field("secondVersion")} />
            <ValueChoices first={sides.first} second={sides.second} field={field} errorOf={errorOf} />
            <Textarea
              field={field("reason")}
              label="Why are they the same person?"
              rows={2}
              error={errorOf("reason")}
            />
            <p className="govuk-body">
              Everything held on either stays and is found on one page. The other reference leads there. Until something
              else is changed, it can be undone.
            </p>
            <Button>Merge them</Button>
          </PageForm>
        </>
      )}
    </>
  );
}
