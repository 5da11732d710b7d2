type Props = { kept: { words: string; holdHref: string | null } | null };

/** How long a record is kept, small and at its end, for who may know it. */
export function KeptUntil({ kept }: Props) {
  if (!kept) return null;
  return (
    <section aria-labelledby="kept-until">
      <h2 className="govuk-heading-s govuk-!-margin-bottom-1" id="kept-until">
        How long this is kept
      </h2>
      <p className="govuk-body-s">
        {kept.words}.
        {kept.holdHref ? (
          <>
            {" "}
            <a className="govuk-link" href={kept.holdHref}>
              Place a hold
            </a>
          </>
        ) : null}
      </p>
    </section>
  );
}
