import { type ReactNode, useId } from "react";

/** `value` null: no figure. */
export type ChartPoint = { label: string; value: number | null };
export type ChartSeries = { name: string; points: readonly ChartPoint[] };

type Props = {
  title: string;
  /** What the chart shows, in one sentence: for those who do not see it, and for those who do. */
  sentence: string;
  width: number;
  height: number;
  /** The same numbers as a table, unless one stands beside the chart. */
  table?: ReactNode;
  children: ReactNode;
};

/** A drawing made on the server, under the sentence that it stands for and above the numbers it is drawn from. */
export function ChartFigure({ title, sentence, width, height, table, children }: Props) {
  const id = useId();
  return (
    <figure className="app-chart">
      <figcaption>
        <strong className="govuk-heading-s govuk-!-margin-bottom-1">{title}</strong>
        <p className="govuk-body-s govuk-!-margin-bottom-2">{sentence}</p>
      </figcaption>
      <svg role="img" aria-labelledby={`${id}-title ${id}-words`} viewBox={`0 0 ${width} ${height}`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-words`}>{sentence}</desc>
        {children}
      </svg>
      {table}
    </figure>
  );
}
