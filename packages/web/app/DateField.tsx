import { ActionIcon, TextInput, type TextInputProps } from "@mantine/core";
import "@mantine/core/styles/ActionIcon.css";
import { IconCalendar } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { m } from "../words/out/messages.js";
import { dayOf, stroked } from "./day.ts";
import { date } from "./format.ts";
import "./date-field.css";

type Props = Omit<TextInputProps, "value" | "onChange" | "type" | "min" | "max"> & {
  /** `YYYY-MM-DD`, or nothing. */
  value: string | undefined;
  /** Called with a whole day, or with nothing when the field was emptied; never with half a date. */
  onChange: (event: { currentTarget: { value: string } }) => void;
  min?: string;
  max?: string;
};

/** A day as it is written on Vietnamese paper, dd/MM/yyyy, typed or chosen from the browser's own calendar. */
export function DateField({ value, onChange, min, max, error, className = "", ...rest }: Props) {
  const [typing, type] = useState<string>();
  const [left, leave] = useState(false);
  const calendar = useRef<HTMLInputElement>(null);
  const shown = typing ?? (value ? date(value) : "");
  const wrong = typing === undefined ? "" : faultOf(typing, min, max);
  const tell = (day: string) => onChange({ currentTarget: { value: day } });
  const take = (text: string) => {
    type(text);
    leave(false);
    if (text.trim() === "" || !faultOf(text, min, max)) tell(dayOf(text) ?? "");
  };
  return (
    <TextInput
      {...rest}
      className={`date-field ${className}`}
      placeholder={m.ui_date_form()}
      inputMode="numeric"
      autoComplete="off"
      value={shown}
      ref={(field) => field?.setCustomValidity(wrong)}
      error={left && wrong ? wrong : error}
      onChange={({ currentTarget }) => take(stroked(currentTarget.value, shown))}
      onBlur={() => (wrong ? leave(true) : type(undefined))}
      rightSectionPointerEvents="all"
      rightSection={
        <>
          <ActionIcon variant="subtle" aria-label={m.ui_open_calendar()} onClick={() => calendar.current?.showPicker()}>
            <IconCalendar size={18} stroke={1.7} aria-hidden="true" />
          </ActionIcon>
          <input
            ref={calendar}
            className="calendar"
            type="date"
            tabIndex={-1}
            aria-hidden="true"
            min={min}
            max={max}
            value={value ?? ""}
            onChange={({ currentTarget }) => {
              type(undefined);
              tell(currentTarget.value);
            }}
          />
        </>
      }
    />
  );
}

/** What is wrong with what was typed, and how to mend it. */
function faultOf(typed: string, min: string | undefined, max: string | undefined): string {
  if (typed.trim() === "") return "";
  const day = dayOf(typed);
  if (!day) return m.ui_date_fault();
  if (min && day < min) return m.ui_date_min({ date: date(min) });
  return max && day > max ? m.ui_date_max({ date: date(max) }) : "";
}
