import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Props = {
  children: ReactNode;
  variant?: "primary" | "secondary" | "warning" | "inverse";
  /** Makes a link that looks like a button. */
  href?: string;
  type?: "submit" | "button";
  name?: string;
  value?: string;
  id?: string;
  form?: string;
  formAction?: string;
  disabled?: boolean;
  className?: string;
};

export function Button({ children, variant = "primary", href, type = "submit", disabled, className, ...rest }: Props) {
  const names = classNames("govuk-button", variant !== "primary" && `govuk-button--${variant}`, className);
  if (href !== undefined) {
    return (
      <a href={href} role="button" draggable={false} className={names} id={rest.id}>
        {children}
      </a>
    );
  }
  return (
    <button {...rest} type={type} className={names} disabled={disabled} aria-disabled={disabled || undefined}>
      {children}
    </button>
  );
}
