import { Skeleton } from "../ui/Skeleton.tsx";

export const Wait = () => (
  <div className="waiting">
    <Skeleton lines={8} />
  </div>
);
