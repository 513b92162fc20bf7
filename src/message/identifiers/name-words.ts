// Words that stand where names stand in billing mails and are none, and names that are ordinary words as well.

/** Capitalised words of the trade: a find that holds one of them is no person's name. */
export const NO_NAMES =
  /\b(?:Medicare|Medicaid|Aetna|Cigna|Humana|Anthem|Blue|Cross|Shield|BCBS|United|Healthcare|UnitedHealthcare|Tricare|Kaiser|Advantage|Part|Plan|Office|Clinic|Hospital|Center|Family|Medicine|Ortho|Orthopedics|Dermatology|Cardiology|Practice|Group|Insurance|Workers|Comp|New|Established|Has|Had|Is|Was|Came|Need|Needs|Please|Hello|Hi|Thanks|Thank|Dear|The|This|That|Our|For|With|And|Not|Will|When|What|Which|How|Can|Could|Should|Does|Right|Left|Bilateral|Procedure|Diagnosis|Dx|Code|Codes|Coding|Claim|Claims|Date|Dates|Birth|Service|Surgery|Surgeon|Question|Billing|Consultant|Team|Name|Responsibility|Portal|Status|History|Exam|Chart|Patient|Patients|Pt|Physician|Provider|Fee|Schedule|Manual|Policy|Type|Preop|Postop|Modifier|Units?|Denied|Denial|Appeal|Commercial|Payer|Primary|Secondary|Account|Number|Phone|Email|Address|DOB|DOS|MRN|SSN|NPI|MBI|POS|CPT|ICD|HCPCS|NCCI|MUE|PTP|MAI|ABN|LCD|NCD|CMS|EOB|MDM|RVU|PCP|MRI|XRAY|EKG|ECG|KNEE|HIP|SHOULDER|HAND|FOOT|PAIN|TODAY|SEEN|ASAP|URGENT|HELP|W|WO|YO|HTN|DM|CKD|COPD|Notes?|Op|Report|Note|See|Attached|No|Yes|Age|Sex|Male|Female|Admit|Visit|Level|Time|Total|Start|Stop|Lesions?|On|Sent|From|To|Injection|Biopsy|Excision|Repair)\b/i

/** Abbreviations in capitals, which in small letters are names (Ed) or nothing. */
export const OF_THE_TRADE =
  /\b(?:AMA|ERA|ED|ER|OR|IV|IM|RT|LT|MD|CO|PR|JW|JZ|CT|XR|US|ID|PO|BP|GI|GU|OB|GYN|ENT|UHC|AWV|RN|LPN)\b/

