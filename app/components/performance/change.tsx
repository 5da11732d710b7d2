import type { Direction, Verdict } from "#app/domain/performance/change.ts";

const ARROWS: Record<Direction, string> = { up: "↑", down: "↓", same: "→" };

type Props = { direction: Direction; verdict: Verdict; children: string };

/** An arrow and words say which way; the colour only whether that is good. */
export function Change({ direction, verdict, children }: Props) {
  return (
    <span className={`app-change app-change--${verdict}`}>
      <span aria-hidden="true">{ARROWS[direction]} </span>
      {children}
    </span>
  );
}
