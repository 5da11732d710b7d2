import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { fullDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { correctMinutesForm } from "#app/domain/meetings/minutes.form.ts";
import { CORRECTED, CORRECTED_NAMES, type Corrected } from "#app/domain/meetings/minutes.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { correctMinutes } from "#app/services/meetings/correct-minutes.ts";
import { itemsToCorrect } from "#app/services/meetings/items-to-correct.ts";
import { minutesOpened } from "#app/services/meetings/minutes-opened.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const { groupId, sittingId } = params;
  const minutes = await minutesOpened(db, actor, groupId, sittingId);
  if (!minutes) throw new Response(null, { status: 404 });
  if (!minutes.mayKeep) throw new Response(null, { status: 403 });
  const { group, sitting, confirmed } = minutes;
  await recordView({ db, actor, now }, "minutes.viewed", "meeting", sitting.id);
  return {
    ...{ groupName: group.name, day: sitting.day, back: `/groups/${groupId}/meetings/${sittingId}/minutes` },
    ...{ once: newOnce(), today: londonDay(now) },
    refusal: confirmed ? null : "These minutes are not confirmed yet: change what is written and draft them again",
    items: confirmed ? await itemsToCorrect({ db, actor, now }, minutes) : [],
  };
});

export const action = guardedAction("meetings:agenda", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, correctMinutesForm);
  if (!form.ok) return badCaseForm(form);
  const result = await correctMinutes({ db, actor, now, once }, params, form.data);
  const at = `/groups/${params.groupId}/meetings/${params.sittingId}/minutes`;
  return caseReply(result, form.values, { to: afterSaving(at, "minutes-corrected"), recorded: () => ({}) });
});

export const meta: MetaFunction = () => [{ title: "Correct minutes – Joint Action" }];

const HINTS: Record<Corrected, string> = {
  decision: "It stands in the copy of every agency",
  summary: "It stands in the copy of every agency",
  other: "It stands in the whole, and in no agency’s copy",
};

export default function CorrectMinutesPage() {
  const { groupName, day, back, once, today, refusal, items } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [year = "", month = "", dayOfMonth = ""] = today.split("-").map((part) => String(Number(part)));
  return (
    <ManagePage
      record={{ id: back, reference: groupName, subject: fullDay(day) }}
      back={{ href: back, text: "Minutes" }}
      heading="Correct the minutes"
      button="Save the correction"
      schema={correctMinutesForm}
      reason={null}
      refusal={refusal}
      reply={reply}
      once={once}
      initial={{
        ...{ itemId: "", corrects: "", correction: "", tell: ["yes"] },
        ...{ "correctedOn-day": dayOfMonth, "correctedOn-month": month, "correctedOn-year": year },
      }}
    >
      {({ field, errorOf }) => (
        <>
          <Select
            field={field("itemId")}
            label="Which item does it correct?"
            items={[
              { value: "", text: "The minutes as a whole" },
              ...items.map(({ id, words }) => ({ value: id, text: words })),
            ]}
            error={errorOf("itemId")}
          />
          <Radios
            field={field("corrects")}
            legend="What does it correct?"
            legendSize="s"
            items={CORRECTED.map((value) => ({ value, text: CORRECTED_NAMES[value], hint: HINTS[value] }))}
            error={errorOf("corrects")}
          />
          <Textarea
            field={field("correction")}
            label="Correction"
            hint="As it should read. What was confirmed stays beside it"
            rows={4}
            error={errorOf("correction")}
          />
          <DateInput
            name="correctedOn"
            field={field}
            legend="Day of the correction"
            legendSize="s"
            error={errorOf("correctedOn")}
          />
          <Checkboxes
            field={field("tell")}
            small
            items={[{ value: "yes", text: "Tell everybody in the group, with a link" }]}
          />
        </>
      )}
    </ManagePage>
  );
}
