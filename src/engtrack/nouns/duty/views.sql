-- The 50 duties: what `duties.py` says of them, as a table the other views join (a test holds the
-- two equal). Leads are in working days; every = working days after which the newest proof is too
-- old; screen = where to look first, the duty's own explanation where nothing is kept of it.
CREATE TEMP TABLE duty AS
WITH d (place, key, kind, opens, opens_lead, closes, closes_lead, every, is_kept, screen) AS (VALUES
  (1, 'sponsor-1', 'once', 'open', 0, 'start', 0, NULL, 1, 'session list --kind demo -e'),
  (2, 'sponsor-2', 'ongoing', 'start', 0, 'close', 0, NULL, 1, 'role coverage -e'),
  (3, 'sponsor-3', 'ongoing', 'start', 0, 'close', 0, 10, 1,
   'schedule confirm --by {person} --via meeting -e'),
  (4, 'sponsor-4', 'ongoing', 'start', 0, 'close', 0, NULL, 1, 'document list -e'),
  (5, 'sponsor-5', 'once', 'start', 0, 'install', 0, NULL, 1, 'document list -e'),
  (6, 'sponsor-6', 'ongoing', 'start', 0, 'go-live', 0, 20, 1, 'task list -e'),
  (7, 'sponsor-7', 'ongoing', 'start', 0, 'close', 0, NULL, 1, 'deliverable list -e'),
  (8, 'sponsor-8', 'needed', 'start', 0, 'close', 0, NULL, 1, 'change list -e'),
  (9, 'sponsor-9', 'needed', 'start', 0, 'close', 0, NULL, 1, 'issue list -e'),
  (10, 'sponsor-10', 'ongoing', 'start', 0, 'close', 0, 20, 1, 'message list -e'),
  (11, 'lead-1', 'ongoing', 'train', 0, 'go-live', 0, NULL, 1, 'session list --kind training -e'),
  (12, 'lead-2', 'ongoing', 'configure', 0, 'go-live', 0, NULL, 1, 'task list -e'),
  (13, 'lead-3', 'ongoing', 'test', -10, 'go-live', 0, NULL, 1, 'test list -e'),
  (14, 'lead-4', 'needed', 'start', 0, 'close', 0, NULL, 1, 'issue list -e'),
  (15, 'lead-5', 'needed', 'configure', 0, 'close', 0, 120, 1, 'document list -e'),
  (16, 'lead-6', 'needed', 'train', 0, 'go-live', 0, NULL, 1, 'session list --kind training -e'),
  (17, 'lead-7', 'needed', 'configure', 0, 'close', 0, NULL, 1, 'issue list -e'),
  (18, 'lead-8', 'needed', 'test', 0, 'close', 0, NULL, 1, 'test list -e'),
  (19, 'lead-9', 'ongoing', 'go-live', 0, 'close', 0, NULL, 1, 'engagement handover --to-client'),
  (20, 'support-1', 'needed', 'start', 0, 'close', 0, NULL, 1, 'issue list -e'),
  (21, 'support-2', 'once', 'start', 0, 'go-live', 0, NULL, 1, 'asset list -e'),
  (22, 'support-3', 'once', 'install', -5, 'configure', 0, NULL, 1,
   'session list --kind installation -e'),
  (23, 'support-4', 'ongoing', 'install', 0, 'close', 0, 60, 1, 'asset list -e'),
  (24, 'support-5', 'ongoing', 'install', 0, 'close', 0, 60, 1, 'asset list -e'),
  (25, 'support-6', 'ongoing', 'install', 0, 'close', 0, NULL, 1, 'asset list -e'),
  (26, 'support-7', 'ongoing', 'install', 0, 'close', 0, 5, 1, 'backup log -e'),
  (27, 'support-8', 'needed', 'start', 0, 'close', 0, NULL, 1, 'party list -e'),
  (28, 'account-manager-1', 'ongoing', 'start', 0, 'close', 0, 20, 1, 'message list -e'),
  (29, 'account-manager-2', 'once', 'open', 0, 'start', 10, NULL, 1, 'document list -e'),
  (30, 'account-manager-3', 'ongoing', 'start', 0, 'close', 0, 20, 1, 'budget show -e'),
  (31, 'account-manager-4', 'ongoing', 'start', 0, 'close', 0, 10, 1, 'message list -e'),
  (32, 'account-manager-5', 'ongoing', 'open', 0, 'close', 0, NULL, 1, 'document list -e'),
  (33, 'account-manager-6', 'needed', 'open', 0, 'close', 0, NULL, 1, 'issue list -e'),
  (34, 'account-manager-7', 'ongoing', 'install', 0, 'year-after', 0, 60, 1, 'engagement show'),
  (35, 'provider-1', 'once', 'start', 0, 'configure', 0, NULL, 1, 'process list -e'),
  (36, 'provider-2', 'once', 'start', 0, 'configure', 10, NULL, 1, 'process list -e'),
  (37, 'provider-3', 'needed', 'start', 0, 'go-live', 0, NULL, 1, 'issue list -e'),
  (38, 'provider-4', 'once', 'install', -5, 'configure', 0, NULL, 1,
   'session list --kind installation -e'),
  (39, 'provider-5', 'ongoing', 'train', 0, 'go-live', 0, NULL, 1,
   'session list --kind training -e'),
  (40, 'provider-6', 'needed', 'configure', 0, 'go-live', 0, NULL, 1, 'task list -e'),
  (41, 'provider-7', 'needed', 'configure', 0, 'go-live', 0, NULL, 1, 'task list -e'),
  (42, 'provider-8', 'once', 'install', 0, 'go-live', 0, NULL, 1, 'session list -e'),
  (43, 'provider-9', 'needed', 'test', -10, 'go-live', 0, NULL, 1, 'test matrix -e'),
  (44, 'provider-10', 'needed', 'configure', 0, 'close', 0, NULL, 1, 'document list -e'),
  (45, 'coordinator-1', 'ongoing', 'start', 0, 'close', 0, 10, 1, 'message list -e'),
  (46, 'coordinator-2', 'ongoing', 'start', 0, 'close', 0, NULL, 1, 'person list --side vendor'),
  (47, 'coordinator-3', 'ongoing', 'start', 0, 'close', 0, NULL, 1,
   'schedule publish --to sponsor -e'),
  (48, 'coordinator-4', 'ongoing', 'start', 0, 'close', 0, 5, 1, 'time list -e'),
  (49, 'coordinator-5', 'ongoing', 'start', 0, 'close', 0, 20, 1, 'message list -e'),
  (50, 'coordinator-6', 'needed', 'open', 0, 'close', 0, NULL, 1, 'issue list -e'))
