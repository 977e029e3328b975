-- The work with all that is derived of it. Overdue: planned to be finished before today and not
-- finished; what was to end before the day of tracking is never overdue, nor what only days on
-- hold have passed since. The scope stands as IN:
-- whatever this view is joined with, the work is found by its index; beside a join with the
-- scope, or a bare column compared to a constant, SQLite may read all the work of the file to
-- make an index of its own.
CREATE TEMP VIEW work_row AS
SELECT w.id AS work_id, w.engagement_id, w.key, e.key AS engagement, w.title, w.state,
       w.is_milestone, CASE WHEN w.is_milestone = 1 THEN 'milestone' ELSE 'task' END AS noun,
       w.phase, w.kind,
       CASE w.kind WHEN 'change-management' THEN 'sponsor-6' WHEN 'configuration' THEN 'lead-2'
                   WHEN 'report' THEN 'provider-6' WHEN 'machine-link' THEN 'provider-6'
                   WHEN 'solution' THEN 'provider-7' END AS duty,
       CASE w.kind WHEN 'change-management' THEN 'sponsor' WHEN 'configuration' THEN 'lead'
                   ELSE 'provider' END AS duty_role,
       (SELECT group_concat(who, ', ')
          FROM (SELECT coalesce(p.handle, 'role:' || a.role) AS who FROM assignee a
                  LEFT JOIN person p ON p.id = a.person_id
                 WHERE a.work_id = w.id
                 ORDER BY coalesce(p.handle, '~' || a.role)) AS named) AS assignees,
       w.duration_days, w.effort_minutes, w.progress_percent, w.left_days, w.left_on,
       w.not_before_on, w.not_after_on, w.must_start_on, w.start_on, w.finish_on,
       w.committed_start_on, w.committed_finish_on, w.actual_start_on, w.actual_finish_on,
       CASE WHEN w.state <> 'cancelled'
            THEN workdays_between(w.engagement_id, w.committed_finish_on,
                                  coalesce(w.actual_finish_on, w.finish_on)) END AS slip_days,
       CASE WHEN w.state IN ('open', 'started') THEN 1 ELSE 0 END AS is_unfinished,
       CASE WHEN w.state IN ('open', 'started') AND w.finish_on < clock.today
             AND (e.tracked_from_on IS NULL OR e.tracked_from_on <= w.finish_on)
             AND (e.state <> 'on-hold'
                  OR days_counted(w.engagement_id, w.finish_on, clock.today) > 0) THEN 1
            ELSE 0 END AS is_overdue,
       CASE WHEN w.state IN ('open', 'started') AND w.finish_on < e.tracked_from_on
             AND w.finish_on < clock.today THEN 1 ELSE 0 END AS is_before_tracking,
       CASE WHEN w.state IN ('open', 'started') AND w.is_milestone = 0
             AND NOT EXISTS (SELECT 1 FROM assignee a WHERE a.work_id = w.id) THEN 1
            ELSE 0 END AS is_unassigned,
       (SELECT group_concat(said, ', ')
          FROM (SELECT b.key
                       || CASE WHEN l.type = 'FS' AND l.lag_days = 0 THEN ''
                               ELSE '=' || l.type
                                    || CASE WHEN l.lag_days > 0 THEN '+' || l.lag_days || 'd'
                                            WHEN l.lag_days < 0 THEN l.lag_days || 'd'
                                            ELSE '' END END AS said
                  FROM link l JOIN work b ON b.id = l.before_id
                 WHERE l.after_id = w.id ORDER BY key_number(b.key), b.key) AS links) AS after,
       (SELECT d.key FROM document d WHERE d.id = w.strategy_id) AS strategy,
       (SELECT p.key FROM party p WHERE p.id = w.party_id) AS party,
       (SELECT v.key FROM service v WHERE v.id = w.service_id) AS service, w.note,
       w.since_change, w.created_on, w.local_id
  FROM clock, work w JOIN engagement e ON e.id = w.engagement_id
 WHERE w.engagement_id IN (SELECT engagement_id FROM scope);

