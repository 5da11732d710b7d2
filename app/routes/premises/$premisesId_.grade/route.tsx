import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { gradeForm } from "#app/domain/premises/agree-grade.form.ts";
import { fortnightHref, fromList, ledgerHref } from "#app/domain/premises/grade-pages.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badGradeForm, gradeReply } from "#app/http/grade-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { agreeGrade } from "#app/services/premises/agree-grade.ts";
import { gradePage } from "#app/services/premises/grade-page.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { GradeAtSitting } from "./grade-at-sitting.tsx";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:grade", params, async ({ params, request, actor, now }) => {
  const asked = fromList.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await gradePage({ db, actor, now }, params.premisesId, asked.sitting);
  if (!page) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "premises.ledger-viewed", "premises", params.premisesId);
  return { ...page, asked, once: newOnce() };
});

export const action = guardedAction(
  "premises:grade",
  params,
  async ({ params, request, form: body, actor, now, once }) => {
    const form = parseForm(body, gradeForm);
    if (!form.ok) return badGradeForm(form);
    const result = await agreeGrade({ db, actor, now, once }, params.premisesId, form.data);
    const asked = fromList.parse(Object.fromEntries(new URL(request.url).searchParams));
    const to =
      asked.list === undefined
        ? ledgerHref(params.premisesId)
        : fortnightHref({ ...asked, sitting: form.data.sittingId });
    const at = asked.list !== undefined && asked.next !== undefined ? `#premises-${asked.next}` : "";
    return gradeReply(result, form.values, `${afterSaving(to, "premises-graded")}${at}`);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Grade ${data?.premises.name ?? "premises"} – Joint Action` },
];

export default function GradePage() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { premises, refusal, asked, sitting, sittings, ledger } = page;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={asked.list === undefined ? ledgerHref(premises.id) : fortnightHref(asked)}>
          {asked.list === undefined ? "Points and grades" : "The fortnightly list"}
        </BackLink>
        {refusal !== null || sitting === null || ledger === null ? (
          <>
            <span className="govuk-caption-l">{premises.name}</span>
            <h1 className="govuk-heading-l">Record the grade agreed at a meeting</h1>
            <p className="govuk-body">{refusal}.</p>
          </>
        ) : (
          <GradeAtSitting key={`${sitting.id} ${page.standing?.id ?? ""}`} {...page} {...{ sitting, ledger, reply }} />
        )}
        {sittings.length < 2 ? null : (
          <form method="get" noValidate key={sitting?.id}>
            {Object.entries(asked).map(([name, value]) =>
              name === "sitting" || !value ? null : <input key={name} type="hidden" name={name} value={value} />,
            )}
            <h2 className="govuk-heading-m">Another meeting</h2>
            <Select
              field={{ id: "sitting", name: "sitting", defaultValue: sitting?.id ?? "" }}
              label={sitting === null ? "Meeting" : `Shown is the meeting of ${longDay(sitting.day)}`}
              items={sittings.map(({ id, day, groupName }) => ({ value: id, text: `${shortDay(day)}, ${groupName}` }))}
            />
            <Button variant="secondary">Show that meeting</Button>
          </form>
        )}
      </div>
    </div>
  );
}
