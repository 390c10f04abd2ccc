type Option = { value: string; label: string };
type Props = { label: string; bare?: boolean; value: string; options: readonly Option[]; onChange: (value: string) => void };

/** One of a few, all of them in view. `bare`: where its words say enough, the label is for ears alone. */
export const Choose = ({ label, bare = false, value, options, onChange }: Props) => (
  <div className="choose">
    {!bare && <span aria-hidden="true">{label}</span>}
    <div className="seg" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} onClick={() => onChange(option.value)}>
          {option.label}
        </button>
      ))}
    </div>
  </div>
);
