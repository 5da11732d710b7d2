import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { FileUpload } from "#app/components/govuk/file-upload.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { useSummaryFocus } from "#app/forms/summary-focus.ts";
import { useTakeOver } from "#app/forms/take-over.ts";
import { guardedLoader, guardedUpload } from "#app/http/guard.server.ts";
import { groupsToFill, usualGroup } from "#app/services/imports/groups-to-fill.ts";
import { importLimits } from "#app/services/imports/import-limits.ts";
import { kindsFor } from "#app/services/imports/kinds.ts";
import { startImport } from "#app/services/imports/start-import.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("imports:manage", params, async ({ actor, now }) => {
  const { megabytes, keptDays } = await importLimits(db, actor.partnershipId, londonDay(now));
  const kinds = kindsFor(actor.permissions).map(({ name, label, hint, forGroup = false }) => ({ name, label, hint, forGroup })); // prettier-ignore
  const groups = kinds.some((kind) => kind.forGroup) ? await groupsToFill({ db, actor, now }) : [];
  return { once: newOnce(), kinds, megabytes, keptDays, groups, usual: usualGroup(groups) };
});

export const action = guardedUpload(
  "imports:manage",
  params,
  {
    field: "file",
    maxBytes: async ({ actor, now }) =>
      (await importLimits(db, actor.partnershipId, londonDay(now))).megabytes * 1_000_000,
  },
  async ({ upload, once, actor, now }) => {
    const given = upload.fields.get("kind");
    const kind = kindsFor(actor.permissions).find(({ name }) => name === given);
    const errors: Record<string, string> = kind ? {} : { kind: "Select what the file holds" };
    const wanted = upload.fields.get("group");
    const groups = kind?.forGroup ? await groupsToFill({ db, actor, now }) : [];
    const groupId = groups.find(({ id }) => id === wanted)?.id ?? null;
    if (kind?.forGroup && groupId === null) errors.group = "Select the group that takes the cases";
    if (upload.kind === "refused" || !kind || errors.group) {
      if (upload.kind === "refused") errors.file = upload.message;
      return data({ kind: kind?.name ?? "", group: groupId, errors }, upload.kind === "refused" ? upload.status : 400);
    }
    const { path, originalName, size } = upload;
    const started = await startImport({ db, actor, now, once }, { kind, path, originalName, size, groupId });
    if (started.kind === "refused")
      return data({ kind: kind.name, group: groupId, errors: { file: started.message } }, 422);
    if (started.isNew) upload.keep();
    return redirect(`/admin/imports/${started.runId}/columns`);
  },
);

export const meta: MetaFunction = () => [{ title: "Load a file – Joint Action" }];

export default function NewImportPage() {
  const { once, kinds, megabytes, keptDays, groups, usual } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  useTakeOver();
  const isSending = useNavigation().state === "submitting";
  const errors: Record<string, string> = reply?.errors ?? {};
  useSummaryFocus(reply, Object.keys(errors).length > 0);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/admin/imports">Files loaded</BackLink>
        <ErrorSummary errors={Object.entries(errors).map(([name, message]) => ({ name, message, href: `#${name}` }))} />
        <h1 className="govuk-heading-l">Load a file</h1>
        <p className="govuk-body">
          The file is checked first, and every row’s fate is shown. Nothing is loaded before you say so, and what was
          loaded can be undone. The file is deleted after {keptDays === 1 ? "a day" : `${keptDays} days`}.
        </p>
        <PageForm encType="multipart/form-data" once={once}>
          <Radios
            field={{ id: "kind", name: "kind", defaultValue: reply?.kind }}
            legend="What does it hold?"
            legendSize="m"
            items={kinds.map(({ name, label, hint, forGroup }) => ({
              value: name,
              text: label,
              hint,
              conditional: forGroup ? (
                <Select
                  field={{ id: "group", name: "group", defaultValue: reply?.group ?? usual ?? "" }}
                  label="Group that takes the cases"
                  hint="Everybody in it will see them. Of the groups that you run"
                  items={groups.map((group) => ({ value: group.id, text: group.name }))}
                  placeholder="Select a group"
                  error={errors.group}
                />
              ) : undefined,
            }))}
            error={errors.kind}
          />
          <FileUpload
            field={{ id: "file", name: "file" }}
            label="The file"
            labelSize="m"
            hint={`A .csv, .xlsx or .ods file, or GeoJSON for boundaries, smaller than ${megabytes}MB`}
            accept=".csv,.txt,.xlsx,.ods,.geojson,.json"
            error={errors.file}
          />
          <Button>Send the file</Button>
          <p className="govuk-body" role="status">
            {isSending ? "The file is being sent. This may take some minutes." : ""}
          </p>
        </PageForm>
      </div>
    </div>
  );
}
