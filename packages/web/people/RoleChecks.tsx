import { Checkbox } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/InlineInput.css";
import { m } from "../words/out/messages.js";
import { rolesAt, type Where } from "./place.ts";
import { type Role, roleWords } from "../app/roles.ts";

type Props = { where: Where; roles: readonly Role[]; onChange: (roles: Role[]) => void; error?: string | undefined };

/** Which roles somebody holds. Whether a leading role may be given here the API says. */
export const RoleChecks = ({ where, roles, onChange, error }: Props) => (
  <fieldset className="checks" aria-invalid={error ? true : undefined}>
    <legend>{m.people_roles()}</legend>
    {rolesAt(where).map((role) => (
      <Checkbox
        key={role}
        label={roleWords[role]()}
        checked={roles.includes(role)}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? [...roles, role] : roles.filter((each) => each !== role))}
      />
    ))}
    {error && <p className="small tone-red">{error}</p>}
  </fieldset>
);
