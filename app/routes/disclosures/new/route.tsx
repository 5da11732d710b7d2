import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { disclosureByHandForm } from "#app/domain/disclosures/disclosure-by-hand.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordDisclosure, recordOfReference } from "#app/services/disclosures/record-disclosure.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { ByHandFields } from "./by-hand-fields.tsx";

const PATHS: Partial<Record<string, string>> = { case: "/cases", person: "/people", incident: "/incidents" };

/** The page of the record that an address asks for, where it is one that the actor sees. */
export const loader = guardedLoader("disclosures:record", z.object({}), async ({ request, actor, now }) => {
  const asked = new URL(request.url).searchParams.get("record")?.slice(0, 60) ?? "";
  const record = asked ? await recordOfReference({ db, actor }, asked) : null;
  return {
    once: newOnce(),
    today: londonDay(now),
    record: record?.reference ?? "",
    back: backTo(record, actor.permissions.has("disclosures:read")),
  };
});

export const action = guardedAction("disclosures:record", z.object({}), async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, disclosureByHandForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await recordDisclosure({ db, actor, now, once }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  const mayRead = actor.permissions.has("disclosures:read");
  const record = mayRead ? null : await recordOfReference({ db, actor }, form.data.record);
  const to = mayRead ? `/disclosures/${result.id}` : backTo(record, false).href;
  return redirect(afterSaving(to, "disclosure-recorded"));
});

function backTo(record: { kind: string; id: string; reference: string } | null, mayRead: boolean) {
  const path = record ? PATHS[record.kind] : undefined;
  if (record && path) return { href: `${path}/${record.id}`, text: record.reference };
  return mayRead ? { href: "/disclosures", text: "Register of disclosures" } : { href: "/", text: "Home" };
}

export const meta: MetaFunction = () => [{ title: "Write down a disclosure – Joint Action" }];

const BLANK = {
  ...{ what: "", destination: "", recipients: "", way: "", gateway: "", isPersonal: "", isOfHealth: "" },
  ...{ necessity: "", proportionality: "", approvedBy: "" },
};

export default function NewDisclosurePage() {
  const { once, today, record, back } = useLoaderData<typeof loader>();
  const initial = { ...BLANK, record, ...dayParts("disclosedOn", today) };
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(disclosureByHandForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={back.href}>{back.text}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Write down a disclosure</h1>
        <p className="govuk-body">
          For what you told somebody by telephone, at a meeting, in a letter or on paper. Downloads, prints and papers
          made with Joint Action are written down by themselves.
        </p>
        <PageForm onSubmit={onSubmit} once={once}>
          <ByHandFields field={field} errorOf={errorOf} />
          <Button>Write it down</Button>
        </PageForm>
      </div>
    </div>
  );
}
