import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { GIVEN_HOW_NAMES, givePackForm } from "#app/domain/rights/pack.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badPackForm, packReply } from "#app/http/pack-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { givePack, previewPack } from "#app/services/rights/give-pack.ts";
import { warningsOf } from "#app/services/rights/pack-request.ts";
import { db } from "#db/open.ts";

const params = z.object({ requestId: z.uuidv7() });

export const loader = guardedLoader("rights:manage", params, async ({ params: { requestId }, actor, now }) => {
  const made = await previewPack({ db, actor, now }, requestId);
  if (!made) throw new Response(null, { status: 404 });
  const { request, pack, refusal, items } = made;
  const objects = [{ kind: "person", id: request.personId }];
  await recordView({ db, actor, now }, "pack.viewed", "rights-request", requestId, { objects });
  const given = items.filter(({ mark }) => mark === "disclose").length;
  const { reference } = request;
  const name = made.content.subjectName;
  const warnings = warningsOf(request, londonDay(now));
  const counts = { given, withheld: items.length - given };
  return { requestId, reference, name, number: pack.number, version: pack.version, refusal, warnings, today: londonDay(now), ...counts };
}); // prettier-ignore

export const action = guardedAction("rights:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, givePackForm);
  if (!form.ok) return badPackForm(form);
  const result = await givePack({ db, actor, now }, params.requestId, form.data);
  const to = result.kind === "done" ? `/rights/${params.requestId}/packs/${result.number}` : "";
  return packReply(result, form.values, to);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Give a pack, ${data?.reference ?? ""} – Joint Action` },
];

export default function GivePackPage() {
  const { requestId, reference, name, number, version, refusal, warnings, today, given, withheld } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), ...dayParts("givenOn", today), givenHow: "", recipient: name };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(givePackForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/rights/${requestId}/pack/preview`}>Preview</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">{reference}</span>
          Give pack {number} of {name}
        </h1>
        {warnings.map((warning) => (
          <WarningText key={warning}>{warning}</WarningText>
        ))}
        {refusal === null ? (
          <>
            <p className="govuk-body">
              {given === 1 ? "1 item is" : `${given} items are`} given, and{" "}
              {withheld === 1 ? "1 is" : `${withheld} are`} withheld. What stands in the pack is frozen, and the
              register of disclosures tells of it. You can make a further pack afterwards.
            </p>
            <PageForm onSubmit={onSubmit}>
              <input type="hidden" {...field("version")} />
              <DateInput field={field} name="givenOn" legend="Day on which it is given" error={errorOf("givenOn")} />
              <Radios
                field={field("givenHow")}
                legend="How it is given"
                legendSize="s"
                items={Object.entries(GIVEN_HOW_NAMES).map(([value, text]) => ({ value, text }))}
                error={errorOf("givenHow")}
              />
              <Input field={field("recipient")} label="To whom it is given" error={errorOf("recipient")} />
              <Button>Give it</Button>
            </PageForm>
          </>
        ) : (
          <p className="govuk-body">{refusal}. Decide it first.</p>
        )}
      </div>
    </div>
  );
}
