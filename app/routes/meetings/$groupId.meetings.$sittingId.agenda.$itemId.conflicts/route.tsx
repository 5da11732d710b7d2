import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { FormToken, PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { itemConflictForm } from "#app/domain/meetings/agenda.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordItemView, subjectsOf } from "#app/services/meetings/agenda-page.ts";
import { settleItemConflict } from "#app/services/meetings/settle-item-conflict.ts";
import { itemOpened } from "#app/services/meetings/gate-of.ts";
import { gatedItem } from "#app/services/meetings/gated-item.ts";
import { db } from "#db/open.ts";
import { type FoundAgendaItem, listItemConflicts } from "#db/queries/agendas.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7(), itemId: z.uuidv7() });

export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const { groupId, sittingId, itemId } = params;
  const opened = await itemOpened({ db, actor, now }, params);
  if (opened.kind === "not-found") throw new Response(null, { status: 404 });
  const { mayRun } = opened.meeting;
  const today = londonDay(now);
  // Whoever knows by the reference that they have an interest says so before they read anything.
  const words =
    opened.kind === "gated" ? (await gatedItem({ db, actor, now }, opened)).words : await openWords(opened.item);
  const users = mayRun ? await listUsersOfGroup(db, actor.partnershipId, groupId, today) : [];
  const conflicts = mayRun ? await listItemConflicts(db, actor, itemId) : [];
  const hidden = new Set(conflicts.map(({ id }) => id));
  return {
    ...{ mayRun, words },
    item: `/groups/${groupId}/meetings/${sittingId}/agenda/${itemId}`,
    conflicts: conflicts.map(({ id, name }) => ({ id, name })),
    users: users
      .filter(({ id }) => !hidden.has(id) && id !== actor.id)
      .map(({ id, name, agencyName }) => ({ value: id, text: `${name} (${agencyName})` })),
  };

  async function openWords(item: FoundAgendaItem) {
    const { reference, subject } = (await subjectsOf({ db, actor }, [item], today))(item);
    await recordItemView({ db, actor, now }, item);
    return [reference, subject].filter(Boolean).join(" · ");
  }
});

export const action = guardedAction("meetings:agenda", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, itemConflictForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await settleItemConflict({ db, actor, now }, params, form.data);
  const agenda = `/groups/${params.groupId}/meetings/${params.sittingId}/agenda`;
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "refused":
      return data({ values: form.values, errors: { userId: result.refusal.message } }, 422);
    case "done": {
      if (form.data.intent === "end")
        return redirect(afterSaving(`${agenda}/${params.itemId}/conflicts`, "agenda-conflict-ended"));
      if (result.isOwn) return redirect(afterSaving(agenda, "agenda-own-conflict"));
      return redirect(afterSaving(`${agenda}/${params.itemId}/conflicts`, "agenda-conflict"));
    }
  }
});

export const meta: MetaFunction = () => [{ title: "Conflicts of interest in an item – Joint Action" }];

export default function ItemConflictsPage() {
  const { words, item, mayRun, conflicts, users } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(
    itemConflictForm,
    { userId: "", intent: "record" },
    reply,
  );
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={item}>The item</BackLink>
        <ErrorSummary errors={errors} />
        <span className="govuk-caption-l">{words}</span>
        <h1 className="govuk-heading-l">Conflicts of interest</h1>
        <p className="govuk-body">
          Whoever has an interest in an item does not see it: not on the agenda, not in what follows.
        </p>
        <PageForm id="own">
          <input type="hidden" name="userId" value="" />
          <input type="hidden" name="intent" value="record" />
          <Button variant="warning">I have a conflict of interest in this item</Button>
        </PageForm>
        {conflicts.length === 0 ? null : (
          <>
            <h2 className="govuk-heading-m">Who does not see it</h2>
            <ul className="govuk-list">
              {conflicts.map(({ id, name }) => (
                <li key={id}>
                  {name}{" "}
                  <form method="post" className="app-inline-form">
                    <FormToken />
                    <input type="hidden" name="userId" value={id} />
                    <button name="intent" value="end" className="app-link-button">
                      Let them see it again<span className="govuk-visually-hidden">: {name}</span>
                    </button>
                  </form>
                </li>
              ))}
            </ul>
          </>
        )}
        {mayRun ? (
          <>
            <h2 className="govuk-heading-m">Somebody else in the group</h2>
            <PageForm onSubmit={onSubmit}>
              <input type="hidden" name="intent" value="record" />
              <Select
                field={field("userId")}
                label="Who has a conflict of interest"
                placeholder="Choose somebody"
                items={users}
                error={errorOf("userId")}
              />
              <Button variant="secondary">Record it</Button>
            </PageForm>
          </>
        ) : null}
      </div>
    </div>
  );
}
