import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { ChosenTable, LostItems } from "#app/components/retention/chosen-table.tsx";
import { chosenIn } from "#app/domain/retention/chosen-items.ts";
import { APPROVALS } from "#app/domain/retention/decide.form.ts";
import { FATE_NAMES } from "#app/domain/retention/kinds.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { chosenRecords } from "#app/services/retention/chosen-records.ts";
import { decideRecords } from "#app/services/retention/decide-records.ts";
import { previewErasure } from "#app/services/retention/preview-erasure.ts";
import { db } from "#db/open.ts";

const params = z.object({});

function askedIn(request: Request) {
  const asked = new URL(request.url).searchParams;
  const chosen = chosenIn(asked);
  const what = APPROVALS.find((approval) => approval === asked.get("what"));
  if (!chosen || !what) throw redirect("/retention?ticked=none");
  const back = new URLSearchParams(asked);
  back.delete("what");
  return { chosen, what, back: `/retention/decide?${back.toString()}` };
}

export const loader = guardedLoader("retention:manage", params, async ({ request, actor, now }) => {
  const { chosen, what, back } = askedIn(request);
  const { items, lost } = await chosenRecords(db, actor.partnershipId, chosen);
  if (items.length === 0) throw redirect("/retention");
  await recordList({ db, actor, now }, "retention.listed", "retention-item", items.map(({ id }) => id)); // prettier-ignore
  const subjects = items.map(({ record_kind: kind, record_id: id }) => ({ kind, id }));
  const goes = await previewErasure(db, actor.partnershipId, subjects);
  const fates = items.map(({ proposed }) => (what === "proposed" ? proposed : what));
  return {
    ...{ items, lost, back, goes },
    anonymised: fates.filter((fate) => fate === "anonymise").length,
    erased: fates.filter((fate) => fate === "erase").length,
  };
});

export const action = guardedAction("retention:manage", params, async ({ request, actor, now }) => {
  const { chosen, what } = askedIn(request);
  const result = await decideRecords({ db, actor, now }, chosen, { what });
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed":
      return data({ lost: result.items }, 409);
    case "refused":
      throw new Response(null, { status: 422 });
    case "done":
      return redirect(
        result.decided > 0
          ? afterSaving("/retention?status=approved", "retention-approved")
          : afterSaving("/retention?status=kept", "retention-kept"),
      );
  }
});

export const meta: MetaFunction = () => [{ title: "Approve what goes – Joint Action" }];

export default function ConfirmPage() {
  const { items, lost, back, goes, anonymised, erased } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (reply || lost.length > 0)
    return (
      <>
        <BackLink href="/retention">Records whose time is over</BackLink>
        <h1 className="govuk-heading-l">Approve what goes</h1>
        <LostItems items={reply?.lost ?? lost} />
      </>
    );
  return (
    <>
      <BackLink href={back}>Decide otherwise</BackLink>
      <h1 className="govuk-heading-l">Approve what goes</h1>
      <WarningText>
        {sentence(items.length)} with everything below. Once it is erased this cannot be undone, from a backup neither.
      </WarningText>
      <p className="govuk-body">{fatesInWords(anonymised, erased)}</p>
      <ChosenTable items={items} />
      {goes.length > 0 ? (
        <Table
          caption="What goes in all"
          captionSize="m"
          scrollLabel="What goes in all"
          head={["What", { text: "How many", numeric: true }]}
          rows={goes.map(({ name, count }) => [name, count.toLocaleString("en-GB")])}
        />
      ) : null}
      <p className="govuk-body">
        It happens in the background, and each record is looked at once more: what something holds by then is kept.
        Until it has begun you can take the approval back.
      </p>
      <PageForm>
        <Button variant="warning">Approve</Button>
      </PageForm>
    </>
  );
}

function sentence(count: number) {
  return count === 1 ? "1 record goes" : `${count.toLocaleString("en-GB")} records go`;
}

function fatesInWords(anonymised: number, erased: number) {
  return [
    ...(anonymised > 0 ? [`${FATE_NAMES.anonymise}: ${anonymised.toLocaleString("en-GB")}.`] : []),
    ...(erased > 0 ? [`${FATE_NAMES.erase}: ${erased.toLocaleString("en-GB")}.`] : []),
  ].join(" ");
}
