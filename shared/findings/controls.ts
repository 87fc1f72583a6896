/** A control of a framework, by the framework's own number and short name. */
export interface Control {
  readonly framework: 'SOC 2' | 'ISO/IEC 27001:2022' | 'NIST SP 800-53 r5' | 'EU AI Act'
  readonly id: string
  readonly name: string
}

const soc2 = (id: string, name: string): Control => ({ framework: 'SOC 2', id, name })
const iso = (id: string, name: string): Control => ({ framework: 'ISO/IEC 27001:2022', id, name })
const nist = (id: string, name: string): Control => ({ framework: 'NIST SP 800-53 r5', id, name })
const euAi = (id: string, name: string): Control => ({ framework: 'EU AI Act', id, name })

// AICPA Trust Services Criteria (2017, points of focus of 2022).
const CC1_3 = soc2('CC1.3', 'Structures, reporting lines, authorities and responsibilities')
const CC4_1 = soc2('CC4.1', 'Ongoing and separate evaluations')
const CC5_3 = soc2('CC5.3', 'Control activities deployed through policies and procedures')
const CC6_1 = soc2('CC6.1', 'Logical access security')
const CC6_2 = soc2('CC6.2', 'Registration and authorization of users')
const CC6_3 = soc2('CC6.3', 'Role-based access, least privilege and segregation of duties')
const CC7_2 = soc2('CC7.2', 'Monitoring of system components for anomalies')
const CC8_1 = soc2('CC8.1', 'Change management')

// ISO/IEC 27001:2022, Annex A.
const A5_2 = iso('A.5.2', 'Information security roles and responsibilities')
const A5_3 = iso('A.5.3', 'Segregation of duties')
const A5_15 = iso('A.5.15', 'Access control')
const A5_18 = iso('A.5.18', 'Access rights')
const A5_28 = iso('A.5.28', 'Collection of evidence')
const A5_33 = iso('A.5.33', 'Protection of records')
const A5_36 = iso('A.5.36', 'Compliance with policies, rules and standards for information security')
const A5_37 = iso('A.5.37', 'Documented operating procedures')
const A8_3 = iso('A.8.3', 'Information access restriction')
const A8_15 = iso('A.8.15', 'Logging')
const A8_17 = iso('A.8.17', 'Clock synchronization')
const A8_32 = iso('A.8.32', 'Change management')

// NIST SP 800-53 revision 5.
const AC_2 = nist('AC-2', 'Account Management')
const AC_3 = nist('AC-3', 'Access Enforcement')
const AC_5 = nist('AC-5', 'Separation of Duties')
const AC_6 = nist('AC-6', 'Least Privilege')
const AC_16 = nist('AC-16', 'Security and Privacy Attributes')
const AC_24 = nist('AC-24', 'Access Control Decisions')
const AU_3 = nist('AU-3', 'Content of Audit Records')
const AU_8 = nist('AU-8', 'Time Stamps')
const AU_9 = nist('AU-9', 'Protection of Audit Information')
const AU_10 = nist('AU-10', 'Non-repudiation')
const AU_11 = nist('AU-11', 'Audit Record Retention')
const AU_12 = nist('AU-12', 'Audit Record Generation')
const CA_7 = nist('CA-7', 'Continuous Monitoring')
const CM_3 = nist('CM-3', 'Configuration Change Control')
const SI_7 = nist('SI-7', 'Software, Firmware, and Information Integrity')
const SI_10 = nist('SI-10', 'Information Input Validation')

// Regulation (EU) 2024/1689; these articles bind high-risk systems, their providers and deployers.
const ART_10 = euAi('Art. 10', 'Data and data governance')
const ART_12 = euAi('Art. 12', 'Record-keeping')
const ART_14 = euAi('Art. 14', 'Human oversight')
const ART_15 = euAi('Art. 15', 'Accuracy, robustness and cybersecurity')
const ART_19 = euAi('Art. 19', 'Automatically generated logs')
const ART_26 = euAi('Art. 26', 'Obligations of deployers of high-risk AI systems')

/**
 * The controls that a rule touches: where a breach is something to look at when the control is
 * assessed. A mapping, not an opinion on whether the control is met.
 */
