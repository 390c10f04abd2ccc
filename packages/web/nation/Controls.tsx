import { m } from "../words/out/messages.js";
import { DateField } from "../app/DateField.tsx";
import { civilDate } from "../app/format.ts";
import { Choose } from "../ui/Choose.tsx";
import { type Metric, metrics, metricWord } from "./look.ts";

/** As of which day the figures are told: today's unless another is chosen. */
export const AsOf = ({ value, onChange }: { value: string | undefined; onChange: (day: string | undefined) => void }) => (
  <DateField
    className="asof"
    label={m.nation_as_of()}
    value={value ?? civilDate()}
    max={civilDate()}
    min="2008-08-01"
    data-filter
    onChange={({ currentTarget: { value: day } }) => day !== "" && onChange(day === civilDate() ? undefined : day)}
  />
);

export const ChooseMetric = ({ value, onChange }: { value: Metric; onChange: (metric: Metric) => void }) => (
  <Choose
    label={m.nation_metric()}
    value={value}
    options={metrics.map((each) => ({ value: each, label: metricWord(each) }))}
    onChange={(to) => onChange(to as Metric)}
  />
);