-- The days to come on which unfinished work is planned and none of its people is there: whose leave
-- falls together only Python tells.
-- Filled by engtrack.nouns.schedule.planning.leave_rows
CREATE TEMP TABLE work_away (
    work_id TEXT, away_on TEXT, known_on TEXT, PRIMARY KEY (work_id, away_on)
);

-- The work that takes time.
CREATE TEMP VIEW task_list AS
SELECT key, engagement, title, state, phase, kind, assignees, duration_days, effort_minutes,
       progress_percent, left_days, left_on, start_on, finish_on, not_before_on, not_after_on,
       must_start_on, committed_start_on, committed_finish_on, actual_start_on, actual_finish_on,
       slip_days, is_overdue, is_unassigned, after, strategy, party, service, note, since_change,
       created_on, local_id
  FROM work_row
 WHERE noun = 'task';

-- The work that takes none: no kind, no effort, nobody it could lack.
CREATE TEMP VIEW milestone_list AS
SELECT key, engagement, title, state, phase, assignees, start_on, finish_on, not_before_on,
       not_after_on, must_start_on, committed_start_on, committed_finish_on, actual_start_on,
       actual_finish_on, slip_days, is_overdue, after, note, since_change, created_on, local_id
  FROM work_row
 WHERE noun = 'milestone';

-- What a piece of work comes after and before, for its card.
CREATE TEMP VIEW work_before_part AS
SELECT w.key AS of_key, b.key, b.title, l.type, l.lag_days, b.finish_on, b.state
  FROM work w JOIN link l ON l.after_id = w.id JOIN work b ON b.id = l.before_id
 WHERE w.engagement_id IN (SELECT engagement_id FROM scope)
   AND l.engagement_id IN (SELECT engagement_id FROM scope);

CREATE TEMP VIEW work_after_part AS
SELECT w.key AS of_key, a.key, a.title, l.type, l.lag_days, a.start_on, a.state
  FROM work w JOIN link l ON l.before_id = w.id JOIN work a ON a.id = l.after_id
 WHERE w.engagement_id IN (SELECT engagement_id FROM scope)
   AND l.engagement_id IN (SELECT engagement_id FROM scope);

-- How early and how late each item may be: what the critical path method tells, and no SQL can.
-- Filled by engtrack.nouns.schedule.planning.slack_rows
CREATE TEMP TABLE work_slack (
    work_id TEXT PRIMARY KEY, early_start_on TEXT, early_finish_on TEXT, late_start_on TEXT,
    late_finish_on TEXT, total_slack_days INTEGER, free_slack_days INTEGER, is_critical INTEGER
);

-- Both in one, for the plan as a whole; what is cancelled has no slack, and is not critical.
CREATE TEMP VIEW schedule_show AS
SELECT w.key, w.engagement, w.title, w.state, w.local_id, w.noun AS kind, w.phase, w.assignees,
       w.duration_days, w.start_on, w.finish_on, w.committed_start_on, w.committed_finish_on,
       w.actual_start_on, w.actual_finish_on, w.slip_days, w.is_overdue, s.early_start_on,
       s.early_finish_on, s.late_start_on, s.late_finish_on, s.total_slack_days,
       s.free_slack_days, coalesce(s.is_critical, 0) AS is_critical
  FROM work_row w LEFT JOIN work_slack s ON s.work_id = w.work_id;

-- Plans as they stood; one of them is the commitment that slips are counted from.
CREATE TEMP VIEW baseline_list AS
SELECT b.key, e.key AS engagement, b.title, b.state, b.taken_on, b.typed_by, b.item_count,
       b.finish_on
  FROM scope JOIN baseline b ON b.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = b.engagement_id;

-- The sponsor's word that the schedule still holds.
CREATE TEMP VIEW confirmation_list AS
SELECT a.key, e.key AS engagement, a.title, p.handle AS by, a.typed_by, a.via,
       a.decided_on AS confirmed_on
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = a.engagement_id JOIN person p ON p.id = a.by_id
 WHERE a.subject_kind = 'schedule-confirmed';

-- What the schedule lacks, item by item.
CREATE TEMP VIEW schedule_lack AS
SELECT w.key, w.engagement, w.title, w.state, w.noun || '-overdue' AS why_code, w.key AS why_ref,
       add_workdays(w.engagement_id, w.finish_on, 1) AS why_on,
       workdays_between(w.engagement_id, w.finish_on, clock.today) AS why_days,
       'engtrack ' || w.noun || ' finish ' || w.key AS next
  FROM clock, work_row w
 WHERE w.is_overdue = 1
