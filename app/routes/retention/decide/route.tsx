import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { ChosenTable, LostItems } from "#app/components/retention/chosen-table.tsx";
import { longDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { chosenIn } from "#app/domain/retention/chosen-items.ts";
import { DECISION_NAMES, DECISIONS, decideForm } from "#app/domain/retention/decide.form.ts";
import { dayParts, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { chosenRecords } from "#app/services/retention/chosen-records.ts";
import { decideRecords } from "#app/services/retention/decide-records.ts";
import { longestExtension } from "#app/services/retention/longest-extension.ts";
import { db } from "#db/open.ts";
import type { ItemToDecide } from "#db/queries/retention-items.ts";

const params = z.object({});
const NOBODY: ItemToDecide[] = [];

export const loader = guardedLoader("retention:manage", params, async ({ request, actor, now }) => {
  const asked = new URL(request.url).searchParams;
  const chosen = chosenIn(asked);
  if (!chosen) throw redirect("/retention?ticked=none");
  const { items, lost } = await chosenRecords(db, actor.partnershipId, chosen);
  if (items.length === 0) throw redirect("/retention");
  await recordList({ db, actor, now }, "retention.listed", "retention-item", items.map(({ id }) => id)); // prettier-ignore
  const latest = await longestExtension(db, actor.partnershipId, items, londonDay(now));
  return { items, lost, latest: latest && longDay(latest) };
});

export const action = guardedAction("retention:manage", params, async ({ request, form: body, actor, now }) => {
  const asked = new URL(request.url).searchParams;
  const chosen = chosenIn(asked);
  if (!chosen) throw redirect("/retention?ticked=none");
  const form = parseForm(body, decideForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, lost: NOBODY }, 400);
  const { what, until, reason } = form.data;
  if (what !== "extend") {
    asked.set("what", what);
    return redirect(`/retention/confirm?${asked.toString()}`);
  }
  const result = await decideRecords({ db, actor, now }, chosen, { what, until: until ?? "", reason: reason ?? "" });
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed":
      return data({ values: form.values, errors: {}, lost: result.items }, 409);
    case "refused":
      return data(
        {
          values: form.values,
          errors: { [result.refusal.field]: result.refusal.message },
          lost: NOBODY,
        },
        422,
      );
    case "done":
      return redirect(afterSaving("/retention", result.decided > 0 ? "retention-extended" : "retention-kept"));
  }
});

export const meta: MetaFunction = () => [{ title: "Decide what becomes of records – Joint Action" }];

const INITIAL: FormValues = { what: "", ...dayParts("until", null), reason: "" };

export default function DecidePage() {
  const { items, lost, latest } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(decideForm, INITIAL, reply);
  const decided = reply && reply.lost.length > 0 ? reply.lost : lost;
  return (
    <>
      <BackLink href="/retention">Records whose time is over</BackLink>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">What becomes of them?</h1>
      {decided.length > 0 ? <LostItems items={decided} /> : null}
      {decided.length > 0 ? null : (
        <>
          <ChosenTable items={items} />
          <PageForm onSubmit={onSubmit}>
            <Radios
              field={field("what")}
              legend={items.length === 1 ? "What becomes of this record?" : "What becomes of these records?"}
              legendSize="m"
              error={errorOf("what")}
              items={DECISIONS.map((value) => ({
                value,
                text: DECISION_NAMES[value],
                ...(value === "extend" ? { hint: extendHint(latest) } : {}),
              }))}
            />
            <DateInput
              name="until"
              field={field}
              legend="If kept longer, until when?"
              legendSize="s"
              error={errorOf("until")}
            />
            <Textarea field={field("reason")} label="If kept longer, why?" rows={3} error={errorOf("reason")} />
            <Button>Continue</Button>
          </PageForm>
        </>
      )}
    </>
  );
}

function extendHint(latest: string | null) {
  return latest === null
    ? "Not all of these can be kept longer: a child’s record is kept no longer than one review beyond its rule"
    : `Until ${latest} at the latest, with a reason. It comes back onto this list then`;
}
