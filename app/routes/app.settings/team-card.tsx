import { useAppBridge } from '@shopify/app-bridge-react';
import { Select } from '@shopify/polaris';
import { useState } from 'react';
import { formatAgo } from '#app/ui/format.ts';
import { InlineError } from '#app/ui/inline-error.tsx';
import { PersonAvatar } from '#app/ui/person-avatar.tsx';
import { usePost } from '#app/ui/use-post.ts';
import type { SettingsIntent, SettingsResult } from './intents.ts';
import styles from './team-card.module.css';
import { type GivableRole, givableRoles, type SettingsData, type StaffRow } from './view.ts';

const roleWords: Record<GivableRole, { name: string; may: string }> = {
  admin: { name: 'Admin', may: 'Answers, and changes settings' },
  agent: { name: 'Agent', may: 'Answers, assigns and closes' },
  viewer: { name: 'Viewer', may: 'Reads' },
};

/** Who is here and what they may do. Only the account's owner can change it. */
export function TeamCard({ data }: { data: SettingsData }) {
  const shopify = useAppBridge();
  const [problem, setProblem] = useState<string | null>(null);
  const action = usePost<SettingsIntent, SettingsResult>((result) => {
    setProblem(result.ok ? null : result.sentence);
    if (result.ok) shopify.toast.show('Role saved');
  });
  const may = data.canManageStaff;
  const post = (intent: SettingsIntent) => action.post('/app/settings', intent);

  return (
    <div>
      <div className={styles.default}>
        <div>
          <p className={styles.name}>New people</p>
          <p className={styles.second}>The role of everybody who has none of their own.</p>
        </div>
        {may ? (
          <Select
            label="Role of new people"
            labelHidden
            options={givableRoles.map((role) => ({ value: role, label: roleWords[role].name }))}
            value={data.defaultRole}
            onChange={(role) => post({ intent: 'set-default-role', role: role as GivableRole })}
            disabled={action.busy}
          />
        ) : (
          <span>{roleWords[data.defaultRole].name}</span>
        )}
      </div>
      {problem ? (
        <div className={styles.problem}>
          <InlineError title={problem} />
        </div>
      ) : null}
      <ul className={styles.list}>
        {data.staff.map((person) => (
          <li key={person.id} className={styles.person}>
            <PersonAvatar name={person.name} kind="staff" />
            <div className={styles.words}>
              <p className={styles.name}>
                <bdi>{person.name}</bdi>
                {person.id === data.viewer.id ? <span className={styles.second}> (you)</span> : null}
              </p>
              <p className={styles.second}>
                <bdi>{person.email}</bdi>, seen {formatAgo(person.lastSeenAt, data.now, data.viewer)}
              </p>
            </div>
            <Role
              person={person}
              defaultRole={data.defaultRole}
              may={may}
              busy={action.busy}
              onChange={(role) => post({ intent: 'set-role', staffId: person.id, role })}
            />
          </li>
        ))}
      </ul>
      {may ? null : <p className={styles.note}>Only the account’s owner can change roles.</p>}
    </div>
  );
}

type RoleProps = {
  person: StaffRow;
  defaultRole: GivableRole;
  may: boolean;
  busy: boolean;
  onChange: (role: GivableRole | null) => void;
};

function Role({ person, defaultRole, may, busy, onChange }: RoleProps) {
  const role = person.role ?? defaultRole;
  if (person.accountOwner) {
    return (
      <p className={styles.role}>
        Owner<span className={styles.second}>Everything</span>
      </p>
    );
  }
  if (!may) {
    return (
      <p className={styles.role}>
        {roleWords[role].name}
        <span className={styles.second}>{roleWords[role].may}</span>
      </p>
    );
  }
  return (
    <div className={styles.select}>
      <Select
        label={`Role of ${person.name}`}
        labelHidden
        options={[
          { value: '', label: `As new people (${roleWords[defaultRole].name})` },
          ...givableRoles.map((one) => ({ value: one, label: roleWords[one].name })),
        ]}
        value={person.role ?? ''}
        onChange={(value) => onChange(givableRoles.find((one) => one === value) ?? null)}
        disabled={busy}
      />
      <span className={styles.second}>{roleWords[role].may}</span>
    </div>
  );
}
