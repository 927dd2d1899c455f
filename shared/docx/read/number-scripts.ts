/**
 * Numbers in scripts other than Latin (17.18.59; the characters as MS-DOCX 2.4 gives the first of each). Each writes a
 * value its characters are laid down for, and is `undefined` for any other.
 */
export type ScriptNumber = (value: number) => string | undefined;

/** One character for each number, as many as there are. */
const alphabet = (characters: string): ScriptNumber => {
  const all = [...characters];
  return (value) => all[value - 1];
};

/** Digit by digit, `digits` from zero. */
const digitwise = (digits: string): ScriptNumber => {
  const all = [...digits];
  return (value) => (value < 0 ? undefined : [...String(value)].map((digit) => all[Number(digit)] ?? digit).join(''));
};

type Counting = {
  /** From zero to nine; a zero is written where a place inside the number is empty. */
  readonly digits: string;
  /** Ten, hundred, thousand. */
  readonly places: string;
  /** What stands before ten, hundred and thousand taken once: at the start of 10 to 19, and elsewhere. */
  readonly oneTen: boolean;
  readonly onePlace: boolean;
  readonly isZeroWritten: boolean;
};

/** East Asian counting up to 9,999: every digit with its place. */
const counting = ({ digits, places, oneTen, onePlace, isZeroWritten }: Counting): ScriptNumber => {
  const [ones, names] = [[...digits], [...places]];
  return (value) => {
    if (value < 0 || value > 9999) return undefined;
    if (value < 10) return ones[value];
    let text = '';
    let isGap = false;
    for (let place = 3; place >= 0; place -= 1) {
      const digit = Math.floor(value / 10 ** place) % 10;
      if (digit === 0) {
        isGap = text !== '';
        continue;
      }
      if (isGap && isZeroWritten) text += ones[0] ?? '';
      isGap = false;
      const isBare = digit === 1 && place > 0 && (!onePlace || (place === 1 && text === '' && !oneTen));
      text += (isBare ? '' : (ones[digit] ?? '')) + (place === 0 ? '' : (names[place - 1] ?? ''));
    }
    return text;
  };
};

const HAN = '零一二三四五六七八九';
const chineseCounting = counting({ digits: HAN, places: '十百千', oneTen: false, onePlace: true, isZeroWritten: true });
const withCircle = digitwise('\u25CB一二三四五六七八九');
/** Words up to 99, digit by digit from 100 on. */
const countingToHundred: ScriptNumber = (value) => (value < 100 ? chineseCounting(value) : withCircle(value));

const HEBREW: readonly (readonly [number, string])[] = [...'תשרקצפעסנמלכיטחזוהדגבא'].map((letter, index) => [[400, 300, 200, 100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1][index] ?? 0, letter]);

/** By adding letters; 15 and 16 are nine and six, nine and seven. */
function hebrew(value: number): string | undefined {
  if (value < 1 || value > 999) return undefined;
  let rest = value;
  let text = '';
  for (const [size, letter] of HEBREW) {
    while (rest >= size && rest !== 15 && rest !== 16) {
      text += letter;
      rest -= size;
    }
  }
  return text + (rest === 15 ? 'טו' : rest === 16 ? 'טז' : '');
}

const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const sexagenary: ScriptNumber = (value) => (value >= 1 && value <= 60 ? `${[...STEMS][(value - 1) % 10] ?? ''}${[...BRANCHES][(value - 1) % 12] ?? ''}` : undefined);

const KOREAN_ONES = ['', '하나', '둘', '셋', '넷', '다섯', '여섯', '일곱', '여덟', '아홉'];
const KOREAN_TENS = ['', '열', '스물', '서른', '마흔', '쉰', '예순', '일흔', '여든', '아흔'];
const koreanWords: ScriptNumber = (value) => (value >= 1 && value <= 99 ? `${KOREAN_TENS[Math.floor(value / 10)] ?? ''}${KOREAN_ONES[value % 10] ?? ''}` : undefined);

const FULL_WIDTH = digitwise('\uFF10\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18\uFF19');
const IDEOGRAPHS = digitwise('〇一二三四五六七八九');

export const SCRIPT_NUMBERS: ReadonlyMap<string, ScriptNumber> = new Map<string, ScriptNumber>([
  ['hebrew1', hebrew],
  ['hebrew2', alphabet('אבגדהוזחטיכלמנסעפצקרשת')],
  ['arabicAlpha', alphabet('أبتثجحخدذرزسشصضطظعغفقكلمنهوي')],
  ['arabicAbjad', alphabet('أبجدهوزحطيكلمنسعفصقرشتثخذضظغ')],
  ['thaiLetters', alphabet('กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ')],
  ['thaiNumbers', digitwise('๐๑๒๓๔๕๖๗๘๙')],
  ['hindiNumbers', digitwise('०१२३४५६७८९')],
  ['ganada', alphabet('가나다라마바사아자차카타파하')],
  ['chosung', alphabet('ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ')],
  ['koreanDigital', digitwise('영일이삼사오육칠팔구')],
  ['koreanCounting', counting({ digits: '영일이삼사오육칠팔구', places: '십백천', oneTen: false, onePlace: false, isZeroWritten: false })],
  ['koreanLegal', koreanWords],
  ['aiueo', alphabet('ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ')],
  ['aiueoFullWidth', alphabet('アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン')],
  // The two letters without a narrow form are wide.
  ['iroha', alphabet('ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ')],
  ['irohaFullWidth', alphabet('イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン')],
  ['decimalFullWidth', FULL_WIDTH],
  ['decimalFullWidth2', FULL_WIDTH],
  ['ideographDigital', IDEOGRAPHS],
  ['japaneseDigitalTenThousand', IDEOGRAPHS],
  ['taiwaneseDigital', withCircle],
  ['chineseCounting', countingToHundred],
  ['taiwaneseCounting', countingToHundred],
  ['chineseCountingThousand', chineseCounting],
  ['taiwaneseCountingThousand', chineseCounting],
  ['japaneseCounting', counting({ digits: HAN, places: '十百千', oneTen: false, onePlace: false, isZeroWritten: false })],
  ['chineseLegalSimplified', counting({ digits: '零壹贰叁肆伍陆柒捌玖', places: '拾佰仟', oneTen: true, onePlace: true, isZeroWritten: true })],
  ['ideographLegalTraditional', counting({ digits: '零壹貳參肆伍陸柒捌玖', places: '拾佰仟', oneTen: true, onePlace: true, isZeroWritten: true })],
  ['ideographTraditional', alphabet(STEMS)],
  ['ideographZodiac', alphabet(BRANCHES)],
  ['ideographZodiacTraditional', sexagenary],
]);
