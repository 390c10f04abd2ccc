import { Suspense, useState } from "react";
import { m } from "../words/out/messages.js";
import { Looks } from "../app/Looks.tsx";
import { useSession } from "../app/session.ts";
import { Facts } from "../ui/Facts.tsx";
import { State } from "../ui/Mark.tsx";
import { Head, Section } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ChangePassword } from "./ChangePassword.tsx";
import { Devices } from "./Devices.tsx";
import { EnrolDialog, RemoveTotp } from "./TwoSteps.tsx";
import "./own.css";

/** Tài khoản của tôi: who one is, how one proves it, where one is signed in, and how the pages look. */
export function Own() {
  const session = useSession();
  const [asking, ask] = useState<"password" | "enrol" | "remove">();
  const close = () => ask(undefined);
  if (session.state !== "in") return null;
  const { me } = session;
  return (
    <div className="own">
      <Head title={m.account_own()} lead={m.account_own_lead()} />
      {asking === "password" && <ChangePassword onClose={close} />}
      {asking === "enrol" && <EnrolDialog onClose={close} />}
      {asking === "remove" && <RemoveTotp onClose={close} />}
      <div className="stack l">
        <Section title={m.account_who()}>
          <Facts
            items={[
              [m.account_name(), me.name],
              [m.account_email(), me.email],
            ]}
          />
          <p className="small mute pad">{m.account_who_hint()}</p>
        </Section>
        <Section title={m.account_entry()}>
          <Facts
            items={[
              [
                m.account_password(),
                <button key="password" type="button" className="btn link" onClick={() => ask("password")}>
                  {m.account_change_password()}
                </button>,
              ],
              [
                m.account_two_steps(),
                <span key="totp" className="row">
                  <State
                    {...(me.totp
                      ? { shape: "tick", tone: "green", word: m.account_on() }
                      : { shape: "none", tone: "ink", word: m.account_off() })}
                  />
                  <button type="button" className="btn link" onClick={() => ask(me.totp ? "remove" : "enrol")}>
                    {me.totp ? m.account_turn_off() : m.account_turn_on()}
                    <span className="vh"> {m.account_two_steps()}</span>
                  </button>
                </span>,
              ],
            ]}
          />
        </Section>
        <Suspense fallback={<Skeleton lines={4} />}>
          <Devices here={session.session} />
        </Suspense>
        <Section title={m.account_looks()} aside={m.account_looks_aside()}>
          <div className="looks">
            <Looks />
          </div>
        </Section>
      </div>
    </div>
  );
}
