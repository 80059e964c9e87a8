-- For ledgers of many branches: what is asked by its set, its branch or its meeting is found without reading the
-- rows of all the others.

CREATE INDEX life_examination_by_campaign ON life_examination (life_campaign_id);
CREATE INDEX make_up_study_by_meeting ON make_up_study (meeting_id, member_id);
CREATE INDEX source_document_by_branch ON source_document (branch_id);