SELECT place, key, rtrim(key, '-0123456789') AS role, kind, opens, opens_lead, closes, closes_lead,
       every, is_kept,
       'engtrack ' || CASE WHEN screen IS NULL THEN 'duty explain ' || key
                           WHEN screen LIKE 'person %' THEN screen
                           ELSE screen || ' {engagement}' END AS default_next
  FROM d;

-- The duties that a profile waives from the start.
CREATE TEMP TABLE profile_waiver AS
WITH w (profile, duty) AS (VALUES
  ('small', 'coordinator-5'),
  ('small', 'sponsor-10'),
  ('small', 'sponsor-6'),
  ('training', 'account-manager-2'),
  ('training', 'account-manager-7'),
  ('training', 'lead-2'),
  ('training', 'lead-3'),
  ('training', 'lead-5'),
  ('training', 'lead-7'),
  ('training', 'lead-8'),
  ('training', 'lead-9'),
  ('training', 'provider-1'),
  ('training', 'provider-10'),
  ('training', 'provider-2'),
  ('training', 'provider-3'),
  ('training', 'provider-4'),
  ('training', 'provider-6'),
  ('training', 'provider-7'),
  ('training', 'provider-9'),
  ('training', 'sponsor-1'),
  ('training', 'sponsor-5'),
  ('training', 'sponsor-6'),
  ('training', 'support-2'),
  ('training', 'support-3'),
  ('training', 'support-4'),
  ('training', 'support-5'),
  ('training', 'support-6'),
  ('training', 'support-7'))
