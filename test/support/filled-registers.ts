/** Rows in the registers that the demonstration leaves empty, written straight to the file: one or two of each kind. */
import Database from 'better-sqlite3'

export function fillRegisters(path: string): void {
  const db = new Database(path)
  db.pragma('foreign_keys = ON')
  const at = `'2026-09-30T10:00:00'`
  db.exec(`
    INSERT INTO required_study_item (required_study_item_id, branch_id, title, category, due_on, published_on, entered_at)
      VALUES (9005, 1, '《必学》', 'law', '2026-09-30', '2026-08', ${at});
    INSERT INTO study_deferral (required_study_item_id, asked_on, reason, due_on, entered_at)
      VALUES (9005, '2026-09-20', '出差', '2026-10-30', ${at});
    INSERT INTO other_learning (branch_id, member_id, kind, aim, title, began_on, minutes, evidence, entered_at)
      SELECT 1, member_id, 'partySchool', 'theory', '党校', '2026-05-01', 480, '结业证', ${at} FROM member LIMIT 2;
    INSERT INTO make_up_study (branch_id, member_id, required_study_item_id, studied_on, form, minutes, entered_at)
      SELECT 1, max(member_id), 9005, '2026-09-25', 'online', 30, ${at} FROM member;
    INSERT INTO study_arrangement (study_arrangement_id, branch_id, title, weekday, from_on, entered_at) VALUES (9001, 1, '周一夜学', 1, '2026-01-01', ${at});
    INSERT INTO study_arrangement_pause (study_arrangement_id, from_on, to_on, reason, entered_at)
      VALUES (9001, '2026-02-10', '2026-02-20', '春节', ${at});
    INSERT INTO study_plan (branch_id, year, text, recorder_id, entered_at) SELECT 1, 2019, '计划', min(member_id), ${at} FROM member;

    INSERT INTO dues_assessment (dues_assessment_id, branch_id, member_id, year, category, institution, base_fen, amount_fen, entered_at)
      SELECT 9003, 1, min(member_id), 2020, 'monthlyWage', 'government', 543210, 5432, ${at} FROM member;
    INSERT INTO dues_item VALUES (9003, 1, 'counted', 'positionWage', '职务工资', 543210);
    UPDATE dues_assessment SET confirmed_on = '2020-01-05' WHERE dues_assessment_id = 9003;
    INSERT INTO dues_payment (dues_payment_id, branch_id, member_id, kind, for_month, paid_on, amount_fen, way, entered_at)
      SELECT 9004, 1, min(member_id), 'regular', '2020-01', '2020-01', 5432, 'inPerson', ${at} FROM member;
    INSERT INTO dues_payment (branch_id, member_id, kind, for_month, paid_on, amount_fen, way, reverses_id, reason, entered_at)
      SELECT 1, member_id, 'regular', '2020-01', '2020-01-09', -5432, 'inPerson', 9004, '记错', ${at} FROM dues_payment
      WHERE dues_payment_id = 9004;
    INSERT INTO dues_notice (branch_id, kind, from_month, until_month, done_on, amount_fen, entered_at)
      VALUES (1, 'handover', '2026-01', '2026-03', '2026-04-10', 123456789, ${at});

    INSERT INTO register_entry (entry_id, branch_id, register, happened_on, entered_at) VALUES (9009, 1, 'birthdays', '2026-07-01', ${at});
    INSERT INTO register_birthday (entry_id, held_on, ways, note) VALUES (9009, '2026-07-01', '[]', '贺卡');
    INSERT INTO register_person VALUES (9009, 'who', 0, (SELECT max(member_id) FROM member), (SELECT name FROM member ORDER BY member_id DESC LIMIT 1));

    INSERT INTO life_campaign (life_campaign_id, branch_id, year, theme, entered_at) VALUES (9006, 1, 2019, '主题', ${at});
    INSERT INTO life_opinion (life_campaign_id, gathered_on, source, way, text, entered_at) VALUES (9006, '2019-12-20', 'masses', 'box', '意见', ${at});
    INSERT INTO life_problem (life_campaign_id, source, problem, rectification_item_id, entered_at)
      VALUES (9006, 'opinion', '问题', (SELECT max(rectification_item_id) FROM rectification_item), ${at});
    INSERT INTO appraisal_sheet (life_campaign_id, appraised_on, present, issued, returned, valid, invalid, scrutineers, entered_at)
      VALUES (9006, '2020-01-10', 20, 20, 20, 19, 1, '甲' || char(10) || '乙', ${at});
    INSERT INTO member_appraisal (life_campaign_id, member_id, category, stood_on, excellent, qualified, basically_qualified,
      unqualified, grade, decided_by, decided_on, fed_back_on, signed, entered_at)
      SELECT 9006, member_id, 'fullMember', '2020-01-10', 10, 9, 0, 0, 'qualified', 'committee', '2020-01-12', '2020-01-15', 1, ${at}
      FROM member WHERE full_member_date < '2020' LIMIT 1;
  `)
  db.close()
}
