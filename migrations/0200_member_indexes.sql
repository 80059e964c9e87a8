-- 0200: by member, where a person is named beside others: what refers to somebody who left is counted, and refused where
-- anything does. In a file of two hundred branches each of these tables was read from end to end, for every person.
CREATE INDEX meeting_by_chair ON meeting (chair_id) WHERE chair_id IS NOT NULL;
CREATE INDEX meeting_by_recorder ON meeting (recorder_id) WHERE recorder_id IS NOT NULL;
CREATE INDEX speech_by_speaker ON speech (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX motion_by_subject ON motion (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX statement_by_member ON statement (member_id);
CREATE INDEX member_vote_by_member ON member_vote (member_id);
CREATE INDEX dues_assessment_by_member ON dues_assessment (member_id);
CREATE INDEX other_learning_by_member ON other_learning (member_id);
CREATE INDEX life_opinion_by_member ON life_opinion (about_id) WHERE about_id IS NOT NULL;