SELECT * FROM w;

-- When each duty begins and ends to be asked, in each engagement, and its interval there. From
-- `completed` on, intervals run for billing and satisfaction only, and what was to be renewed
-- until then is judged as of that day (`judged_on`); a cleared interval is switched off.
-- How often backups are made, the procedure may say. What realistic expectations are for is the
-- installation: they are due by then, though they hold on.
CREATE TEMP TABLE duty_window AS
SELECT e.id AS engagement_id, e.key AS engagement, e.state AS engagement_state, e.profile,
       e.tracked_from_on, d.key AS duty, d.role, d.kind, d.place, d.is_kept, d.opens,
       d.closes, d.default_next,
       CASE WHEN d.opens = 'open' THEN o.falls_on
            WHEN o.falls_on IS NOT NULL
            THEN later_day(add_workdays(e.id, o.falls_on, d.opens_lead),
                           e.started_on) END AS opens_on,
       add_workdays(e.id, c.falls_on, d.closes_lead) AS closes_on,
       CASE WHEN d.key = 'account-manager-5' THEN x.falls_on
            ELSE add_workdays(e.id, c.falls_on, d.closes_lead) END AS settled_on,
       CASE WHEN e.completed_on < c.falls_on
             AND d.key NOT IN ('account-manager-3', 'account-manager-7') THEN e.completed_on
            ELSE c.falls_on END AS judged_on,
       i.every_days AS own_days, CASE WHEN i.id IS NOT NULL THEN d.every END AS instead_of_days,
       CASE WHEN i.id IS NOT NULL THEN i.every_days ELSE coalesce(b.every_days, d.every)
            END AS every_to_end,
       CASE WHEN e.state IN ('completed', 'closed')
             AND d.key NOT IN ('account-manager-3', 'account-manager-7') THEN NULL
            WHEN i.id IS NOT NULL THEN i.every_days ELSE coalesce(b.every_days, d.every)
            END AS every
  FROM scope JOIN engagement e ON e.id = scope.engagement_id CROSS JOIN duty d
  LEFT JOIN moment o ON o.engagement_id = e.id AND o.moment = d.opens
  LEFT JOIN moment c ON c.engagement_id = e.id AND c.moment = d.closes
  LEFT JOIN moment x ON x.engagement_id = e.id AND x.moment = 'install'
  LEFT JOIN duty_interval i ON i.engagement_id = e.id AND i.duty = d.key
  LEFT JOIN backup_procedure b ON b.engagement_id = e.id AND d.key = 'support-7';

-- The roles whose duties the answer is about: those of the reader, else all.
CREATE TEMP TABLE role_asked AS
SELECT DISTINCT h.engagement_id, h.role
  FROM clock, holder h WHERE h.person = clock.reader
UNION ALL
SELECT scope.engagement_id, r.role
  FROM clock, scope, (SELECT DISTINCT role FROM duty) AS r WHERE clock.reader IS NULL;

-- Each duty and each person who holds its role; a row without a person where nobody does. Counts
-- run from the latest of the duty's first moment, the day of tracking and the person's first day
-- in the role.
CREATE TEMP TABLE duty_holder AS
SELECT w.*, h.person_id, h.person, h.name, h.first_on,
       later_day(later_day(w.opens_on, w.tracked_from_on), h.first_on) AS from_on
  FROM role_asked q JOIN duty_window w ON w.engagement_id = q.engagement_id AND w.role = q.role
  LEFT JOIN (SELECT engagement_id, role, person_id, person, name, min(from_on) AS first_on
               FROM holder GROUP BY engagement_id, role, person_id, person, name) AS h
    ON h.engagement_id = w.engagement_id AND h.role = w.role;

-- The same for findings, which concern whoever holds the role: from the first day of the first
-- of them.
CREATE TEMP TABLE counted AS
SELECT w.engagement_id, w.duty,
       later_day(later_day(w.opens_on, w.tracked_from_on), h.first_on) AS from_on
  FROM role_asked q JOIN duty_window w ON w.engagement_id = q.engagement_id AND w.role = q.role
  LEFT JOIN (SELECT engagement_id, role, min(from_on) AS first_on FROM holder
              GROUP BY engagement_id, role) AS h
    ON h.engagement_id = w.engagement_id AND h.role = w.role;

