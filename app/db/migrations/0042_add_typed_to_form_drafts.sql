-- What stood half typed on a page when its reader switched language or version: shown again there, never an answer.
-- { "stepId": …, "values": { <field>: <as its inputs take it> } }; gone with the next answer, and when the form is sent.
alter table form_drafts
  add column typed jsonb;