UNION ALL
SELECT w.key, w.engagement, w.title, w.state, 'task-unassigned', w.key, w.created_on, NULL,
       CASE WHEN EXISTS (SELECT 1 FROM holder h
                          WHERE h.engagement_id = w.engagement_id AND h.role = w.duty_role)
            THEN 'engtrack task assign ' || w.key || ' role:' || w.duty_role
            ELSE 'engtrack role coverage -e ' || w.engagement END
  FROM work_row w
 WHERE w.is_unassigned = 1
UNION ALL
-- Work given to a role that nobody holds today, and to nobody else.
SELECT w.key, w.engagement, w.title, w.state, 'role-unheld',
       (SELECT min(a.role) FROM assignee a WHERE a.work_id = w.work_id), w.created_on, NULL,
       'engtrack role coverage -e ' || w.engagement
  FROM work_row w
 WHERE w.is_unfinished = 1 AND EXISTS (SELECT 1 FROM assignee a WHERE a.work_id = w.work_id)
   AND NOT EXISTS (SELECT 1 FROM assignee a
                    WHERE a.work_id = w.work_id
                      AND (a.person_id IS NOT NULL
                           OR EXISTS (SELECT 1 FROM holder h
                                       WHERE h.engagement_id = a.engagement_id
                                         AND h.role = a.role)))
UNION ALL
SELECT w.key, w.engagement, w.title, w.state, 'before-tracking-open', w.key, w.finish_on, NULL,
       'engtrack ' || w.noun || ' finish ' || w.key
  FROM work_row w
 WHERE w.is_before_tracking = 1
UNION ALL
SELECT w.key, w.engagement, w.title, w.state, 'undated', w.key, NULL, NULL,
       'engtrack ' || w.noun || ' edit ' || w.key || ' --not-before today'
  FROM work_row w
 WHERE w.is_unfinished = 1 AND w.finish_on IS NULL
UNION ALL
SELECT w.key, w.engagement, w.title, w.state, 'not-after-missed', w.key, w.not_after_on,
       workdays_between(w.engagement_id, w.not_after_on, w.finish_on),
       'engtrack ' || w.noun || ' show ' || w.key
  FROM work_row w
 WHERE w.is_unfinished = 1 AND w.not_after_on < w.finish_on
UNION ALL
SELECT w.key, w.engagement, w.title, w.state, 'finish-before-start', w.key, w.actual_start_on, NULL,
       'engtrack ' || w.noun || ' reopen ' || w.key
  FROM work_row w
 WHERE w.actual_finish_on < w.actual_start_on
UNION ALL
SELECT w.key, w.engagement, w.title, w.state, 'committed-cancelled', w.key, w.committed_finish_on,
       NULL, 'engtrack ' || w.noun || ' reopen ' || w.key
  FROM work_row w
 WHERE w.state = 'cancelled' AND w.committed_finish_on IS NOT NULL AND w.since_change IS NULL;

-- The same while it is not on hold, when nothing but the hold is raised. What only the planner can
-- tell (a day that must be kept and cannot) is added to it.
CREATE TEMP VIEW schedule_check AS
SELECT * FROM schedule_lack
 WHERE engagement NOT IN (SELECT e.key FROM scope JOIN engagement e ON e.id = scope.engagement_id
                           WHERE e.state = 'on-hold');

-- The roles that are on a piece of work today: those it is given to, where they are held, and
-- those its persons hold.
CREATE TEMP TABLE work_role AS
SELECT a.work_id, a.engagement_id, h.role, a.person_id
  FROM assignee a
  JOIN holder h ON h.engagement_id = a.engagement_id
   AND (h.person_id = a.person_id OR h.role = a.role)
 WHERE a.engagement_id IN (SELECT engagement_id FROM scope);

-- The same whenever it was: what was done stays a proof after its people have gone.
CREATE TEMP VIEW work_role_ever AS
SELECT a.work_id, a.engagement_id, s.role, a.person_id
  FROM assignee a
  JOIN assignment s ON s.engagement_id = a.engagement_id
   AND (s.person_id = a.person_id OR s.role = a.role)
 WHERE a.engagement_id IN (SELECT engagement_id FROM scope);

