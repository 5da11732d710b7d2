import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import type { FieldProps } from "#app/components/govuk/field-props.ts";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { MarkFields } from "#app/components/rights/mark-fields.tsx";
import { MarkTag } from "#app/components/rights/mark-tag.tsx";
import { itemHeading } from "#app/components/rights/pack-sheet.tsx";
import type { ItemWords } from "#app/domain/rights/pack-item.ts";
import { packHref } from "#app/domain/rights/pack-list.ts";
import { SECTION_NAMES, type PackSection } from "#app/domain/rights/pack-source.ts";
import {
  EXEMPTION_NAMES,
  type Exemption,
  PACK_MARK_NAMES,
  PACK_MARKS,
  type PackMark,
} from "#app/domain/rights/pack.ts";
import type { useCheckedForm } from "#app/forms/use-checked-form.ts";

type Item = {
  id: string;
  version: number;
  mark: PackMark;
  exemption: Exemption | null;
  askedOn: string | null;
  isMention: boolean;
  isEdited: boolean;
  agencyName: string | null;
  words: ItemWords | null;
};
type Props = {
  page: { request: { id: string }; section: PackSection | null; mark: PackMark | null; items: readonly Item[]; next: number | null };
  form: ReturnType<typeof useCheckedForm>;
}; // prettier-ignore

/** The items of one part, each with a box, and what becomes of those that are ticked. */
export function ItemsOfSection({ page: { request, section, mark, items, next }, form }: Props) {
  const { field, errorOf, onSubmit, values } = form;
  if (section === null) return <p className="govuk-body">Nothing is held.</p>;
  const ticked = [values["items"] ?? []].flat();
  return (
    <section id="part">
      <h2 className="govuk-heading-m">
        {SECTION_NAMES[section]}
        {mark === null ? "" : `: ${PACK_MARK_NAMES[mark].toLowerCase()}`}
      </h2>
      {items.length === 0 ? (
        <p className="govuk-body">
          No item here is marked so. <a href={packHref(request.id, { section })}>Show the whole part</a>.
        </p>
      ) : (
        <PageForm onSubmit={onSubmit}>
          <div className="govuk-form-group">
            {errorOf("items") ? <p className="govuk-error-message">{errorOf("items")}</p> : null}
            <div className="govuk-checkboxes govuk-checkboxes--small">
              {items.map((item, at) => (
                <ItemBox field={field("items")} key={`${item.id}:${item.version}`} item={item} requestId={request.id} isFirst={at === 0} isTicked={ticked.includes(`${item.id}:${item.version}`)} />
              ))}
            </div>
          </div>
          <MarkFields field={field} errorOf={errorOf} legend="What becomes of those that are ticked" marks={PACK_MARKS} />
          <Button name="intent" value="mark">
            Save for those that are ticked
          </Button>
        </PageForm>
      )}
      {next === null ? null : (
        <Pagination nextHref={`${packHref(request.id, { section, mark, after: next })}#part`} nextText="More items" />
      )}
    </section>
  );
} // prettier-ignore

type BoxProps = { field: FieldProps; item: Item; requestId: string; isFirst: boolean; isTicked: boolean };

function ItemBox({ field, item, requestId, isFirst, isTicked }: BoxProps) {
  const { name, ref, onChange, onBlur } = field;
  const id = isFirst ? "items" : `items-${item.id}`;
  const preview = beginning(item.words?.lines ?? []);
  const heading = item.words ? itemHeading(item.words) : "Not held any more";
  return (
    <div className="govuk-checkboxes__item">
      <input
        className="govuk-checkboxes__input"
        id={id}
        {...{ name, ref, onChange, onBlur }}
        type="checkbox"
        value={`${item.id}:${item.version}`}
        defaultChecked={isTicked}
        aria-describedby={`${id}-hint`}
      />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
        {heading} <MarkTag mark={item.mark} isAsked={item.mark === "ask" && item.askedOn !== null} />
      </label>
      <div id={`${id}-hint`} className="govuk-hint govuk-checkboxes__hint">
        {preview === "" ? null : `${preview} `}
        {item.agencyName === null ? null : `From ${item.agencyName}. `}
        {item.exemption === null ? null : `${EXEMPTION_NAMES[item.exemption]}. `}
        {item.isMention ? "Names the person. " : null}
        {item.isEdited ? "Other words are given. " : null}
        <a className="govuk-link" href={`/rights/${requestId}/pack/items/${item.id}`}>
          Read and decide<span className="govuk-visually-hidden"> {heading}</span>
        </a>
      </div>
    </div>
  );
}

const TOLD = 160;

/** What is written in it, where something is; otherwise the first things that are held. */
function beginning(lines: ItemWords["lines"]): string {
  const long = lines.find(({ text }) => text.length > 40 && text.includes(" "));
  const text = long ? long.text : lines.slice(0, 3).map((line) => `${line.label}: ${line.text}`).join("; "); // prettier-ignore
  return text.length > TOLD ? `${text.slice(0, TOLD)}…` : text.replace(/[^.!?…]$/, "$&.");
}
