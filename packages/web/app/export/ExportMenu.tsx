import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { m } from "../../words/out/messages.js";
import { Menu } from "../../ui/Menu.tsx";
import type { Sheet } from "./sheet.ts";
import "./export.css";

type Export = { name: string; sheet: () => Sheet; picture?: () => SVGSVGElement | null };

/** What is on the page, to be taken along: the writer of files comes when it is asked for. */
export function ExportMenu({ name, sheet, picture }: Export) {
  const write = () => import("./save.ts");
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
          <IconDownload size={17} stroke={1.7} aria-hidden="true" /> {m.ui_export()}
        </>
      }
    >
      <div className="stack xs">
        <Item onClick={() => void write().then(({ saveXlsx }) => saveXlsx(name, sheet()))}>{m.ui_xlsx()}</Item>
        <Item onClick={() => void write().then(({ saveCsv }) => saveCsv(name, sheet()))}>{m.ui_csv()}</Item>
        {picture && <Item onClick={() => void draw()}>{m.ui_png()}</Item>}
        <Item onClick={() => print()}>{m.ui_print()}</Item>
      </div>
    </Menu>
  );
}

const Item = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <Button variant="subtle" color="gray" justify="start" data-close onClick={onClick}>
    {children}
  </Button>
);
