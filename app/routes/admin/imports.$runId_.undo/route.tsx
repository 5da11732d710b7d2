import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { countToLoad } from "#app/domain/imports/fates.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { openImport } from "#app/services/imports/open-import.ts";
import { countsOf } from "#app/services/imports/stored-run.ts";
import { undoImport } from "#app/services/imports/undo-import.ts";
import { db } from "#db/open.ts";

const params = z.object({ runId: z.uuidv7() });

export const loader = guardedLoader("imports:manage", params, async ({ params: { runId }, actor }) => {
  const found = await openImport(db, actor, runId);
  if (found?.run.status !== "visible") throw new Response(null, { status: 404 });
  const { run, kind } = found;
  const rows = countToLoad(countsOf(run), kind);
  return {
    id: run.id,
    version: run.version,
    name: run.version_label ?? run.file_name,
    rows,
    words: rows === 1 ? kind.one : kind.many,
  };
});

export const action = guardedAction("imports:manage", params, async ({ params: { runId }, form, actor, now }) => {
  const version = z.coerce.number().check(z.int()).safeParse(form.get("version"));
  if (!version.success) throw new Response(null, { status: 400 });
  if (!(await openImport(db, actor, runId))) throw new Response(null, { status: 404 });
  const result = await undoImport({ db, actor, now }, runId, version.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed":
      return data({ error: "This import has moved on. Go back to it and look again", referrers: [] }, 409);
    case "referred-to":
      return data({ error: "This file cannot be undone: other records use what it brought", referrers: result.referrers }, 422); // prettier-ignore
    case "done":
      return redirect(`/admin/imports/${runId}`);
  }
});

export const meta: MetaFunction = () => [{ title: "Undo a file – Joint Action" }];

export default function UndoPage() {
  const { id, version, name, rows, words } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/admin/imports/${id}`}>{name}</BackLink>
        <ErrorSummary errors={reply ? [{ name: "form", message: reply.error }] : []} />
        <h1 className="govuk-heading-l">Undo {name}?</h1>
        {reply && reply.referrers.length > 0 ? (
          <>
            <p className="govuk-body">These use it, and must be changed first:</p>
            <ul className="govuk-list govuk-list--bullet">
              {reply.referrers.map(({ what, count }) => (
                <li key={what}>
                  {what}: {count.toLocaleString("en-GB")}
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <p className="govuk-body">
          What it brought, {rows.toLocaleString("en-GB")} {words}, is taken back, and what it changed is put back as it
          was. What older files say counts again.
        </p>
        <PageForm>
          <input type="hidden" name="version" value={version} />
          <Button variant="warning">Undo this file</Button>
        </PageForm>
      </div>
    </div>
  );
}