-- The days on which work that proves a duty was begun and finished.
CREATE TEMP VIEW work_done AS
SELECT w.work_id, w.engagement_id, w.key, w.duty, w.duty_role, w.actual_start_on AS done_on
  FROM work_row w
 WHERE w.duty IS NOT NULL AND w.actual_start_on IS NOT NULL AND w.state <> 'cancelled'
UNION ALL
SELECT w.work_id, w.engagement_id, w.key, w.duty, w.duty_role, w.actual_finish_on
  FROM work_row w
 WHERE w.duty IS NOT NULL AND w.actual_finish_on IS NOT NULL AND w.is_unfinished = 0
   AND w.state <> 'cancelled';

-- A decision on the plan is the sponsor's work; work that is done proves the duty it is a kind of.
CREATE TEMP VIEW schedule_evidence AS
SELECT 'sponsor-3' AS duty, a.engagement_id,
       CASE WHEN EXISTS (SELECT 1 FROM assignment s
                          WHERE s.engagement_id = a.engagement_id AND s.person_id = a.by_id
                            AND s.role = 'sponsor') THEN a.by_id END AS person_id,
       CASE WHEN a.subject_kind = 'baseline' THEN a.subject ELSE a.key END AS ref,
       a.decided_on AS shown_on, 1 AS is_complete
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
 WHERE a.subject_kind IN ('schedule-confirmed', 'baseline') AND a.decision IS NOT NULL
UNION ALL
-- A configuration task proves with a lead and a provider on it, other work by being done. It
-- counts for those of the role who are on it; where none is named, for all.
SELECT w.duty, w.engagement_id, r.person_id, w.key, w.done_on, 1
  FROM work_done w
  LEFT JOIN work_role_ever r ON r.work_id = w.work_id AND r.role = w.duty_role
 WHERE w.duty <> 'lead-2'
   OR (r.role IS NOT NULL
       AND EXISTS (SELECT 1 FROM work_role_ever p
                    WHERE p.work_id = w.work_id AND p.role = 'provider'))
UNION ALL
-- Reports, machine links and solutions are made as needed: a task that is not begun is an occasion.
SELECT w.duty, w.engagement_id, r.person_id, w.key, w.created_on, 0
  FROM work_row w
  LEFT JOIN work_role r ON r.work_id = w.work_id AND r.role = w.duty_role
 WHERE w.duty IN ('provider-6', 'provider-7') AND w.is_unfinished = 1
   AND w.actual_start_on IS NULL;

-- What is wrong with the plan is the sponsor's; with one piece of work, its own role's as well.
CREATE TEMP VIEW schedule_finding AS
SELECT w.noun || '-overdue' AS code, CASE WHEN w.is_milestone = 1 THEN 3 ELSE 2 END AS severity,
       c.duty, w.engagement_id, NULL AS person_id, w.key AS ref, NULL AS why_person,
       add_counted(w.engagement_id, later_day(w.finish_on, c.from_on), 1) AS since_on,
       'engtrack ' || w.noun || ' finish ' || w.key AS next
  FROM counted c JOIN work_row w ON w.engagement_id = c.engagement_id
 WHERE c.duty = 'sponsor-3' AND w.is_overdue = 1
UNION ALL
SELECT w.noun || '-overdue', 2, c.duty, w.engagement_id, r.person_id, w.key, NULL,
       add_counted(w.engagement_id, later_day(w.finish_on, c.from_on), 1),
       'engtrack ' || w.noun || ' finish ' || w.key
  FROM work_row w JOIN counted c ON c.engagement_id = w.engagement_id AND c.duty = w.duty
  LEFT JOIN work_role r ON r.work_id = w.work_id AND r.role = w.duty_role
 WHERE w.is_overdue = 1
