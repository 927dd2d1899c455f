import { FileText, LayoutTemplate } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { ApiOutput } from '../../../shared/api/table.ts';
import { Button } from '../../components/button.tsx';
import { ChooseFile } from '../../components/choose-file.tsx';
import { FirstSteps } from '../../components/first-steps.tsx';
import { offerFile } from '../../state/files.ts';
import { useAppReadOnly, useStores } from '../../state/stores.ts';
import { useSample } from '../../state/use-sample.ts';
import { fileWords } from '../../strings/common.ts';
import { library as words } from '../../strings/library.ts';

type Template = ApiOutput<'templates.list'>['templates'][number];

/** The first steps: the bundled agreement, a Word file, or a sample to look around in. */
export function EmptyLibrary(): ReactNode {
  const { client, ui, incoming } = useStores();
  const readOnly = useAppReadOnly();
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  useEffect(() => {
    void client.request('templates.list', {}).then((answer) => (answer.ok ? setTemplates(answer.value.templates) : undefined));
  }, [client]);
  const start = (template: Template): void => {
    incoming.getState().choose(template.id);
    ui.getState().go({ screen: 'new' });
  };
  const onFile = async (file: File): Promise<void> => {
    const offered = await offerFile(client, ui, file, fileWords);
    if (offered === null) return;
    incoming.getState().put(offered);
    ui.getState().go({ screen: 'new' });
  };
  const sample = useSample();
  return (
    <section className="empty library-empty">
      <h2>{words.emptyTitle}</h2>
      <p>{words.emptyBody}</p>
      <div className="library-starts">
        {templates.map((template) => (
          <button type="button" className="start" key={template.id} disabled={readOnly !== ''} onClick={() => start(template)}>
            <LayoutTemplate className="svg-icon" aria-hidden="true" />
            <strong>{template.name}</strong>
            <span className="muted">{template.description}</span>
          </button>
        ))}
      </div>
      <div className="row">
        <ChooseFile look="primary" blocked={readOnly} onFile={(file) => void onFile(file)}>
          <FileText className="svg-icon" />
          {words.chooseFile}
        </ChooseFile>
        <Button blocked={readOnly} onClick={() => void sample()}>
          {words.trySample}
        </Button>
      </div>
      <FirstSteps />
    </section>
  );
}
