-- Statements that look things up in one home are planned once for all homes. Where many are tiny, the planner takes it that
-- reading a whole home along any index that begins with it is as good as looking up ten rows of it; in a large one beside them
-- a search then read all its stock and all its holds. Told that all rows may be of one home, it looks up what was asked for.
alter table offers alter column home set (n_distinct = 1);
alter table variants alter column home set (n_distinct = 1);
alter table prices alter column home set (n_distinct = 1);
alter table resources alter column home set (n_distinct = 1);
alter table holds alter column home set (n_distinct = 1);
