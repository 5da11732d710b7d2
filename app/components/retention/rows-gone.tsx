import { InsetText } from "#app/components/govuk/inset-text.tsx";

/** Under a number that was frozen: it stands, and some of the records behind it do not any more. */
export function RowsGone({ gone, of }: { gone: number; of: string }) {
  if (gone === 0) return null;
  return (
    <InsetText>
      {gone === 1 ? `1 ${of} behind this has` : `${gone} ${of}s behind this have`} been erased since, under the
      retention rule. The numbers are as they were.
    </InsetText>
  );
}
