import { mayAssess } from "#app/domain/risk/assessment.ts";
import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { assessRiskForm } from "#app/domain/risk/assess-risk.form.ts";
import { assessHref, itemIn } from "#app/domain/meetings/way-to-item.ts";
import { RISK_DOMAINS } from "#app/domain/risk/levels.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { assessRisk } from "#app/services/risk/assess-risk.ts";
import { assessmentToFill } from "#app/services/risk/assessment-to-fill.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { unsafeListFlagBehaviours } from "#db/queries/case-flags.ts";
import { AssessForm } from "./assess-form.tsx";
import { initialValues } from "./initial-values.ts";

const params = z.object({ caseId: z.uuidv7() });
const search = z.object({ person: z.optional(z.uuidv7()), corrects: z.optional(z.uuidv7()) });

export const loader = guardedLoader("risk:assess", params, async ({ params, request, actor, now }) => {
  const query = search.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const asked = query.success ? query.data : {};
  const key = { caseId: params.caseId, personId: asked.person ?? null, correctsId: asked.corrects ?? null };
  const found = await assessmentToFill({ db, actor, now }, key);
  if (!found) throw new Response(null, { status: 404 });
  if (!mayAssess(actor, found.record)) throw new Response(null, { status: 403 });
  await recordView({ db, actor, now }, "case.viewed", "case", found.record.id, objectsOf(found.links));
  const shown = { caseId: found.record.id, reference: found.record.reference, item: itemIn(request.url) };
  if (found.kind === "choose") return { ...shown, kind: found.kind, choices: found.choices };
  const { person, before, corrected, factors, asks, reviewDays } = found;
  return {
    ...{ ...shown, kind: found.kind, once: newOnce(), person, corrected, factors, asks, reviewDays },
    before: before && {
      ...{ level: before.level, assessedOn: before.assessedOn },
      levels: Object.fromEntries(RISK_DOMAINS.map(({ id }) => [id, before.levels[id]])),
    },
    isPrevent: (await unsafeListFlagBehaviours(db, found.record.id)).includes("prevent"),
    initial: initialValues(found),
  };
});

export const action = guardedAction(
  "risk:assess",
  params,
  async ({ params, request, form: body, actor, now, once }) => {
    const form = parseForm(body, assessRiskForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors, recorded: null }, 400);
    const result = await assessRisk({ db, actor, now, once }, params.caseId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "forbidden":
        throw new Response(null, { status: 403 });
      case "refused": {
        const errors = { [result.refusal.field ?? "form"]: result.refusal.message };
        return data({ values: form.values, errors, recorded: null }, 422);
      }
      case "changed": {
        const key = { caseId: params.caseId, personId: form.data.personId, correctsId: null };
        const found = await assessmentToFill({ db, actor, now }, key);
        if (found?.kind !== "form") throw new Response(null, { status: 404 });
        const errors = {
          form: "Somebody has assessed this person after you opened the form. Nothing of yours has been saved",
        };
        const recorded = found.from && {
          ...{ reoffending: found.from.reoffending, harmToOthers: found.from.harmToOthers },
          ...{ harmToSelf: found.from.harmToSelf, level: found.before?.level ?? null },
          ...{ assessedByName: found.from.assessedByName, assessedOn: found.before?.assessedOn ?? "" },
        };
        // The person has now been shown it, so sending the form again reckons with it.
        return data(
          { values: { ...form.values, seen: result.newestId ?? "" }, errors, recorded: recorded ?? null },
          409,
        );
      }
      case "done": {
        const saved = "isProposed" in result && result.isProposed ? "risk-lowering-proposed" : "risk-assessed";
        const to = itemIn(request.url) ?? `/cases/${params.caseId}/risk`;
        return redirect(afterSaving(to, saved));
      }
    }
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Assess risk ${data?.reference ?? ""} – Joint Action` },
];

export default function AssessRiskPage() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (page.kind === "form") return <AssessForm page={page} reply={reply} />;
  return (
    <>
      <BackLink href={page.item ?? `/cases/${page.caseId}/risk`}>Back to {page.reference}</BackLink>
      <h1 className="govuk-heading-l">Whose risk do you assess?</h1>
      {page.choices.length === 0 ? (
        <p className="govuk-body">
          Nobody in this case is linked as its subject, a perpetrator or a person at risk. Victims are assessed on the
          risk page.
        </p>
      ) : null}
      <ul className="govuk-list">
        {page.choices.map(({ personId, name }) => (
          <li key={personId}>
            <a className="govuk-link" href={assessHref(page.caseId, { person: personId, item: page.item })}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