const CONTROLS: ReadonlyMap<string, readonly Control[]> = new Map([
  ['EV-01', [CC7_2, A8_15, AU_3, ART_12]],
  ['EV-02', [CC7_2, A8_15, AU_3, ART_12]],
  ['EV-03', [CC6_1, A8_15, AU_3, AC_24, ART_12]],
  ['EV-04', [CC7_2, A8_15, AU_3, AU_12, ART_12]],
  ['EV-05', [CC7_2, A5_28, A5_33, A8_15, AU_9, AU_12, ART_12, ART_19]],
  ['EV-06', [A5_28, A5_33, AU_9, AU_10]],
  ['EV-07', [A8_15, AU_3, SI_10, ART_10]],
  ['EV-08', [CC7_2, A5_28, A5_33, A8_15, AU_9, AU_10, SI_7, ART_12]],
  ['EV-09', [A8_15, A8_17, AU_8, AU_10]],
  ['EV-10', [A5_28, A8_15, AU_3]],
  ['EV-11', [A8_17, AU_8, SI_10]],
  ['EV-12', [AU_3, AC_16, ART_10]],
  ['EV-13', [A5_28, A5_33, AU_9]],
  ['EV-14', [A8_15, AU_3, AU_10]],
  ['RP-01', [CC6_1, CC6_3, A5_15, A5_28, AC_3, AC_24, ART_15]],
  ['RP-02', [CC6_1, CC8_1, A8_32, AC_24, CM_3]],
  ['RP-03', [CC8_1, A5_28, A8_32, CM_3]],
  ['RP-04', [CC8_1, A5_33, A8_32, CM_3, SI_7]],
  ['RP-05', [A5_28, AC_24]],
  ['RP-06', [CC8_1, A5_28, AC_24, CM_3]],
  ['RP-07', [CC8_1, A8_32, CM_3]],
  ['RP-08', [CC6_1, CC6_3, A5_15, AC_3, AC_24]],
  ['BD-01', [CC6_1, CC6_3, A5_15, AC_16, AC_24, ART_10]],
  ['BD-02', [CC6_1, CC6_3, A5_15, AC_16, AC_24, SI_10, ART_10]],
  ['BD-03', [CC6_1, A5_15, AC_16, SI_10, ART_10]],
  ['BD-04', [CC6_1, A5_15, AC_16, SI_10, ART_10]],
  ['BD-05', [CC6_1, CC6_3, A5_15, A8_3, AC_3, AC_24]],
  ['BD-06', [CC6_1, CC6_3, A5_15, AC_3, AC_6, ART_14]],
  ['BD-07', [CC6_3, A5_15, A5_18, A8_3, AC_3, AC_6]],
  ['BD-08', [CC6_2, CC6_3, A5_3, A5_18, AC_2, AC_5, ART_14]],
  ['BD-09', [A5_18, AC_2, ART_14]],
  ['BD-10', [CC6_1, CC6_3, A5_15, A5_18, AC_3, AC_6, ART_26]],
  ['BD-11', [A5_15, A5_37, AC_24]],
  ['BD-12', [CC7_2, A5_15, AC_24, ART_14, ART_15]],
  ['WF-01', [CC5_3, CC8_1, A5_36, A5_37, CM_3]],
  ['WF-02', [CC5_3, A5_36, A5_37, AU_12]],
  ['WF-03', [CC8_1, A5_37, A8_32, CM_3]],
  ['WF-04', [CC7_2, A8_15, AU_12]],
  ['WF-05', [A8_15, AU_3, CM_3]],
  ['WF-06', [A5_37, A8_15, AU_12]],
  ['WF-07', [CC8_1, A5_37, A8_32, CM_3]],
  ['WF-08', [CC8_1, A8_32, CM_3]],
  ['GV-01', [CC1_3, A5_2, ART_26]],
  ['GV-02', [CC4_1, A5_36, CA_7]],
  ['GV-03', [CC4_1, A5_36, CA_7]],
  ['GV-04', [A5_33, AU_11, ART_19]],
  ['GV-05', [CC5_3, CC6_1, A5_15, AC_24]],
  ['GV-06', [CC4_1, AC_16]],
  ['GV-07', [CC4_1, A5_36, CA_7, AC_16, ART_10]],
  ['GV-08', [CC5_3, CC6_3, A5_15, AC_6, AC_24]],
  ['RC-01', [CC6_2, CC6_3, CC7_2, A5_18, A8_15, AC_2, AC_3, ART_12]],
  ['RC-02', [CC6_2, CC6_3, A5_18, A8_15, AC_2, AU_12]],
  ['RC-03', [CC6_1, CC6_3, CC7_2, A5_15, A8_3, AC_3, AC_24]],
  ['RC-04', [CC6_2, CC6_3, A5_18, A8_3, AC_2, AC_3]],
])

/** The controls that the rule of a code touches. */
export function controlsOf(code: string): readonly Control[] {
  return CONTROLS.get(code) ?? []
}

/** A control as text: `SOC 2 CC6.1`. */
export function controlText({ framework, id }: Control): string {
  return `${framework} ${id}`
}
