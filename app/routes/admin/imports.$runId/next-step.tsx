import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { type FateCounts, type RunStatus } from "#app/domain/imports/fates.ts";

type Props = {
  id: string;
  version: number;
  status: RunStatus;
  counts: FateCounts;
  toLoad: number;
  refusal: string | null;
  isInvitation: boolean;
  kind: { name: string };
  /** Recorded here and not in a file that is all there is. */
  absent: { count: number; names: readonly string[] };
  /** Agencies and types of which it can be said what is meant. */
  names: readonly unknown[];
  typeNames: readonly unknown[];
};

/** What can be done with a file in its state. */
export function NextStep({
  id,
  version,
  status,
  counts,
  toLoad,
  refusal,
  isInvitation,
  kind,
  absent,
  names,
  typeNames,
}: Props) {
  if (status === "visible")
    return (
      <>
        {isInvitation ? (
          <InsetText>
            The users are invited. Make each a link on their own page, and give them their groups and duties.
          </InsetText>
        ) : null}
        {kind.name === "incidents" ? (
          <InsetText>
            Look which{" "}
            <a className="govuk-link" href="/incidents/imported">
              incidents may be the same
            </a>{" "}
            as others, which{" "}
            <a className="govuk-link" href="/incidents/imported/people">
              people are to be confirmed
            </a>
            , and{" "}
            <a className="govuk-link" href={`/incidents/imported/files/${id}`}>
              whom its older reports were made for
            </a>
            .
          </InsetText>
        ) : null}
        {kind.name === "premises" ? (
          <InsetText>
            Look at{" "}
            <a className="govuk-link" href="/premises?show=all">
              the premises
            </a>
            , and say what became of those{" "}
            <a className="govuk-link" href="/premises?show=missing">
              missing from the register
            </a>
            .
          </InsetText>
        ) : null}
        <Button variant="secondary" href={`/admin/imports/${id}/undo`}>
          Undo this file
        </Button>
      </>
    );
  if (status !== "checked" && status !== "uploaded" && status !== "failed") return null;
  return (
    <>
      {status === "checked" && refusal ? <InsetText>{refusal}.</InsetText> : null}
      {status === "checked" && !refusal && counts.error > 0 ? (
        <InsetText>
          Rows with errors are left out. To have them too,{" "}
          {names.length + typeNames.length > 0 ? "say below what the file means by its names, or " : ""}correct the
          file, discard this one and send the file again.
        </InsetText>
      ) : null}
      {status === "checked" ? <Absent {...absent} /> : null}
      <PageForm id="step">
        <input type="hidden" name="version" value={version} />
        <ButtonGroup>
          {status === "checked" && !refusal ? (
            <Button name="intent" value="load">
              {loadWords(toLoad)}
            </Button>
          ) : null}
          <Button variant={status === "uploaded" ? "primary" : "secondary"} href={`/admin/imports/${id}/columns`}>
            {status === "uploaded" ? "Choose the columns" : "Change the columns"}
          </Button>
          <Button variant="warning" name="intent" value="discard">
            Discard this file
          </Button>
        </ButtonGroup>
      </PageForm>
    </>
  );
}

function loadWords(rows: number) {
  if (rows === 0) return "Flag what is missing";
  return rows === 1 ? "Load 1 row" : `Load ${rows.toLocaleString("en-GB")} rows`;
}

/** What a whole file no longer has: flagged when it is loaded, and kept. */
function Absent({ count, names }: Props["absent"]) {
  if (count === 0) return null;
  const words = count === 1 ? "1 that is" : `${count.toLocaleString("en-GB")} that are`;
  return (
    <InsetText>
      <p className="govuk-body">
        This is the whole register and lacks {words} recorded here. They are flagged as missing when it is loaded:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      {count > names.length ? <p className="govuk-body">And {count - names.length} more.</p> : null}
    </InsetText>
  );
}
