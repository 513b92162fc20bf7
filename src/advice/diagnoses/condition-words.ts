// What offices write for conditions, and the category or code of ICD-10-CM in which each is found.
import { CAUSE_WORDS } from './cause-words.ts'
import { MIND_WORDS } from './mind-words.ts'
import { REASON_WORDS, STATUS_WORDS } from './reason-words.ts'
import { SKIN_AND_INJURY_WORDS } from './skin-and-injury-words.ts'
import { SYMPTOM_WORDS } from './symptom-words.ts'
import { type ConditionWords, of } from './worded-condition.ts'

/** In the order in which they are looked for: what is found first takes its words away from those below it. */
export const CONDITION_WORDS: readonly ConditionWords[] = [
  ...REASON_WORDS,
  // Endocrine and metabolic.
  of(/\b(?:gest(?:ational)? (?:diabetes|dm)|GDM)\b/i, 'O24.41', { words: 'pregnancy' }),
  of(/\bketoacidosis|\bDKA\b/i, '', { withDiabetes: '1', words: 'ketoacidosis' }),
  of(/\bhyper(?:osmolar|glyc\w{1,6})/i, 'R73.9', { withDiabetes: '65' }),
  of(/\bhypoglyc\w{1,5}/i, 'E16.2', { withDiabetes: '649' }),
  of(/\bpre-?diabet\w{1,4}/i, 'R73.03'),
  of(
    /\b(?:elevated|high|abnormal|borderline|increased) (?:hgb? ?|hb ?|hemoglobin )?A1c\b|\bA1c\b[^.;?]{0,20}\b(?:elevated|borderline)\b/i,
    'R73.09',
    { note: 'icd-elevated-a1c' },
  ),
  of(/\bmixed (?:hyper|dys)lipid\w{1,4}/i, 'E78.2'),
  of(/\b(?:hyperlipid\w{1,4}|HLD|high cholesterol|dyslipid\w{1,4})\b/i, 'E78.5'),
  of(/\bhypercholesterol\w{1,4}/i, 'E78.00'),
  of(/\bhypothyroid\w{0,3}/i, 'E03.9', { inPregnancy: 'O99.28' }),
  of(/\bvit(?:amin)? d def\w{0,8}/i, 'E55.9'),
  of(
    /\b(?:steroid|drug)[- ]induced diabet\w{1,4}|\bdiabet\w{1,4} (?:due to|from|caused by) (?:steroids?|prednisone|drugs?)/i,
    'E09.9',
  ),
  of(/\bosteoporosis\b(?! with\b)/i, 'M81.0'),
  // Diabetic and vascular.
  of(
    /\b(?:diabetic |DM )?(?:foot|heel|toe|midfoot|ankle|calf)[- ]ulcers?\b|\bulcers? (?:(?:of|on) )?(?:the |his |her )?(?:left |right |lt |rt )?(?:foot|heel|toe|midfoot|ankle|calf)/i,
    'L97',
    { withDiabetes: '621', stays: true, words: 'non pressure chronic ulcer' },
  ),
  of(/\bpressure (?:ulcers?|sores?|injur\w{1,3})|\bdecubit\w{1,5}(?: ulcers?)?|\bbed ?sores?/i, 'L89', {
    words: 'pressure ulcer',
  }),
  of(/\bpolyneuropath\w{1,3}/i, 'G62.9', { withDiabetes: '42' }),
  of(/\b(?:diabetic )?(?:peripheral )?neuropath\w{1,3}/i, 'G62.9', { withDiabetes: '40' }),
  of(/\b(?:PVD|PAD|peripheral (?:vascular|arterial)(?: disease)?)\b/i, 'I73.9', { withDiabetes: '51' }),
  of(/\b(?:diabetic )?retinopath\w{1,3}|\bN?PDR\b/i, 'H35.00', { withDiabetes: '3', words: 'retinopathy' }),
  of(/\b(?:diabetic )?nephropath\w{1,3}/i, 'N28.9', { withDiabetes: '21' }),
  of(/\bgastropares\w{1,3}/i, 'K31.84', { withDiabetes: '43', stays: true }),
  of(
    /\banemia\b[^.;?]{0,12}(?:due to|from|2\/2|secondary to|caused by) (?:the |her |his )?(?:chemo\w{0,8}|antineoplastic\w{0,3})/i,
    'D64.81',
  ),
  of(
    /\banemia\b[^.;?]{0,12}(?:due to|from|in|2\/2|secondary to) (?:the |her |his )?(?:\w{1,10} )?(?:cancer|malignan\w{2,3}|neoplasm|tumou?r)/i,
    'D63.0',
  ),
  of(/\banemia\b(?= (?:in|of|due to|from|2\/2) (?:CKD|chronic kidney))|(?<=\bCKD\b[^.;?]{0,20})\banemia\b/i, 'D63.1'),
  of(/\b(?:ESRD|end[- ]stage (?:renal|kidney)(?: disease)?)\b/i, 'N18.6', { withDiabetes: '22', stays: true }),
  of(/\b(?:CKD(?=[1-5][ab]?\b)|(?:CKD|chronic (?:kidney|renal) (?:disease|failure|insufficiency))\b)/i, 'N18', {
    withDiabetes: '22',
    stays: true,
    words: 'chronic kidney disease stage',
  }),
  of(/\b(?:(?:C|D|S)HF|HF[rpm]{1,2}EF|heart failure)\b/i, 'I50', { words: 'heart failure' }),
  of(
    /\b(?:DM ?(?:1|2|II?)?|T[12]DM|(?:type (?:1|2|II?) )?diabet(?:es|ics?)(?: mellitus)?|type (?:1|2|II?)(?=,? (?:on|w\/|with|taking) )|type (?:1|2|II?) DM|IDDM|NIDDM)\b/i,
    'E11.9',
    { inPregnancy: 'O24.1' },
  ),
  of(/\b(?:HTN|hypertensi(?:on|ve)|high blood pressure)\b/i, 'I10', { inPregnancy: 'O10.0' }),
  of(/\b(?:a-?fib|AF|atrial fib\w{0,9})\b/i, 'I48', { words: 'atrial fibrillation' }),
  of(/\b(?:CAD|coronary artery disease)\b/i, 'I25.10'),
  of(/\b(?:DVT|deep v(?:ein|enous) thrombos\w{1,3})\b/i, 'I82.4', {
    words: 'acute embolism thrombosis deep veins lower extremity',
    history: 'Z86.718',
  }),
  of(/\bNSTEMI\b/i, 'I21.4', { history: 'I25.2' }),
  of(/\bSTEMI\b/i, 'I21.3', { history: 'I25.2' }),
  of(/\b(?:MI|myocardial infarction|heart attack)\b/i, 'I21.9', { history: 'I25.2' }),
  of(/\b(?:PE|pulmonary embol\w{1,3})\b/, 'I26.99', { history: 'Z86.711' }),
  of(/\b(?:TIA|transient ischemic attack)\b/i, 'G45.9', { history: 'Z86.73' }),
  // Lungs, ears, throat.
  of(/\bacute (?:hypoxi[ac] |hypercapnic )?respiratory failure\b|\bAHRF\b/i, 'J96.0', {
    words: 'acute respiratory failure',
  }),
  of(/\b(?:COPD|chronic obstructive (?:pulmonary|lung)(?: disease)?)\b/i, 'J44.9'),
  of(/\basthma\b/i, 'J45', { words: 'asthma' }),
  of(/\bcroup\b/i, 'J05.0'),
  of(/\bacute (?:\w{1,12} )?(?:rhino)?sinusitis\b|\b(?:rhino)?sinusitis,? acute\b/i, 'J01', {
    words: 'acute sinusitis',
  }),
  of(/\b(?:chronic )?(?:rhino)?sinusitis\b/i, 'J32', { words: 'chronic sinusitis' }),
  of(/\bacute bronchitis\b/i, 'J20.9'),
  of(
    /\b(?:wound|incision\w{0,2}) infection\b(?=[^.?!]{0,40}\b(?:after|post|s\/p|following|from)\b[^.?!]{0,20}\b(?:TK[AR]|TH[AR]|replacement|arthroplasty|surgery|c-?section|hernia|\w{3,12}ectomy)\b)/i,
    'T81.4',
    { words: 'infection following procedure unspecified' },
  ),
  of(/\b(?:post-?op\w{0,8}|surgical)(?: day \d{1,2})? (?:wound|site) infection|\bSSI\b/i, 'T81.4', {
    words: 'infection following procedure unspecified',
  }),
  of(/\bcovid(?:-19)?(?= pneumonia)|(?<=\bpneumonia (?:due to|from|with) )covid(?:-19)?\b/i, 'U07.1'),
  of(/(?<=\bcovid(?:-19)? )pneumonia\b|\bpneumonia\b(?= (?:due to|from|with) covid)/i, 'J12.82'),
  of(/\bpneumonia\b/i, 'J18.9', { history: 'Z87.01' }),
  of(/\b(?:URI|upper respiratory infection)\b/i, 'J06.9'),
  of(/\b(?:strep (?:throat|pharyngitis))\b/i, 'J02.0'),
  of(/\ballergic rhinitis\b/i, 'J30.9'),
  of(/\bsuppurative otitis(?: media)?|\botitis media\b[^.;?]{0,30}\bsuppurative/i, 'H66.0', {
    words: 'acute suppurative otitis media',
  }),
  of(/\botitis media with effusion\b|\bOME\b/i, 'H65.9', { words: 'nonsuppurative otitis media' }),
  of(/\b(?:otitis media|AOM|ear infections?)\b/i, 'H66.9', { words: 'otitis media' }),
  of(/\b(?:OSA|obstructive sleep apnea)\b/i, 'G47.33'),
  // Infections.
  of(/\b(?:sepsis|septic(?:emia)?)\b/i, 'A41', { words: 'sepsis', isWide: true }),
  of(/\b(?:UTI|urinary tract infection)\b/i, 'N39.0', {
    history: 'Z87.440',
    inPregnancy: 'O23.4',
    isHeldInPregnancy: true,
  }),
  of(/\b(?:kidney|renal|ureteral|ureter) (?:stones?|calcul\w{1,2})\b(?=[^.?!]{0,40}\bhydroneph)/i, 'N13.2'),
  of(/(?<=\b(?:stones?|calcul\w{1,2})\b[^.?!]{0,40})\bhydroneph\w{1,5}/i, ''),
  of(/\bpyeloneph\w{1,5}/i, 'N10'),
  of(/\b(?:AKI|acute (?:kidney|renal) (?:injury|failure))\b/i, 'N17.9'),
  of(/\bMRSA\b/i, 'B95.62'),
  of(/\bMSSA\b/i, 'B95.61'),
  of(/\bE\.? ?coli\b/i, 'B96.20'),
  of(/\bklebsiella\b/i, 'B96.1'),
  of(/\bpseudomonas\b/i, 'B96.5'),
  of(/\b(?:long|post)[- ]?covid(?:-19)?(?: syndrome)?\b/i, 'U09.9'),
  of(
    /\bneutropeni\w{1,2}\b(?=[^.;?]{0,12}\b(?:due to|from|secondary to) (?:the )?chemo)|\bchemo\w{0,8}[- ]induced neutropeni\w/i,
    'D70.1',
  ),
  of(/\bfever\b(?=[^.?!]{0,30}\bneutropeni)|(?<=\bneutropenic )fever\b/i, 'R50.81'),
  of(/\bAML\b|\bacute myel(?:oid|oblastic) leukemia\b/i, 'C92.0', {
    words: 'acute myeloblastic leukemia not having achieved remission',
  }),
  of(/\bcallus(?:es)?\b/i, 'L84'),
  ...MIND_WORDS,
  ...SKIN_AND_INJURY_WORDS,
  // Nerves, joints, skin.
  of(/\bseropositive (?:RA|rheumatoid)|\b(?:RA|rheumatoid arthritis)\b[^.;?]{0,10}\bseropositive/i, 'M05.7', {
    words: 'rheumatoid arthritis rheumatoid factor',
  }),
  of(/\b(?:RA|rheumatoid arthritis)\b/i, 'M06.9'),
  of(
    /\b(?:low(?:er)? back pain|LBP|lumbago) (?:with|w\/|and) (?:(?:left|right|lt|rt)[- ](?:sided )?)?sciatica/i,
    'M54.4',
    {
      words: 'lumbago sciatica',
    },
  ),
  of(/\bintertrochanteric (?:hip |femur )?(?:fx|fractures?)/i, 'S72.14', { words: 'intertrochanteric fracture femur' }),
  of(/\b(?:hip|femoral neck) (?:fx|fractures?)/i, 'S72.00', { words: 'fracture neck femur' }),
  of(/\bh(?:a)?emorrhoids?\b/i, 'K64', { words: 'hemorrhoids' }),
  of(/\bchronic migraines?\b/i, 'G43.7', { words: 'chronic migraine' }),
  of(/\bmigraines?\b/i, 'G43', { words: 'migraine' }),
  of(
    /(?<=\bknees?\b[^.;?]{0,25}\b(?:due to|from|2\/2|with|w\/) )(?:OA|osteoarth\w{1,5})\b|\b(?:knee (?:OA|osteoarth\w{1,5})|(?:OA|osteoarth\w{1,5}) (?:of )?(?:the |both )?(?:left |right |bilateral )?knees?)\b/i,
    'M17',
    { words: 'primary osteoarthritis of knee' },
  ),
  of(
    /(?<=\bhips?\b[^.;?]{0,25}\b(?:due to|from|2\/2|with|w\/) )(?:OA|osteoarth\w{1,5})\b|\b(?:hip (?:OA|osteoarth\w{1,5})|(?:OA|osteoarth\w{1,5}) (?:of )?(?:the |both )?(?:left |right |bilateral )?hips?)\b/i,
    'M16',
    { words: 'primary osteoarthritis of hip' },
  ),
  of(/\b(?:low(?:er)? back pain|LBP|lumbago)\b/i, 'M54.5', { words: 'low back pain' }),
  of(/\bsciatica\b/i, 'M54.3', { words: 'sciatica' }),
  of(/\bcarpal tunnel(?: syndrome)?|\bCTS\b/i, 'G56.0', { words: 'carpal tunnel syndrome' }),
  of(/\bplantar fasci\w{1,4}/i, 'M72.2'),
  of(
    /\b(?:distal radi(?:us|al)|lower end of (?:the )?radius|colles\W?s?) (?:fx|fractures?)|\b(?:fx|fractures?)(?: of)?(?: the)?(?: left| right| lt| rt)? distal (?:left |right |lt |rt )?radi(?:us|al)/i,
    'S52.5',
    { words: 'fracture lower end radius' },
  ),
  // Female, pregnancy.
  of(/\bhyperemesis(?: gravidarum)?\b/i, 'O21.0'),
  of(/\bLSIL\b|\bLGSIL\b/i, 'R87.612'),
  of(/\bHSIL\b|\bHGSIL\b/i, 'R87.613'),
  of(/\bASC-?US\b/i, 'R87.610'),
  of(/\babnormal pap\b/i, 'R87.619'),
  // Digestive, urinary.
  of(/\b(?:GERD|acid reflux|gastro-?esophageal reflux)\b/i, 'K21', { words: 'gastro esophageal reflux disease' }),
  of(/\bBPH\b|\b(?:benign )?prostatic hyperplasia\b|\benlarged prostate\b/i, 'N40.0'),
  of(/\b(?:weak|poor|slow) (?:urinary )?stream\b/i, 'R39.12'),
  of(/\bnocturia\b/i, 'R35.1'),
  of(/\burinary frequency\b/i, 'R35.0'),
  of(/\burinary urgency\b/i, 'R39.15'),
  of(/\b(?:elevated|high|rising) PSA\b/i, 'R97.20'),
  of(/\bfibroadenoma\w{0,3}/i, 'D24', { words: 'benign neoplasm breast' }),
  of(/\babnormal (?:screening )?mammo\w{0,6}/i, 'R92.8'),
  of(
    /\bpath(?:olog\w{2,5})? (?:(?:compression|vertebral|spinal) )?(?:fx|fractures?)(?: (?:of|at))?(?: the)? (?:[TLC]\d{1,2}|vertebra\w{0,2}|spine|lumbar|thoracic)\b(?=[^.?!]{0,60}\b(?:mets?|metasta\w{1,5}|cancer|myeloma|tumou?r|neoplas\w{1,4})\b)/i,
    'M84.58',
  ),
  of(
    /\bpatholog\w{2,5} (?:fx|fractures?)\b(?=[^.?!]{0,60}\b(?:mets?|metasta\w{1,5}|cancer|myeloma|tumou?r|neoplas\w{1,4})\b)/i,
    'M84.5',
    { words: 'pathological fracture neoplastic disease' },
  ),
  of(
    /\b(?:tubular|tubulovillous|villous) adenomas?(?: of)?(?: the)?(?: \w{4,12})? ?(?:colon)?|\badenomatous (?:colon )?polyps?|\bsessile serrated \w{3,8}/i,
    'D12',
    {
      words: 'benign neoplasm colon unspecified',
      history: 'Z86.0101',
    },
  ),
  of(/\bcolon polyps?|\bpolyps? (?:of|in) (?:the )?colon|(?<=colonoscopy\b[^.;?]{0,30})\bpolyps?\b/i, 'K63.5', {
    history: 'Z86.0100',
  }),
  of(/\bclass (?:1|2|3|II?I?) obesity\b|\bobesity,? class (?:1|2|3|II?I?)\b/i, 'E66.81', { words: 'obesity class' }),
  of(/\bmorbid(?:ly)? obes(?:e|ity)\b/i, 'E66.01'),
  of(/\bobes(?:e|ity)\b/i, 'E66.9', { inPregnancy: 'O99.21' }),
  // Neoplasms.
  of(/\b(?:breast (?:ca|cancer|carcinoma))\b/i, 'C50.9', {
    words: 'malignant neoplasm breast female',
    history: 'Z85.3',
  }),
  of(/\b(?:colon (?:ca|cancer|carcinoma))\b/i, 'C18', { words: 'malignant neoplasm colon', history: 'Z85.038' }),
  of(/\b(?:adeno)?carcinoma (?:of (?:the )?)?(?:RUL|RML|RLL|LUL|LLL)\b/i, 'C34', {
    words: 'malignant neoplasm bronchus lung',
  }),
  of(/\b(?:prostate (?:ca|cancer|carcinoma))\b/i, 'C61', { history: 'Z85.46' }),
  of(/\b(?:lung (?:ca|cancer|carcinoma))\b/i, 'C34.9', {
    words: 'malignant neoplasm bronchus lung',
    history: 'Z85.118',
  }),
  of(
    /\b(?:liver mets?|mets? to (?:the )?liver|metasta\w{1,5} (?:to (?:the )?)?liver|liver metasta\w{1,4})\b/i,
    'C78.7',
  ),
  of(
    /\b(?:bone mets?|mets? to (?:the )?bones?|bone metasta\w{1,4})\b|(?<=\bpath(?:olog\w{2,5})? (?:fx|fractures?)\b[^.?!]{0,60})\bmets?\b/i,
    'C79.51',
  ),
  of(/\b(?:brain mets?|mets? to (?:the )?brain|brain metasta\w{1,4})\b/i, 'C79.31'),
  of(/\b(?:lung mets?|mets? to (?:the )?lungs?|lung metasta\w{1,4})\b/i, 'C78.0', {
    words: 'secondary malignant neoplasm lung',
  }),
  ...SYMPTOM_WORDS,
  ...CAUSE_WORDS,
  ...STATUS_WORDS,
]
