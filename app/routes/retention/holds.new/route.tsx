import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { longDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { HELD_KINDS, placeHoldForm } from "#app/domain/retention/hold.form.ts";
import { HOLD_GROUND_NAMES, HOLD_GROUNDS, RETENTION_KIND_NAMES } from "#app/domain/retention/kinds.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { latestHoldReview, placeHold } from "#app/services/retention/place-hold.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("retention:manage", params, async ({ request, actor, now }) => {
  const asked = new URL(request.url).searchParams;
  const latest = await latestHoldReview(db, actor.partnershipId, londonDay(now));
  return {
    latest,
    kind: HELD_KINDS.find((kind) => kind === asked.get("kind")) ?? "case",
    // From the page of a record, by the reference that it shows: never a name.
    reference: /^[A-Z]{1,3}-[\w-]{1,40}$/.exec(asked.get("reference") ?? "")?.[0] ?? "",
  };
});

export const action = guardedAction("retention:manage", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, placeHoldForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await placeHold({ db, actor, now }, form.data);
  if (result.kind === "done") return redirect(afterSaving("/retention/holds", "hold-placed"));
  return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
});

export const meta: MetaFunction = () => [{ title: "Place a hold – Joint Action" }];

export default function PlaceHoldPage() {
  const { latest, kind, reference } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { kind, reference, ground: "", words: "", ...dayParts("reviewOn", latest) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(placeHoldForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/retention/holds">Holds</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Place a hold</h1>
        <p className="govuk-body">
          A hold on a person keeps every record in which they are named. A hold on a record keeps the case that it lies
          in.
        </p>
        <PageForm onSubmit={onSubmit}>
          <Select
            field={field("kind")}
            label="What is held"
            items={HELD_KINDS.map((value) => ({ value, text: RETENTION_KIND_NAMES[value] }))}
            error={errorOf("kind")}
          />
          <Input
            field={field("reference")}
            label="Reference"
            hint="As its page shows it, such as CS-20-0014"
            className="govuk-input--width-10"
            autoComplete="off"
            spellCheck={false}
            error={errorOf("reference")}
          />
          <Radios
            field={field("ground")}
            legend="Why is it held?"
            legendSize="m"
            items={HOLD_GROUNDS.map((value) => ({ value, text: HOLD_GROUND_NAMES[value] }))}
            error={errorOf("ground")}
          />
          <Textarea field={field("words")} label="What holds it" rows={3} error={errorOf("words")} />
          <DateInput
            name="reviewOn"
            field={field}
            legend="When is the hold looked at again?"
            legendSize="m"
            hint={`On or before ${longDay(latest)}. The record is kept beyond that day until somebody ends the hold`}
            error={errorOf("reviewOn")}
          />
          <Button>Place the hold</Button>
        </PageForm>
      </div>
    </div>
  );
}
