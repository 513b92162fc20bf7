// Words that stand where names stand in billing mails and are none, and names that are ordinary words as well.

/** Capitalised words of the trade: a find that holds one of them is no person's name. */
export const NO_NAMES =
  /\b(?:Medicare|Medicaid|Aetna|Cigna|Humana|Anthem|Blue|Cross|Shield|BCBS|United|Healthcare|UnitedHealthcare|Tricare|Kaiser|Advantage|Part|Plan|Office|Clinic|Hospital|Center|Family|Medicine|Ortho|Orthopedics|Dermatology|Cardiology|Practice|Group|Insurance|Workers|Comp|New|Established|Has|Had|Is|Was|Came|Need|Needs|Please|Hello|Hi|Thanks|Thank|Dear|The|This|That|Our|For|With|And|Not|Will|When|What|Which|How|Can|Could|Should|Does|Right|Left|Bilateral|Procedure|Diagnosis|Dx|Code|Codes|Coding|Claim|Claims|Date|Dates|Birth|Service|Surgery|Surgeon|Question|Billing|Consultant|Team|Name|Responsibility|Portal|Status|History|Exam|Chart|Patient|Patients|Pt|Physician|Provider|Fee|Schedule|Manual|Policy|Type|Preop|Postop|Modifier|Units?|Denied|Denial|Appeal|Commercial|Payer|Primary|Secondary|Account|Number|Phone|Email|Address|DOB|DOS|MRN|SSN|NPI|MBI|POS|CPT|ICD|HCPCS|NCCI|MUE|PTP|MAI|ABN|LCD|NCD|CMS|AMA|EOB|ERA|MDM|RVU|PCP|ED|ER|OR|IV|IM|RT|LT|MD|CO|PR|JW|JZ|MRI|CT|XR|XRAY|US|EKG|ECG|KNEE|HIP|SHOULDER|HAND|FOOT|PAIN|TODAY|SEEN|ASAP|URGENT|HELP|W|WO|YO|HTN|DM|CKD|COPD|Notes?|Op|Report|Note|See|Attached|No|Yes|Age|Sex|Male|Female|Admit|Visit|Level|Time|Total|Start|Stop|Lesions?|On|Sent|From|To|Injection|Biopsy|Excision|Repair)\b/i

/** What follows the name of one who treats or bills. */
export const OF_A_PROVIDER =
  /^,? ?\(?(?:M\.?D|D\.?O|D\.?P\.?M|N\.?P|P\.?A(?:-C)?|R\.?N|A\.?P\.?R\.?N|C\.?R\.?N\.?A|D\.?C|O\.?D|Ph\.?D|Psy\.?D|LCSW|PT|CPC(?:-A)?|CCS(?:-P)?|RHIT|RHIA|COC|CPB|CPMA|CRC)\b/

/** Names that mean something else alone: they are masked in the name, not where they return. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  'may april june august will mark bill billy grace hope faith joy young long short white black brown green gray rose day price case best good new old patient van von del der art dean drew frank grant guy jack lance miles pat rich rob sue wade chase case page bishop king lane park parks hill woods stone wood rivers banks field fields church mills cook baker carter cross french english major love little small sharp strong test example sample street medicare left right'.split(
    ' ',
  ),
)
