import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { formatName } from "#app/domain/performance/figure-imports.ts";
import { periodLabel } from "#app/domain/performance/quarter.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { undoFigures } from "#app/services/performance/undo-figures.ts";
import { db } from "#db/open.ts";
import { findFigureImport, listPeriodsOfBatches } from "#db/queries/figure-imports.ts";

const params = z.object({ batchId: z.uuidv7() });

export const loader = guardedLoader("performance:import", params, async ({ params: { batchId }, actor }) => {
  const batch = await findFigureImport(db, actor.partnershipId, batchId);
  // One that somebody else undid meanwhile is still found: the page says so beneath its error.
  if (!batch || (batch.status !== "visible" && batch.undoneAt === null)) throw new Response(null, { status: 404 });
  const period = (await listPeriodsOfBatches(db, [batchId])).get(batchId) ?? null;
  const { id, format, undoneAt, undoneByName } = batch;
  return { id, format, period, undoneAt, undoneByName };
});

export const action = guardedAction("performance:import", params, async ({ params: { batchId }, actor, now }) => {
  const result = await undoFigures({ db, actor, now }, batchId);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "changed") return data({ error: "These figures have been undone already" }, 409);
  return redirect(afterSaving(`/performance/imports/${batchId}`, "figures-undone"));
});

export const meta: MetaFunction = () => [{ title: "Undo figures – Joint Action" }];

export default function UndoFiguresPage() {
  const { id, format, period, undoneAt, undoneByName } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/performance/imports/${id}`}>{formatName(format)}</BackLink>
        <ErrorSummary errors={reply ? [{ name: "form", message: reply.error }] : []} />
        <h1 className="govuk-heading-l">
          Undo {formatName(format)}
          {period ? ` of ${periodLabel(period)}` : ""}?
        </h1>
        {undoneAt === null ? (
          <>
            <p className="govuk-body">
              The figures do not count any more, and what they revised counts again. They stay in the list as undone.
            </p>
            <PageForm>
              <Button variant="warning">Undo these figures</Button>
            </PageForm>
          </>
        ) : (
          <p className="govuk-body">
            They were undone on {londonTime(undoneAt)} by {undoneByName ?? "a command"}.
          </p>
        )}
      </div>
    </div>
  );
}
