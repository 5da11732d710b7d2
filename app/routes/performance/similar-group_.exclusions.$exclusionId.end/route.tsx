import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangeFormPage } from "#app/components/forms/change-form-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { cspText } from "#app/domain/performance/csp-names.ts";
import { endExclusionForm } from "#app/domain/performance/similar-group.form.ts";
import { dayParts, type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { endExclusion } from "#app/services/performance/similar-group.ts";
import { db } from "#db/open.ts";
import { findExclusion } from "#db/queries/similar-groups.ts";

const LIST = "/performance/similar-group/versions";
const params = z.object({ exclusionId: z.uuidv7() });

export const loader = guardedLoader("performance:import", params, async ({ params: { exclusionId }, actor }) => {
  const exclusion = await findExclusion(db, actor.partnershipId, exclusionId);
  if (!exclusion) throw new Response(null, { status: 404 });
  return exclusion;
});

export const action = guardedAction("performance:import", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, endExclusionForm);
  const reply = { values: form.values, errors: {} as FieldErrors };
  if (!form.ok) return data({ ...reply, errors: form.errors }, 400);
  const result = await endExclusion({ db, actor, now }, params.exclusionId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed":
      return data(
        { ...reply, errors: { form: "Someone changed this exclusion. Reload the page and look again" } },
        409,
      );
    case "refused":
      return data({ ...reply, errors: { [result.refusal.field]: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(LIST, "similar-group-exclusion-ended"));
  }
});

export const meta: MetaFunction = () => [{ title: "End an exclusion – Joint Action" }];

export default function EndExclusionPage() {
  const exclusion = useLoaderData<typeof loader>();
  const record = {
    href: LIST,
    name: "Similar group",
    version: exclusion.version,
    words: `${cspText(exclusion)} is excluded from ${longDay(exclusion.fromDay)} on: ${exclusion.reason}`,
  };
  return (
    <ChangeFormPage
      record={record}
      heading="End the exclusion"
      button="End it"
      schema={endExclusionForm}
      initial={dayParts("toDay", exclusion.toDay)}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <DateInput
          name="toDay"
          field={field}
          legend="Last day without usable figures"
          legendSize="s"
          error={errorOf("toDay")}
        />
      )}
    </ChangeFormPage>
  );
}
