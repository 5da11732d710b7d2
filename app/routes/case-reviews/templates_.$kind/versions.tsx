import { Table } from "#app/components/govuk/table.tsx";

type Props = {
  kind: string;
  templates: {
    id: string;
    number: number;
    recorded: string;
    byName: string | null;
    isFile: boolean;
    size: number | null;
    hash: string | null;
  }[];
};

/** Every template that has been used for this letter, the newest first. */
export function Versions({ kind, templates }: Props) {
  if (templates.length === 0) return null;
  return (
    <Table
      caption="Used so far"
      captionSize="m"
      scrollLabel="Templates used so far"
      stacked
      head={["Version", "Since", "By", "Checksum"]}
      rows={templates.map(({ id, number, recorded, byName, isFile, size, hash }) => [
        isFile ? (
          <a key="file" className="govuk-link" href={`/case-reviews/templates/${kind}/files/${id}`}>
            Version {number} (Word, {Math.ceil((size ?? 0) / 1000)}KB)
          </a>
        ) : (
          `Version ${number}: the one that comes with Joint Action`
        ),
        recorded,
        byName ?? "",
        hash ?? "",
      ])}
    />
  );
}
