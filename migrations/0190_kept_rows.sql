-- No row is pushed out by another. `INSERT OR REPLACE` and `UPDATE OR REPLACE` take away whatever row has the key of the
-- new one, and no delete trigger sees it (`recursive_triggers` is off, and a foreign tool would leave it so). So the
-- file refuses the new row: by a record's own number, and by every other key that must be there once. Without REPLACE
-- the same statements fail anyway. Rows that are written over on purpose (settings, the plan of a year, a written
-- opinion) have no number of their own and are not named here.

CREATE TRIGGER kept_agenda_item_insert BEFORE INSERT ON agenda_item
WHEN EXISTS (SELECT 1 FROM agenda_item WHERE agenda_item_id = NEW.agenda_item_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_agenda_item_number BEFORE UPDATE OF agenda_item_id ON agenda_item
WHEN NEW.agenda_item_id <> OLD.agenda_item_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_attachment_insert BEFORE INSERT ON attachment
WHEN EXISTS (SELECT 1 FROM attachment WHERE attachment_id = NEW.attachment_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_attachment_number BEFORE UPDATE OF attachment_id ON attachment
WHEN NEW.attachment_id <> OLD.attachment_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_branch_insert BEFORE INSERT ON branch
WHEN EXISTS (SELECT 1 FROM branch WHERE branch_id = NEW.branch_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_branch_number BEFORE UPDATE OF branch_id ON branch
WHEN NEW.branch_id <> OLD.branch_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_committee_term_insert BEFORE INSERT ON committee_term
WHEN EXISTS (SELECT 1 FROM committee_term WHERE term_id = NEW.term_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_committee_term_number BEFORE UPDATE OF term_id ON committee_term
WHEN NEW.term_id <> OLD.term_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_correction_insert BEFORE INSERT ON correction
WHEN EXISTS (SELECT 1 FROM correction WHERE correction_id = NEW.correction_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_correction_number BEFORE UPDATE OF correction_id ON correction
WHEN NEW.correction_id <> OLD.correction_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_democratic_life_insert BEFORE INSERT ON democratic_life
WHEN EXISTS (SELECT 1 FROM democratic_life WHERE democratic_life_id = NEW.democratic_life_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_democratic_life_number BEFORE UPDATE OF democratic_life_id ON democratic_life
WHEN NEW.democratic_life_id <> OLD.democratic_life_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_dues_assessment_insert BEFORE INSERT ON dues_assessment
WHEN EXISTS (SELECT 1 FROM dues_assessment WHERE dues_assessment_id = NEW.dues_assessment_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_dues_assessment_number BEFORE UPDATE OF dues_assessment_id ON dues_assessment
WHEN NEW.dues_assessment_id <> OLD.dues_assessment_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_dues_notice_insert BEFORE INSERT ON dues_notice
WHEN EXISTS (SELECT 1 FROM dues_notice WHERE dues_notice_id = NEW.dues_notice_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_dues_notice_number BEFORE UPDATE OF dues_notice_id ON dues_notice
WHEN NEW.dues_notice_id <> OLD.dues_notice_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_dues_payment_insert BEFORE INSERT ON dues_payment
WHEN EXISTS (SELECT 1 FROM dues_payment WHERE dues_payment_id = NEW.dues_payment_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_dues_payment_number BEFORE UPDATE OF dues_payment_id ON dues_payment
WHEN NEW.dues_payment_id <> OLD.dues_payment_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_exemption_insert BEFORE INSERT ON exemption
WHEN EXISTS (SELECT 1 FROM exemption WHERE exemption_id = NEW.exemption_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_exemption_number BEFORE UPDATE OF exemption_id ON exemption
WHEN NEW.exemption_id <> OLD.exemption_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_export_log_insert BEFORE INSERT ON export_log
WHEN EXISTS (SELECT 1 FROM export_log WHERE export_log_id = NEW.export_log_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_export_log_number BEFORE UPDATE OF export_log_id ON export_log
WHEN NEW.export_log_id <> OLD.export_log_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_group_membership_insert BEFORE INSERT ON group_membership
WHEN EXISTS (SELECT 1 FROM group_membership WHERE group_membership_id = NEW.group_membership_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_group_membership_number BEFORE UPDATE OF group_membership_id ON group_membership
WHEN NEW.group_membership_id <> OLD.group_membership_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_import_batch_insert BEFORE INSERT ON import_batch
WHEN EXISTS (SELECT 1 FROM import_batch WHERE import_batch_id = NEW.import_batch_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_import_batch_number BEFORE UPDATE OF import_batch_id ON import_batch
WHEN NEW.import_batch_id <> OLD.import_batch_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_import_group_insert BEFORE INSERT ON import_group
WHEN EXISTS (SELECT 1 FROM import_group WHERE import_group_id = NEW.import_group_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_import_group_number BEFORE UPDATE OF import_group_id ON import_group
WHEN NEW.import_group_id <> OLD.import_group_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_ledger_user_insert BEFORE INSERT ON ledger_user
WHEN EXISTS (SELECT 1 FROM ledger_user WHERE user_id = NEW.user_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_ledger_user_number BEFORE UPDATE OF user_id ON ledger_user
WHEN NEW.user_id <> OLD.user_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_life_campaign_insert BEFORE INSERT ON life_campaign
WHEN EXISTS (SELECT 1 FROM life_campaign WHERE life_campaign_id = NEW.life_campaign_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_campaign_number BEFORE UPDATE OF life_campaign_id ON life_campaign
WHEN NEW.life_campaign_id <> OLD.life_campaign_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_life_criticism_insert BEFORE INSERT ON life_criticism
WHEN EXISTS (SELECT 1 FROM life_criticism WHERE life_criticism_id = NEW.life_criticism_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_criticism_number BEFORE UPDATE OF life_criticism_id ON life_criticism
WHEN NEW.life_criticism_id <> OLD.life_criticism_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_life_examination_insert BEFORE INSERT ON life_examination
WHEN EXISTS (SELECT 1 FROM life_examination WHERE life_examination_id = NEW.life_examination_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_examination_number BEFORE UPDATE OF life_examination_id ON life_examination
WHEN NEW.life_examination_id <> OLD.life_examination_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_life_opinion_insert BEFORE INSERT ON life_opinion
WHEN EXISTS (SELECT 1 FROM life_opinion WHERE life_opinion_id = NEW.life_opinion_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_opinion_number BEFORE UPDATE OF life_opinion_id ON life_opinion
WHEN NEW.life_opinion_id <> OLD.life_opinion_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_life_problem_insert BEFORE INSERT ON life_problem
WHEN EXISTS (SELECT 1 FROM life_problem WHERE life_problem_id = NEW.life_problem_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_problem_number BEFORE UPDATE OF life_problem_id ON life_problem
WHEN NEW.life_problem_id <> OLD.life_problem_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_make_up_study_insert BEFORE INSERT ON make_up_study
WHEN EXISTS (SELECT 1 FROM make_up_study WHERE make_up_study_id = NEW.make_up_study_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_make_up_study_number BEFORE UPDATE OF make_up_study_id ON make_up_study
WHEN NEW.make_up_study_id <> OLD.make_up_study_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_meeting_insert BEFORE INSERT ON meeting
WHEN EXISTS (SELECT 1 FROM meeting WHERE meeting_id = NEW.meeting_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_meeting_number BEFORE UPDATE OF meeting_id ON meeting
WHEN NEW.meeting_id <> OLD.meeting_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_member_insert BEFORE INSERT ON member
WHEN EXISTS (SELECT 1 FROM member WHERE member_id = NEW.member_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_member_number BEFORE UPDATE OF member_id ON member
WHEN NEW.member_id <> OLD.member_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_motion_insert BEFORE INSERT ON motion
WHEN EXISTS (SELECT 1 FROM motion WHERE motion_id = NEW.motion_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_motion_number BEFORE UPDATE OF motion_id ON motion
WHEN NEW.motion_id <> OLD.motion_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_other_learning_insert BEFORE INSERT ON other_learning
WHEN EXISTS (SELECT 1 FROM other_learning WHERE other_learning_id = NEW.other_learning_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_other_learning_number BEFORE UPDATE OF other_learning_id ON other_learning
WHEN NEW.other_learning_id <> OLD.other_learning_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_party_group_insert BEFORE INSERT ON party_group
WHEN EXISTS (SELECT 1 FROM party_group WHERE group_id = NEW.group_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_party_group_number BEFORE UPDATE OF group_id ON party_group
WHEN NEW.group_id <> OLD.group_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_rectification_item_insert BEFORE INSERT ON rectification_item
WHEN EXISTS (SELECT 1 FROM rectification_item WHERE rectification_item_id = NEW.rectification_item_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_rectification_item_number BEFORE UPDATE OF rectification_item_id ON rectification_item
WHEN NEW.rectification_item_id <> OLD.rectification_item_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_rectification_step_insert BEFORE INSERT ON rectification_step
WHEN EXISTS (SELECT 1 FROM rectification_step WHERE rectification_step_id = NEW.rectification_step_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_rectification_step_number BEFORE UPDATE OF rectification_step_id ON rectification_step
WHEN NEW.rectification_step_id <> OLD.rectification_step_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_register_entry_insert BEFORE INSERT ON register_entry
WHEN EXISTS (SELECT 1 FROM register_entry WHERE entry_id = NEW.entry_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_register_entry_number BEFORE UPDATE OF entry_id ON register_entry
WHEN NEW.entry_id <> OLD.entry_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_required_study_item_insert BEFORE INSERT ON required_study_item
WHEN EXISTS (SELECT 1 FROM required_study_item WHERE required_study_item_id = NEW.required_study_item_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_required_study_item_number BEFORE UPDATE OF required_study_item_id ON required_study_item
WHEN NEW.required_study_item_id <> OLD.required_study_item_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_restriction_insert BEFORE INSERT ON restriction
WHEN EXISTS (SELECT 1 FROM restriction WHERE restriction_id = NEW.restriction_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_restriction_number BEFORE UPDATE OF restriction_id ON restriction
WHEN NEW.restriction_id <> OLD.restriction_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_rule_change_insert BEFORE INSERT ON rule_change
WHEN EXISTS (SELECT 1 FROM rule_change WHERE rule_change_id = NEW.rule_change_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_rule_change_number BEFORE UPDATE OF rule_change_id ON rule_change
WHEN NEW.rule_change_id <> OLD.rule_change_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_source_document_insert BEFORE INSERT ON source_document
WHEN EXISTS (SELECT 1 FROM source_document WHERE source_document_id = NEW.source_document_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_source_document_number BEFORE UPDATE OF source_document_id ON source_document
WHEN NEW.source_document_id <> OLD.source_document_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_study_arrangement_insert BEFORE INSERT ON study_arrangement
WHEN EXISTS (SELECT 1 FROM study_arrangement WHERE study_arrangement_id = NEW.study_arrangement_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_study_arrangement_number BEFORE UPDATE OF study_arrangement_id ON study_arrangement
WHEN NEW.study_arrangement_id <> OLD.study_arrangement_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_study_arrangement_pause_insert BEFORE INSERT ON study_arrangement_pause
WHEN EXISTS (SELECT 1 FROM study_arrangement_pause WHERE study_arrangement_pause_id = NEW.study_arrangement_pause_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_study_arrangement_pause_number BEFORE UPDATE OF study_arrangement_pause_id ON study_arrangement_pause
WHEN NEW.study_arrangement_pause_id <> OLD.study_arrangement_pause_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_study_deferral_insert BEFORE INSERT ON study_deferral
WHEN EXISTS (SELECT 1 FROM study_deferral WHERE study_deferral_id = NEW.study_deferral_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_study_deferral_number BEFORE UPDATE OF study_deferral_id ON study_deferral
WHEN NEW.study_deferral_id <> OLD.study_deferral_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_talk_insert BEFORE INSERT ON talk
WHEN EXISTS (SELECT 1 FROM talk WHERE talk_id = NEW.talk_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_talk_number BEFORE UPDATE OF talk_id ON talk
WHEN NEW.talk_id <> OLD.talk_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_template_insert BEFORE INSERT ON template
WHEN EXISTS (SELECT 1 FROM template WHERE template_id = NEW.template_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_template_number BEFORE UPDATE OF template_id ON template
WHEN NEW.template_id <> OLD.template_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_term_post_insert BEFORE INSERT ON term_post
WHEN EXISTS (SELECT 1 FROM term_post WHERE term_post_id = NEW.term_post_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_term_post_number BEFORE UPDATE OF term_post_id ON term_post
WHEN NEW.term_post_id <> OLD.term_post_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_audit_change_insert BEFORE INSERT ON audit_change
WHEN EXISTS (SELECT 1 FROM audit_change WHERE entry_id = NEW.entry_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_audit_change_number BEFORE UPDATE OF entry_id, position ON audit_change
WHEN NEW.entry_id <> OLD.entry_id OR NEW.position <> OLD.position
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

CREATE TRIGGER kept_member_appraisal_insert BEFORE INSERT ON member_appraisal
WHEN EXISTS (SELECT 1 FROM member_appraisal WHERE life_campaign_id = NEW.life_campaign_id AND member_id = NEW.member_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_member_appraisal_number BEFORE UPDATE OF life_campaign_id, member_id ON member_appraisal
WHEN NEW.life_campaign_id <> OLD.life_campaign_id OR NEW.member_id <> OLD.member_id
BEGIN SELECT RAISE(ABORT, 'kept: a record keeps its number'); END;

-- Keys besides the number, each as its unique index has it.

CREATE TRIGGER kept_audit_entry_hash_insert BEFORE INSERT ON audit_entry
WHEN EXISTS (SELECT 1 FROM audit_entry AS one WHERE one.hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_candidate_once_insert BEFORE INSERT ON candidate
WHEN EXISTS (SELECT 1 FROM candidate AS one WHERE one.motion_id = NEW.motion_id AND one.name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_candidate_once_update BEFORE UPDATE ON candidate
WHEN EXISTS (SELECT 1 FROM candidate AS one WHERE one.motion_id = NEW.motion_id AND one.name = NEW.name AND NOT (one.motion_id = OLD.motion_id AND one.position = OLD.position))
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_dues_assessment_once_insert BEFORE INSERT ON dues_assessment
WHEN NEW.void = 0 AND EXISTS (SELECT 1 FROM dues_assessment AS one WHERE one.member_id = NEW.member_id AND one.year = NEW.year AND one.from_month = NEW.from_month AND one.void = 0)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_dues_assessment_once_update BEFORE UPDATE ON dues_assessment
WHEN NEW.void = 0 AND EXISTS (SELECT 1 FROM dues_assessment AS one WHERE one.member_id = NEW.member_id AND one.year = NEW.year AND one.from_month = NEW.from_month AND one.void = 0 AND one.dues_assessment_id <> OLD.dues_assessment_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_dues_payment_reversed_once_insert BEFORE INSERT ON dues_payment
WHEN EXISTS (SELECT 1 FROM dues_payment AS one WHERE one.reverses_id = NEW.reverses_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_dues_payment_reversed_once_update BEFORE UPDATE ON dues_payment
WHEN EXISTS (SELECT 1 FROM dues_payment AS one WHERE one.reverses_id = NEW.reverses_id AND one.dues_payment_id <> OLD.dues_payment_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_ledger_user_name_insert BEFORE INSERT ON ledger_user
WHEN NEW.active = 1 AND EXISTS (SELECT 1 FROM ledger_user AS one WHERE one.name = NEW.name AND one.active = 1)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_ledger_user_name_update BEFORE UPDATE ON ledger_user
WHEN NEW.active = 1 AND EXISTS (SELECT 1 FROM ledger_user AS one WHERE one.name = NEW.name AND one.active = 1 AND one.user_id <> OLD.user_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_ledger_user_one_secretary_insert BEFORE INSERT ON ledger_user
WHEN NEW.role = 'secretary' AND EXISTS (SELECT 1 FROM ledger_user AS one WHERE one.role = NEW.role AND one.role = 'secretary')
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_ledger_user_one_secretary_update BEFORE UPDATE ON ledger_user
WHEN NEW.role = 'secretary' AND EXISTS (SELECT 1 FROM ledger_user AS one WHERE one.role = NEW.role AND one.role = 'secretary' AND one.user_id <> OLD.user_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_campaign_of_year_insert BEFORE INSERT ON life_campaign
WHEN NEW.void = 0 AND EXISTS (SELECT 1 FROM life_campaign AS one WHERE one.branch_id = NEW.branch_id AND one.year = NEW.year AND one.void = 0)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_campaign_of_year_update BEFORE UPDATE ON life_campaign
WHEN NEW.void = 0 AND EXISTS (SELECT 1 FROM life_campaign AS one WHERE one.branch_id = NEW.branch_id AND one.year = NEW.year AND one.void = 0 AND one.life_campaign_id <> OLD.life_campaign_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_criticism_once_insert BEFORE INSERT ON life_criticism
WHEN EXISTS (SELECT 1 FROM life_criticism AS one WHERE one.life_campaign_id = NEW.life_campaign_id AND one.criticised_id = NEW.criticised_id AND one.critic_id = NEW.critic_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_criticism_once_update BEFORE UPDATE ON life_criticism
WHEN EXISTS (SELECT 1 FROM life_criticism AS one WHERE one.life_campaign_id = NEW.life_campaign_id AND one.criticised_id = NEW.criticised_id AND one.critic_id = NEW.critic_id AND one.life_criticism_id <> OLD.life_criticism_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_examination_of_committee_insert BEFORE INSERT ON life_examination
WHEN NEW.member_id IS NULL AND EXISTS (SELECT 1 FROM life_examination AS one WHERE one.life_campaign_id = NEW.life_campaign_id AND one.member_id IS NULL)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_examination_of_committee_update BEFORE UPDATE ON life_examination
WHEN NEW.member_id IS NULL AND EXISTS (SELECT 1 FROM life_examination AS one WHERE one.life_campaign_id = NEW.life_campaign_id AND one.member_id IS NULL AND one.life_examination_id <> OLD.life_examination_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_examination_of_member_insert BEFORE INSERT ON life_examination
WHEN EXISTS (SELECT 1 FROM life_examination AS one WHERE one.life_campaign_id = NEW.life_campaign_id AND one.member_id = NEW.member_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_life_examination_of_member_update BEFORE UPDATE ON life_examination
WHEN EXISTS (SELECT 1 FROM life_examination AS one WHERE one.life_campaign_id = NEW.life_campaign_id AND one.member_id = NEW.member_id AND one.life_examination_id <> OLD.life_examination_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_make_up_study_once_insert BEFORE INSERT ON make_up_study
WHEN NEW.void = 0 AND EXISTS (SELECT 1 FROM make_up_study AS one WHERE one.member_id = NEW.member_id AND one.meeting_id = NEW.meeting_id AND one.void = 0)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_make_up_study_once_update BEFORE UPDATE ON make_up_study
WHEN NEW.void = 0 AND EXISTS (SELECT 1 FROM make_up_study AS one WHERE one.member_id = NEW.member_id AND one.meeting_id = NEW.meeting_id AND one.void = 0 AND one.make_up_study_id <> OLD.make_up_study_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_party_group_name_insert BEFORE INSERT ON party_group
WHEN NEW.dissolved_on IS NULL AND EXISTS (SELECT 1 FROM party_group AS one WHERE one.branch_id = NEW.branch_id AND one.name = NEW.name AND one.dissolved_on IS NULL)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_party_group_name_update BEFORE UPDATE ON party_group
WHEN NEW.dissolved_on IS NULL AND EXISTS (SELECT 1 FROM party_group AS one WHERE one.branch_id = NEW.branch_id AND one.name = NEW.name AND one.dissolved_on IS NULL AND one.group_id <> OLD.group_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_rectification_item_number_insert BEFORE INSERT ON rectification_item
WHEN EXISTS (SELECT 1 FROM rectification_item AS one WHERE one.branch_id = NEW.branch_id AND one.year = NEW.year AND one.number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

CREATE TRIGGER kept_rectification_item_number_update BEFORE UPDATE ON rectification_item
WHEN EXISTS (SELECT 1 FROM rectification_item AS one WHERE one.branch_id = NEW.branch_id AND one.year = NEW.year AND one.number = NEW.number AND one.rectification_item_id <> OLD.rectification_item_id)
BEGIN SELECT RAISE(ABORT, 'kept: another record stands there'); END;

-- What belongs to a finalised meeting is not moved out of it either: the triggers before looked at where a row goes, not
-- at where it comes from.

CREATE TRIGGER agenda_item_locked_move BEFORE UPDATE OF meeting_id ON agenda_item
WHEN NEW.meeting_id <> OLD.meeting_id
  AND (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER attachment_locked_move BEFORE UPDATE OF meeting_id ON attachment
WHEN NEW.meeting_id <> OLD.meeting_id
  AND (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER attendance_locked_move BEFORE UPDATE OF meeting_id ON attendance
WHEN NEW.meeting_id <> OLD.meeting_id
  AND (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER expected_exclusion_locked_move BEFORE UPDATE OF meeting_id ON expected_exclusion
WHEN NEW.meeting_id <> OLD.meeting_id
  AND (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER meeting_also_counts_locked_move BEFORE UPDATE OF meeting_id ON meeting_also_counts
WHEN NEW.meeting_id <> OLD.meeting_id
  AND (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER meeting_study_form_locked_move BEFORE UPDATE OF meeting_id ON meeting_study_form
WHEN NEW.meeting_id <> OLD.meeting_id
  AND (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER meeting_topic_locked_move BEFORE UPDATE OF meeting_id ON meeting_topic
WHEN NEW.meeting_id <> OLD.meeting_id
  AND (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER motion_locked_move BEFORE UPDATE OF meeting_id ON motion
WHEN NEW.meeting_id <> OLD.meeting_id
  AND (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER observer_locked_move BEFORE UPDATE OF meeting_id ON observer
WHEN NEW.meeting_id <> OLD.meeting_id
  AND (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER study_item_locked_move BEFORE UPDATE OF meeting_id ON study_item
WHEN NEW.meeting_id <> OLD.meeting_id
  AND (SELECT state FROM meeting WHERE meeting_id = OLD.meeting_id) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER ballot_officer_locked_move BEFORE UPDATE OF motion_id ON ballot_officer
WHEN NEW.motion_id <> OLD.motion_id
  AND (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER ballot_tally_locked_move BEFORE UPDATE OF motion_id ON ballot_tally
WHEN NEW.motion_id <> OLD.motion_id
  AND (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER candidate_locked_move BEFORE UPDATE OF motion_id ON candidate
WHEN NEW.motion_id <> OLD.motion_id
  AND (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER election_box_locked_move BEFORE UPDATE OF motion_id ON election_box
WHEN NEW.motion_id <> OLD.motion_id
  AND (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER election_write_in_locked_move BEFORE UPDATE OF motion_id ON election_write_in
WHEN NEW.motion_id <> OLD.motion_id
  AND (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER member_vote_locked_move BEFORE UPDATE OF motion_id ON member_vote
WHEN NEW.motion_id <> OLD.motion_id
  AND (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER statement_locked_move BEFORE UPDATE OF motion_id ON statement
WHEN NEW.motion_id <> OLD.motion_id
  AND (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER write_in_locked_move BEFORE UPDATE OF motion_id ON write_in
WHEN NEW.motion_id <> OLD.motion_id
  AND (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER written_opinion_locked_move BEFORE UPDATE OF motion_id ON written_opinion
WHEN NEW.motion_id <> OLD.motion_id
  AND (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM motion WHERE motion_id = OLD.motion_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER speech_locked_move BEFORE UPDATE OF agenda_item_id ON speech
WHEN NEW.agenda_item_id <> OLD.agenda_item_id
  AND (SELECT state FROM meeting WHERE meeting_id = (SELECT meeting_id FROM agenda_item WHERE agenda_item_id = OLD.agenda_item_id)) IN ('final', 'void')
BEGIN SELECT RAISE(ABORT, 'locked: a finalised meeting changes only by a correction'); END;

CREATE TRIGGER dues_item_locked_move BEFORE UPDATE OF dues_assessment_id ON dues_item
WHEN NEW.dues_assessment_id <> OLD.dues_assessment_id
  AND (SELECT confirmed_on FROM dues_assessment WHERE dues_assessment_id = NEW.dues_assessment_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'locked: a confirmed assessment is voided and made anew'); END;
