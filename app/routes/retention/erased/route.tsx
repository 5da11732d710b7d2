import { data, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { errorTitleOf } from "#app/components/layout/error-title.ts";
import { RetentionNavigation } from "#app/components/retention/retention-navigation.tsx";
import { actorInWords, kindInWords } from "#app/domain/audit/event-names.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { ERASED_FILTER_FIELDS, erasedFilterForm, erasedKeyText, parseErasedKey } from "#app/domain/retention/erased-filter.form.ts"; // prettier-ignore
import { ruleInWords } from "#app/domain/retention/rules.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { erasableKinds } from "#db/queries/erasure-counts.ts";
import { listTombstones } from "#db/queries/tombstones.ts";
import { ErasedFilterPanel } from "./erased-filter-panel.tsx";

const ON_A_PAGE = 50;
type Stone = Awaited<ReturnType<typeof listTombstones>>[number];
type Page = {
  values: Record<string, string>;
  errors: FieldErrors;
  stones: Stone[];
  next: string | null;
  kinds: string[];
};

export const loader = guardedLoader("retention:manage", z.object({}), async ({ request, actor, now }) => {
  const asked = new URL(request.url).searchParams;
  const typed = new FormData();
  for (const name of ERASED_FILTER_FIELDS) typed.set(name, asked.get(name) ?? "");
  const form = parseForm(typed, erasedFilterForm);
  const values = Object.fromEntries([...asked].filter(([name, value]) => value && ERASED_FILTER_FIELDS.includes(name)));
  const kinds = erasableKinds();
  if (!form.ok) return data<Page>({ values, errors: form.errors, stones: [], next: null, kinds }, 400);
  const { id, kind, from, until } = form.data;
  const wanted = { id: id || undefined, kind: kind || undefined, from: from || undefined, until: until || undefined };
  const after = parseErasedKey(asked.get("after"));
  const found = await listTombstones(db, actor.partnershipId, wanted, after, ON_A_PAGE + 1);
  const stones = found.slice(0, ON_A_PAGE);
  const last = found.length > ON_A_PAGE ? stones.at(-1) : undefined;
  await recordList({ db, actor, now }, "tombstone.listed", "tombstone", stones.map((stone) => stone.id)); // prettier-ignore
  const next = last
    ? `/retention/erased?${new URLSearchParams({ ...values, after: erasedKeyText(last) }).toString()}`
    : null;
  return data<Page>({ values, errors: {}, stones, next, kinds }, 200);
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => {
  const title = "What has been erased – Joint Action";
  return [{ title: page && Object.keys(page.errors).length > 0 ? errorTitleOf(title) : title }];
};

export default function ErasedPage() {
  const { values, errors, stones, next, kinds } = useLoaderData<typeof loader>();
  const problems = Object.entries(errors).map(([name, message]) => ({
    ...{ name, message, href: name === "from" || name === "until" ? `#${name}-day` : undefined },
  }));
  return (
    <>
      <RetentionNavigation current="/retention/erased" />
      <ErrorSummary errors={problems} />
      <h1 className="govuk-heading-l">What has been erased</h1>
      <p className="govuk-body">
        Of each record its kind, its id, the rule, the day and who approved it. Nothing else is left, and these lines
        stay for good. After a backup is restored, the same records are erased again.
      </p>
      <ErasedFilterPanel values={values} errors={errors} kinds={kinds} />
      {stones.length === 0 ? (
        <p className="govuk-body">{emptyWords(problems.length > 0, Object.keys(values).length > 0)}</p>
      ) : (
        <Table
          caption="Records, newest first"
          captionSize="m"
          scrollLabel="What has been erased"
          stacked
          head={["Erased on", "Record", "Id", "Rule", "By"]}
          rows={stones.map((stone) => [
            longDay(stone.erasedOn),
            kindInWords(stone.kind) + (stone.withKind ? `, with a ${kindInWords(stone.withKind).toLowerCase()}` : ""),
            <code key="id">{stone.id}</code>,
            `${ruleInWords(stone.rule)}${stone.fate === "anonymise" ? ". Counted for statistics" : ""}`,
            stone.erasedByName ?? actorInWords(stone.erasedBy),
          ])}
        />
      )}
      <Pagination nextHref={next ?? undefined} nextText="Earlier" />
    </>
  );
}

function emptyWords(isWrong: boolean, isFiltered: boolean) {
  if (isWrong) return "Nothing was looked for. Correct the filters and apply them again.";
  return isFiltered
    ? "Nothing that was erased matches all of these filters."
    : "Nothing has been erased yet. What is approved on the list of what is due is erased within a minute.";
}
