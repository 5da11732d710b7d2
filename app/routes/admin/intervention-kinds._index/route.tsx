import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { OwnListPage } from "#app/components/admin/own-list-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { addOwnKindForm, OWN_TIER_NAMES, OWN_TIERS } from "#app/domain/interventions/own-lists.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addOwnKind } from "#app/services/admin/own-intervention-kinds.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listOwnKindsWithUse } from "#db/queries/own-intervention-kinds.ts";

const params = z.object({});

export const loader = guardedLoader("interventions:lists", params, async ({ actor, now }) => {
  const kinds = await listOwnKindsWithUse(db, actor.partnershipId);
  await recordList({ db, actor, now }, "own-intervention-kind.listed", "own-intervention-kind", kinds.map(({ id }) => id)); // prettier-ignore
  const today = londonDay(now);
  return kinds.map(({ id, name, tier, retiredOn, times }) => ({
    ...{ id, name, under: OWN_TIER_NAMES[tier], times: Number(times ?? 0) },
    endedOn: retiredOn !== null && retiredOn <= today ? retiredOn : null,
  }));
});

export const action = guardedAction("interventions:lists", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, addOwnKindForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addOwnKind({ db, actor, now }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving("/admin/intervention-kinds", "own-intervention-kind-added"));
});

export const meta: MetaFunction = () => [{ title: "Own kinds of intervention – Joint Action" }];

export default function OwnInterventionKindsPage() {
  return (
    <OwnListPage
      path="/admin/intervention-kinds"
      heading="Own kinds of intervention"
      intro="Joint Action knows the kinds that the law and the partnership’s documents name, from the warning letter to the criminal behaviour order. What else the partnership does with people or at places stands here, and is offered below them. None of these is a legal order."
      entry="Kind"
      under="Done"
      uses="Recorded"
      entries={useLoaderData<typeof loader>()}
      schema={addOwnKindForm}
      initial={{ tier: "", name: "" }}
      reply={useActionData<typeof action>()}
      addHeading="Add a kind"
      button="Add the kind"
    >
      {({ field, errorOf }) => (
        <Radios
          field={field("tier")}
          legend="What is it?"
          legendSize="s"
          hint="This cannot be changed later, because interventions are counted by it"
          inline
          items={OWN_TIERS.map((value) => ({ value, text: OWN_TIER_NAMES[value] }))}
          error={errorOf("tier")}
        />
      )}
    </OwnListPage>
  );
}
