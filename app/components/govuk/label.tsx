import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type TextSize = "s" | "m" | "l" | "xl";

type Props = {
  htmlFor: string;
  size?: TextSize;
  isPageHeading?: boolean;
  className?: string;
  children: ReactNode;
};

export function Label({ htmlFor, size, isPageHeading, className, children }: Props) {
  const label = (
    <label className={classNames("govuk-label", size && `govuk-label--${size}`, className)} htmlFor={htmlFor}>
      {children}
    </label>
  );
  return isPageHeading ? <h1 className="govuk-label-wrapper">{label}</h1> : label;
}
