import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { changeCrimeTypeForm } from "#app/domain/performance/own-crime-type.form.ts";
import { AIM_NAMES, AIMS, type OwnCrimeType } from "#app/domain/performance/own-crime-types.ts";
import { type FieldErrors, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeOwnCrimeType } from "#app/services/performance/own-crime-types.ts";
import { db } from "#db/open.ts";
import { findOwnCrimeType } from "#db/queries/own-crime-types.ts";

const params = z.object({ crimeTypeId: z.uuidv7() });
type Standing = { aim: keyof typeof AIM_NAMES; ordinal: string; offered: "yes" | "no" };

function standing({ aim, ordinal, endedOn }: OwnCrimeType): Standing {
  return { aim, ordinal: String(ordinal), offered: endedOn === null ? "yes" : "no" };
}

export const loader = guardedLoader("performance:import", params, async ({ params: { crimeTypeId }, actor }) => {
  const type = await findOwnCrimeType(db, actor.partnershipId, crimeTypeId);
  if (!type) throw new Response(null, { status: 404 });
  return { name: type.name, version: type.version, ...standing(type) };
});

export const action = guardedAction("performance:import", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeCrimeTypeForm);
  const reply = { values: form.values, errors: {} as FieldErrors, current: null as Standing | null };
  if (!form.ok) return data({ ...reply, errors: form.errors }, 400);
  const result = await changeOwnCrimeType({ db, actor, now }, params.crimeTypeId, form.data);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "done") return redirect(afterSaving("/performance/types", "crime-type-changed"));
  const values: FormValues = { ...form.values, version: String(result.current.version) };
  const errors = { form: "Someone changed this type after you opened the page" };
  return data({ values, errors, current: standing(result.current) }, 409);
});

export const meta: MetaFunction = () => [{ title: "Change a type of crime – Joint Action" }];

export default function CrimeTypePage() {
  const { name, version, ...recorded } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), ...recorded };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(changeCrimeTypeForm, initial, reply);
  const aimWords = (aim: unknown) => AIM_NAMES[aim as keyof typeof AIM_NAMES] ?? null;
  const offeredWords = (offered: unknown) => (offered === "yes" ? "Yes" : "No");
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/performance/types">Types of crime</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{name}</h1>
        {reply?.current ? (
          <BothVersions
            rows={[
              { label: "Good news", recorded: aimWords(reply.current.aim), entered: aimWords(values.aim) },
              { label: "Place in the order", recorded: reply.current.ordinal, entered: String(values.ordinal) },
              {
                label: "Figures come",
                recorded: offeredWords(reply.current.offered),
                entered: offeredWords(values.offered),
              },
            ]}
          />
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <Radios
            field={field("aim")}
            legend="Which way is good news?"
            legendSize="s"
            items={AIMS.map((value) => ({ value, text: AIM_NAMES[value] }))}
            error={errorOf("aim")}
          />
          <Input
            field={field("ordinal")}
            label="Place in the order"
            hint="Among the partnership’s own types: 1 stands first, below the nine rows"
            width={3}
            inputMode="numeric"
            error={errorOf("ordinal")}
          />
          <Radios
            field={field("offered")}
            legend="Do figures of it still come?"
            legendSize="s"
            hint="Those that are recorded stay"
            inline
            items={[
              { value: "yes", text: "Yes" },
              { value: "no", text: "No" },
            ]}
            error={errorOf("offered")}
          />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
