import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { FLAG_BEHAVIOUR_WORDS } from "#app/domain/cases/flag-kind.ts";
import { changeFlagKindForm } from "#app/domain/cases/flag-kind.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeFlagKind } from "#app/services/admin/flag-kinds.ts";
import { db } from "#db/open.ts";
import { findFlagKind } from "#db/queries/case-flags.ts";

const params = z.object({ flagKindId: z.uuidv7() });
type Recorded = { name: string; offered: "yes" | "no" };

export const loader = guardedLoader("case-lists:manage", params, async ({ params: { flagKindId }, actor }) => {
  const kind = await findFlagKind(db, actor.partnershipId, flagKindId);
  if (!kind) throw new Response(null, { status: 404 });
  return { version: kind.version, ...recorded(kind), does: kind.behaviour && FLAG_BEHAVIOUR_WORDS[kind.behaviour] };
});

export const action = guardedAction(
  "case-lists:manage",
  params,
  async ({ params: { flagKindId }, form: body, actor, now }) => {
    const form = parseForm(body, changeFlagKindForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
    const result = await changeFlagKind({ db, actor, now }, flagKindId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "changed": {
        const values = { ...form.values, version: String(result.current.version) };
        const errors: Record<string, string> = { form: "Someone changed this flag after you opened the page" };
        return data({ values, errors, current: recorded(result.current) }, 409);
      }
      case "refused": {
        const errors: Record<string, string> = { [result.refusal.field]: result.refusal.message };
        return data({ values: form.values, errors, current: null }, 422);
      }
      case "done":
        return redirect(afterSaving("/admin/case-flags", "case-flag-kind-saved"));
    }
  },
);

function recorded({ name, retiredOn }: { name: string; retiredOn: string | null }): Recorded {
  return { name, offered: retiredOn === null ? "yes" : "no" };
}

export const meta: MetaFunction = () => [{ title: "Change a flag – Joint Action" }];

export default function CaseFlagKindPage() {
  const { version, name, offered, does } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), name, offered };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(changeFlagKindForm, initial, reply);
  const words = (value: unknown) => (value === "yes" ? "Offered" : "Not offered");
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/admin/case-flags">Flags of cases</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{name}</h1>
        {reply?.current ? (
          <BothVersions
            rows={[
              { label: "Name", recorded: reply.current.name, entered: String(values.name) },
              { label: "Offered", recorded: words(reply.current.offered), entered: words(values.offered) },
            ]}
          />
        ) : null}
        {does ? (
          <InsetText>
            {does}. It goes on doing that under another name, so keep a name that says so. It is always offered.
          </InsetText>
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <Input field={field("name")} label="Name" error={errorOf("name")} autoComplete="off" />
          {does ? (
            <input type="hidden" {...field("offered")} />
          ) : (
            <Radios
              field={field("offered")}
              legend="Can cases be given it?"
              legendSize="s"
              hint="Cases that have it keep it until it is ended"
              inline
              items={[
                { value: "yes", text: "Yes" },
                { value: "no", text: "No" },
              ]}
              error={errorOf("offered")}
            />
          )}
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
