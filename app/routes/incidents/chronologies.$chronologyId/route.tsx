import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { chronologyToPrint } from "#app/services/incidents/make-chronology.ts";
import { db } from "#db/open.ts";

const params = z.object({ chronologyId: z.uuidv7() });

/** For whoever made it, for an hour. */
export const loader = guardedLoader("incidents:read", params, async ({ params: { chronologyId }, actor, now }) => {
  const made = await chronologyToPrint({ db, actor, now }, chronologyId);
  if (!made) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "chronology.viewed", "chronology", chronologyId);
  return made;
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Chronology ${data?.reference ?? ""} – Joint Action` },
];

export default function PrintedChronologyPage() {
  const { id, href, reference, title, marks, entries, by, at, purpose } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={href}>{reference}</BackLink>
      <p className="app-protective-marking">OFFICIAL-SENSITIVE</p>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{reference}</span>
        Chronology: {title}
      </h1>
      <div className="govuk-!-display-none-print">
        <p className="govuk-body">
          Print this page with your browser: Ctrl and P. The page and the file are here for you for an hour.
        </p>
        <Button href={`/incidents/chronologies/${id}/file`} variant="secondary">
          Download as a Word file
        </Button>
      </div>
      {(marks ?? []).map((mark) => (
        <InsetText key={mark}>{mark}</InsetText>
      ))}
      <Table
        caption="Chronology"
        captionHidden
        scrollLabel="Chronology"
        stacked
        head={["Day", "What happened"]}
        rows={entries.map((entry) => [longDay(entry.day), <Entry key="entry" {...entry} />])}
      />
      <p className="govuk-body-s">
        Made by {by}, {londonTime(at)}. {purpose}. Do not copy it or pass it on; destroy it when it has served its
        purpose.
      </p>
      <p className="app-protective-marking">OFFICIAL-SENSITIVE</p>
    </>
  );
}

type Shown = {
  title: string;
  words: string | null;
  people: readonly string[];
  reporter: string | null;
  marks?: readonly string[];
};

function Entry({ title, words, people, reporter, marks = [] }: Shown) {
  return (
    <>
      <strong>{title}</strong>
      {words ? <div className="app-typed">{words}</div> : null}
      {people.map((person) => (
        <div key={person}>{person}</div>
      ))}
      {reporter ? <div>Reported by {reporter}</div> : null}
      {marks.map((mark) => (
        <div key={mark}>
          <strong>{mark}</strong>
        </div>
      ))}
    </>
  );
}
