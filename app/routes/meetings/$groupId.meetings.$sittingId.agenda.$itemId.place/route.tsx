import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { GateBanner } from "#app/components/meetings/gate-banner.tsx";
import { fullDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { itemStateForm } from "#app/domain/meetings/agenda.form.ts";
import { ITEM_STATE_NAMES, type ItemState } from "#app/domain/meetings/agenda-item.ts";
import { AGENDA_PART_NAMES, AGENDA_PARTS, type AgendaPart } from "#app/domain/meetings/agenda-parts.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordItemView, subjectsOf } from "#app/services/meetings/agenda-page.ts";
import { changeAgendaItem } from "#app/services/meetings/change-agenda-item.ts";
import { itemOpened } from "#app/services/meetings/gate-of.ts";
import { gatedItem } from "#app/services/meetings/gated-item.ts";
import { rightsInItem } from "#app/services/meetings/item-to-minute.ts";
import type { FoundAgendaItem } from "#db/queries/agendas.ts";
import { db } from "#db/open.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7(), itemId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const { groupId, sittingId, itemId } = params;
  const agenda = `/groups/${groupId}/meetings/${sittingId}/agenda`;
  const opened = await itemOpened({ db, actor, now }, params);
  if (opened.kind === "not-found") throw new Response(null, { status: 404 });
  if (opened.kind === "gated")
    return { isOpen: false as const, ...(await gatedItem({ db, actor, now }, opened)), agenda, itemId };
  const { meeting, item } = opened;
  const { reference, subject, href } = (await subjectsOf({ db, actor }, [item], londonDay(now)))(item);
  const { refusal } = await rightsInItem({ db, actor }, opened);
  await recordItemView({ db, actor, now }, item);
  return {
    isOpen: true as const,
    ...{ groupName: meeting.group.name, day: meeting.sitting.day, mayRun: meeting.mayRun },
    ...{ words: [reference, subject].filter(Boolean).join(" · "), href, reason: item.stateReason ?? "" },
    ...{ version: item.version, state: item.state, part: item.part },
    ...{ agenda, itemId, refusal: refusal?.message ?? null },
  };
});

export const action = guardedAction("meetings:run", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, itemStateForm);
  if (!form.ok) return badCaseForm(form);
  const result = await changeAgendaItem({ db, actor, now }, params, form.data);
  const at = `/groups/${params.groupId}/meetings/${params.sittingId}/agenda`;
  return caseReply(result, form.values, { to: afterSaving(at, "agenda-item-changed"), recorded: recordedItem });
});

function recordedItem({ state, stateReason, part }: FoundAgendaItem) {
  return { State: ITEM_STATE_NAMES[state], Why: stateReason, "Where it stands": AGENDA_PART_NAMES[part] };
}

export const meta: MetaFunction = () => [{ title: "Place of an item on an agenda – Joint Action" }];

const HINTS: Partial<Record<ItemState, string>> = {
  deferred: "It comes on the agenda of the next meeting",
  closed: "It is not carried over",
};

export default function AgendaItemPage() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { words, agenda, itemId } = page;
  const conflicts = (
    <p className="govuk-body">
      <a className="govuk-link" href={`${agenda}/${itemId}/conflicts`}>
        Conflicts of interest in this item
      </a>
    </p>
  );
  if (!page.isOpen)
    return (
      <>
        <BackLink href={agenda}>Agenda</BackLink>
        <h1 className="govuk-heading-l">{words}</h1>
        {page.gate === null ? null : <GateBanner {...page.gate} />}
        {conflicts}
      </>
    );
  const { groupName, day, href, mayRun, refusal, ...item } = page;
  if (!mayRun)
    return (
      <>
        <BackLink href={agenda}>Agenda</BackLink>
        <h1 className="govuk-heading-l">{words}</h1>
        <p className="govuk-body">{ITEM_STATE_NAMES[item.state]}</p>
        {conflicts}
      </>
    );
  return (
    <>
      <ManagePage
        record={{ id: agenda, reference: groupName, subject: fullDay(day) }}
        back={{ href: agenda, text: "Agenda" }}
        heading={words}
        button="Save"
        schema={itemStateForm}
        refusal={refusal}
        reason={null}
        reply={reply}
        initial={{ version: String(item.version), state: item.state, part: item.part, reason: item.reason }}
        entered={(values) => ({
          State: ITEM_STATE_NAMES[values.state as ItemState],
          Why: String(values.reason ?? ""),
          "Where it stands": AGENDA_PART_NAMES[values.part as AgendaPart],
        })}
      >
        {({ field, errorOf }) => (
          <>
            {href === null ? null : (
              <p className="govuk-body">
                <a className="govuk-link" href={href}>
                  Open what it is about
                </a>
              </p>
            )}
            <Radios
              field={field("state")}
              legend="What became of it?"
              legendSize="s"
              items={(Object.keys(ITEM_STATE_NAMES) as ItemState[]).map((value) => ({
                value,
                text: ITEM_STATE_NAMES[value],
                hint: HINTS[value],
              }))}
              error={errorOf("state")}
            />
            <Textarea
              field={field("reason")}
              label="Why it is deferred or closed"
              hint="Whatever is not taken, and not closed with a reason, is carried over to the next meeting"
              rows={2}
              error={errorOf("reason")}
            />
            <Select
              field={field("part")}
              label="Where it stands"
              items={AGENDA_PARTS.map((part) => ({ value: part, text: AGENDA_PART_NAMES[part] }))}
              error={errorOf("part")}
            />
          </>
        )}
      </ManagePage>
      {conflicts}
    </>
  );
}
