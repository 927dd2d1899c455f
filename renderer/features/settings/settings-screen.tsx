import { useEffect, useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Field, TextInput } from '../../components/field.tsx';
import { Page, PageBody } from '../../components/page.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useSettings, useStores, useUi } from '../../state/stores.ts';
import { modHere } from '../../strings/keys.ts';
import { settingsWords as words } from '../../strings/settings.ts';
import { shell } from '../../strings/shell.ts';
import { PassphraseSection } from './passphrase-section.tsx';
import './settings.css';

const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
const SMALLEST = 80;
const LARGEST = 200;
const STEP = 10;

/** A few choices; each is kept as soon as it is made. */
export function SettingsScreen(): ReactNode {
  const { client, ui } = useStores();
  const settings = useSettings((state) => state.settings);
  const info = useSettings((state) => state.info);
  const change = useSettings((state) => state.change);
  const go = useUi((state) => state.go);
  const [name, setName] = useState(settings.userName);
  useEffect(() => setName(settings.userName), [settings.userName]);
  const keepName = (): void => {
    const trimmed = name.trim();
    if (trimmed === '') setName(settings.userName);
    else if (trimmed !== settings.userName) void change({ userName: trimmed });
  };
  const reveal = async (): Promise<void> => {
    const answer = await client.request('app.reveal', { what: 'data-folder' });
    if (!answer.ok) ui.getState().refuse(answer.error);
  };
  const size = (by: number): void => void change({ textSize: Math.min(LARGEST, Math.max(SMALLEST, settings.textSize + by)) });
  return (
    <Page title={words.title} back={{ label: shell.actions.library, run: () => go({ screen: 'library' }) }}>
      <PageBody label={words.title} narrow>
        <section className="setting">
          <h2>{words.you}</h2>
          <Field name={words.name} hint={words.nameHint}>
            {(ids) => <TextInput {...ids} maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} onBlur={keepName} onKeyDown={(event) => (event.key === 'Enter' ? keepName() : undefined)} />}
          </Field>
        </section>
        <section className="setting">
          <h2>{words.look}</h2>
          <div className="field">
            <span className="field-name">{words.theme}</span>
            <div>
              <Segmented label={words.theme} value={settings.theme} options={THEMES.map((theme) => ({ value: theme, label: words.themes[theme] }))} onPick={(theme) => void change({ theme })} />
            </div>
          </div>
          <div className="field">
            <span className="field-name" id="text-size">
              {words.textSize}
            </span>
            <div className="row" role="group" aria-labelledby="text-size">
              <Button aria-label={words.smaller} disabled={settings.textSize <= SMALLEST} onClick={() => size(-STEP)}>
                A−
              </Button>
              <output className="num setting-size">{words.percent(settings.textSize)}</output>
              <Button aria-label={words.bigger} disabled={settings.textSize >= LARGEST} onClick={() => size(STEP)}>
                A+
              </Button>
            </div>
          </div>
        </section>
        <section className="setting">
          <h2>{words.keys}</h2>
          <label className="row">
            <input type="checkbox" checked={settings.singleKeys} onChange={(event) => void change({ singleKeys: event.currentTarget.checked })} />
            {words.singleKeys}
          </label>
          <p className="muted">{words.singleKeysHint(modHere())}</p>
          <div>
            <Button onClick={() => ui.getState().setOverlay('keys')}>{words.showKeys}</Button>
          </div>
        </section>
        <section className="setting">
          <h2>{words.data}</h2>
          <p>{words.dataHint}</p>
          {info?.canReveal === true ? (
            <div>
              <Button onClick={() => void reveal()}>{words.reveal}</Button>
            </div>
          ) : info === null ? null : (
            <p className="muted">{words.noReveal}</p>
          )}
        </section>
        <PassphraseSection blocked={info?.readOnly ?? ''} />
        {info === null ? null : (
          <section className="setting">
            <h2>{words.about}</h2>
            <p className="muted">{words.version(info.version, info.host)}</p>
          </section>
        )}
      </PageBody>
    </Page>
  );
}
