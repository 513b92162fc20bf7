// What an office does beside a visit, told in words: urine tests, breathing treatments, stitches taken out, calls, shots by staff.
import type { ToldCase } from '../told-cases.ts'

const ELSEWHERE =
  /\b(?:ED|ER|[Ee]mergency|urgent care|UC|elsewhere|another|other|outside|different|somebody else|hospital)\b/

/** Judged by `visitCases`. */
export const CLINIC_CASES: ToldCase[] = [
  {
    words: [
      /\b(?:UA|urinalysis|urine)\b|\bdip(?:stick)?s?\b/i,
      /\b(?:clini-?tek|analy[sz]er|machine|automated|instrument|reader)\b/i,
    ],
    unless: /\bdrug (?:screen|test)|\bUDS\b|\bmicroscop|\b(?:not|no|without) (?:an? )?(?:automated|analy|machine)/i,
    claim:
      '81003: a strip read by an analyzer is automated (81002 is read by eye); one of the two, never both. The visit needs no modifier for a laboratory test. Medicare wants QW on 81003 and the CLIA number on the claim.',
    notes: ['urine-strips', 'clia-qw'],
    drops: /^81002$/,
    lines: [['81003', 'QW for Medicare and payers that follow it']],
  },
  {
    words: [/\b(?:UA|urinalysis|urine)\b/i, /\bdip(?:s|ped|stick)?\b/i],
    unless:
      /\b(?:clini-?tek|analy[sz]er|machine|automated|instrument|reader)\b|\bdrug (?:screen|test)|\bUDS\b|\bmicroscop|\bpregnan|\bhcg\b/i,
    claim:
      'A strip read by eye is 81002, one read by an analyzer 81003 (QW for Medicare); one of the two. A laboratory test needs no modifier on the visit. Not billed where the strip belongs to a package, such as maternity care.',
    notes: ['urine-strips', 'clia-qw'],
    lines: [
      ['81002', 'if read by eye'],
      ['81003', 'if read by an analyzer; QW for Medicare'],
    ],
    asks: [{ slot: 'service', weight: 90, text: 'whether the strip was read by eye or by an analyzer' }],
  },
  {
    words: [
      /\bneb(?:uli[sz]er|s)?\b|\bbreathing treatment/i,
      /\balbuterol\b|\bduo-?neb\b|\bdrug\b|\bmed(?:ication|s)?\b/i,
    ],
    unless: /\bhome\b|\bDME\b|\bsuppl(?:ier|y the)|\bspirometr|\bPFT|\b94060\b|\bdenied\b/i,
    claim:
      '94640 for the treatment, once for the episode of care however many were given, and 25 on a visit that stands for itself. The solution that the practice bought is a line of its own where the payer takes it: albuterol unit dose J7613 by the mg, with ipratropium J7620; many bundle it.',
    notes: ['inhalation-treatment', 'modifier-25'],
    lines: [
      ['94640', null],
      ['J7613', 'albuterol unit dose, by the mg, if the practice bought it and the payer takes it'],
    ],
  },
  {
    words: [
      /\b(?:sutures?|stitch(?:es)?|staples?)\b/i,
      /\b(?:remov\w{1,3}|tak\w{1,3} (?:them )?out|taken out|came out|out)\b/i,
      ELSEWHERE,
    ],
    unless:
      /\bglobal\b|\bour (?:own )?surgeon\b|\bwe (?:placed|put|sutured|did the)|\b99024\b|\bscalp\b.{0,20}\bcm\b|\brepair/i,
    claim:
      'Yes: stitches that somebody else placed are taken out at a visit, leveled by its own decision making (usually 99212 or 99213; staff alone 99211), with the add-on 15853 for sutures or staples, 15854 for both kinds. Of an injury the diagnosis is the wound with D, not Z48.02.',
    notes: ['suture-removal', 'icd-aftercare-injury'],
    lines: [
      ['99212', 'established patient, 99212-99215 by decision making or time'],
      ['15853', 'with the visit, if sutures or staples (not both) were removed and the payer takes it'],
    ],
    settles: true,
  },
  {
    words: [
      /\b(?:sutures?|stitch(?:es)?|staples?)\b/i,
      /\b(?:remov\w{1,3}|tak\w{1,3} (?:them )?out|taken out)\b/i,
      /\b(?:we|our|same) (?:\w{2,12} )?(?:placed|put|sutured|sewed|repaired|did|doctor|doc|physician|office|provider|group)\b/i,
    ],
    unless: ELSEWHERE,
    claim:
      'Not beside its own repair while the global days run: taking out the stitches belongs to the operation (99024). Simple repairs (12001-12021) have had 0 days at Medicare, so there a later visit may be billed with 15853; intermediate and complex ones have 10.',
    notes: ['suture-removal', 'global-000', 'global-010'],
    settles: true,
  },
  {
    words: [
      /\b(?:phone|telephone) (?:call|visit|encounter|consult|conversation)|\bcall(?:ed)? (?:the )?(?:patient|pt)\b|\bpt called\b/i,
      /\b(?:[5-9]|10|1[1-9]|[2-4]\d)[- ]?min/i,
    ],
    unless:
      /\b(?:99[0-9]{3}|G2012|9801\d)\b|\bnurse\b|\bRN\b|\bMA\b|\btherap|\bpsych|\bCCM\b|\bdischarg|\bvideo\b|\b20(?:2[0-4]|1\d)\b/i,
    claim:
      'By who pays: CPT has 98012-98015 for a known patient by phone, from more than 10 minutes of medical discussion on, leveled by decision making or total time (98012 from 10 minutes, 98013 from 20), and 98016 for 5 to 10 minutes. Medicare takes the office visit code with 93, or 98016. A refill or results alone is no visit.',
    notes: ['audio-only-codes-ended', 'telephone-visits', 'telehealth-98000-medicare'],
    lines: [['98012', 'known patient, more than 10 minutes of medical discussion, payer that follows CPT']],
    asks: [
      { slot: 'payer', weight: 95, text: 'the payer (Medicare does not take 98008-98015)' },
      {
        slot: 'service',
        weight: 90,
        text: 'what was discussed and decided, and whether it followed or led to a visit',
      },
    ],
    settles: true,
  },
  {
    words: [
      /\b(?:PHQ-?[29]|GAD-?7|MDQ|vanderbilt|edinburgh|EPDS|SCARED|CRAFFT|PSC-?17|depression screen\w*|anxiety screen\w*)\b/i,
      /./,
    ],
    codes: /^96127$/,
    unless: /\bmedicare\b|\bdenied\b|\bCO-?\d/i,
    claim:
      '96127 once for each standard instrument that is scored and filed: two on one day are x2 on one line, or a second line with 59 where the payer wants it so. 25 on the visit only where the payer asks for it. A plain question without a scored form does not count.',
    notes: ['brief-assessments'],
    documentation: 'The name and score of each instrument, and what the practitioner made of it, belong in the note.',
  },
  {
    words: [/\b(?:ear ?wax|cerumen|wax)\b/i, /\b(?:irrigat\w*|lavage|flush\w*|wash\w*)\b/i],
    codes: /^69210$/,
    unless: /\bcurett|\bforceps|\bloop|\binstrument/i,
    claim:
      '69209: wax washed out, also by staff, once for each ear (50 for both). 69210 needs instruments and impacted wax, by the practitioner. Wax that is not impacted is part of the visit.',
    notes: ['ear-wax'],
    drops: /^69210$/,
    lines: [['69209', 'if the wax was impacted']],
    settles: true,
  },
  {
    words: [/\b(?:ekg|ecg)\b/i],
    codes: /^G0402$/,
    claim:
      'G0403 for the whole screening ECG of the Welcome to Medicare visit (G0404 the tracing, G0405 the reading), once in a lifetime, on referral from that visit; 93000 only for an ECG that a symptom or disease called for, as a service of its own.',
    notes: ['welcome-ecg'],
    drops: /^(?:93000|G040[45])$/,
    lines: [['G0403', 'tracing and reading; G0404 or G0405 for one of them']],
    settles: true,
  },
  {
    words: [/\bflu\b|\binfluenza\b/i, /\bx ?2\b|\bA ?(?:\/|&|and|\+) ?B\b|\btwice\b|\b2 units\b/i],
    codes: /^87804$/,
    unless: /\bcovid/i,
    claim:
      'A kit with two results, influenza A and B, is 87804 twice: for Medicare 87804-QW and, on a second line, 87804-QW-59; other payers may take two units on one line.',
    notes: ['influenza-two-results', 'clia-qw'],
  },
  {
    words: [/\blactation\b|\bbreast-?feed\w*/i, /\b(?:RN|nurse|IBCLC|consultant|LC|staff)\b/],
    claim:
      'A lactation nurse or consultant has no visit code of an own: plans that cover it take S9443 (a class) or what their policy names; as staff under a practitioner who has seen mother or child for it, 99211. Only a practitioner bills 99212-99215, for whichever of the two was examined.',
    notes: ['lactation-care', 'nurse-visit'],
    lines: [['99211', 'incident to, for the patient examined, if the plan takes it']],
    asks: [{ slot: 'payer', weight: 95, text: 'the plan and its policy on lactation support' }],
    settles: true,
  },
  {
    words: [
      /\boffice\b|\bclinic\b|\bE[DR]\b|\bemergency\b/i,
      /\badmit\w*|\badmission\b|\bH&P\b/i,
      /\bsame (?:day|date|doc\w*|physician|provider)\b|\bboth\b/i,
      /\bhosp\w*|\bobs(?:ervation)?\b|\binpatient\b/i,
    ],
    unless:
      /\bdischarg|\bcolleague|\bpartner|\bSNF\b|\bconsult|\bED (?:doc|physician)|\bER (?:doc|physician)|\bcritical/i,
    claim:
      "Medicare pays the practitioner one visit for it: the first hospital visit (99221-99223, AI for the admitting physician), in which that day's work in office or emergency department counts. By CPT since 2023 both may be reported, 25 on the earlier visit, where the payer follows it.",
    notes: ['admission-from-office'],
    asks: [{ slot: 'payer', weight: 95, text: 'the payer' }],
    lines: [['99222', '99221-99223 by decision making or total time; AI for the admitting physician']],
    settles: true,
  },
  {
    words: [/\bAWV\b|\bwellness\b|\bG043[89]\b/i],
    codes: /^99497$/,
    unless: /\bdenied\b|\bdenial\b/i,
    claim: 'For Medicare 33 goes on 99497, from 16 minutes on, and nothing on the wellness visit.',
    notes: ['acp-with-awv'],
    lines: [['99497-33', 'for Medicare']],
  },
  {
    words: [/\b96127\b/, /\bor\b|\bvs\.?\b|\binstead\b/i],
    codes: /^G0444$/,
    claim:
      'For Medicare G0444 is the yearly screening of a patient without signs of depression (up to 15 minutes, not with a first wellness visit), and 96127 a scored form that a known or suspected disease called for; never both for one form. Other payers take 96127.',
    notes: ['frequency-depression', 'brief-assessments'],
  },
]
