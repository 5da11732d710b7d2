import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { withdrawGroupForm } from "#app/domain/performance/similar-group.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { withdrawGroup } from "#app/services/performance/similar-group.ts";
import { db } from "#db/open.ts";
import { findGroupVersion } from "#db/queries/similar-groups.ts";

const LIST = "/performance/similar-group/versions";
const params = z.object({ groupVersionId: z.uuidv7() });

export const loader = guardedLoader("performance:import", params, async ({ params: { groupVersionId }, actor }) => {
  const group = await findGroupVersion(db, actor.partnershipId, groupVersionId);
  if (!group) throw new Response(null, { status: 404 });
  return { fromDay: group.fromDay, version: group.version, isWithdrawn: group.withdrawnAt !== null };
});

export const action = guardedAction("performance:import", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, withdrawGroupForm);
  if (!form.ok) throw new Response(null, { status: 400 });
  const result = await withdrawGroup({ db, actor, now }, params.groupVersionId, form.data.version);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "changed") return data({ error: "This version has been withdrawn already" }, 409);
  return redirect(afterSaving(LIST, "similar-group-withdrawn"));
});

export const meta: MetaFunction = () => [{ title: "Withdraw a version of the group – Joint Action" }];

export default function WithdrawGroupPage() {
  const { fromDay, version, isWithdrawn } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={LIST}>Similar group</BackLink>
        <ErrorSummary errors={reply ? [{ name: "form", message: reply.error }] : []} />
        <h1 className="govuk-heading-l">Withdraw the group from {longDay(fromDay)}?</h1>
        {isWithdrawn ? (
          <p className="govuk-body">It has been withdrawn: the version before holds in its place.</p>
        ) : (
          <>
            <p className="govuk-body">It does not count any more: the version before holds in its place.</p>
            <PageForm>
              <input type="hidden" name="version" value={version} />
              <Button variant="warning">Withdraw it</Button>
            </PageForm>
          </>
        )}
      </div>
    </div>
  );
}
