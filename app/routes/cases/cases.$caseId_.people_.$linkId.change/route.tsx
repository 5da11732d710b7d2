import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { LinkFields } from "#app/components/cases/link-fields.tsx";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { changeLinkForm } from "#app/domain/cases/case-link.form.ts";
import { type LinkStanding, linkWords } from "#app/domain/people/link-roles.ts";
import { dayParts, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply, recordedLink } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeLink } from "#app/services/cases/case-links.ts";
import { linkToChange } from "#app/services/cases/link-to-change.ts";
import { db } from "#db/open.ts";

const params = z.object({ caseId: z.uuidv7(), linkId: z.uuidv7() });

export const loader = guardedLoader("cases:manage", params, async ({ params: { caseId, linkId }, actor, now }) => {
  const { record, link, name, refusal } = await linkToChange({ db, actor, now }, caseId, linkId);
  const { role, standing, standingBasis, standingOn, standingSource, fromDay, note, version } = link;
  return {
    record,
    name,
    refusal,
    link: { role, standing, standingBasis, standingOn, standingSource, fromDay, note, version },
  };
});

export const action = guardedAction(
  "cases:manage",
  params,
  async ({ params: { caseId, linkId }, form: body, actor, now }) => {
    const form = parseForm(body, changeLinkForm);
    if (!form.ok) return badCaseForm(form);
    const result = await changeLink({ db, actor, now }, caseId, linkId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/cases/${caseId}/people`, "case-person-changed"),
      recorded: recordedLink,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Change a role – Joint Action" }];

const STANDINGS: LinkStanding[] = ["alleged", "confirmed", "not-substantiated"];

export default function ChangeLinkPage() {
  const { record, name, refusal, link } = useLoaderData<typeof loader>();
  const isPerpetrator = link.role === "perpetrator";
  const text = (values: FormValues, field: string) => String(values[field] ?? "") || null;
  return (
    <ManagePage
      record={record}
      back={{ href: `/cases/${record.id}/people`, text: `People of case ${record.reference}` }}
      heading={`Change ${name}, ${linkWords(link.role, link.standing)}`}
      button="Save the change"
      schema={changeLinkForm}
      initial={{
        version: String(link.version),
        standing: link.standing ?? "",
        standingBasis: link.standingBasis ?? "",
        ...dayParts("standingOn", link.standingOn),
        standingSource: link.standingSource ?? "",
        ...dayParts("fromDay", link.fromDay),
        note: link.note ?? "",
      }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason="Why does this change?"
      entered={(values) => ({
        Role: linkWords(link.role, (text(values, "standing") ?? null) as LinkStanding | null),
        From: typedDay(values, "fromDay"),
        Source: text(values, "standingSource"),
        Note: text(values, "note"),
      })}
    >
      {({ field, errorOf }) => (
        <>
          {isPerpetrator ? null : <HiddenDay field={field} />}
          <LinkFields
            field={field}
            errorOf={errorOf}
            legend="How does this stand?"
            standings={isPerpetrator ? STANDINGS : []}
          />
        </>
      )}
    </ManagePage>
  );
}

/** A role without a standing sends its day as blank, as every form of a role does. */
function HiddenDay({ field }: { field: (name: string) => object }) {
  return ["day", "month", "year"].map((part) => <input key={part} type="hidden" {...field(`standingOn-${part}`)} />);
}