-- A waiver, by a person or by the profile.
CREATE TEMP TABLE duty_waived AS
SELECT v.engagement_id, v.duty, 'waived' AS code, p.handle AS person, v.waived_on, v.reason
  FROM scope JOIN waiver v ON v.engagement_id = scope.engagement_id JOIN person p ON p.id = v.by_id
 WHERE v.ended_on IS NULL
UNION ALL
SELECT e.id, w.duty, 'waived-profile', e.profile, e.created_on, NULL
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN profile_waiver w ON w.profile = e.profile
 WHERE NOT EXISTS (SELECT 1 FROM waiver v WHERE v.engagement_id = e.id AND v.duty = w.duty);

-- The duties that are asked by now: planned, only those from `open`; none that is waived or whose
-- moment has not come.
CREATE TEMP TABLE duty_asked AS
SELECT w.engagement_id, w.duty, w.role, w.engagement, w.engagement_state
  FROM clock, duty_window w
 WHERE w.opens_on <= clock.today AND (w.engagement_state <> 'planned' OR w.opens = 'open')
   AND NOT EXISTS (SELECT 1 FROM duty_waived v
                    WHERE v.engagement_id = w.engagement_id AND v.duty = w.duty);

-- What the state of the engagement lets through, in one place: on hold, the hold; closed,
-- satisfaction and what was wrong at the close, which only reopening gives a way to mend. What
-- names a person who does not hold the role today names none: it is for all who do.
CREATE TEMP TABLE finding AS
SELECT f.code, f.severity, f.duty, f.engagement_id, h.person_id, f.ref, f.why_person, f.since_on,
       CASE WHEN w.engagement_state = 'closed' AND f.duty <> 'account-manager-7'
            THEN 'engtrack engagement reopen ' || w.engagement ELSE f.next END AS next,
       w.engagement, w.role, f.code || ':' || f.ref AS key,
       (SELECT max(s.until_on)
          FROM clock, snooze s
         WHERE s.engagement_id = f.engagement_id AND s.finding = f.code || ':' || f.ref
           AND s.until_on > clock.today) AS snoozed_until_on
  FROM clock, finding_raw f
  JOIN duty_asked w ON w.engagement_id = f.engagement_id AND w.duty = f.duty
  JOIN engagement e ON e.id = f.engagement_id
  LEFT JOIN (SELECT DISTINCT engagement_id, role, person_id FROM holder) AS h
    ON h.engagement_id = f.engagement_id AND h.role = w.role AND h.person_id = f.person_id
 WHERE CASE w.engagement_state WHEN 'on-hold' THEN f.code = 'on-hold'
                               WHEN 'closed'
                               THEN f.duty = 'account-manager-7' OR f.since_on <= e.closed_on
                               ELSE true END
   AND f.since_on <= clock.today;

-- The best proof of each duty and person, and what waits besides it. What names a holder counts
-- for that person, what names none for all; `once` duties are shared. A proof that is not
-- complete is a beginning, or an occasion that waits; one that came after the last moment is none,
-- nor is anything as of a day before it.
CREATE TEMP TABLE duty_proof AS
SELECT *
  FROM (SELECT h.engagement_id, h.duty, h.person_id, v.ref, v.shown_on, v.is_complete,
               max(CASE v.is_complete WHEN 0 THEN v.ref END)
                   OVER (PARTITION BY h.engagement_id, h.duty, h.person_id) AS waits,
               row_number() OVER (PARTITION BY h.engagement_id, h.duty, h.person_id
                                  ORDER BY v.is_complete DESC, v.shown_on DESC,
                                           key_number(v.ref) DESC) AS nth
          FROM clock, evidence v
          JOIN duty_holder h ON h.engagement_id = v.engagement_id AND h.duty = v.duty
         WHERE v.shown_on <= clock.today
           AND (v.person_id IS NULL OR h.person_id IS NULL OR v.person_id = h.person_id
                OR h.kind = 'once')
           AND (v.is_complete = 1 OR h.kind <> 'needed' OR h.closes_on IS NULL
                OR v.shown_on <= h.closes_on)) AS ranked
 WHERE nth = 1;

