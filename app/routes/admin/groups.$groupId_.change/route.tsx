import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { GroupFields } from "#app/components/admin/group-fields.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { changeGroupForm } from "#app/domain/groups/group.form.ts";
import { asTree, possibleParents } from "#app/domain/groups/group-tree.ts";
import { hasEnded } from "#app/domain/groups/group.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeGroup } from "#app/services/admin/change-group.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { findGroup, listBeatIdsOfGroup, listBeats, listGroups } from "#db/queries/groups.ts";
import { GroupVersions } from "./group-versions.tsx";

const params = z.object({ groupId: z.uuidv7() });

export const loader = guardedLoader("groups:manage", params, async ({ params: { groupId }, actor, now }) => {
  const group = await findGroup(db, actor.partnershipId, groupId);
  if (!group) throw new Response(null, { status: 404 });
  const today = londonDay(now);
  const parents = possibleParents(await listGroups(db, actor.partnershipId, today), groupId);
  const beatIds = await listBeatIdsOfGroup(db, actor.partnershipId, groupId);
  const beats = await listBeats(db, actor.partnershipId);
  await recordView({ db, actor, now }, "group.viewed", "group", groupId);
  return {
    group,
    beatIds,
    beats,
    parents: asTree(parents.filter((p) => p.id === group.parentId || !hasEnded(p, today))).map(
      ({ id, name, depth }) => ({ id, name, depth }),
    ),
  };
});

export const action = guardedAction(
  "groups:manage",
  params,
  async ({ params: { groupId }, form: body, actor, now }) => {
    const form = parseForm(body, changeGroupForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
    const result = await changeGroup({ db, actor, now }, groupId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "changed": {
        const errors = { form: "Someone changed this group after you opened the page" };
        return data(
          { values: { ...form.values, version: String(result.current.version) }, errors, current: result.current },
          409,
        );
      }
      case "refused":
        return data(
          { values: form.values, errors: { [result.refusal.field]: result.refusal.message }, current: null },
          422,
        );
      case "done":
        return redirect(afterSaving(`/admin/groups/${groupId}`, "group-changed"));
    }
  },
);

export const meta: MetaFunction = () => [{ title: "Change a group – Joint Action" }];

export default function ChangeGroupPage() {
  const { group, beatIds, beats, parents } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    version: String(group.version),
    name: group.name,
    kind: group.kind,
    parentId: group.parentId ?? "",
    minAge: String(group.minAge ?? ""),
    maxAge: String(group.maxAge ?? ""),
    cadence: group.cadence ?? "",
    does: [...(group.holdsCases === 1 ? ["holds-cases"] : []), ...(group.hasMeetings === 1 ? ["has-meetings"] : [])],
    beats: beatIds,
    ...dayParts("endedOn", group.endedOn),
  };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(changeGroupForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/admin/groups/${group.id}`}>{group.name}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Change a group</h1>
        {reply?.current ? (
          <GroupVersions
            current={reply.current}
            recordedBeats={beatIds}
            values={values}
            parents={parents}
            beats={beats}
          />
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <GroupFields field={field} errorOf={errorOf} parents={parents} beats={beats} />
          <DateInput
            name="endedOn"
            field={field}
            legend="Last day of the group (optional)"
            legendSize="s"
            hint="From the next day on nobody sees anything through it. Not while it has open cases"
            error={errorOf("endedOn")}
          />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
