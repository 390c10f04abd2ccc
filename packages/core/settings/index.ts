export { changeSettings, readSettings, Settings, settingsId, SettingsOf } from "./settings.ts";