-- The worst finding about each duty and person; one that is snoozed comes last.
CREATE TEMP TABLE duty_disturbance AS
SELECT *
  FROM (SELECT h.engagement_id, h.duty, h.person_id, f.code, f.ref, f.why_person, f.since_on,
               f.next, f.snoozed_until_on,
               row_number() OVER (PARTITION BY h.engagement_id, h.duty, h.person_id
                                  ORDER BY f.snoozed_until_on IS NOT NULL, f.severity DESC,
                                           f.since_on, f.ref) AS nth
          FROM finding f JOIN duty_holder h ON h.engagement_id = f.engagement_id AND h.duty = f.duty
         WHERE f.person_id IS NULL OR h.person_id IS NULL OR f.person_id = h.person_id) AS ranked
 WHERE nth = 1;

-- Why a duty stands as it does: the first reason that fits, in the order of the seven states.
-- The state follows from the reason, and from nothing else. Past its last moment a duty is in
-- order only if nothing of it waits and its newest proof was fresh on the day it is judged by;
-- what is not, on hold, is asked again once the hold is over. Nobody is asked for what was over
-- before their first day in the role.
CREATE TEMP VIEW duty_reason AS
SELECT h.*, g.owners, v.person AS waived_by, p.ref AS proof, p.shown_on, p.is_complete, p.waits,
       x.code, x.ref, x.why_person, x.since_on, x.next, x.snoozed_until_on,
       CASE WHEN v.duty IS NOT NULL THEN v.code
            WHEN h.is_kept = 0 THEN 'not-kept'
            WHEN h.settled_on < h.tracked_from_on AND coalesce(p.is_complete, 0) = 0
            THEN 'before-tracking'
            WHEN h.duty = 'sponsor-1' AND h.closes_on < clock.today
             AND coalesce(p.is_complete, 0) = 0 THEN 'unproved'
            WHEN h.engagement_state = 'planned' AND h.opens <> 'open' THEN 'planned'
            WHEN h.opens_on IS NULL THEN 'no-date'
            WHEN clock.today < h.opens_on THEN 'not-yet'
            WHEN h.kind = 'needed' AND p.duty IS NULL AND x.duty IS NULL
             AND (h.closes_on IS NULL OR clock.today <= h.closes_on) THEN 'no-occasion'
            WHEN x.duty IS NOT NULL THEN 'disturbed'
            WHEN h.kind = 'once' AND p.is_complete = 1 THEN 'complete'
            WHEN h.closes = 'close' AND h.closes_on < clock.today
             AND h.role IN ('lead', 'support') AND g.owners IS NOT NULL
             AND (h.kind = 'needed' AND p.duty IS NULL
                  OR p.is_complete = 1 AND (h.kind <> 'needed' OR p.waits IS NULL)) THEN 'goes-on'
            WHEN h.closes_on < clock.today AND h.kind = 'needed' AND p.duty IS NULL
            THEN 'none-arose'
            WHEN h.closes_on < clock.today AND p.is_complete = 1
             AND (h.kind <> 'needed' OR p.waits IS NULL)
             AND (h.every_to_end IS NULL
                  OR days_counted(h.engagement_id, later_day(p.shown_on, h.from_on), h.judged_on)
                     <= h.every_to_end) THEN 'over'
            WHEN h.closes_on < h.first_on THEN 'over-before'
            WHEN h.engagement_state <> 'on-hold' AND h.closes_on < clock.today
            THEN CASE WHEN p.duty IS NULL OR h.kind = 'once' THEN 'late'
                      WHEN p.waits IS NOT NULL AND (h.kind = 'needed' OR p.is_complete = 0)
                      THEN 'left-open' ELSE 'stale-to-the-end' END
            WHEN h.engagement_state <> 'on-hold' AND h.kind <> 'once' AND p.is_complete = 1
             AND days_counted(h.engagement_id, later_day(p.shown_on, h.from_on), clock.today)
                 > h.every THEN 'stale'
            WHEN h.engagement_state <> 'on-hold' AND h.kind = 'ongoing' AND p.duty IS NULL
             AND days_counted(h.engagement_id, h.from_on, clock.today) > h.every THEN 'late'
            WHEN p.is_complete = 1 THEN 'fresh'
            WHEN h.kind = 'once' AND p.duty IS NOT NULL THEN 'begun'
            WHEN p.duty = 'coordinator-3' THEN 'outdated'
            WHEN p.duty IS NOT NULL THEN 'waiting'
            ELSE 'missing' END AS reason
  FROM clock, duty_holder h
  LEFT JOIN duty_waived v ON v.engagement_id = h.engagement_id AND v.duty = h.duty
  LEFT JOIN duty_proof p ON p.engagement_id = h.engagement_id AND p.duty = h.duty
   AND coalesce(p.person_id, '') = coalesce(h.person_id, '')
  LEFT JOIN duty_disturbance x ON x.engagement_id = h.engagement_id AND x.duty = h.duty
   AND coalesce(x.person_id, '') = coalesce(h.person_id, '')
  LEFT JOIN handover_client g ON g.engagement_id = h.engagement_id AND g.accepted_on IS NOT NULL;

