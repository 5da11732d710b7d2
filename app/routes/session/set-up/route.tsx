import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DemonstrationOffer } from "#app/components/session/demonstration-offer.tsx";
import { SessionPage } from "#app/components/session/session-page.tsx";
import { isForThisMachineAlone } from "#app/http/demonstration.server.ts";
import { publicLoader } from "#app/http/guard.server.ts";
import { isSetUp } from "#app/services/admin/set-up-state.ts";
import { db } from "#db/open.ts";

export const loader = publicLoader(z.object({}), async () => {
  if (await isSetUp(db)) throw redirect("/");
  return { offersDemonstration: isForThisMachineAlone() };
});

export const meta: MetaFunction = () => [{ title: "Set-up has not been finished – Joint Action" }];

export default function SetUpUnfinishedPage() {
  const { offersDemonstration } = useLoaderData<typeof loader>();
  return (
    <SessionPage title="Set-up has not been finished">
      <p className="govuk-body">Joint Action is running, and no partnership has been set up in it yet.</p>
      <p className="govuk-body">
        Whoever started it finds a link to set it up among the lines that it printed. The link works for an hour; for
        another one, run this beside the running server:
      </p>
      <p className="govuk-body">
        <code className="app-key">npm run joint-action -- setup-link</code>
      </p>
      {offersDemonstration ? <DemonstrationOffer /> : null}
    </SessionPage>
  );
}
