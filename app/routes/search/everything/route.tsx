import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { HowToSearch } from "#app/components/search/how-to-search.tsx";
import { SearchForm } from "#app/components/search/search-form.tsx";
import { everythingForm } from "#app/domain/search/everything.form.ts";
import { groupsToFind } from "#app/domain/search/found-groups.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { searchEverything } from "#app/services/search/search-everything.ts";
import { db } from "#db/open.ts";

const params = z.object({});

export const loader = guardedLoader("search:use", params, ({ actor: { permissions } }) =>
  Promise.resolve({ groups: groupsToFind(permissions), onlyOpen: !permissions.has("people:search") }),
);

/** From the header of every page. Posted and kept under a random id, so that no name ever stands in an address. */
export const action = guardedAction("search:use", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, everythingForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  return redirect(await searchEverything({ db, actor, now }, form.data.text));
});

export const meta: MetaFunction = () => [{ title: "Search – Joint Action" }];

export default function SearchPage() {
  const { groups, onlyOpen } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const error = reply?.errors.text;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <ErrorSummary errors={error ? [{ name: "text", message: error, href: "#text" }] : []} />
        <h1 className="govuk-heading-l">Search</h1>
        <SearchForm text={String(reply?.values.text ?? "")} error={error} button="Search" />
        <HowToSearch groups={groups} onlyOpen={onlyOpen} />
      </div>
    </div>
  );
}
