import { useSyncExternalStore } from "react";
import { m } from "../words/out/messages.js";

const listen = (listener: () => void) => {
  addEventListener("online", listener);
  addEventListener("offline", listener);
  return () => {
    removeEventListener("online", listener);
    removeEventListener("offline", listener);
  };
};
export const useOnline = (): boolean => useSyncExternalStore(listen, () => navigator.onLine);

export const Offline = () =>
  useOnline() ? null : (
    <p className="banner" role="status">
      {m.frame_offline()}
    </p>
  );
