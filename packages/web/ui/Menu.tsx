import { type ReactNode, useId, useRef } from "react";

type Props = { button: ReactNode; className?: string; at: "left" | "right" | "below"; onClose?: () => void; children: ReactNode };

/** A button and what it opens, by the browser's own popover: Esc and a click beside close it, and so does a choice. */
export function Menu({ button, className = "", at, onClose, children }: Props) {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  return (
    <div className="menu-of">
      <button type="button" className={`btn ${className}`} popoverTarget={id}>
        {button}
      </button>
      <div
        ref={ref}
        id={id}
        popover="auto"
        className={`menu ${at}`}
        onToggle={({ newState }) => newState === "closed" && onClose?.()}
        onClick={(event) => (event.target as HTMLElement).closest("a, button[data-close]") && ref.current?.hidePopover()}
      >
        {children}
      </div>
    </div>
  );
}
