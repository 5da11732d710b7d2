import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type Props = {
  colour?: "purple" | "bright-purple" | "red" | "green" | "blue" | "black" | "grey";
  large?: boolean;
  children: ReactNode;
};

export function Badge({ colour, large, children }: Props) {
  return (
    <span className={classNames("moj-badge", colour && `moj-badge--${colour}`, large && "moj-badge--large")}>
      {children}
    </span>
  );
}
