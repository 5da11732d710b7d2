import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { SharingStateTag } from "#app/components/agreements/sharing-state-tag.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { agreementWords } from "#app/domain/agencies/agreement.ts";
import { reviewNoticeUntil, sharingStateOn, sharingStateWords } from "#app/domain/agreements/agreement.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { agenciesWithAgreement } from "#app/services/agreements/agencies-out.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listSharingAgreements } from "#db/queries/sharing-agreements.ts";

const filters = z.object({ show: z.catch(z.optional(z.enum(["review", "out"])), undefined) });

export const loader = guardedLoader("agreements:manage", z.object({}), async ({ request, actor, now }) => {
  const { show } = filters.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = londonDay(now);
  const all = await listSharingAgreements(db, actor.partnershipId, show === "review" ? reviewNoticeUntil(today) : null);
  const agencies = await agenciesWithAgreement(db, actor.partnershipId, now);
  const ids = all.map(({ id }) => id);
  await recordList({ db, actor, now }, "agreement.listed", "agreement", ids, { show });
  return {
    show,
    agreements: all.map((one) => ({
      ...{ id: one.id, title: one.title, purpose: one.purpose, signatories: Number(one.signatories) },
      ...{ state: sharingStateOn(one, today), words: sharingStateWords(one, today) },
    })),
    agencies: agencies
      .filter(({ isOut }) => show !== "out" || isOut)
      .map(({ id, name, agreement }) => ({ id, name, words: agreementWords(agreement, today) })),
    mayChangeAgencies: actor.permissions.has("agencies:manage"),
    back: actor.permissions.has("governance:read")
      ? { href: "/governance", text: "Information governance" }
      : { href: "/admin", text: "Administration" },
  };
});

export const meta: MetaFunction = () => [{ title: "Information sharing agreements – Joint Action" }];

export default function AgreementsPage() {
  const { show, agreements, agencies, mayChangeAgencies, back } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={back.href}>{back.text}</BackLink>
      <PageHeaderActions heading="Information sharing agreements">
        <Button href="/agreements/new">Record an agreement</Button>
      </PageHeaderActions>
      {show ? (
        <p className="govuk-body">
          {show === "review" ? "To be reviewed within 60 days, or overdue" : "Agencies out of agreement"}.{" "}
          <a className="govuk-link" href="/agreements">
            See everything
          </a>
        </p>
      ) : null}
      {show === "out" ? null : (
        <>
          {agreements.length === 0 ? (
            <p className="govuk-body">
              {show
                ? "None is to be reviewed."
                : "None recorded yet. Record each agreement or protocol under which agencies share information, who signed it and when it is reviewed."}
            </p>
          ) : (
            <Table
              caption="Agreements"
              captionSize="m"
              scrollLabel="Agreements"
              stacked
              firstCellIsHeader
              head={["Agreement", "For", { text: "Agencies that signed", numeric: true }, "State"]}
              rows={agreements.map(({ id, title, purpose, signatories, state, words }) => [
                <a key="title" className="govuk-link" href={`/agreements/${id}`}>
                  {title}
                </a>,
                purpose,
                signatories,
                <SharingStateTag key="state" state={state} words={words} />,
              ])}
            />
          )}
        </>
      )}
      {show === "review" ? null : (
        <>
          <h2 className="govuk-heading-m">What opens papers at meetings</h2>
          <p className="govuk-body">
            An agency reads what others brought to a meeting while its own agreement with the partnership is in date. An
            administrator keeps these days with the agency.
          </p>
          {agencies.length === 0 ? (
            <p className="govuk-body">Every agency is in agreement.</p>
          ) : (
            <Table
              caption="Agencies"
              captionSize="s"
              scrollLabel="Agencies"
              stacked
              firstCellIsHeader
              head={["Agency", "Agreement"]}
              rows={agencies.map(({ id, name, words }) => [
                mayChangeAgencies ? (
                  <a key="name" className="govuk-link" href={`/admin/agencies/${id}`}>
                    {name}
                  </a>
                ) : (
                  name
                ),
                words,
              ])}
            />
          )}
        </>
      )}
    </>
  );
}
