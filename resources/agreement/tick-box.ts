import { BuilderElement, CheckBox, TextRun } from 'docx';
import type { XmlComponent } from 'docx';

const BOX_FONT = 'MS Gothic';
const UNTICKED = '\u2610';

const withValue = (name: string, value: string | number): XmlComponent =>
  new BuilderElement<{ value: string | number }>({ name, attributes: { value: { key: 'w:val', value } } });

/**
 * An empty tick box as Word itself writes one: the content control of docx's `CheckBox`, with the id and tag by
 * which the option stays recognisable, and the box as text instead of a symbol reference.
 */
export class TickBox extends CheckBox {
  constructor(id: number, tag: string) {
    super();
    this.root.splice(0, this.root.length, ...this.control(id, tag));
  }

  private control(id: number, tag: string): readonly XmlComponent[] {
    const symbol = (name: string, code: string): XmlComponent =>
      new BuilderElement<{ value: string; font: string }>({
        name,
        attributes: { value: { key: 'w14:val', value: code }, font: { key: 'w14:font', value: BOX_FONT } },
      });
    const state = new BuilderElement<{ value: string }>({
      name: 'w14:checked',
      attributes: { value: { key: 'w14:val', value: '0' } },
    });
    const box = new BuilderElement({
      name: 'w14:checkbox',
      children: [state, symbol('w14:checkedState', '2612'), symbol('w14:uncheckedState', '2610')],
    });
    const font = { ascii: BOX_FONT, eastAsia: BOX_FONT, hAnsi: BOX_FONT, hint: 'eastAsia' };
    return [
      new BuilderElement({ name: 'w:sdtPr', children: [withValue('w:tag', tag), withValue('w:id', id), box] }),
      new BuilderElement({ name: 'w:sdtContent', children: [new TextRun({ text: UNTICKED, font })] }),
    ];
  }
}
