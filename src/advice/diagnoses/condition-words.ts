// What offices write for conditions and reasons for a visit, and the category or code of ICD-10-CM in which each is found.

export type ConditionWords = {
  said: RegExp
  /** A code, or a heading below which the other words of the mail choose. */
  code: string
  /** Words of the book that the asker's short form stands for; they choose below the heading. */
  words?: string
  /** Beside diabetes: the ending of E10 and E11 (index entry "Diabetes, type 2, with"). */
  withDiabetes?: string
  /** Whether the own code stays beside that of diabetes ("use additional code"). */
  stays?: true
  /** What the patient had and has no more (category Z85 to Z87). */
  history?: string
  /** Why the patient came, or what happens at the visit: before conditions. */
  isReason?: true
  /** In pregnancy: the heading of chapter 15 that comes before the own code, by trimester (guideline I.C.15.a). */
  inPregnancy?: string
  /** The words of the whole mail choose, such as an organism named beside another infection. */
  isWide?: true
  /** Spoken of without the rest of the mail's wish for a diagnosis, this is a service and no condition. */
  isService?: true
}

const of = (said: RegExp, code: string, more: Omit<ConditionWords, 'said' | 'code'> = {}): ConditionWords => ({
  said,
  code,
  ...more,
})

/** In the order in which they are looked for: what is found first takes its words away from those below it. */
export const CONDITION_WORDS: readonly ConditionWords[] = [
  // Reasons for a visit (chapter 21).
  // A surveillance colonoscopy is a screening of somebody with a history.
  of(/\bsurveillance colonoscop\w{1,3}/i, 'Z12.11', { isReason: true }),
  of(/\bscreening colonoscop\w{1,3}|\bcolon(?:oscopy)? (?:cancer )?screen(?:ing)?/i, 'Z12.11', { isReason: true }),
  of(/\bscreening mammo\w{0,6}|\bmammo\w{0,6} screening/i, 'Z12.31', { isReason: true }),
  of(
    /\b(?:flu|influenza|tdap|covid|pneumonia|shingles|hep\w{0,7} b|hpv) (?:shots?|vaccin\w{1,8}|immuni[sz]ation)|\bvaccin(?:e|ation) only|\bencounter for immuni[sz]ation/i,
    'Z23',
    { isReason: true, isService: true },
  ),
  of(/\b(?:med(?:ication)?s?|rx|prescription) refills?|\brefill(?: of)? (?:med\w{0,8}|rx|prescription)/i, 'Z76.0', {
    isReason: true,
  }),
  of(/\bwell[- ](?:child|baby)(?: \w{1,5})?/i, 'Z00.12', { isReason: true, words: 'child' }),
  of(/\b(?:annual|routine|yearly|adult) (?:physical|wellness|exam\w{0,7}|checkup|check-up)/i, 'Z00.0', {
    isReason: true,
    words: 'adult',
  }),
  of(/\bwell[- ]woman(?: \w{1,5})?|\b(?:annual|routine) (?:gyn\w{0,10}|pelvic)(?: exam\w{0,7})?/i, 'Z01.41', {
    isReason: true,
  }),
  of(/\bpre-?op(?:erative)? (?:clearance|exam\w{0,7}|visit|eval\w{0,6})/i, 'Z01.81', {
    isReason: true,
    words: 'preprocedural other',
  }),
  of(/\bsuture removal|\bstitches (?:out|removed)/i, 'Z48.02', { isReason: true, isService: true }),
  of(/\b(?:admin\w{0,8} of |for )chemo\w{0,8}|\bchemo\w{0,8} (?:visit|session|infusion)/i, 'Z51.11', {
    isReason: true,
    isService: true,
  }),
  of(/\bsports physical/i, 'Z02.5', { isReason: true }),
  of(
    /\b(?:follow[- ]?up|f\/u|aftercare|post-?op|weeks? out|s\/p|status post)\b[^.?!]{0,40}\b(?:knee|hip|shoulder|joint) (?:replacement|arthroplasty)|\b(?:knee|hip|shoulder|joint) (?:replacement|arthroplasty)\b[^.?!]{0,40}\b(?:follow[- ]?up|f\/u|aftercare|post-?op|weeks? out)/i,
    'Z47.1',
    { isReason: true },
  ),
  of(/\b(?:elevated|high) (?:BP|blood pressure) readings?\b|\belevated (?:BP|blood pressure)\b/i, 'R03.0'),
  // Endocrine and metabolic.
  of(/\b(?:gestational (?:diabetes|dm)|GDM)\b/i, 'O24.41', { words: 'pregnancy' }),
  of(/\bketoacidosis|\bDKA\b/i, '', { withDiabetes: '1', words: 'ketoacidosis' }),
  of(/\bhyper(?:osmolar|glyc\w{1,6})/i, 'R73.9', { withDiabetes: '65' }),
  of(/\bhypoglyc\w{1,5}/i, 'E16.2', { withDiabetes: '649' }),
  of(/\bpre-?diabet\w{1,4}/i, 'R73.03'),
  of(/\b(?:hyperlipid\w{1,4}|HLD|high cholesterol|dyslipid\w{1,4})\b/i, 'E78.5'),
  of(/\bhypercholesterol\w{1,4}/i, 'E78.00'),
  of(/\bhypothyroid\w{0,3}/i, 'E03.9', { inPregnancy: 'O99.28' }),
  of(/\bvit(?:amin)? d def\w{0,8}/i, 'E55.9'),
  // Diabetic and vascular.
  of(
    /\b(?:diabetic |DM )?(?:foot|heel|toe|midfoot|ankle|calf)[- ]ulcers?\b|\bulcers? (?:of|on) (?:the |his |her )?(?:left |right |lt |rt )?(?:foot|heel|toe|midfoot|ankle|calf)/i,
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
  of(/\banemia\b(?= (?:in|of|due to|from|2\/2) (?:CKD|chronic kidney))|(?<=\bCKD\b[^.;?]{0,20})\banemia\b/i, 'D63.1'),
  of(/\b(?:ESRD|end[- ]stage (?:renal|kidney)(?: disease)?)\b/i, 'N18.6', { withDiabetes: '22', stays: true }),
  of(/\b(?:CKD|chronic (?:kidney|renal) (?:disease|failure|insufficiency))\b/i, 'N18', {
    withDiabetes: '22',
    stays: true,
    words: 'chronic kidney disease stage',
  }),
  of(/\b(?:(?:C|D|S)HF|HF[rpm]{1,2}EF|heart failure)\b/i, 'I50', { words: 'heart failure' }),
  of(
    /\b(?:DM ?(?:1|2|II?)?|T[12]DM|(?:type (?:1|2|II?) )?diabet(?:es|ics?)(?: mellitus)?|type (?:1|2|II?) DM|IDDM|NIDDM)\b/i,
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
  of(/\bNSTEMI\b/i, 'I21.4'),
  of(/\bSTEMI\b/i, 'I21.3'),
  of(/\b(?:MI|myocardial infarction|heart attack)\b/i, 'I21.9', { history: 'I25.2' }),
  of(/\b(?:PE|pulmonary embol\w{1,3})\b/, 'I26.99', { history: 'Z86.711' }),
  of(/\b(?:TIA|transient ischemic attack)\b/i, 'G45.9', { history: 'Z86.73' }),
  // Lungs, ears, throat.
  of(/\b(?:COPD|chronic obstructive (?:pulmonary|lung)(?: disease)?)\b/i, 'J44.9'),
  of(/\basthma\b/i, 'J45', { words: 'asthma' }),
  of(/\bacute bronchitis\b/i, 'J20.9'),
  of(/\bpneumonia\b/i, 'J18.9', { history: 'Z87.01' }),
  of(/\b(?:URI|upper respiratory infection)\b/i, 'J06.9'),
  of(/\b(?:strep (?:throat|pharyngitis))\b/i, 'J02.0'),
  of(/\ballergic rhinitis\b/i, 'J30.9'),
  of(/\bsuppurative otitis(?: media)?|\botitis media\b[^.;?]{0,30}\bsuppurative/i, 'H66.0', {
    words: 'acute suppurative otitis media',
  }),
  of(/\b(?:otitis media|AOM)\b/i, 'H66.9', { words: 'otitis media' }),
  of(/\b(?:OSA|obstructive sleep apnea)\b/i, 'G47.33'),
  // Infections.
  of(/\b(?:sepsis|septic(?:emia)?)\b/i, 'A41', { words: 'sepsis', isWide: true }),
  of(/\b(?:UTI|urinary tract infection)\b/i, 'N39.0', { history: 'Z87.440', inPregnancy: 'O23.4' }),
  of(/\bpyeloneph\w{1,5}/i, 'N10'),
  of(/\b(?:AKI|acute (?:kidney|renal) (?:injury|failure))\b/i, 'N17.9'),
  of(/\bMRSA\b/i, 'B95.62'),
  of(/\bMSSA\b/i, 'B95.61'),
  of(/\bE\.? ?coli\b/i, 'B96.20'),
  of(/\bklebsiella\b/i, 'B96.1'),
  of(/\bpseudomonas\b/i, 'B96.5'),
  of(/\b(?:long|post)[- ]?covid(?:-19)?(?: syndrome)?\b/i, 'U09.9'),
  // Mind.
  of(
    /\b(?:MDD|major depress\w{1,4}(?: disorder)?)\b[^.;?]{0,20}\brecurrent|\brecurrent (?:MDD|major depress\w{1,4})/i,
    'F33',
    { words: 'recurrent' },
  ),
  of(/\b(?:MDD|major depress\w{1,4}(?: disorder)?)\b/i, 'F32', { words: 'major depressive disorder single episode' }),
  of(/\b(?:GAD|generali[sz]ed anxiety(?: disorder)?)\b/i, 'F41.1'),
  of(/\banxiety(?: disorder)?\b/i, 'F41.9'),
  of(/\bdepress(?:ion|ed)\b/i, 'F32.A'),
  of(/\bpanic (?:disorder|attacks?)/i, 'F41.0'),
  of(/\bPTSD\b/i, 'F43.1', { words: 'post traumatic stress disorder' }),
  of(/\bADHD\b/i, 'F90', { words: 'attention deficit hyperactivity disorder' }),
  of(/\balcohol(?:ism| (?:dependence|use disorder,? (?:moderate|severe)))/i, 'F10.2', { words: 'alcohol dependence' }),
  of(/\balcohol (?:abuse|use disorder,? mild)/i, 'F10.1', { words: 'alcohol abuse' }),
  of(/\bopioid (?:dependence|use disorder)/i, 'F11.2', { words: 'opioid dependence' }),
  of(/\b(?:tobacco|nicotine) (?:use|dependence)|\b(?:cigarette )?smok(?:er|es|ing)\b/i, 'F17.21', {
    words: 'nicotine dependence cigarettes',
  }),
  // Nerves, joints, skin.
  of(/\bchronic migraines?\b/i, 'G43.7', { words: 'chronic migraine' }),
  of(/\bmigraines?\b/i, 'G43', { words: 'migraine' }),
  of(
    /\b(?:knee (?:OA|osteoarth\w{1,5})|(?:OA|osteoarth\w{1,5}) (?:of )?(?:the |both )?(?:left |right |bilateral )?knees?)\b/i,
    'M17',
    { words: 'osteoarthritis of knee' },
  ),
  of(
    /\b(?:hip (?:OA|osteoarth\w{1,5})|(?:OA|osteoarth\w{1,5}) (?:of )?(?:the |both )?(?:left |right |bilateral )?hips?)\b/i,
    'M16',
    { words: 'osteoarthritis of hip' },
  ),
  of(/\b(?:low(?:er)? back pain|LBP|lumbago)\b/i, 'M54.5', { words: 'low back pain' }),
  of(/\bsciatica\b/i, 'M54.3', { words: 'sciatica' }),
  of(/\bcarpal tunnel(?: syndrome)?|\bCTS\b/i, 'G56.0', { words: 'carpal tunnel syndrome' }),
  of(/\bplantar fasci\w{1,4}/i, 'M72.2'),
  of(
    /\b(?:distal radi(?:us|al)|lower end of (?:the )?radius|colles\W?s?) (?:fx|fractures?)|\b(?:fx|fractures?)(?: of)?(?: the)?(?: left| right)? distal radi(?:us|al)/i,
    'S52.5',
    { words: 'fracture lower end radius' },
  ),
  // Female, pregnancy.
  of(/\bLSIL\b|\bLGSIL\b/i, 'R87.612'),
  of(/\bHSIL\b|\bHGSIL\b/i, 'R87.613'),
  of(/\bASC-?US\b/i, 'R87.610'),
  of(/\babnormal pap\b/i, 'R87.619'),
  // Digestive, urinary.
  of(/\b(?:GERD|acid reflux|gastro-?esophageal reflux)\b/i, 'K21', { words: 'gastro esophageal reflux disease' }),
  of(/\bBPH\b/i, 'N40', { words: 'benign prostatic hyperplasia' }),
  of(/\bcolon polyps?|\bpolyps? (?:of|in) (?:the )?colon|(?<=colonoscopy\b[^.;?]{0,30})\bpolyps?\b/i, 'K63.5', {
    history: 'Z86.0100',
  }),
  of(/\bclass (?:1|2|3|II?I?) obesity\b|\bobesity,? class (?:1|2|3|II?I?)\b/i, 'E66.81', { words: 'obesity class' }),
  of(/\bmorbid(?:ly)? obes(?:e|ity)\b/i, 'E66.01'),
  of(/\bobes(?:e|ity)\b/i, 'E66.9', { inPregnancy: 'O99.21' }),
  // Neoplasms.
  of(/\b(?:breast (?:ca|cancer|carcinoma))\b/i, 'C50.9', { words: 'malignant neoplasm breast', history: 'Z85.3' }),
  of(/\b(?:colon (?:ca|cancer|carcinoma))\b/i, 'C18', { words: 'malignant neoplasm colon', history: 'Z85.038' }),
  of(/\b(?:prostate (?:ca|cancer|carcinoma))\b/i, 'C61', { history: 'Z85.46' }),
  of(/\b(?:lung (?:ca|cancer|carcinoma))\b/i, 'C34.9', {
    words: 'malignant neoplasm bronchus lung',
    history: 'Z85.118',
  }),
  of(
    /\b(?:liver mets?|mets? to (?:the )?liver|metasta\w{1,5} (?:to (?:the )?)?liver|liver metasta\w{1,4})\b/i,
    'C78.7',
  ),
  of(/\b(?:bone mets?|mets? to (?:the )?bones?|bone metasta\w{1,4})\b/i, 'C79.51'),
  of(/\b(?:brain mets?|mets? to (?:the )?brain|brain metasta\w{1,4})\b/i, 'C79.31'),
  of(/\b(?:lung mets?|mets? to (?:the )?lungs?|lung metasta\w{1,4})\b/i, 'C78.0', {
    words: 'secondary malignant neoplasm lung',
  }),
  // Symptoms, which a disease that explains them leaves out.
  of(/\bchest pain\b/i, 'R07.9'),
  of(/\b(?:SOB|shortness of breath|dyspnea)\b/i, 'R06.02'),
  of(/\bfatigue\b/i, 'R53.83'),
  of(/\bcough\b/i, 'R05.9'),
  of(/\bfever\b/i, 'R50.9'),
  of(/\brash\b/i, 'R21'),
  of(/\bvomiting\b/i, 'R11.10'),
  of(/\bheadaches?\b/i, 'R51.9'),
  of(/\babdominal pain\b/i, 'R10.9'),
  of(/\bdizz(?:y|iness)\b/i, 'R42'),
  of(/\banemia\b/i, 'D64.9', { inPregnancy: 'O99.0' }),
  // What happened (chapter 20); beside an injury, never first.
  of(/\bf(?:all|ell|alling) (?:from|off) (?:a |the |his |her )?ladder/i, 'W11'),
  of(/\bslip\w{0,4} (?:and fell |and fall )?on ice/i, 'W00.0'),
  of(/\bdog bite|\bbit(?:ten)? by (?:a |the |his |her )?dog/i, 'W54.0'),
  of(/\bMV[AC]\b|\bcar accident\b|\bmotor vehicle (?:accident|collision|crash)/i, 'V89.2'),
  // Long-term drugs and status.
  of(/\b(?:tamoxifen|raloxifene)\b/i, 'Z79.810'),
  of(/\b(?:anastrozole|letrozole|exemestane|arimidex|femara|aromatase inhibitors?)\b/i, 'Z79.811'),
  of(/\b(?:warfarin|coumadin|eliquis|apixaban|xarelto|rivaroxaban|anticoagula\w{1,5})\b/i, 'Z79.01'),
  of(/\binsulin pump\b/i, 'Z96.41'),
  of(/\b(?:on |hemo|peritoneal )?dialysis\b/i, 'Z99.2'),
]