-- The state that follows from the reason, since when it holds, and when the next proof is due.
CREATE TEMP VIEW duty_state AS
SELECT r.*,
       CASE WHEN reason IN ('waived', 'waived-profile') THEN 'waived'
            WHEN reason IN ('not-kept', 'before-tracking', 'unproved') THEN 'unknown'
            WHEN reason IN ('planned', 'no-date', 'not-yet', 'no-occasion') THEN 'later'
            WHEN reason IN ('disturbed', 'late', 'stale', 'left-open', 'stale-to-the-end')
            THEN 'attention'
            WHEN reason IN ('complete', 'none-arose', 'over', 'over-before', 'goes-on')
            THEN 'done'
            WHEN reason IN ('fresh', 'begun') THEN 'active' ELSE 'todo' END AS state,
       CASE reason WHEN 'disturbed' THEN r.since_on
                   WHEN 'late'
                   THEN CASE WHEN r.closes_on < clock.today
                             THEN add_counted(r.engagement_id, r.closes_on, 1)
                             ELSE add_counted(r.engagement_id, r.from_on, r.every + 1) END
                   WHEN 'stale'
                   THEN add_counted(r.engagement_id, later_day(r.shown_on, r.from_on), r.every + 1)
                   WHEN 'stale-to-the-end'
                   THEN add_counted(r.engagement_id, later_day(r.shown_on, r.from_on),
                                    r.every_to_end + 1)
                   WHEN 'left-open' THEN add_counted(r.engagement_id, r.closes_on, 1)
                   WHEN 'complete' THEN r.shown_on WHEN 'fresh' THEN r.shown_on
                   WHEN 'missing' THEN r.from_on END AS state_since_on,
       CASE WHEN reason IN ('missing', 'late', 'fresh', 'stale', 'begun')
            THEN CASE WHEN r.kind = 'once' OR r.every IS NULL THEN r.closes_on
                      ELSE add_counted(r.engagement_id, later_day(r.shown_on, r.from_on),
                                       r.every) END END AS due_on
  FROM clock, duty_reason r;

-- How many duties of an engagement ask for attention, a duty counted once.
CREATE TEMP VIEW duty_attention AS
SELECT engagement_id, count(DISTINCT duty) AS attention
  FROM duty_state
 WHERE state = 'attention' GROUP BY engagement_id;