/** What follows the name of one who treats or bills. */
export const OF_A_PROVIDER =
  /^,? ?\(?(?:M\.?D|D\.?O|D\.?P\.?M|N\.?P|P\.?A(?:-C)?|R\.?N|A\.?P\.?R\.?N|C\.?R\.?N\.?A|D\.?C|O\.?D|Ph\.?D|Psy\.?D|LCSW|PT|CPC(?:-A)?|CCS(?:-P)?|RHIT|RHIA|COC|CPB|CPMA|CRC)\b/

/** Names that mean something else alone: they are masked in the name, not where they return. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  'may april june august will mark bill billy grace hope faith joy young long short white black brown green gray rose day price case best good new old patient van von del der art dean drew frank grant guy jack lance miles pat rich rob sue wade chase case page bishop king lane park parks hill woods stone wood rivers banks field fields church mills cook baker carter cross french english major love little small sharp strong test example sample street medicare left right'.split(
    ' ',
  ),
)

/** Words that stand between the given name and the surname. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'van von de del della der den di da dos du la le el bin al st ter'.split(' '),
)

/** Those whose names are identifiers too: relatives and household. */
export const RELATIVES =
  '(?:sons?|daughters?|mother|father|sister|brother)-in-law|wife|husband|sons?|daughters?|mother|father|mom|mum|dad|spouse|partner|guardian|sister|brother|niece|nephew|aunt|uncle|grandsons?|granddaughters?|grandmother|grandfather|grandma|grandpa|caregiver|neighbor|fianc[eé]e?|roommate'

/** What stands before a patient's name in a sentence. */
export const NAMED_BEFORE =
  /\b(?:pts?|patients?|name|for|re|regarding|about|saw|treated|spoke (?:with|to)|subscriber|insured|member|guar(?:antor)?)(?: is| named)?\.?[:=]? {1,2}$/i

/** What stands before the name of one who treats, bills, pleads or is greeted. */
export const BEFORE_A_COLLEAGUE =
  /(?:\b(?:Dr|Drs|Doctor|Prof|Professor|NP|PA|PA-C|ARNP|APRN|RN|LPN|MA|CRNA|CNM|DO|DPM|DC|nurse|coder|biller|manager|supervisor|auditor|director|attorney|atty|lawyer|adjuster|rep|agent|therapist|surgeon|physician|provider|hygienist|midwife)\.?,? {1,2}(?:(?:Mr|Mrs|Ms|Miss)\.? )?|\b(?:front desk|hi|hello|hey|dear|attn|attention|morning|afternoon|evening|thanks|thank you|regards|best|sincerely|cheers|cc|St|Saint|Mt|Mount|San|Santa|Ft)\.?[,:!]? {1,2})$/i
/** `This is Kelly Ruiz from Summit Wound Care`: the one who writes. */
export const OF_THE_WRITER = /\b(?:this is|i am|i['’]m|my name is|it['’]s) $/i
export const WRITER_AFTER = /^,? (?:from|with|at|in|here|over at|of)\b|^[.,]? ?(?:and )?i\b/i

/** What follows a name that names a disease, a tool, an operation or a house. */
export const AFTER_A_THING =
  /^(?:(?:['’]s?)?(?:[ -](?:type|total|modified|reverse))?[ -](?:disease|syndrome|sign|test|cyst|fracture|palsy|phenomenon|deformity|tumou?r|lymphoma|sarcoma|contracture|neuroma|operation|maneuver|manoeuvre|method|technique|criteria|criterion|ulcer|hernia|dementia|chorea|thyroiditis|tenosynovitis|esophagus|oesophagus|stain)|[ -](?:procedure|catheter|drain|tube|scale|score|classification|reflex|stage|lesion|node|foot|joint|knee|hip|infusion|vaccine|pump|brace|splint|boot|cast|screw|plate|rod|implant|prosthesis|valve|clamp|retractor|hospital|clinic|health|healthcare|medical|cent(?:er|re)|cancer|college|university|county|city|memorial|insurance|mutual|life|plans?|advantage|pharmacy|laborator(?:y|ies)|labs?|group|associates|partners|llc|inc|pc|pllc|edits?|rule|schedule))\b/i

const NOT_SURNAMES: ReadonlySet<string> = new Set(
  `a an i we you he she they it its his her him them their our your my me us who whom whose what when where which why how
  and or but nor so yet if then than as at by in into of off on onto out over per to up via with without from for about
  after before during until since while because although though also just only even still already again ever never always
  often maybe perhaps both each either every few many more most much other others same such some any all none one two three
  four five six seven eight nine ten first second third last next is are was were be been being am do does did done has have
  had having can could will would shall should may might must need needs needed want wants wanted ask asks asked say says
  said tell tells told see sees saw seen come comes came go goes went gone get gets got give gives gave given take takes took
  taken make makes made know knows knew think thinks thought call calls called send sends sent bill bills billed code coded
  pay pays paid deny denies denied reject rejected submit submitted file filed check checked use used uses using work works
  worked try tried help look looks let lets keep put run runs ran set show shows start started stop stopped turn turned leave
  left live lives lived move moved return returned receive received show hold hi hello hey dear thanks thank regards best
  sincerely cheers sorry yes no ok okay please pls plz fyi btw asap thx ty tks re fw fwd today yesterday tomorrow tonight morning afternoon
  evening night monday tuesday wednesday thursday friday saturday sunday week weeks month months year years day days hour
  hours minute minutes january february march april may june july august september october november december jan feb mar apr
  jun jul aug sep sept oct nov dec old new young good bad right left here there now later soon well very too not yr yo male
  female man woman boy girl baby child adult mr mrs ms miss dr mom dad wife husband son daughter mother father sister brother
  reported reports states stated presents presented underwent fell back bilat bilateral ohio texas florida california michigan
  indiana kentucky pennsylvania illinois georgia virginia carolina york jersey tennessee alabama missouri kansas iowa wisconsin
  minnesota colorado arizona nevada oregon washington utah idaho montana wyoming nebraska oklahoma arkansas louisiana
  mississippi maryland delaware connecticut massachusetts vermont maine hampshire alaska hawaii usa also additionally however
  therefore finally furthermore meanwhile otherwise lately currently actually basically unfortunately question questions
  asking wondering regarding subject attached below above between against inc llc llp pc pa np rn lpn cpc ccs cma phd mph sr jr
  knee hip hand foot shoulder elbow wrist ankle spine neck head chest back skin scalp nose ear eye eyes breast colon liver
  surgery visit visits exam consult consultation followup follow injection injections infusion vaccine vaccines shot screening
  mammogram colonoscopy echo stress lab labs test tests pain fracture cyst lesion biopsy excision repair removal removed closure
  therapy evaluation discharge admission observation hospital inpatient outpatient clinic office nursing facility home hospice
  medicare medicaid commercial cash plan primary secondary tertiary deductible copay coinsurance auth authorization referral
  appeal rep said payer payor policy portal card account insurance dob dos mrn ssn pt pts asks wrote emailed texted signed
  gets walked into like lost fax phone cell email address ct mri oct usn op er ed or iv im sq bmi gi gu ob gyn ent`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** Whether a word beside a given name may be a surname: no word of sentences, of the calendar or of the trade. */
export function isSurname(word: string): boolean {
  return (
    word.length > 1 &&
    !NOT_SURNAMES.has(word.toLowerCase()) &&
    !NO_NAMES.test(word) &&
    !OF_THE_TRADE.test(word) &&
    !/['’]t$/.test(word)
  )
}
