import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { LineFields } from "#app/components/plan/line-fields.tsx";
import { financialYearText } from "#app/domain/performance/quarter.ts";
import { changeLineForm } from "#app/domain/plan/funding.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { changeFundingLine } from "#app/services/plan/keep-funding-line.ts";
import { db } from "#db/open.ts";
import { findFundingLine } from "#db/queries/funding.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";

const params = z.object({ fundingLineId: z.uuidv7() });

export const loader = guardedLoader("money:manage", params, async ({ params: { fundingLineId }, actor, now }) => {
  const line = await findFundingLine(db, actor.partnershipId, fundingLineId);
  if (!line) throw new Response(null, { status: 404 });
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  await recordView({ db, actor, now }, "funding-line.viewed", "funding-line", fundingLineId);
  return { line, agencies: agencies.map(({ id, name }) => ({ id, name })) };
});

type Recorded = { version: number; description: string; funder: string; ownerName: string | null };

export const action = guardedAction("money:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeLineForm);
  if (!form.ok) return badCaseForm(form);
  const result = await changeFundingLine({ db, actor, now }, params.fundingLineId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/money/${params.fundingLineId}`, "funding-line-changed"),
    recorded: (current: Recorded & { delivers: string | null }) => ({
      ...{ Description: current.description, "Who gives the money": current.funder, Agency: current.ownerName },
      "What the project delivers": current.delivers,
    }),
  });
});

export const meta: MetaFunction = () => [{ title: "Change a line – Joint Action" }];

export default function ChangeLinePage() {
  const { line, agencies } = useLoaderData<typeof loader>();
  const nameOf = (id: unknown) => agencies.find((agency) => agency.id === id)?.name ?? null;
  return (
    <ManagePage
      record={{ id: line.id, reference: financialYearText(line.year), subject: line.description }}
      back={{ href: `/money/${line.id}`, text: line.description }}
      heading="Change the line"
      button="Save"
      schema={changeLineForm}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{
        version: String(line.version),
        ...{ description: line.description, funder: line.funder, ownerAgencyId: line.ownerAgencyId ?? "" },
        delivers: line.delivers ?? "",
      }}
      entered={(values) => ({
        ...{ Description: String(values.description ?? ""), "Who gives the money": String(values.funder ?? "") },
        ...{ Agency: nameOf(values.ownerAgencyId), "What the project delivers": String(values.delivers ?? "") },
      })}
    >
      {(fields) => <LineFields {...fields} agencies={agencies} />}
    </ManagePage>
  );
}
