// A tabular list of the official shape with invented words.
export const TABULAR = `<?xml version="1.0" encoding="utf-8"?>
<ICD10CM.tabular>
  <version>2099</version>
  <introduction><introSection type="title"><title>A list</title></introSection></introduction>
  <chapter>
    <name>4</name>
    <desc>Illnesses of sugar and others (E00-E89)</desc>
    <notes><note>Growths are in another chapter.</note></notes>
    <excludes2><note>illness of the newborn (P70-P74)</note></excludes2>
    <sectionIndex><sectionRef first="E08" last="E13" id="E08-E13">Sugar illness</sectionRef></sectionIndex>
    <section id="E08-E13">
      <desc>Sugar illness (E08-E13)</desc>
      <codeFirst><note>what lies beneath</note></codeFirst>
      <useAdditionalCode><note>code for insulin (Z79.4) or B12, or drug (T36-T50 with fifth or sixth character 5)</note></useAdditionalCode>
      <diag>
        <name>E11</name>
        <desc>Second sugar illness</desc><includes></includes>
        <excludes1>
          <note>
            sugar illness of the newborn (P70.2)</note>
        </excludes1>
        <diag>
          <name>E11.3</name>
          <desc>Sugar illness with eye trouble</desc>
          <diag>
            <name>E11.32</name>
            <desc>Sugar illness with
            mild eye trouble</desc>
            <sevenChrNote><note>One of these is to be put behind E11.32:</note></sevenChrNote>
            <sevenChrDef><extension char="1">right eye</extension><extension char="2">left eye</extension><note>	or the eye on that side</note></sevenChrDef>
            <diag><name>E11.321</name><desc>And swelling</desc><inclusionTerm><note>Wet eye</note></inclusionTerm></diag>
          </diag>
        </diag>
        <diag>
          <name>E11.9</name>
          <desc>Without trouble</desc>
        </diag>
      </diag>
    </section>
    <section id="T66-T78">
      <desc>Pressure (T66-T78)</desc>
      <diag>
        <name>T70</name>
        <desc>Pressure of air</desc>
        <sevenChrDef><extension char="A">first visit</extension></sevenChrDef>
        <diag placeholder="true"><name>T70.0</name><desc>Ear</desc><inclusionTerm><note>Airplane ear</note></inclusionTerm></diag>
      </diag>
    </section>
  </chapter>
</ICD10CM.tabular>
`