UNION ALL
SELECT 'task-unassigned', 2, c.duty, w.engagement_id, NULL, w.key, NULL,
       later_day(w.created_on, c.from_on),
       CASE WHEN EXISTS (SELECT 1 FROM holder h
                          WHERE h.engagement_id = w.engagement_id AND h.role = w.duty_role)
            THEN 'engtrack task assign ' || w.key || ' role:' || w.duty_role
            ELSE 'engtrack role coverage -e ' || w.engagement END
  FROM counted c JOIN work_row w ON w.engagement_id = c.engagement_id
 WHERE c.duty = 'sponsor-3' AND w.is_unassigned = 1 AND w.is_before_tracking = 0
UNION ALL
SELECT 'no-go-live', 3, c.duty, e.id, NULL, e.key, NULL, add_counted(e.id, c.from_on, 1),
       'engtrack milestone add ' || CASE e.language WHEN 'fr' THEN '"Mise en service"'
                                                    ELSE 'Go-live' END
       || ' --phase go-live -e ' || e.key
  FROM counted c JOIN engagement e ON e.id = c.engagement_id
 WHERE c.duty = 'sponsor-3'
   AND NOT EXISTS (SELECT 1 FROM work w
                    WHERE w.engagement_id = e.id AND w.is_milestone = 1 AND w.phase = 'go-live'
                      AND w.state <> 'cancelled')
UNION ALL
SELECT 'not-after-missed', 2, c.duty, w.engagement_id, NULL, w.key, NULL,
       later_day(w.created_on, c.from_on), 'engtrack ' || w.noun || ' show ' || w.key
  FROM counted c JOIN work_row w ON w.engagement_id = c.engagement_id
 WHERE c.duty = 'sponsor-3' AND w.is_unfinished = 1 AND w.not_after_on < w.finish_on
   AND w.is_before_tracking = 0
UNION ALL
-- What follows late work was planned as if that ended on the day of the write: once the day is
-- past, the plan does not hold.
SELECT 'plan-passed', 2, c.duty, w.engagement_id, NULL, w.key, NULL,
       later_day(add_workdays(w.engagement_id, w.start_on, -l.lag_days), c.from_on),
       'engtrack ' || b.noun || ' finish ' || b.key
  FROM clock, counted c JOIN work_row w ON w.engagement_id = c.engagement_id
  JOIN link l ON l.after_id = w.work_id
  JOIN work_row b ON b.work_id = l.before_id
 WHERE c.duty = 'sponsor-3' AND l.engagement_id IN (SELECT engagement_id FROM scope)
   AND w.noun = 'task' AND w.is_unfinished = 1 AND w.actual_start_on IS NULL AND w.is_overdue = 0
   AND l.type = 'FS' AND b.is_overdue = 1
   AND add_workdays(w.engagement_id, w.start_on, -l.lag_days) <= clock.today
UNION ALL
SELECT n.role || '-missing', 2, c.duty, w.engagement_id, NULL, w.key, NULL,
       later_day(w.created_on, c.from_on),
       CASE WHEN EXISTS (SELECT 1 FROM holder h
                          WHERE h.engagement_id = w.engagement_id AND h.role = n.role)
            THEN 'engtrack task assign ' || w.key || ' role:' || n.role
            ELSE 'engtrack role coverage -e ' || w.engagement END
  FROM counted c JOIN work_row w ON w.engagement_id = c.engagement_id
 CROSS JOIN (SELECT 'lead' AS role UNION ALL SELECT 'provider') AS n
 WHERE c.duty = 'lead-2' AND w.duty = 'lead-2' AND w.is_unfinished = 1 AND w.is_before_tracking = 0
   AND NOT EXISTS (SELECT 1 FROM work_role r WHERE r.work_id = w.work_id AND r.role = n.role)
UNION ALL
SELECT 'no-criteria', 2, c.duty, w.engagement_id, r.person_id, v.key, NULL,
       later_day(v.created_on, c.from_on), 'engtrack deliverable show ' || v.key
  FROM work_row w JOIN counted c ON c.engagement_id = w.engagement_id AND c.duty = w.duty
  JOIN deliverable v ON v.work_id = w.work_id
  LEFT JOIN work_role r ON r.work_id = w.work_id AND r.role = w.duty_role
 WHERE w.duty IN ('provider-6', 'provider-7')
   AND v.engagement_id IN (SELECT engagement_id FROM scope) AND w.state <> 'cancelled'
   AND v.criteria IS NULL AND v.state IN ('draft', 'submitted', 'rejected')
