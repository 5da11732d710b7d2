import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangeFormPage } from "#app/components/forms/change-form-page.tsx";
import { OutcomeFields } from "#app/components/interventions/breach-fields.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { breachOutcomeForm } from "#app/domain/interventions/breach.form.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { breachReply } from "#app/http/breach-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { breachPage } from "#app/services/interventions/breach-pages.ts";
import { recordOutcome } from "#app/services/interventions/change-breach.ts";
import { db } from "#db/open.ts";

const params = z.object({ interventionId: z.uuidv7(), breachId: z.uuidv7() });

export const loader = guardedLoader("interventions:record", params, async ({ params, actor, now }) => {
  const page = await breachPage({ db, actor, now }, params.interventionId, params.breachId);
  if (!page) throw new Response(null, { status: 404 });
  if (!page.isByRight) throw new Response(null, { status: 403 });
  const { consequence, decidedOn, consequenceWords } = page.breach;
  return { shown: page.shown, intervention: page.intervention, consequence, decidedOn, consequenceWords };
});

export const action = guardedAction("interventions:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, breachOutcomeForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await recordOutcome({ db, actor, now }, params, form.data);
  const to = `/interventions/${params.interventionId}/breaches/${params.breachId}`;
  return breachReply(result, form.values, afterSaving(to, "breach-changed"));
});

export const meta: MetaFunction = () => [{ title: "What came of the breach – Joint Action" }];

export default function BreachOutcomePage() {
  const { shown, intervention, consequence, decidedOn, consequenceWords } = useLoaderData<typeof loader>();
  const href = `/interventions/${intervention.id}/breaches/${shown.id}`;
  const words = `${intervention.words}. ${shown.who}. ${shown.condition ?? ""}`;
  return (
    <ChangeFormPage
      record={{ href, name: `Breach of ${longDay(shown.breachedOn)}`, version: shown.version, words }}
      heading="What came of the breach"
      button="Save"
      schema={breachOutcomeForm}
      initial={{
        consequence: consequence ?? "",
        ...dayParts("decidedOn", decidedOn),
        consequenceWords: consequenceWords ?? "",
      }}
      reply={useActionData<typeof action>()}
    >
      {(fields) => <OutcomeFields {...fields} />}
    </ChangeFormPage>
  );
}
