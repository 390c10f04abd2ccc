import { type ReactNode, useLayoutEffect, useId, useRef } from "react";

type Props = { title: string; className?: string; onClose?: () => void; children: ReactNode };

/** A modal dialog of the browser's own: it keeps the focus and gives it back. Without `onClose`, Esc does not leave it. */
export function Dialog({ title, className = "", onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    // While it still stands in the page, so that closing gives the focus back to where it was.
    const dialog = ref.current!;
    if (!dialog.open) dialog.showModal();
    return () => dialog.close();
  }, []);
  return (
    <dialog
      ref={ref}
      className={`dialog ${className}`}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onPointerDown={(event) => event.target === ref.current && onClose?.()}
    >
      <div className="stack">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}
