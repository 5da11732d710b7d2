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
import { Table } from "#app/components/govuk/table.tsx";
import { londonDay, londonTime, shortDay } from "#app/domain/dates/iso-day.ts";
import { targetForm } from "#app/domain/performance/outside-measure.form.ts";
import { quarterOf, yearToDate } from "#app/domain/performance/quarter.ts";
import { TARGET_KIND_NAMES, TARGET_KINDS, targetText } from "#app/domain/performance/target.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { recordTarget, targetMeasures } from "#app/services/performance/targets.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listTargets } from "#db/queries/measure-targets.ts";

const params = z.object({});

async function measureAsked(request: Request, partnershipId: string) {
  const key = new URL(request.url).searchParams.get("measure");
  const measure = (await targetMeasures(db, partnershipId)).find((one) => one.key === key);
  if (!measure) throw new Response(null, { status: 404 });
  return measure;
}

export const loader = guardedLoader("performance:import", params, async ({ request, actor, now }) => {
  const measure = await measureAsked(request, actor.partnershipId);
  const recorded = await listTargets(db, actor.partnershipId, measure.key);
  await recordView({ db, actor, now }, "figures.viewed", "measure-target", measure.key);
  return {
    measure,
    from: yearToDate(quarterOf(londonDay(now))).from,
    recorded: recorded.map((target) => ({
      ...{ id: target.id, fromDay: target.fromDay, text: targetText(target, measure) },
      ...{ recordedAt: target.recordedAt, recordedByName: target.recordedByName },
    })),
    once: newOnce(),
  };
});

export const action = guardedAction("performance:import", params, async ({ request, form: body, actor, now, once }) => {
  const measure = await measureAsked(request, actor.partnershipId);
  const form = parseForm(body, targetForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await recordTarget({ db, actor, now, once }, measure, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(
    afterSaving(`/performance/targets/change?measure=${encodeURIComponent(measure.key)}`, "target-recorded"),
  );
});

export const meta: MetaFunction = () => [{ title: "Set a target – Joint Action" }];

export default function TargetPage() {
  const { measure, from, once } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { ...dayParts("fromDay", from), kind: "", target: "", words: "", baseline: "", baselineLabel: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(targetForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/performance/targets">Targets and baselines</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Target for {measure.name}</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          <DateInput
            name="fromDay"
            field={field}
            legend="Day from which it holds"
            legendSize="s"
            hint="Figures up to the day before are held against what was recorded before"
            error={errorOf("fromDay")}
          />
          <Radios
            field={field("kind")}
            legend="What kind of target is it?"
            legendSize="s"
            items={TARGET_KINDS.map((value) => ({ value, text: TARGET_KIND_NAMES[value] }))}
            error={errorOf("kind")}
          />
          <Input
            field={field("target")}
            label="Target"
            hint="The number, or the percentage change with its sign, like -5 or 2.5"
            width={10}
            error={errorOf("target")}
          />
          <Input field={field("words")} label="Target in words" error={errorOf("words")} />
          <Input
            field={field("baseline")}
            label="Baseline (optional)"
            hint="A fixed figure to compare with"
            width={10}
            error={errorOf("baseline")}
          />
          <Input
            field={field("baselineLabel")}
            label="What the baseline is of"
            hint="Such as 2022/23"
            error={errorOf("baselineLabel")}
          />
          <Button>Record the target</Button>
        </PageForm>
        <Recorded />
      </div>
    </div>
  );
}

function Recorded() {
  const { recorded } = useLoaderData<typeof loader>();
  if (recorded.length === 0) return null;
  return (
    <Table
      caption="Recorded before"
      captionSize="m"
      stacked
      head={["From", "Target", "Recorded"]}
      rows={recorded.map(({ fromDay, text, recordedAt, recordedByName }) => [
        shortDay(fromDay),
        text,
        `${londonTime(recordedAt)}${recordedByName === null ? "" : ` by ${recordedByName}`}`,
      ])}
    />
  );
}
