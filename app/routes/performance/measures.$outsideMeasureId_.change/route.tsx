import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { MeasureFields } from "#app/components/performance/measure-fields.tsx";
import type { Aim } from "#app/domain/performance/change.ts";
import { changeMeasureForm } from "#app/domain/performance/outside-measure.form.ts";
import {
  OUTSIDE_THEME_NAMES,
  type OutsideMeasure,
  type OutsideTheme,
} from "#app/domain/performance/outside-measure.ts";
import { AIM_NAMES } from "#app/domain/performance/own-crime-types.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { changeOutsideMeasure } from "#app/services/performance/outside-measures.ts";
import { db } from "#db/open.ts";
import { findOutsideMeasure } from "#db/queries/outside-measures.ts";

const params = z.object({ outsideMeasureId: z.uuidv7() });

export const loader = guardedLoader("performance:import", params, async ({ params, actor, now }) => {
  const measure = await findOutsideMeasure(db, actor.partnershipId, params.outsideMeasureId);
  if (!measure) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "figures.viewed", "outside-measure", measure.id);
  return measure;
});

export const action = guardedAction("performance:import", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeMeasureForm);
  if (!form.ok) return badCaseForm(form);
  const result = await changeOutsideMeasure({ db, actor, now }, params.outsideMeasureId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/performance/measures/${params.outsideMeasureId}`, "outside-measure-changed"),
    recorded: (current: OutsideMeasure) => ({
      ...{ Name: current.name, "What it counts": current.meaning, "Who counts it": current.publisher },
      ...{ "Belongs to": OUTSIDE_THEME_NAMES[current.theme], "Good news": AIM_NAMES[current.aim] },
      "Values still come": current.endedOn === null ? "Yes" : "No",
    }),
  });
});

export const meta: MetaFunction = () => [{ title: "Change a measure – Joint Action" }];

const YES_NO = [
  { value: "yes", text: "Yes" },
  { value: "no", text: "No" },
];

export default function ChangeMeasurePage() {
  const measure = useLoaderData<typeof loader>();
  const { name, meaning, publisher, theme, aim } = measure;
  return (
    <ManagePage
      record={{ id: measure.id, reference: "Measure", subject: name }}
      back={{ href: `/performance/measures/${measure.id}`, text: name }}
      heading="Change the measure"
      button="Save"
      schema={changeMeasureForm}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{
        ...{ version: String(measure.version), name, meaning, publisher, theme, aim },
        offered: measure.endedOn === null ? "yes" : "no",
      }}
      entered={(values) => ({
        ...{ Name: String(values.name ?? ""), "What it counts": String(values.meaning ?? "") },
        "Who counts it": String(values.publisher ?? ""),
        "Belongs to": OUTSIDE_THEME_NAMES[values.theme as OutsideTheme] ?? null,
        "Good news": AIM_NAMES[values.aim as Aim] ?? null,
        "Values still come": values.offered === "yes" ? "Yes" : "No",
      })}
    >
      {(fields) => (
        <>
          <MeasureFields {...fields} />
          <Radios
            field={fields.field("offered")}
            legend="Do values of it still come?"
            legendSize="s"
            hint="Those that are recorded stay"
            inline
            items={YES_NO}
            error={fields.errorOf("offered")}
          />
        </>
      )}
    </ManagePage>
  );
}
