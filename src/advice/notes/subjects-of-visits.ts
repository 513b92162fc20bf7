// Which codes and words call for a note on visits, coverage, places and payment (see note-subjects.ts).
import type { Subject } from './note-subjects.ts'

// What a question about how often and for whom Medicare pays says.
const OFTEN =
  /\bcover|\bpa(?:y|ys|id)\b|\bhow often\b|\bfrequen|\btwice\b|\byear(?:ly|s)?\b|\bannual|\bevery\b|\bonce\b|\bmonths?\b|\btimes\b|\bABN\b|\bagain\b|\bdx\b|\bdiagnos|\belig|\blimit|\bsessions?\b|\bhow many\b|\brequire/i

export const VISIT_SUBJECTS: Subject[] = [
  { note: 'modifier-76-77', codes: /^7[67]$/ },
  {
    note: 'global-periods',
    words: /\bglobal (?:days?|periods?|package)\b.{0,40}\b(?:mean|code|000|010|090|ZZZ|MMM|YYY|XXX)/i,
  },
  { note: 'modifier-24', words: /\bunrelated\b/i, unless: /\bprocedure\b|\bsurger(?:y|ies) unrelated/i, codes: /^992/ },
  {
    note: 'modifier-58',
    words: /\bstaged\b|\bplanned (?:return|second|re-?excision)|\bmore extensive\b|\bsecond stage\b/i,
  },
  {
    note: 'modifier-78',
    words: /\b(?:return|back|taken back|went back)\b.{0,20}\b(?:to )?(?:the )?(?:OR|operating room)\b/,
  },
  {
    note: 'modifier-79',
    words: /\bunrelated (?:procedure|surgery)\b|\bdifferent (?:problem|site|knee|eye).{0,60}\bglobal\b/i,
  },
  { note: 'modifier-57', words: /\bdecision for surgery\b|\bdecid\w{1,3} (?:to operate|on surgery|for surgery)\b/i },
  { note: 'fee-formula', words: /\bgpci\b|\brvus?\b|\bfee (?:formula|calculat)|\bhow (?:is|are|do).{0,30}\bfees?\b/i },
  { note: 'conversion-factor-2024', words: /\bconversion factors?\b|\bCF\b/ },
  { note: 'conversion-factor-2025', words: /\bconversion factors?\b|\bCF\b/ },
  { note: 'conversion-factor-2026', words: /\bconversion factors?\b|\bCF\b/ },
  {
    note: 'efficiency-adjustment-2026',
    words: /\befficiency (?:adjust|cut)|\brvus?\b[^.?!]{0,40}\b(?:cut|lower|reduc|drop|less|went down)/i,
  },
  { note: 'em-office-time', words: /\b(?:total )?time\b.{0,40}\b(?:level|count|visit|e\/?m)\b|\bstaff time\b/i },
  { note: 'em-hospital-times', codes: /^992[23]\d$/, words: /\bmin(?:ute)?s?\b|\btime\b/i },
  {
    note: 'em-hospital-times',
    words: /\b(?:hospital|inpatient|rounds?)\b.{0,60}\b(?:minutes?|times?|mins?)\b|\bguidel\w{1,5}\b.{0,40}\btimes\b/i,
  },
  { note: 'em-hospital-before-2023', codes: /^992[23]\d$/, words: /\bmin(?:ute)?s?\b|\btime\b/i },
  { note: 'em-office-before-2021', codes: /^992(?:0[1-5]|1[1-5])$/, words: /\bmin(?:ute)?s?\b|\btime\b/i },
  { note: 'audio-only-codes-paid', codes: /^9944[1-3]$/ },
  { note: 'audio-only-codes-paid', words: /\b(?:phone|telephone|audio)[- ]?(?:only|call|visit)s?\b/i },
  { note: 'acp-with-awv', codes: /^9949[78]$/, words: /\bAWV\b|\bwellness\b|\b33\b/i },
  { note: 'em-mdm-two-of-three', words: /\bMDM\b|\bdecision making\b|\b(?:2|two) of (?:3|three)\b/ },
  { note: 'em-mdm-moderate', words: /\bmoderate (?:mdm|complexity|level|decision)\b|\bMDM table\b/i },
  { note: 'em-mdm-low', words: /\blow (?:mdm|complexity|level|decision)\b|\bMDM table\b/i },
  { note: 'em-mdm-high', words: /\bhigh (?:mdm|level|decision)\b|\bMDM table\b/i },
  {
    note: 'em-independent-interpretation',
    words:
      /\b(?:our|we|doctors?|providers?|physicians?)\b.{0,60}\b(?:look(?:ed|s)? at|review(?:ed|s)?|interpret\w{0,3}|reads?|over-?reads?)\b.{0,60}\b(?:films?|x-?rays?|dis[ck]s?|images?|CT|MRI|it|tracing|ekg)\b|\bindependent interpretation\b/i,
    // Who made the test, or reads it for its owner, does more than look at it.
    unless:
      /\bholter\b|\bowns?\b|\bhook|\bour (?:own )?(?:machine|equipment|device)\b|\b(?:global|professional|technical)\b|\b26\b|\breport\b/i,
  },
  { note: 'em-independent-interpretation', codes: /^26$/, words: /\bdis[ck]s?\b|\boutside\b|\blook(?:ed|s)? at\b/i },
  {
    note: 'em-new-patient',
    words: /\b(?:new|established)\b[^.?!]{0,40}\?|\b3[- ]years?\b|\bthree[- ]years?\b/i,
    unless: /\bnew (?:code|modifier|edit|rule|problem)|\blevel\b|\bchronic\b|\bMDM\b/i,
  },
  {
    note: 'em-new-patient',
    codes: /^992(?:0[2-5]|1[1-5])$/,
    words: /\bnew or est|\bis (?:he|she|this|the patient|it) (?:new|est)|\bnever (?:saw|seen)\b/i,
  },
  { note: 'em-consultations', words: /\bconsult(?:s|ation)? codes?\b|\bconsult\b.{0,40}\bmedicare\b/i },
  { note: 'modifier-25-after-denial', codes: /^25$/, words: /\bden(?:y|ied|ial)|\bappeal|\bCO-?97\b/i },
  { note: 'g2211-with-25', codes: /^G2211$/, beside: /^25$/, unless: /\b992[01]\d\b/ },
  { note: 'g2211-use', codes: /^G2211$/, unless: /\b25\b/ },
  { note: 'prolonged-cpt-medicare', codes: /^(?:99417|G2212|99415|99416)$/ },
  { note: 'prolonged-cpt-medicare', words: /\bprolonged\b/i, unless: /\binpatient\b|\bhospital\b/i },
  { note: 'prolonged-hospital-medicare', codes: /^(?:99418|G031[678])$/ },
  {
    note: 'prolonged-hospital-medicare',
    words: /\bprolonged\b.{0,80}\b(?:inpatient|hospital)\b|\b(?:inpatient|hospital)\b.{0,80}\bprolonged\b/i,
  },
  { note: 'critical-care-99292', codes: /^9929[12]$/, words: /\bmin(?:ute)?s?\b|\btime\b/i },
  { note: 'critical-care-same-day-visit', codes: /^9929[12]$/, beside: /^992(?:[0-3]\d|8\d)$/ },
  {
    note: 'critical-care-bundled',
    words: /\bcritical care\b.{0,200}\b(?:bundl|includ|separate|list|intubat|vent|line|CPR|procedures?)/is,
  },
  {
    note: 'critical-care-bundled',
    codes: /^9929[12]$/,
    beside: /^(?:36556|31500|92950|71045|94002|94760|36600|43752|92953|36000|36410)$/,
  },
  { note: 'psychotherapy-times', codes: /^908(?:3[2-8])$/ },
  { note: 'psychotherapy-times', words: /\bpsychotherap/i },
  {
    note: 'telehealth-pos-10-02',
    words:
      /\b(?:telehealth|telemed\w{0,5}|video)\b.{0,120}\b(?:POS|place of service|home)\b|\bPOS ?(?:02|10)\b|\b(?:POS|place of service)\b.{0,80}\b(?:telehealth|video)\b/i,
  },
  { note: 'telehealth-98000-medicare', codes: /^980(?:0\d|1[0-6])$/ },
  { note: 'telehealth-98000-medicare', codes: /^G2012$/ },
  { note: 'audio-only-codes-ended', codes: /^9944[1-3]$/ },
  {
    note: 'audio-only-codes-ended',
    words: /\b(?:phone|telephone|audio)[- ]?(?:only|call|visit)s?\b/i,
    unless: /\b980\d\d\b/,
  },
  { note: 'modifier-93-95', codes: /^9[35]$/ },
  { note: 'modifier-93-95', words: /\b(?:telehealth|telemed\w{0,5}|video)\b.{0,80}\bmod/i },
  {
    note: 'telehealth-flexibilities',
    words: /\btelehealth\b|\btelemedicine\b|\b(?:video|audio)[- ]?(?:only)? visits?\b/i,
  },
  {
    note: 'pos-facility',
    words: /\b(?:facility|non-?facility) (?:rate|fee|rvu|payment|pricing)\b|\b(?:which|what) rate\b.{0,40}\bPOS\b/i,
  },
  {
    note: 'pos-31-32',
    words:
      /\bPOS ?3[12]\b|\bSNF\b|\bskilled nursing\b|\b3[12]\b.{0,20}\b(?:POS|place of service)\b|\bPOS\b[^?]{0,40}\b3[12]\b/i,
  },
  {
    note: 'pos-19-22',
    words: /\bPOS ?(?:19|22)\b.{0,60}\bPOS ?(?:19|22|11)\b|\boff[- ]campus\b|\bprovider[- ]based\b/i,
  },
  { note: 'g0463-clinic-visit', codes: /^G0463$/ },
  { note: 's-codes-medicare', codes: /^S\d{4}$/, words: /\bmedicare\b/i },
  {
    note: 'calendar',
    words:
      /\bwhen do (?:new )?(?:codes?|edits?|fees?)\b|\b(?:how often|when)\b.{0,40}\b(?:updated?|change|released?)\b/i,
  },
  {
    note: 'code-on-date-of-service',
    words:
      /\bold (?:claim|account|date)|\bdate of service or\b|\bgrace period\b|\brebill with\b|\bwhich (?:year|version) of\b/i,
  },
  { note: 'category-iii-use', words: /\bunlisted\b|\bcategory (?:3|III)\b/i },
  { note: 'category-iii-coverage', codes: /^\d{4}T$/, words: /\bcover|\bpay|\breimburs/i },
  { note: 'awv-yearly', codes: /^G043[89]$/ },
  {
    note: 'awv-yearly',
    words:
      /\bAWV\b|\bannual (?:wellness|exam|physical)\b.{0,80}\bmedicare\b|\bmedicare\b.{0,80}\bannual (?:wellness|exam|physical)\b|\bwelcome to medicare\b/i,
  },
  { note: 'preventive-gyn', codes: /^(?:G0101|Q0091)$/ },
  { note: 'preventive-gyn', words: /\bpap\b|\bpelvic exam|\bwell[- ]woman\b/i },
  { note: 'screening-colonoscopy', codes: /^G01(?:05|21)$/ },
  {
    note: 'screening-colonoscopy',
    words:
      /\bscreening colonoscop|\bcolonoscop\w{1,3}\b.{0,40}\b(?:frequency|how often|screening)\b|\bhow often\b.{0,40}\bcolonoscop/i,
  },
  {
    note: 'screening-colonoscopy-coinsurance',
    words: /\bcolonoscop\w{1,3}\b.{0,120}\b(?:coinsurance|copay|co-pay|patient (?:share|owes?|portion))/is,
  },
  { note: 'pt-33-modifiers', codes: /^(?:PT|33)$/, unless: /\bACP\b|\badvance care\b|\b9949[78]\b/i },
  {
    note: 'pt-33-modifiers',
    words:
      /\bscreening\b.{0,60}\b(?:colonoscop\w{1,3}|turned|became|converted)\b.{0,60}\b(?:polyp|snare|biops|diagnostic|therapeutic)/is,
    unless: /\bmammo/i,
  },
  { note: 'abn-modifiers', codes: /^G[AZXY]$/ },
  { note: 'abn-modifiers', words: /\bABN\b/, unless: /\bn?cci\b|\bbundl|\bcolumn\b|\bCO-?\s?(?:97|236)/i },
  { note: 'abn-timing', words: /\bABN\b/, unless: /\bn?cci\b|\bbundl|\bcolumn\b|\bCO-?\s?(?:97|236)/i },
  { note: 'incident-to', words: /\bincident[- ]to\b/i },
  {
    note: 'incident-to',
    words:
      /\b(?:MA|RN|LPN|NP|PA|nurse|staff|medical assistant)\b.{0,80}\b(?:under|bill(?:ed|ing)?|no provider|supervis)/,
    unless: /\bfirst assist|\bassist(?:s|ed|ing)?\b|(?<!medical |physician )\bassistant\b/i,
  },
  { note: 'critical-care-time', words: /\bcritical care\b.{0,120}\b(?:time|count|procedures?|teaching|family)\b/is },
  { note: 'split-shared', words: /\bsplit\b.{0,10}\bshared\b|\bshared visit\b/i },
  { note: 'split-shared', codes: /^FS$/ },
  { note: 'overpayment-60-days', words: /\boverpa(?:id|yment)|\brefund\b|\bpaid (?:us )?(?:twice|too much|in error)/i },
  { note: 'waive-copay', words: /\bwaiv\w{1,4}\b.{0,40}\b(?:co-?pay\w{0,5}|co-?insurance|deductible)/i },
  {
    note: 'late-entry',
    words:
      /\b(?:addend\w{2,4}|late entry|amend(?:ed|ing)?|chang(?:e|ing) the (?:note|chart|record|documentation)|add (?:it )?to the (?:note|chart|record))\b/i,
  },
  {
    note: 'timely-filing',
    words:
      /\btimely filing\b|\bold (?:account|claim)s?\b|\brebill|\bfiling limit\b|\bCO-?29\b|\btoo late to (?:bill|file)/i,
  },
  {
    note: 'dme-prescription',
    words:
      /\b(?:dme|durable medical|brace|walker|nebulizer|wheelchair|crutches)\b.{0,80}\b(?:office|bill|dispens|supplier)/i,
  },
  { note: 'awv-initial', codes: /^(?:G0402|G0438)$/ },
  { note: 'awv-initial', words: /\bwelcome to medicare\b|\bIPPE\b/i },
  { note: 'telehealth-2020-2023', words: /\btelehealth\b|\btelemed|\bvideo\b/i },
  { note: 'telehealth-pos-2024', words: /\btelehealth\b|\btelemed|\bvideo visits?\b|\bvirtual visits?\b/i },
  { note: 'tcm', codes: /^9949[56]$/ },
  { note: 'tcm', words: /\btransitional care\b|\bTCM\b/ },
  { note: 'remote-monitoring', codes: /^9945[3478]$/ },
  { note: 'remote-monitoring', words: /\bRPM\b|\bremote (?:physiologic |patient )?monitoring\b/ },
  { note: 'chronic-care', codes: /^(?:9949[01]|99439|99487|99489|G0506)$/ },
  { note: 'chronic-care', words: /\bCCM\b|\bchronic care management\b/ },
  { note: 'remote-therapeutic', codes: /^(?:9897[5-9]|9898[014-6])$/ },
  { note: 'advanced-primary-care', codes: /^G055[678]$/ },
  { note: 'advanced-primary-care', words: /\bAPCM\b|\badvanced primary care\b/i },
  {
    note: 'part-b-deductible',
    words: /\b(?:part b|medicare)\b[^.?!]{0,40}\bdeductible\b|\bdeductible\b[^.?!]{0,40}\b(?:part b|medicare)\b/i,
    unless: /\bwaiv|\bwrit\w{1,3}[- ]?off|\bPR-?\s?1\b/i,
  },
  { note: 'frequency-mammogram', codes: /^7706[567]$/, words: OFTEN },
  { note: 'frequency-bone-density', codes: /^7708[01]$/, words: OFTEN },
  { note: 'frequency-bone-density', words: /\b(?:dexa|bone density|bone mass)\b/i, unless: /\bcode\b/i },
  { note: 'frequency-hba1c', codes: /^83036$/, words: OFTEN },
  { note: 'frequency-lipids', codes: /^(?:80061|82465|83718|84478)$/, words: OFTEN },
  { note: 'frequency-psa', codes: /^(?:G0103|84153)$/, words: OFTEN },
  { note: 'frequency-lung', codes: /^(?:71271|G0296)$/, words: OFTEN },
  { note: 'frequency-aaa', codes: /^76706$/, words: OFTEN },
  { note: 'frequency-tobacco', codes: /^9940[67]$/, words: OFTEN },
  { note: 'frequency-obesity', codes: /^G0447$/, words: OFTEN },
  { note: 'frequency-depression', codes: /^G0444$/, words: OFTEN },
  { note: 'frequency-alcohol', codes: /^G044[23]$/, words: OFTEN },
  {
    note: 'workers-comp',
    words: /\bwork(?:er|ers|er's|ers')? comp\b|\bworkers.? compensation\b/i,
  },
  {
    note: 'locum-after-60',
    words:
      /(?:\blocum|\bsubstitute (?:physician|doctor|surgeon|provider)|\bQ6\b|\bcover(?:s|ing)\b).{0,120}(?:\b(?:6[1-9]|[7-9]\d|1\d\d) days\b|\b(?:[3-9]|three|four|five|six) months\b|\b(?:9|1\d) weeks\b|\b(?:after|over|past|beyond|more than) 60\b)/is,
  },
]
