import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { mayOpenAgenda, mayRunMeeting } from "#app/domain/meetings/agenda.ts";
import { agendaOrderForm } from "#app/domain/meetings/agenda.form.ts";
import { AGENDA_PART_NAMES, AGENDA_PARTS, usualParts } from "#app/domain/meetings/agenda-parts.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { setAgendaOrder } from "#app/services/meetings/agenda-order.ts";
import { db } from "#db/open.ts";
import { listAgendaParts, listStandingItems } from "#db/queries/agenda-candidates.ts";
import { findGroup } from "#db/queries/groups.ts";
import { PartRow } from "./part-row.tsx";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params: { groupId }, actor, now }) => {
  const group = mayOpenAgenda(actor, groupId) && (await findGroup(db, actor.partnershipId, groupId));
  if (!group) throw new Response(null, { status: 404 });
  const of = { partnershipId: actor.partnershipId, groupId };
  const own = await listAgendaParts(db, of);
  const heard = own.length > 0 ? own : usualParts(group.kind);
  await recordView({ db, actor, now }, "agenda.order-viewed", "group", groupId);
  return {
    ...{ groupId, groupName: group.name, mayRun: mayRunMeeting(actor, groupId) },
    parts: [...heard, ...AGENDA_PARTS.filter((part) => !heard.includes(part))].map((part) => ({
      part,
      order: heard.includes(part) ? heard.indexOf(part) + 1 : null,
    })),
    standing: await listStandingItems(db, of, true),
  };
});

export const action = guardedAction("meetings:run", params, async ({ params: { groupId }, form: body, actor, now }) => {
  const form = parseForm(body, agendaOrderForm);
  if (!form.ok) return data({ errors: form.errors }, 400);
  const result = await setAgendaOrder({ db, actor, now }, groupId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "refused":
      return data({ errors: { [result.refusal.field]: result.refusal.message } }, 422);
    case "done":
      return redirect(afterSaving(`/groups/${groupId}/agenda`, "agenda-order-changed"));
  }
});

export const meta: MetaFunction = () => [{ title: "Order of an agenda – Joint Action" }];

export default function AgendaOrderPage() {
  const { groupId, groupName, mayRun, parts, standing } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const problems = Object.values(reply?.errors ?? {}).map((message) => ({ name: "parts", message, href: "#form" }));
  const base = `/groups/${groupId}`;
  return (
    <>
      <BackLink href={`${base}/meetings`}>Meetings of {groupName}</BackLink>
      <ErrorSummary errors={problems} />
      <span className="govuk-caption-l">{groupName}</span>
      <h1 className="govuk-heading-l">What the group hears, and in what order</h1>
      <PageForm>
        <ul className="govuk-list">
          {parts.map((one) => (
            <PartRow key={one.part} {...one} isReadOnly={!mayRun} />
          ))}
        </ul>
        {mayRun ? <Button>Save the order</Button> : null}
      </PageForm>
      <h2 className="govuk-heading-m">Standing items</h2>
      {standing.length === 0 ? (
        <p className="govuk-body">The group hears nothing at every meeting.</p>
      ) : (
        <Table
          scrollLabel="Standing items of the group"
          stacked
          head={["Item", "Where it stands", "Is it heard?", ...(mayRun ? ["Change"] : [])]}
          rows={standing.map(({ id, title, part, retiredOn }) => [
            title,
            AGENDA_PART_NAMES[part],
            retiredOn === null ? "At every meeting" : `Not since ${longDay(retiredOn)}`,
            ...(mayRun
              ? [
                  <a key="change" className="govuk-link" href={`${base}/agenda/${id}`}>
                    {retiredOn === null ? "Give up" : "Take up again"}
                    <span className="govuk-visually-hidden">: {title}</span>
                  </a>,
                ]
              : []),
          ])}
        />
      )}
      {mayRun ? (
        <Button href={`${base}/agenda/new`} variant="secondary">
          Add a standing item
        </Button>
      ) : null}
    </>
  );
}