UNION ALL
-- Vendor work within 10 working days without a person: given to a vendor's role that nobody
-- holds, or to nobody.
SELECT 'vendor-work-unstaffed', 2, c.duty, w.engagement_id, NULL, w.key, NULL,
       later_day(later_day(add_counted(w.engagement_id, w.start_on, -10), w.created_on), c.from_on),
       CASE WHEN EXISTS (SELECT 1 FROM holder h
                          WHERE h.engagement_id = w.engagement_id AND h.role = 'provider')
            THEN 'engtrack task assign ' || w.key || ' role:provider'
            ELSE 'engtrack role coverage -e ' || w.engagement END
  FROM counted c JOIN work_row w ON w.engagement_id = c.engagement_id
 WHERE c.duty = 'coordinator-2' AND w.is_unfinished = 1 AND w.noun = 'task'
   AND w.is_before_tracking = 0
   AND ((w.is_unassigned = 1
         AND w.kind IN ('configuration', 'training', 'report', 'machine-link', 'solution',
                        'migration'))
        OR EXISTS (SELECT 1 FROM assignee a
                    WHERE a.work_id = w.work_id
                      AND a.role IN ('provider', 'account-manager', 'coordinator')))
   AND NOT EXISTS (SELECT 1 FROM work_role r
                    WHERE r.work_id = w.work_id
                      AND r.role IN ('provider', 'account-manager', 'coordinator'))
   AND NOT EXISTS (SELECT 1 FROM assignee a
                     JOIN person p ON p.id = a.person_id
                    WHERE a.work_id = w.work_id AND p.side = 'vendor')
UNION ALL
-- The same with somebody on leave: on a day on which it is planned nobody of it is there.
SELECT 'vendor-work-on-leave', 2, c.duty, w.engagement_id, NULL, w.key, NULL,
       later_day(later_day(add_counted(w.engagement_id, w.start_on, -10),
                           (SELECT min(x.known_on) FROM work_away x WHERE x.work_id = w.work_id)),
                 c.from_on),
       coalesce('engtrack task assign ' || w.key || ' '
                || (SELECT min(h.person) FROM holder h
                     WHERE h.engagement_id = w.engagement_id AND h.role = 'provider'
                       AND NOT EXISTS (SELECT 1 FROM leave l
                                        WHERE l.person_id = h.person_id
                                          AND l.from_on <= w.finish_on
                                          AND l.until_on >= later_day(w.start_on, clock.today))),
                'engtrack person list --side vendor')
  FROM clock, counted c JOIN work_row w ON w.engagement_id = c.engagement_id
 WHERE c.duty = 'coordinator-2' AND w.is_unfinished = 1 AND w.noun = 'task'
   AND w.is_before_tracking = 0
   AND EXISTS (SELECT 1 FROM work_away x WHERE x.work_id = w.work_id)
   AND EXISTS (SELECT 1 FROM assignee a
                 LEFT JOIN person p ON p.id = a.person_id
                WHERE a.work_id = w.work_id
                  AND (p.side = 'vendor'
                       OR a.role IN ('provider', 'account-manager', 'coordinator')))
UNION ALL
-- A person of the vendor's has more planned in a week than there is time for: this week or one of
-- the next four, in each engagement that has a part in it.
SELECT 'week-over-capacity', 2, c.duty, o.engagement_id, NULL, o.ref, o.person,
       later_day(o.seen_on, c.from_on), 'engtrack schedule board --person ' || o.person
  FROM counted c JOIN week_over o ON o.engagement_id = c.engagement_id
 WHERE c.duty = 'coordinator-2';

