import { londonTime, longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { periodId } from "#app/domain/performance/period-address.ts";
import type { Period } from "#app/domain/performance/quarter.ts";
import { Details } from "../govuk/details.tsx";
import { InsetText } from "../govuk/inset-text.tsx";

type Revision = {
  id: string;
  publisher: string | null;
  asAt: string | null;
  publishedOn: string | null;
  loadedAt: string;
  loadedByName: string | null;
};
type Props = { period: Period; revisions: readonly Revision[]; used: readonly string[]; asLoaded: Revision | null };

/** Whose figures these are and of which day, and the way to each earlier state of them. */
export function CrimeSources({ period, revisions, used, asLoaded }: Props) {
  const shown = revisions.filter((revision) => used.includes(revision.id));
  const [newest] = revisions;
  return (
    <>
      {shown.map((revision) => (
        <p key={revision.id} className="govuk-body-s">
          Source: {sourceWords(revision)}.
        </p>
      ))}
      {revisions.length > 1 && newest ? (
        <Details
          summary={`Loaded ${revisions.length} times: the figures as they stood before`}
          open={asLoaded !== null}
        >
          <ul className="govuk-list govuk-list--bullet">
            {revisions.map((revision) => (
              <li key={revision.id}>
                <a className="govuk-link" href={hrefOf(period, revision.id === newest.id ? null : revision.id)}>
                  as loaded on {londonTime(revision.loadedAt)}
                </a>
                {revision.id === newest.id ? ", the latest" : null}
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}

const FEW = 3;

/** Whose figures a page shows, of which day and when they came: several are folded away. */
export function FigureSources({ sources }: { sources: readonly Revision[] }) {
  const words = [...new Set(sources.map(sourceWords))];
  if (words.length <= FEW)
    return (
      <>
        {words.map((source) => (
          <p key={source} className="govuk-body-s">
            Source: {source}.
          </p>
        ))}
      </>
    );
  return (
    <Details summary={`Where these figures come from: ${words.length} files or tables`}>
      <ul className="govuk-list govuk-list--bullet">
        {words.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </Details>
  );
}

/** Above a table that is not the latest. */
export function OlderFigures({ period, asLoaded }: { period: Period; asLoaded: Revision }) {
  return (
    <InsetText>
      These are the figures as they stood when they had been loaded on {londonTime(asLoaded.loadedAt)}.{" "}
      <a className="govuk-link" href={hrefOf(period, null)}>
        Show the latest
      </a>
    </InsetText>
  );
}

function hrefOf(period: Period, revision: string | null) {
  const search = new URLSearchParams({ period: periodId(period), ...(revision ? { loaded: revision } : {}) });
  return `/performance/crime?${search.toString()}`;
}

function sourceWords({ publisher, asAt, publishedOn, loadedAt, loadedByName }: Revision) {
  return [
    publisher ?? "publisher not recorded",
    asAt === null ? null : `as at ${longDay(asAt)}`,
    publishedOn === null ? "day of publication not recorded" : `published ${shortDay(publishedOn)}`,
    `loaded ${londonTime(loadedAt)}${loadedByName === null ? " by a command" : ` by ${loadedByName}`}`,
  ]
    .filter(Boolean)
    .join(", ");
}
