import { Button } from "#app/components/govuk/button.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import type { Fields } from "#app/components/interventions/fields.ts";
import type { Asked } from "#app/domain/interventions/asked.ts";

type Person = { value: string; text: string; hint: string };
export type PeopleReply = {
  /** People found by name, beside those whom the page offers anyway. */
  found: readonly Person[];
  agenciesToAsk: readonly string[];
  /** Nobody found is who was sought: somebody new may be recorded. */
  mayAddNew: boolean;
  unlinked: { names: string[]; mayLink: boolean } | null;
};
type Props = Fields & {
  asked: Pick<Asked, "people" | "bodies" | "unknown">;
  people: readonly Person[];
  maySearch: boolean;
  findOnce: string;
  reply: PeopleReply;
};

/** Whom it binds: people by ticks, found by name without leaving the page; a body; or people whom nobody knows. */
export function PeopleFields({ field, errorOf, asked, people, maySearch, findOnce, reply }: Props) {
  if (asked.people === "none") return null;
  const shown = [...people, ...reply.found];
  const isOptional = asked.people !== "needed";
  return (
    <>
      <h2 className="govuk-heading-m">Who</h2>
      {shown.length > 0 ? (
        <Checkboxes
          field={field("respondents")}
          legend={isOptional ? "Whom is it about? (optional)" : "Whom is it about?"}
          legendSize="s"
          hint="Tick everybody whom it binds, each once"
          small
          items={shown}
          error={errorOf("respondents")}
        />
      ) : (
        <NobodyYet id={field("respondents").id} error={errorOf("respondents")} />
      )}
      <input type="hidden" name="offered" value={reply.found.map(({ value }) => value).join(",")} />
      {reply.unlinked ? <Unlinked field={field} errorOf={errorOf} {...reply.unlinked} /> : null}
      {maySearch ? (
        <FindSomebody field={field} errorOf={errorOf} findOnce={findOnce} reply={reply} isOpen={shown.length === 0} />
      ) : null}
      {asked.bodies ? (
        <Input
          field={field("bodyName")}
          label="Body that it is given to, such as a company (optional)"
          autoComplete="off"
          error={errorOf("bodyName")}
        />
      ) : null}
      {asked.unknown ? (
        <Checkboxes
          field={field("unknown")}
          small
          items={[{ value: "yes", text: "Persons unknown: nobody can name them yet" }]}
          error={errorOf("unknown")}
        />
      ) : null}
    </>
  );
}

function NobodyYet({ id, error }: { id: string; error?: string }) {
  return (
    <p className={error ? "govuk-error-message" : "govuk-body"} id={id} tabIndex={-1}>
      {error ?? "Nobody has been chosen yet."}
    </p>
  );
}

function Unlinked({ field, errorOf, names, mayLink }: Fields & { names: string[]; mayLink: boolean }) {
  const who = names.join(", ");
  return (
    <InsetText>
      <p className="govuk-body">
        Not linked to this case: {who}. Whoever sees the case reads its interventions, and could then open{" "}
        {names.length === 1 ? "this person’s record" : "these people’s records"}.
      </p>
      {mayLink ? (
        <Checkboxes
          field={field("linkToCase")}
          small
          items={[{ value: "yes", text: "Link to the case as well, as alleged perpetrator" }]}
          error={errorOf("linkToCase")}
        />
      ) : (
        <p className="govuk-body">Ask the lead of the case to link them first, or take the tick off.</p>
      )}
    </InsetText>
  );
}

type Find = Fields & { findOnce: string; reply: PeopleReply; isOpen: boolean };

function FindSomebody({ field, errorOf, findOnce, reply, isOpen }: Find) {
  const isUsed = ["findFamily", "findGiven", "findBorn", "findBorn-day"].some(
    (name) => errorOf(name) || Boolean(field(name).defaultValue),
  );
  const plain = { width: 20, autoComplete: "off", spellCheck: false } as const;
  return (
    <Details summary="Find somebody else" open={isOpen || isUsed}>
      <Input field={field("findGiven")} label="Given names" {...plain} error={errorOf("findGiven")} />
      <Input field={field("findFamily")} label="Family name" {...plain} error={errorOf("findFamily")} />
      <DateInput
        name="findBorn"
        field={field}
        legend="Date of birth (optional)"
        legendSize="s"
        error={errorOf("findBorn")}
      />
      {reply.agenciesToAsk.length > 0 ? (
        <p className="govuk-body">
          A restricted record may be about this person: ask {reply.agenciesToAsk.join(" or ")}.
        </p>
      ) : null}
      <input type="hidden" name="findOnce" value={findOnce} />
      <div className="govuk-button-group">
        <Button variant="secondary" name="intent" value="find">
          Find
        </Button>
        {reply.mayAddNew ? (
          <Button variant="secondary" name="intent" value="add-new">
            None of those found: record a new person
          </Button>
        ) : null}
      </div>
    </Details>
  );
}
