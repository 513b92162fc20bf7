// What offices write for the skin, for stings and things swallowed, and for injuries whose code turns on a word.
import { type ConditionWords, of } from './worded-condition.ts'

export const SKIN_AND_INJURY_WORDS: readonly ConditionWords[] = [
  of(/\bpoison (?:ivy|oak|sumac)\b/i, 'L23.7'),
  of(/\batopic dermatitis\b|\beczema\b/i, 'L20.9'),
  of(/\bcontact dermatitis\b(?![^.?!]{0,40}\bpoison )(?<!\bpoison [^.?!]{0,40})/i, 'L25.9'),
  // What it shows has a code; the word alone says nothing more.
  of(/\ballergic reaction\b(?= with (?:hives|urticaria|rash))|(?<=\bstings?\b[^.?!]{0,12})\ballergic reaction\b/i, ''),
  of(/\ballergic (?:hives|urticaria)\b|(?<=\ballergic reaction\b[^.?!]{0,20})\b(?:hives|urticaria)\b/i, 'L50.0'),
  of(/\b(?:hives|urticaria)\b/i, 'L50.9'),
  of(/\b(?:toe ?nail|nail) fungus\b|\bonychomycosis\b|\bfungal (?:toe ?)?nails?\b/i, 'B35.1'),
  of(/\bingrown (?:toe ?)?nails?\b/i, 'L60.0'),
  of(/\b(?:bee stings?|stung by (?:a )?bees?)\b/i, 'T63.441'),
  of(/\b(?:hornet stings?|stung by (?:a )?hornets?)\b/i, 'T63.451'),
  of(/\b(?:wasp stings?|stung by (?:a )?wasps?|yellow ?jacket stings?)\b/i, 'T63.461'),
  // A thing that was suspected to be swallowed and is not found (category Z03.82).
  of(
    /\bswallow(?:ed|ing)? (?:an? |the |his |her )?(?:coin|penny|quarter|battery|magnet|button|toy|bead|earring|pin)\b(?=[^?!]{0,60}\b(?:neg(?:ative)?|nothing|not found|ruled out|no fb)\b)/i,
    'Z03.821',
    { isReason: true },
  ),
  of(
    /\bswallow(?:ed|ing)? (?:an? |the |his |her )?(?:coin|penny|quarter|battery|magnet|button|toy|bead|earring|pin)\b/i,
    'T18.9',
  ),
  of(/\bcorneal abrasions?\b/i, 'S05.0', { words: 'abrasion without foreign body' }),
  of(/\bconcussion\b(?=[^.?!]{0,30}\b(?:no|without|w\/o|denies) (?:LOC|loss of consciousness))/i, 'S06.0X0'),
  of(/\bconcussion\b(?=[^.?!]{0,30}\b(?:with|w\/|brief|\+) ?(?:LOC|loss of consciousness))/i, 'S06.0X9'),
  of(/\bconcussion\b/i, 'S06.0XA'),
  of(
    /(?<=\b(?:fell|fall|injury|injured|lifting|accident)\b[^.?!]{0,80})(?<!\bno (?:injury|fall)\b[^.?!]{0,80})\brotator cuff tears?\b/i,
    'S46.01',
    { words: 'strain muscle tendon rotator cuff' },
  ),
  of(/\brotator cuff tears?\b/i, 'M75.1', { words: 'rotator cuff tear rupture' }),
]