-- The plan phase by phase, without what is cancelled: how far each is, by the days of its work, and
-- by how much its end has slipped.
CREATE TEMP VIEW schedule_phase AS
SELECT i.phase AS key, i.engagement, i.phase AS title,
       CASE WHEN sum(i.is_done) = count(*) THEN 'finished'
            WHEN sum(i.is_begun) = 0 THEN 'open' ELSE 'started' END AS state,
       'phase' AS kind, i.phase, count(*) AS item_count, sum(i.is_done) AS finished_count,
       min(i.start_on) AS start_on, max(i.finish_on) AS finish_on,
       max(i.committed_finish_on) AS committed_finish_on,
       workdays_between(i.engagement_id, max(i.committed_finish_on), max(i.finish_on)) AS slip_days,
       CASE WHEN sum(i.days) > 0 THEN sum(i.days * i.done_percent) / sum(i.days)
            ELSE 100 * sum(i.is_done) / count(*) END AS progress_percent,
       max(i.is_overdue) AS is_overdue, max(i.is_critical) AS is_critical
  FROM (SELECT w.engagement_id, w.engagement, w.phase, w.start_on, w.finish_on,
               w.committed_finish_on, w.is_overdue, coalesce(s.is_critical, 0) AS is_critical,
               w.duration_days AS days,
               CASE WHEN w.state = 'open' THEN 0 ELSE 1 END AS is_begun,
               CASE WHEN w.state = 'finished' THEN 1 ELSE 0 END AS is_done,
               CASE WHEN w.state = 'finished' THEN 100
                    ELSE coalesce(w.progress_percent, 0) END AS done_percent
          FROM work_row w LEFT JOIN work_slack s ON s.work_id = w.work_id
         WHERE w.state <> 'cancelled') AS i
 GROUP BY i.engagement_id, i.engagement, i.phase;

-- The weeks of the vendor's people that hold more than they can: over all engagements, by days and
-- calendars, as no SQL can. `ref` is the engagement, the person and the week; `seen_on` the Monday
-- on which the week came into view.
-- Filled by engtrack.nouns.schedule.board.rows
CREATE TEMP TABLE week_over (
    ref TEXT PRIMARY KEY, engagement_id TEXT, person TEXT, seen_on TEXT, planned_minutes INTEGER,
    capacity_minutes INTEGER
);

-- What was given out of the plan, when, by whom and to whom.
CREATE TEMP VIEW publication_list AS
SELECT p.key, e.key AS engagement, e.name AS title, p.published_on, b.handle AS by, p.typed_by,
       (SELECT group_concat(t.handle, ', ')
          FROM (SELECT q.handle FROM publication_reader r JOIN person q ON q.id = r.person_id
                 WHERE r.publication_id = p.id ORDER BY q.handle) AS t) AS readers,
       p.item_count, p.finish_on
  FROM scope JOIN publication p ON p.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = p.engagement_id JOIN person b ON b.id = p.by_id;

-- The last that each reader was given, and the last of each person who publishes.
CREATE TEMP VIEW publication_read AS
SELECT engagement_id, person_id, publication_id
  FROM (SELECT r.engagement_id, r.person_id, r.publication_id,
               row_number() OVER (PARTITION BY r.engagement_id, r.person_id
                                  ORDER BY key_number(p.key) DESC) AS nth
          FROM scope JOIN publication_reader r ON r.engagement_id = scope.engagement_id
          JOIN publication p ON p.id = r.publication_id) AS ranked
 WHERE nth = 1;

CREATE TEMP VIEW publication_made AS
SELECT engagement_id, person_id, publication_id
  FROM (SELECT p.engagement_id, p.by_id AS person_id, p.id AS publication_id,
               row_number() OVER (PARTITION BY p.engagement_id, p.by_id
                                  ORDER BY key_number(p.key) DESC) AS nth
          FROM scope JOIN publication p ON p.engagement_id = scope.engagement_id) AS ranked
 WHERE nth = 1;

-- Whether what was last given out, to each reader and by each person, is still the plan; else the
-- first day on which something of it moved or was cancelled (of what is only new there is none).
-- Filled by engtrack.nouns.schedule.publishing.rows
CREATE TEMP TABLE publication_state (
    publication_id TEXT PRIMARY KEY, is_current INTEGER, moved_on TEXT
);

-- The coordinator's last one proves, as long as it is the plan.
CREATE TEMP VIEW publication_evidence AS
SELECT 'coordinator-3' AS duty, p.engagement_id, p.by_id AS person_id, p.key AS ref,
       p.published_on AS shown_on, s.is_current AS is_complete
  FROM publication_made m JOIN publication p ON p.id = m.publication_id
  JOIN publication_state s ON s.publication_id = p.id
 WHERE EXISTS (SELECT 1 FROM assignment a
                WHERE a.engagement_id = p.engagement_id AND a.person_id = p.by_id
                  AND a.role = 'coordinator' AND a.from_on <= p.published_on
                  AND (a.until_on IS NULL OR p.published_on <= a.until_on));

