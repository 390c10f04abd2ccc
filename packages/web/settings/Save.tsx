import { Button } from "@mantine/core";
import { m } from "../words/out/messages.js";
import { time } from "../app/format.ts";

/** The end of a form of settings: saved as a whole, and told when. */
export const Save = ({ pending, savedAt }: { pending: boolean; savedAt: string | undefined }) => (
  <div className="row">
    <Button type="submit" loading={pending}>
      {m.settings_save()}
    </Button>
    <span className="small mute" role="status">
      {savedAt && m.settings_saved({ time: time(savedAt) })}
    </span>
  </div>
);
