import { type MantineColorScheme, useMantineColorScheme } from "@mantine/core";
import { m } from "../words/out/messages.js";
import { Choose } from "../ui/Choose.tsx";
import { useDensity } from "./density.ts";
import { speak, useLanguage } from "./language.ts";

/** How the pages look and speak on this machine. */
export function Looks() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [density, setDensity] = useDensity();
  const spoken = useLanguage();
  return (
    <>
      <Choose
        label={m.frame_scheme()}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as MantineColorScheme)}
        options={[
          { value: "light", label: m.frame_light() },
          { value: "dark", label: m.frame_dark() },
          { value: "auto", label: m.frame_auto() },
        ]}
      />
      <Choose
        label={m.frame_density()}
        value={density}
        onChange={(value) => setDensity(value as typeof density)}
        options={[
          { value: "roomy", label: m.frame_roomy() },
          { value: "dense", label: m.frame_dense() },
        ]}
      />
      <Choose
        label={m.frame_language()}
        value={spoken}
        onChange={(value) => speak(value as typeof spoken)}
        options={[
          { value: "vi", label: "Tiếng Việt" },
          { value: "en", label: "English" },
        ]}
      />
    </>
  );
}
