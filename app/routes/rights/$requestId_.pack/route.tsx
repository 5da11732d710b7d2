import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { packFilter, packHref } from "#app/domain/rights/pack-list.ts";
import { packItemsForm, packNamesForm } from "#app/domain/rights/pack.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { askAgencies, chaseAgencies } from "#app/services/rights/ask-for-pack.ts";
import { decideItems } from "#app/services/rights/decide-items.ts";
import { gatherPack } from "#app/services/rights/gather-pack.ts";
import { nameAgencies } from "#app/services/rights/name-agencies.ts";
import { packPage } from "#app/services/rights/pack-page.ts";
import { db } from "#db/open.ts";
import { ItemsOfSection } from "./items-of-section.tsx";
import { PackSteps } from "./pack-steps.tsx";
import { SectionTable } from "./section-table.tsx";

const params = z.object({ requestId: z.uuidv7() });

export const loader = guardedLoader("rights:manage", params, async ({ request, params: { requestId }, actor, now }) => {
  const filter = packFilter(new URL(request.url).searchParams);
  const page = await packPage({ db, actor, now }, requestId, filter);
  if (!page) throw new Response(null, { status: 404 });
  const objects = [{ kind: "person", id: page.request.personId }];
  await recordView({ db, actor, now }, "pack.viewed", "rights-request", requestId, { objects });
  return { ...page, mark: filter.mark };
});

export const action = guardedAction("rights:manage", params, async ({ request, params: { requestId }, form: body, actor, now }) => {
  const at = { db, actor, now };
  const { section, mark } = packFilter(new URL(request.url).searchParams);
  const here = packHref(requestId, { section, mark });
  switch (body.get("intent")) {
    case "gather":
      return after(await gatherPack(at, requestId), packHref(requestId), "pack-gathered");
    case "ask":
      return after(await askAgencies(at, requestId), here, "pack-asked");
    case "chase":
      return after(await chaseAgencies(at, requestId), here, "pack-chased");
    case "names": {
      const form = parseForm(body, packNamesForm);
      if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
      return after(await nameAgencies(at, requestId, form.data), here, "pack-names-changed");
    }
    default: {
      const form = parseForm(body, packItemsForm);
      if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
      const result = await decideItems(at, requestId, form.data);
      if (result.kind === "refused") return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
      if (result.kind === "done" && result.missed > 0) return data({ values: form.values, errors: { form: `${result.changed} were saved. Somebody changed the others after you opened them: look at them again` } }, 409);
      return after(result, here, "pack-items-marked");
    }
  }
}); // prettier-ignore

type Done = { kind: "not-found" | "done" } | { kind: "changed" } | { kind: "refused"; message: string };

function after(result: Done, to: string, saved: Parameters<typeof afterSaving>[1]) {
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  const problem = (message: string, status: number) => data({ values: {}, errors: { form: message } }, status); // prettier-ignore
  if (result.kind === "refused") return problem(result.message, 422);
  if (result.kind === "changed") return problem("Somebody changed the pack after you opened it. Look at it again", 409);
  return redirect(afterSaving(to, saved));
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `Pack of ${page?.request.reference ?? "a request"} – Joint Action` },
];

export default function PackPage() {
  const page = useLoaderData<typeof loader>();
  // After a decision the next one begins anew: no exemption or reason of the last is given to it.
  return <PackOf key={page.items.map(({ id, version }) => `${id}:${version}`).join(" ")} page={page} />;
}

function PackOf({ page }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const reply = useActionData<typeof action>();
  const { request, warnings, pack, given, sections, counts } = page;
  const form = useCheckedForm(packItemsForm, { mark: "", exemption: "", reason: "", items: [] }, reply);
  return (
    <div className="app-wide">
      <BackLink href={`/rights/${request.id}`}>{request.reference}</BackLink>
      <ErrorSummary errors={form.errors} />
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">
          {request.reference}
          {request.dueOn === null ? "" : `, due on ${longDay(request.dueOn)}`}
        </span>
        What is held about {request.name}
      </h1>
      {warnings.map((warning) => (
        <WarningText key={warning}>{warning}</WarningText>
      ))}
      {given.map(({ number, givenOn, givenHow }) => (
        <p key={number} className="govuk-body">
          <a className="govuk-link" href={`/rights/${request.id}/packs/${number}`}>
            Pack {number}
          </a>{" "}
          was given on {longDay(givenOn ?? "")}. {givenHow}.
        </p>
      ))}
      {pack === null ? (
        <PageForm id="form">
          <p className="govuk-body">
            Nothing has been gathered{given.length > 0 ? " since" : " yet"}. Gathering searches every area for what is
            held about {request.name} and for their name, lists it, and proposes what becomes of each item. You decide
            each.
          </p>
          <Button name="intent" value="gather">
            {given.length > 0 ? "Gather a further pack" : "Gather what is held"}
          </Button>
        </PageForm>
      ) : (
        <>
          <PackSteps page={{ ...page, pack }} />
          <SectionTable
            requestId={request.id}
            sections={sections}
            counts={counts}
            current={page.section}
            mark={page.mark}
          />
          <ItemsOfSection page={page} form={form} />
        </>
      )}
    </div>
  );
}
