import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReasonPage } from "#app/components/premises/reason-page.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { reasonForm } from "#app/domain/premises/close.form.ts";
import { refuseKeeping } from "#app/domain/premises/register-rules.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedPremises } from "#app/http/premises-reply.server.ts";
import { keepPremises } from "#app/services/premises/close-premises.ts";
import { premisesToChange } from "#app/services/premises/premises-head.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor }) => {
  const { premises, record } = await premisesToChange(db, actor, params.premisesId);
  const { version, missingSince, licenceNumber } = premises;
  return { record, version, missingSince, licenceNumber, refusal: refuseKeeping(premises)?.message ?? null };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, reasonForm);
  if (!form.ok) return badCaseForm(form);
  const result = await keepPremises({ db, actor, now }, params.premisesId, form.data);
  const to = afterSaving("/premises?show=missing", "premises-kept");
  return caseReply(result, form.values, { to, recorded: recordedPremises });
});

export const meta: MetaFunction = () => [{ title: "Missing from the register – Joint Action" }];

export default function MissingPremisesPage() {
  const { missingSince, licenceNumber, ...page } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const path = (name: string) => `/premises/${page.record.id}/${name}`;
  return (
    <ReasonPage {...page} reply={reply} heading="Missing from the register" button="They still trade: keep them">
      {missingSince === null ? null : (
        <p className="govuk-body">
          The register of {longDay(missingSince)} no longer has {licenceNumber}. What became of it?
        </p>
      )}
      <ul className="govuk-list govuk-list--bullet">
        <li>
          They closed:{" "}
          <a className="govuk-link" href={path("close")}>
            close them
          </a>
        </li>
        <li>
          The licence has another number or state now:{" "}
          <a className="govuk-link" href={path("change")}>
            change it
          </a>
        </li>
        <li>They still trade: say below how you know. They are flagged again if a later register misses them too</li>
      </ul>
    </ReasonPage>
  );
}
