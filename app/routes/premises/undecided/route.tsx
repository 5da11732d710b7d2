import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions, type VersionRow } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { ATTRIBUTION_NAMES } from "#app/domain/premises/attribution.ts";
import { decideForm } from "#app/domain/premises/decide.form.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { decideAttributions } from "#app/services/premises/decide-attributions.ts";
import { undecidedPage } from "#app/services/premises/undecided-page.ts";
import { db } from "#db/open.ts";
import { UndecidedOfPremises } from "./undecided-of-premises.tsx";

const params = z.object({});
const PAGE = 100;

export const loader = guardedLoader("premises:read", params, async ({ actor, now }) =>
  undecidedPage({ db, actor, now }, PAGE),
);

export const action = guardedAction("premises:grade", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, decideForm);
  const versions: VersionRow[] | null = null;
  if (!form.ok) return data({ values: form.values, errors: form.errors, versions }, 400);
  const result = await decideAttributions({ db, actor, now }, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused": {
      const errors: FieldErrors = Object.fromEntries(result.refusals.map(({ field, message }) => [field, message]));
      return data({ values: form.values, errors, versions }, 422);
    }
    case "changed": {
      const errors: FieldErrors = { form: "Some of them were changed after you opened this page" };
      // Of what still waits the page shows the newest; what was decided has gone from it.
      const newer = result.rows.map(({ id, version }) => [`version-${id}`, String(version)] as const);
      const rows = result.rows.map(({ reference, premisesName, attribution, entered }) => ({
        ...{ label: `${reference} at ${premisesName}`, recorded: ATTRIBUTION_NAMES[attribution], entered },
      }));
      return data({ values: { ...form.values, ...Object.fromEntries<string>(newer) }, errors, versions: rows }, 409);
    }
    case "done":
      return redirect(afterSaving("/premises/undecided", "premises-attribution-decided"));
  }
});

export const meta: MetaFunction = () => [{ title: "To be decided at the meeting – Joint Action" }];

export default function UndecidedPage() {
  const { premises, sittings, all, shown, mayDecide, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const past = sittings.find(({ day }) => day <= today);
  const { field, values, errors, errorOf, onSubmit } = useCheckedForm(NOTHING_TO_CHECK, { sittingId: past?.id ?? "" }, reply); // prettier-ignore
  const own = (name: string) => ({ id: name, name, defaultValue: values[name] ?? "" });
  const mayForm = mayDecide && premises.length > 0 && sittings.length > 0;
  const lists = premises.map((one) => (
    <UndecidedOfPremises key={one.id} premises={one} field={own} errorOf={errorOf} mayDecide={mayForm} />
  ));
  return (
    <>
      <BackLink href="/premises">Licensed premises</BackLink>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">To be decided at the meeting</h1>
      <p className="govuk-body">
        {all === 0
          ? "Nothing waits for a decision."
          : "Was each of these caused by the premises, outside them, near, or unrelated? Until that is decided it counts nothing. Each choice says what it would count today."}
      </p>
      {mayDecide && all > 0 && sittings.length === 0 ? (
        <p className="govuk-body">No meeting of a premises group stands in the calendar. Add its meetings first.</p>
      ) : null}
      {reply?.versions ? <BothVersions rows={reply.versions} /> : null}
      {mayForm ? (
        <PageForm onSubmit={onSubmit}>
          <Select
            field={field("sittingId")}
            label="Which meeting decided?"
            items={sittings.map(({ id, day, groupName }) => ({ value: id, text: `${longDay(day)}, ${groupName}` }))}
            placeholder="Select the meeting"
            error={errorOf("sittingId")}
          />
          {lists}
          <Button>Record what was decided</Button>
        </PageForm>
      ) : (
        lists
      )}
      {all > shown ? (
        <p className="govuk-body">
          And {(all - shown).toLocaleString("en-GB")} less severe: they follow when these are decided.
        </p>
      ) : null}
    </>
  );
}

/** A choice for each row of the page: the server checks them. */
const NOTHING_TO_CHECK = z.looseObject({});
