import { Button, TextInput } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { m } from "../words/out/messages.js";
import { civilDate } from "../app/format.ts";
import type { Sheet } from "../app/export/sheet.ts";
import { Choose } from "../ui/Choose.tsx";
import { Menu } from "../ui/Menu.tsx";
import { type Metric, metrics, metricWord } from "./look.ts";

/** As of which day the figures are told: today's unless another is chosen. */
export const AsOf = ({ value, onChange }: { value: string | undefined; onChange: (day: string | undefined) => void }) => (
  <TextInput
    type="date"
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

type Export = { name: string; sheet: () => Sheet; picture?: () => SVGSVGElement | null };

/** What is on the page, to be taken along: the writer of files comes when it is asked for. */
export function ExportMenu({ name, sheet, picture }: Export) {
  const write = () => import("../app/export/save.ts");
  const draw = async () => {
    const svg = picture?.();
    if (svg) await (await write()).savePicture(name, svg);
  };
  return (
    <Menu
      at="below"
      className="export"
      button={
        <>
          <IconDownload size={17} stroke={1.7} aria-hidden="true" /> {m.nation_export()}
        </>
      }
    >
      <div className="stack xs">
        <Item onClick={() => void write().then(({ saveXlsx }) => saveXlsx(name, sheet()))}>{m.nation_xlsx()}</Item>
        <Item onClick={() => void write().then(({ saveCsv }) => saveCsv(name, sheet()))}>{m.nation_csv()}</Item>
        {picture && <Item onClick={() => void draw()}>{m.nation_png()}</Item>}
        <Item onClick={() => print()}>{m.nation_print()}</Item>
      </div>
    </Menu>
  );
}

const Item = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <Button variant="subtle" color="gray" justify="start" data-close onClick={onClick}>
    {children}
  </Button>
);
