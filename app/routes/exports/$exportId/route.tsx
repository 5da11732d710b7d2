import { type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { londonTime } from "#app/domain/dates/iso-day.ts";
import { EXPORT_HOURS, FORMAT_NAMES, mayFetch } from "#app/domain/exports/disclosure.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { db } from "#db/open.ts";
import { findOwnDisclosure, unsafeListLaterParts } from "#db/queries/disclosures.ts";

export const loader = guardedLoader(
  "exports:make",
  z.object({ exportId: z.uuidv7() }),
  async ({ params, actor, now }) => {
    const made = await findOwnDisclosure(db, actor, params.exportId);
    if (!made) throw new Response(null, { status: 404 });
    if (made.firstId) throw redirect(`/exports/${made.firstId}`);
    const later = made.parts > 1 ? await unsafeListLaterParts(db, made.id, made.parts) : [];
    let before = 0;
    const files = [{ id: made.id, part: made.part, rowCount: made.rowCount }, ...later].map(
      ({ id, part, rowCount }) => {
        const rows = `${(before + 1).toLocaleString("en-GB")} to ${(before += rowCount).toLocaleString("en-GB")}`;
        return { id, part, rows };
      },
    );
    return {
      files,
      words: made.words,
      rows: before,
      format: FORMAT_NAMES[made.format],
      recipients: made.recipients,
      madeAt: made.madeAt,
      isThere: mayFetch(made, now),
    };
  },
);

export const meta: MetaFunction = () => [{ title: "Your download – Joint Action" }];

export default function ExportPage() {
  const { files, words, rows, format, recipients, madeAt, isThere } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <h1 className="govuk-heading-l">{isThere ? "Your download is ready" : "This download is over"}</h1>
        <SummaryList
          rows={[
            { key: "List", value: words },
            { key: "Rows", value: rows.toLocaleString("en-GB") },
            { key: "Format", value: format },
            { key: "For", value: recipients ?? "Work within the partnership" },
            { key: "Made", value: londonTime(madeAt) },
          ]}
        />
        {isThere ? (
          <>
            <Files files={files} />
            <p className="govuk-body">
              It can be fetched for {EXPORT_HOURS === 1 ? "an hour" : `${EXPORT_HOURS} hours`}. What you made and for
              whom is recorded. Delete your copy when you no longer need it.
            </p>
          </>
        ) : (
          <p className="govuk-body">The file has been taken away. Make it again from its list if you still need it.</p>
        )}
      </div>
    </div>
  );
}

type File = { id: string; part: number; rows: string };

function Files({ files }: { files: readonly File[] }) {
  const [first, second] = files;
  if (first && !second) return <Button href={`/exports/${first.id}/file`}>Download the file</Button>;
  return (
    <ul className="govuk-list">
      {files.map(({ id, part, rows }) => (
        <li key={id}>
          <a className="govuk-link" href={`/exports/${id}/file`}>
            Download file {part} of {files.length}
          </a>
          , rows {rows}
        </li>
      ))}
    </ul>
  );
}
