import { longDay } from "#app/domain/dates/iso-day.ts";
import type { PackContent } from "#app/domain/rights/pack-content.ts";
import type { ItemWords } from "#app/domain/rights/pack-item.ts";
import { Table } from "../govuk/table.tsx";

/** A pack as whoever asked for it reads it: on the screen, and printed. */
export function PackSheet({ content }: { content: PackContent }) {
  const { title, reference, number, subjectName, cover, withheld, sections } = content;
  return (
    <article className="app-pack">
      <p className="app-protective-marking">OFFICIAL-SENSITIVE</p>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">
          {reference}, pack {number}
        </span>
        {title}: {subjectName}
      </h1>
      {cover.map(({ heading, words }) => (
        <section key={heading}>
          <h2 className="govuk-heading-m">{heading}</h2>
          {words.map((paragraph) => (
            <p key={paragraph} className="govuk-body app-typed">
              {paragraph}
            </p>
          ))}
        </section>
      ))}
      {withheld.length === 0 ? null : (
        <Table
          caption="What is withheld"
          captionSize="m"
          scrollLabel="What is withheld"
          stacked
          head={["Part", "Why", { text: "Items", numeric: true }]}
          rows={withheld.map(({ section, exemption, items }) => [section, exemption, String(items)])}
        />
      )}
      {sections.map(({ name, items }) => (
        <section key={name}>
          <h2 className="govuk-heading-m">{name}</h2>
          {items.map((item, at) => (
            <section key={at}>
              <h3 className="govuk-heading-s">{itemHeading(item)}</h3>
              <ItemLines words={item} />
            </section>
          ))}
        </section>
      ))}
      <p className="app-protective-marking">OFFICIAL-SENSITIVE</p>
    </article>
  );
}

export function itemHeading({ title, day }: Pick<ItemWords, "title" | "day">) {
  return day === null ? title : `${title}, ${longDay(day)}`;
}

export function ItemLines({ words }: { words: ItemWords }) {
  const [first] = words.lines;
  if (words.lines.length === 1 && first?.label === "") return <p className="govuk-body app-typed">{first.text}</p>;
  return (
    <dl className="govuk-summary-list">
      {words.lines.map(({ label, text }, at) => (
        <div key={at} className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">{label}</dt>
          <dd className="govuk-summary-list__value app-typed">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
