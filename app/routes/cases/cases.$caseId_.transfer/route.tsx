import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { LAWFUL_BASES, LAWFUL_BASIS_NAMES } from "#app/domain/cases/lawful-basis.ts";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { takesAdults } from "#app/domain/cases/transfer.ts";
import { decideTransferForm } from "#app/domain/cases/transfer.form.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply, recordedCase } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { caseToManage } from "#app/services/cases/case-to-manage.ts";
import { decideTransfer } from "#app/services/cases/decide-transfer.ts";
import { db } from "#db/open.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import { unsafeFindTransfer } from "#db/queries/case-transfers.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:manage", params, async ({ params: { caseId }, actor, now }) => {
  const record = await caseToManage({ db, actor, now }, caseId);
  const transfer = await unsafeFindTransfer(db, caseId);
  const groups = await listGroupsTakingCases(db, actor.partnershipId, londonDay(now));
  return {
    record: { id: record.id, reference: record.reference, subject: wholeSubject(record) },
    version: record.version,
    adultOn: transfer?.adultOn ?? null,
    isApproximate: record.birthDateBasis === "approximate",
    refusal: transfer?.status === "proposed" ? null : "No transfer is proposed for this case",
    groups: groups
      .filter((group) => group.id !== record.groupId && takesAdults(group))
      .map(({ id, name }) => ({ value: id, text: name })),
  };
});

export const action = guardedAction("cases:manage", params, async ({ params: { caseId }, form: body, actor, now }) => {
  const form = parseForm(body, decideTransferForm);
  if (!form.ok) return badCaseForm(form);
  const result = await decideTransfer({ db, actor, now }, caseId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/cases/${caseId}`, "transfer-decided"),
    recorded: recordedCase,
  });
});

export const meta: MetaFunction = () => [{ title: "Transfer at 18 – Joint Action" }];

export default function TransferPage() {
  const { record, version, refusal, adultOn, isApproximate, groups } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      heading="Transfer at 18"
      button="Save the decision"
      schema={decideTransferForm}
      initial={{ version: String(version), decision: "", toGroupId: "", lawfulBasis: "", reason: "" }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason={null}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            {adultOn ? `18 on ${longDay(adultOn)}` : ""}
            {isApproximate ? ", by a date of birth that is approximate: find out the exact one" : ""}. This case stays
            as it is, and is closed by itself when its group is done with it.
          </p>
          <Radios
            field={field("decision")}
            legend="What is to happen?"
            legendSize="s"
            items={[
              { value: "transfer", text: "Refer to a group for adults" },
              { value: "not-needed", text: "No transfer is needed" },
            ]}
            error={errorOf("decision")}
          />
          <Select
            field={field("toGroupId")}
            label="Group (for a referral)"
            placeholder="Select a group"
            items={groups}
            error={errorOf("toGroupId")}
          />
          <Select
            field={field("lawfulBasis")}
            label="Lawful basis (for a referral)"
            placeholder="Select a lawful basis"
            items={LAWFUL_BASES.map((value) => ({ value, text: LAWFUL_BASIS_NAMES[value] }))}
            error={errorOf("lawfulBasis")}
          />
          <Textarea
            field={field("reason")}
            label="What the group may be told, or why no transfer is needed"
            hint="The group reads these words and nothing else of this case"
            rows={5}
            error={errorOf("reason")}
          />
        </>
      )}
    </ManagePage>
  );
}