-- Who was told and still has a role or work is owed what has moved for two working days.
CREATE TEMP VIEW publication_owed AS
SELECT r.engagement_id, p.handle,
       add_counted(r.engagement_id, later_day(s.moved_on, c.from_on), 3) AS since_on
  FROM publication_read r JOIN publication_state s ON s.publication_id = r.publication_id
  JOIN counted c ON c.engagement_id = r.engagement_id AND c.duty = 'coordinator-3'
  JOIN person p ON p.id = r.person_id
 WHERE s.moved_on IS NOT NULL
   AND p.state = 'active'
   AND (EXISTS (SELECT 1 FROM holder h
                 WHERE h.engagement_id = r.engagement_id AND h.person_id = r.person_id)
        OR EXISTS (SELECT 1 FROM assignee a JOIN work w ON w.id = a.work_id
                    WHERE a.engagement_id = r.engagement_id AND a.person_id = r.person_id
                      AND w.state IN ('open', 'started')));

-- One finding for all of them, which one command mends; vendor work past its day is the
-- coordinator's matter too.
CREATE TEMP VIEW publication_finding AS
SELECT 'published-moved' AS code, 2 AS severity, 'coordinator-3' AS duty, o.engagement_id,
       NULL AS person_id, e.key AS ref, group_concat(o.handle, ', ') AS why_person,
       min(o.since_on) AS since_on,
       'engtrack schedule publish --to ' || group_concat(o.handle, ' --to ') || ' -e '
       || e.key AS next
  FROM (SELECT engagement_id, handle, since_on FROM clock, publication_owed
         WHERE since_on <= clock.today ORDER BY handle) AS o
  JOIN engagement e ON e.id = o.engagement_id
 GROUP BY o.engagement_id, e.key
UNION ALL
SELECT w.noun || '-overdue', CASE WHEN w.is_milestone = 1 THEN 3 ELSE 2 END, c.duty,
       w.engagement_id, NULL, w.key, NULL,
       add_counted(w.engagement_id, later_day(w.finish_on, c.from_on), 1),
       'engtrack ' || w.noun || ' finish ' || w.key
  FROM counted c JOIN work_row w ON w.engagement_id = c.engagement_id
 WHERE c.duty = 'coordinator-3' AND w.is_overdue = 1
   AND ((w.is_unassigned = 1
         AND w.kind IN ('configuration', 'training', 'report', 'machine-link', 'solution',
                        'migration'))
        OR EXISTS (SELECT 1 FROM assignee a LEFT JOIN person p ON p.id = a.person_id
                    WHERE a.work_id = w.work_id
                      AND (p.side = 'vendor'
                           OR a.role IN ('provider', 'account-manager', 'coordinator',
                                         'sales-lead'))));

-- Each piece of work as an event of a calendar. Its sequence counts the commands that changed,
-- after the one that made it, what a calendar shows.
CREATE TEMP VIEW schedule_event AS
SELECT w.work_id, w.engagement_id, w.engagement, w.key, w.title, w.state, w.phase, w.start_on,
       w.finish_on, w.committed_finish_on, w.slip_days,
       (SELECT count(DISTINCT c.entry) FROM journal_change c
         WHERE c.row_id = w.work_id AND c.table_name = 'work'
           AND c.entry > (SELECT min(b.entry) FROM journal_change b WHERE b.row_id = w.work_id)
           AND (c.before LIKE '%"start_on":%' OR c.before LIKE '%"finish_on":%'
                OR c.before LIKE '%"title":%' OR c.before LIKE '%"state":%'
                 OR c.before LIKE '%"phase":%'
                 OR c.before LIKE '%"committed_finish_on":%')) AS sequence,
       (SELECT max(j.at) FROM journal_change c JOIN journal_entry j ON j.id = c.entry
         WHERE c.row_id = w.work_id) AS changed_at
  FROM work_row w
 WHERE w.finish_on IS NOT NULL;
