import type { ReactNode } from "react";
import { m } from "../words/out/messages.js";
import { Logo } from "./Logo.tsx";

type Props = {
  brand: ReactNode;
  nav: ReactNode;
  tabs: ReactNode;
  crumbs: ReactNode;
  tools: ReactNode;
  notice?: ReactNode;
  children: ReactNode;
};

/** The frame of every page inside: navigation at the left, a bar above, a tab bar at the foot of a phone. */
export const Shell = ({ brand, nav, tabs, crumbs, tools, notice, children }: Props) => (
  <div className="shell">
    <a className="skip" href="#main">
      {m.ui_skip()}
    </a>
    <nav className="nav" aria-label={m.ui_main_navigation()}>
      {brand}
      {nav}
    </nav>
    <div className="page">
      <header className="bar">
        {crumbs}
        {tools}
      </header>
      {notice}
      <main id="main" className="main" tabIndex={-1}>
        {children}
      </main>
    </div>
    <nav className="tabbar" aria-label={m.ui_tabs()}>
      {tabs}
    </nav>
  </div>
);

export const Brand = ({ children }: { children: ReactNode }) => (
  <div className="stack xs">
    <p className="brand">
      <Logo /> Chuẩn
    </p>
    {children}
  </div>
);
