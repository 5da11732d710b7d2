import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { ImportStatusTag } from "#app/components/imports/import-status-tag.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { agencyField, namesToSettle, readMeant, typeField } from "#app/domain/imports/agency-names.ts";
import { countToLoad, FATES, refuseLoad, WORKING } from "#app/domain/imports/fates.ts";
import { FORMAT_NAMES } from "#app/domain/imports/file-reading.ts";
import { uploadsFolder } from "#app/http/data-folder.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { absentFrom } from "#app/services/imports/absent-from.ts";
import { askToLoad } from "#app/services/imports/ask-to-load.ts";
import { discardImport } from "#app/services/imports/discard-import.ts";
import { openImport } from "#app/services/imports/open-import.ts";
import { columnsOf, countsOf, readingOf } from "#app/services/imports/stored-run.ts";
import { settleNames } from "#app/services/imports/settle-names.ts";
import { typesToChoose } from "#app/services/imports/types-to-choose.ts";
import { db } from "#db/open.ts";
import { listRows } from "#db/queries/import-rows.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { FileNames } from "./file-names.tsx";
import { NextStep } from "./next-step.tsx";
import { Progress } from "./progress.tsx";
import { RowFates } from "./row-fates.tsx";

const params = z.object({ runId: z.uuidv7() });
const PAGE_SIZE = 50;
const shown = z.object({
  fate: z.catch(z.optional(z.enum(FATES)), undefined),
  after: z.catch(z.coerce.number().check(z.int(), z.nonnegative(), z.lte(2_000_000_000)), 0),
});

export const loader = guardedLoader("imports:manage", params, async ({ params: { runId }, request, actor, now }) => {
  const found = await openImport(db, actor, runId);
  if (!found) throw new Response(null, { status: 404 });
  const { run, kind } = found;
  const { fate, after } = shown.parse(Object.fromEntries(new URL(request.url).searchParams));
  const rows = WORKING.includes(run.status)
    ? []
    : await listRows(db, { id: run.id, partnershipId: run.partnership_id }, { fate: fate ?? null, after, limit: PAGE_SIZE + 1 }); // prettier-ignore
  await recordView({ db, actor, now }, "import.viewed", "import", run.id);
  const { format, encoding, sheet } = readingOf(run);
  const { names, typeNames } = run.status === "checked" ? namesOf(run) : { names: [], typeNames: [] };
  const agencies = names.length > 0 ? await listAgenciesOfPartnership(db, actor.partnershipId) : [];
  const types = typeNames.length > 0 ? await typesToChoose(db, actor.partnershipId, now) : [];
  const absent = await absentFrom(db, run);
  const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined;
  return {
    id: run.id,
    version: run.version,
    status: run.status,
    label: kind.label,
    fileName: run.file_name,
    versionLabel: run.version_label,
    read: [FORMAT_NAMES[format], encoding, sheet && `sheet ${sheet}`].filter(Boolean).join(", "),
    createdAt: run.created_at,
    problem: run.problem,
    rowsRead: run.rows_read,
    rowsLoaded: run.rows_loaded,
    counts: countsOf(run),
    toLoad: countToLoad(countsOf(run), kind),
    refusal: refuseLoad(run.status, countToLoad(countsOf(run), kind), absent.length),
    absent: { count: absent.length, names: absent.slice(0, PAGE_SIZE) },
    isInvitation: kind.name === "users",
    kind: { name: kind.name, loadsDuplicates: kind.loadsDuplicates ?? false },
    ...{ names, typeNames, types },
    agencies: agencies.map(({ id, name }) => ({ id, name })),
    rows: rows.slice(0, PAGE_SIZE),
    fate: fate ?? null,
    nextHref: last ? `?${new URLSearchParams({ ...(fate ? { fate } : {}), after: String(last.ordinal) }).toString()}` : null, // prettier-ignore
  };
});

const steps = z.object({ intent: z.enum(["load", "discard", "names"]), version: z.coerce.number().check(z.int()) });

export const action = guardedAction("imports:manage", params, async ({ params: { runId }, form, actor, now }) => {
  const step = steps.safeParse(Object.fromEntries(form));
  if (!step.success) throw new Response(null, { status: 400 });
  const found = await openImport(db, actor, runId);
  if (!found) throw new Response(null, { status: 404 });
  const { intent, version } = step.data;
  if (intent === "discard") {
    const result = await discardImport({ db, actor, now }, uploadsFolder(), runId, version);
    if (result.kind === "not-found") throw new Response(null, { status: 404 });
    return result.kind === "done" ? redirect("/admin/imports") : data({ error: "This import has moved on. Look again" }, 409); // prettier-ignore
  }
  const result =
    intent === "names"
      ? await settleNames({ db, actor, now }, runId, version, meantIn(form, found.run))
      : await askToLoad({ db, actor, now }, runId, version);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  return result.kind === "done" ? redirect(`/admin/imports/${runId}`) : data({ error: result.message }, 422);
});

function namesOf(run: Parameters<typeof columnsOf>[0]) {
  const { meant = [], unknown = [], meantTypes = [], unknownTypes = [] } = columnsOf(run);
  return {
    names: namesToSettle(meant.map(({ name, agencyId }) => ({ name, value: agencyId })), unknown),
    typeNames: namesToSettle(meantTypes.map(({ name, type }) => ({ name, value: type })), unknownTypes),
  }; // prettier-ignore
}

function meantIn(form: FormData, run: Parameters<typeof columnsOf>[0]) {
  const { names, typeNames } = namesOf(run);
  const agencies = readMeant(form, agencyField, names.map(({ name }) => name)); // prettier-ignore
  const types = readMeant(form, typeField, typeNames.map(({ name }) => name)); // prettier-ignore
  return {
    meant: agencies.map(({ name, value }) => ({ name, agencyId: value })),
    meantTypes: types.map(({ name, value }) => ({ name, type: value })),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.label ?? "File"} from a file – Joint Action` },
];

export default function ImportPage() {
  const run = useLoaderData<typeof loader>();
  const error = useActionData<typeof action>()?.error;
  return (
    <>
      <BackLink href="/admin/imports">Files loaded</BackLink>
      <ErrorSummary errors={error ? [{ name: "form", message: error }] : []} />
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{run.label}</span>
        {run.versionLabel ?? run.fileName}
      </h1>
      <SummaryList
        rows={[
          { key: "State", value: <ImportStatusTag status={run.status} /> },
          { key: "File", value: `${run.fileName} (${run.read})` },
          { key: "Sent", value: londonTime(run.createdAt) },
          { key: "Rows read", value: run.rowsRead.toLocaleString("en-GB") },
        ]}
      />
      <Progress status={run.status} rowsRead={run.rowsRead} rowsLoaded={run.rowsLoaded} problem={run.problem} />
      <NextStep {...run} />
      <FileNames {...run} />
      {run.rowsRead > 0 && !WORKING.includes(run.status) ? <RowFates {...run} /> : null}
    </>
  );
}