-- A row a duty and person, with all that its sentence says.
CREATE TEMP VIEW duty_show AS
SELECT s.duty AS key, s.engagement, s.person, s.name, s.role, s.duty, s.state,
       CASE s.reason WHEN 'disturbed' THEN s.code ELSE s.reason END AS why_code,
       CASE s.reason WHEN 'no-date' THEN s.opens WHEN 'waiting' THEN s.proof
                     WHEN 'outdated' THEN s.proof
                     WHEN 'left-open' THEN s.waits
                     WHEN 'waived-profile' THEN s.profile ELSE s.ref END AS why_ref,
       CASE s.reason WHEN 'stale'
                     THEN days_counted(s.engagement_id, later_day(s.shown_on, s.from_on),
                                       clock.today)
                     WHEN 'stale-to-the-end'
                     THEN days_counted(s.engagement_id, later_day(s.shown_on, s.from_on),
                                       s.judged_on)
                     ELSE 1 + days_counted(s.engagement_id, s.state_since_on,
                                           clock.today) END AS why_days,
       CASE s.reason WHEN 'not-yet' THEN s.opens_on WHEN 'late' THEN s.due_on
                     WHEN 'left-open' THEN s.closes_on
                     WHEN 'over-before' THEN s.closes_on WHEN 'stale-to-the-end' THEN s.judged_on
                     WHEN 'disturbed' THEN coalesce(
                         (SELECT w.finish_on FROM work w
                           WHERE w.key = s.ref AND s.code IN ('task-overdue', 'milestone-overdue')),
                         s.since_on)
                     ELSE s.shown_on END AS why_on,
       CASE s.reason WHEN 'goes-on' THEN s.owners
                     ELSE coalesce(s.why_person, s.waived_by) END AS why_person,
       (SELECT o.planned_minutes FROM week_over o WHERE o.ref = s.ref) AS why_minutes,
       (SELECT o.capacity_minutes FROM week_over o WHERE o.ref = s.ref) AS why_of_minutes,
       s.state_since_on AS since_on, s.due_on, s.proof, s.own_days AS every_days,
       s.instead_of_days AS default_days,
       CASE WHEN s.engagement_state = 'closed' AND s.duty <> 'account-manager-7'
             AND s.state = 'attention' THEN 'engtrack engagement reopen ' || s.engagement
            WHEN s.state IN ('attention', 'todo')
            THEN coalesce(s.next,
                         CASE WHEN s.reason = 'waiting'
                                OR s.reason = 'late' AND s.kind = 'once' AND s.proof IS NOT NULL
                              THEN coalesce((SELECT 'engtrack approval '
                                                    || CASE c.state WHEN 'asked' THEN 'show '
                                                                    ELSE 'ask ' END || c.key
                                               FROM handover_client c WHERE c.key = s.proof),
                                            'engtrack ' || noun_of(s.proof) || ' show '
                                            || s.proof)
                              WHEN s.reason = 'left-open'
                              THEN 'engtrack ' || noun_of(s.waits) || ' show ' || s.waits END,
                          replace(replace(s.default_next, '{engagement}', s.engagement),
                                  '{person}', s.person),
                          'engtrack role coverage -e ' || s.engagement) END AS next,
       s.snoozed_until_on,
       (SELECT n.text FROM duty_note n
         WHERE n.engagement_id = s.engagement_id AND n.duty = s.duty
         ORDER BY n.noted_on DESC, n.id DESC LIMIT 1) AS note,
       s.place
  FROM clock, duty_state s;

-- One duty of one engagement, after it was written about: its interval there, its waiver, its
-- newest note.
CREATE TEMP VIEW duty_after AS
SELECT s.duty AS key, s.engagement, s.role, group_concat(DISTINCT s.person) AS persons,
       min(s.state) AS state, s.every AS every_days, d.every AS default_days,
       (SELECT n.text FROM duty_note n
         WHERE n.engagement_id = s.engagement_id AND n.duty = s.duty
         ORDER BY n.noted_on DESC, n.id DESC LIMIT 1) AS note,
       min(s.waived_by) AS waived_by,
       (SELECT v.reason FROM duty_waived v
         WHERE v.engagement_id = s.engagement_id AND v.duty = s.duty) AS reason
  FROM duty_state s JOIN duty d ON d.key = s.duty
 GROUP BY s.engagement_id, s.duty, s.engagement, s.role, s.every, d.every;
