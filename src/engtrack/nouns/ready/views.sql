-- What must hold before an engagement goes live, and before a visit: of which duty it is a matter,
-- for a duty that is waived asks nothing here either.
CREATE TEMP TABLE ready_check AS
WITH c (place, occasion, what, duty, role) AS (VALUES
  (1, 'go-live', 'no-hold', NULL, 'coordinator'),
  (2, 'go-live', 'changes-decided', NULL, 'sponsor'),
  (3, 'go-live', 'nothing-serious', NULL, NULL),
  (4, 'go-live', 'environments-ready', 'support-2', 'support'),
  (5, 'go-live', 'backups-fresh', 'support-7', 'support'),
  (6, 'go-live', 'restore-tested', 'support-7', 'support'),
  (7, 'go-live', 'tests-passed', 'lead-3', 'lead'),
  (8, 'go-live', 'leads-trained', 'lead-1', 'lead'),
  (9, 'go-live', 'end-users-trained', 'lead-6', 'lead'),
  (10, 'go-live', 'backups-taught', 'provider-8', 'provider'),
  (11, 'go-live', 'third-parties-confirmed', 'support-8', 'support'),
  (1, 'visit', 'no-hold', NULL, 'coordinator'),
  (2, 'visit', 'session-confirmed', NULL, 'coordinator'),
  (3, 'visit', 'people-there', NULL, 'coordinator'),
  (4, 'visit', 'work-before-done', NULL, NULL),
  (5, 'visit', 'environments-ready', 'support-2', 'support'),
  (6, 'visit', 'data-ready', 'support-6', 'support'),
  (7, 'visit', 'material-ready', 'lead-6', 'lead'),
  (8, 'visit', 'backups-fresh', 'support-7', 'support'),
  (9, 'visit', 'third-parties-confirmed', 'support-8', 'support'))
SELECT * FROM c;

-- The day by which all of it is needed: the last milestone of the phase go-live, or its beginning.
CREATE TEMP VIEW ready_day AS
SELECT e.id AS engagement_id, coalesce(w.finish_on, m.falls_on) AS due_on
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  LEFT JOIN moment m ON m.engagement_id = e.id AND m.moment = 'go-live'
  LEFT JOIN (SELECT k.engagement_id, max(coalesce(k.actual_finish_on, k.finish_on)) AS finish_on
               FROM scope JOIN work k ON k.engagement_id = scope.engagement_id
              WHERE k.is_milestone = 1 AND k.phase = 'go-live' AND k.state <> 'cancelled'
              GROUP BY k.engagement_id) AS w ON w.engagement_id = e.id;

-- What lacks for each engagement, as of today.
CREATE TEMP VIEW ready_lack AS
SELECT e.id AS engagement_id, 'no-hold' AS what, e.key AS ref, 'on-hold' AS why_code,
       NULL AS why_person, h.from_on AS why_on, NULL AS person_id, NULL AS due_on,
       'engtrack engagement resume ' || e.key AS next
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN hold h ON h.engagement_id = e.id AND h.until_on IS NULL
UNION ALL
SELECT a.engagement_id, 'changes-decided', a.subject, 'change-undecided', a.asked_by, a.asked_on,
       NULL, a.due_on, 'engtrack approval show ' || a.key
  FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
 WHERE a.subject_kind = 'change' AND a.decision IS NULL AND a.withdrawn_on IS NULL
UNION ALL
SELECT i.engagement_id, 'nothing-serious', i.key, 'serious-open', NULL, i.raised_on, i.owner_id,
       i.due_on, 'engtrack issue show ' || i.key
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
 WHERE i.severity = 'serious' AND i.state IN ('open', 'waiting')
UNION ALL
-- The production environment is there and in order, and nothing that is set up fails.
SELECT e.id, 'environments-ready', coalesce(a.key, e.key),
       CASE WHEN a.key IS NULL THEN 'no-production-environment' ELSE 'asset-unready' END,
       NULL, NULL, a.owner_id, a.due_on,
       CASE WHEN a.key IS NULL THEN 'engtrack asset list --kind environment -e ' || e.key
            ELSE 'engtrack asset show ' || a.key END
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  LEFT JOIN asset a ON a.engagement_id = e.id AND a.kind = 'environment' AND a.use = 'production'
   AND a.state <> 'retired'
 WHERE a.key IS NULL OR a.state = 'planned'
UNION ALL
SELECT a.engagement_id, 'environments-ready', a.key, 'asset-failing', NULL, a.failing_on,
       a.owner_id, a.due_on, 'engtrack asset show ' || a.key
  FROM scope JOIN asset a ON a.engagement_id = scope.engagement_id
 WHERE a.state = 'failing'
UNION ALL
-- Backups: the last that went well within the interval, and none that failed since.
SELECT e.id, 'backups-fresh', e.key,
       CASE WHEN l.ok_on IS NULL THEN 'backup-missing' WHEN l.result = 'failed' THEN 'backup-failed'
            ELSE 'backup-stale' END,
       NULL, l.made_on, NULL, NULL, 'engtrack backup log -e ' || e.key
  FROM clock, scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN duty_window w ON w.engagement_id = e.id AND w.duty = 'support-7'
  LEFT JOIN backup_last l ON l.engagement_id = e.id AND l.kind = 'backup'
 WHERE l.ok_on IS NULL OR l.result = 'failed'
    OR days_counted(e.id, l.ok_on, clock.today) > coalesce(w.every, 5)
UNION ALL
SELECT e.id, 'restore-tested', e.key,
       CASE WHEN l.ok_on IS NULL THEN 'restore-untested'
            WHEN l.result = 'failed' THEN 'restore-test-failed' ELSE 'restore-test-stale' END,
       NULL, l.made_on, NULL, NULL, 'engtrack backup log --kind restore-test -e ' || e.key
  FROM clock, scope JOIN engagement e ON e.id = scope.engagement_id
  LEFT JOIN backup_last l ON l.engagement_id = e.id AND l.kind = 'restore-test'
 WHERE l.ok_on IS NULL OR l.result = 'failed'
    OR days_counted(e.id, l.ok_on, clock.today) > 60
UNION ALL
-- Each script passed in the version installed, and a provider reviewed it; there is one at least.
SELECT e.id, 'tests-passed', coalesce(m.key, m.gap, m.process, e.key), 'test-' || m.hole, NULL,
       m.run_on, NULL, NULL, 'engtrack test matrix --holes -e ' || e.key
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN test_matrix m ON m.engagement = e.key AND m.is_hole = 1
UNION ALL
SELECT e.id, 'tests-passed', e.key, 'no-test', NULL, NULL, NULL, NULL,
       'engtrack test list -e ' || e.key
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
 WHERE NOT EXISTS (SELECT 1 FROM test t WHERE t.engagement_id = e.id)
   AND e.key NOT IN (SELECT m.engagement FROM test_matrix m)
UNION ALL
SELECT e.id, 'leads-trained', e.key, 'lead-not-trained', h.person, NULL, h.person_id, NULL,
       'engtrack session list --kind training -e ' || e.key
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN holder h ON h.engagement_id = e.id AND h.role = 'lead'
 WHERE NOT EXISTS (SELECT 1 FROM session_aim s JOIN session_came x ON x.session_id = s.session_id
                    WHERE s.engagement_id = e.id AND s.is_application = 1
                      AND x.person_id = h.person_id)
UNION ALL
SELECT e.id, 'end-users-trained', e.key, 'end-users-not-trained', NULL, NULL, NULL, NULL,
       'engtrack session list --kind training -e ' || e.key
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
 WHERE NOT EXISTS (SELECT 1 FROM session_aim s
                    WHERE s.engagement_id = e.id AND s.is_end_users = 1 AND s.state = 'held')
UNION ALL
SELECT e.id, 'backups-taught', e.key, 'backups-not-taught', NULL, NULL, NULL, NULL,
       'engtrack session list --kind training -e ' || e.key
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
 WHERE NOT EXISTS (SELECT 1 FROM session_aim s JOIN session_came x ON x.session_id = s.session_id
                    WHERE s.engagement_id = e.id AND s.is_backup = 1 AND x.role = 'support')
UNION ALL
-- Third parties: somebody leads each, and nothing waits on it.
SELECT p.engagement_id, 'third-parties-confirmed', p.key, 'party-unled', NULL, NULL, NULL, NULL,
       'engtrack party show ' || p.key
  FROM scope JOIN party p ON p.engagement_id = scope.engagement_id
 WHERE p.lead_id IS NULL
UNION ALL
SELECT w.engagement_id, 'third-parties-confirmed', w.key, 'party-awaited', p.name, w.from_on,
       p.lead_id, w.due_on, 'engtrack issue show ' || w.key
  FROM party_wait w LEFT JOIN party p ON p.id = w.party_id;

-- The same, with the role that owes it where that is another than the check's own: the review of a
-- test is the provider's, an entry is for the role that it was given to.
CREATE TEMP VIEW ready_lacking AS
SELECT k.*, CASE WHEN k.why_code = 'test-not-reviewed' THEN 'provider'
                 WHEN k.what = 'nothing-serious' THEN i.owner_role END AS role
  FROM ready_lack k LEFT JOIN issue i ON k.what = 'nothing-serious' AND i.key = k.ref;

-- Whoever owes it: a person, else who holds the role, else the role.
CREATE TEMP VIEW ready_owing AS
SELECT h.engagement_id, h.role, group_concat(DISTINCT h.person) AS persons
  FROM holder h GROUP BY h.engagement_id, h.role;

-- Each check of the go-live with what lacks; one that holds or is waived is a row of its own.
CREATE TEMP VIEW ready_go_live AS
SELECT e.key AS engagement, c.what,
       CASE WHEN v.duty IS NOT NULL THEN 'waived' WHEN l.what IS NULL THEN 'holds'
            ELSE 'lacking' END AS standing,
       l.ref, l.why_code, l.ref AS why_ref, l.why_on, l.why_person,
       CASE WHEN l.what IS NOT NULL
            THEN coalesce(p.handle, o.persons, 'role:' || coalesce(l.role, c.role)) END AS owes,
       CASE WHEN l.what IS NOT NULL THEN coalesce(l.due_on, d.due_on) END AS due_on, l.next,
       c.place
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN ready_check c ON c.occasion = 'go-live'
  LEFT JOIN ready_day d ON d.engagement_id = e.id
  LEFT JOIN duty_waived v ON v.engagement_id = e.id AND v.duty = c.duty
  LEFT JOIN ready_lacking l ON l.engagement_id = e.id AND l.what = c.what AND v.duty IS NULL
  LEFT JOIN person p ON p.id = l.person_id
  LEFT JOIN ready_owing o ON o.engagement_id = e.id AND o.role = coalesce(l.role, c.role);

-- What lacks for one session: what it needs by its kind, and what is true of its people and work.
CREATE TEMP VIEW ready_session_lack AS
SELECT s.id AS session_id, 'no-hold' AS what, l.ref, l.why_code, l.why_person, l.why_on,
       l.person_id, l.due_on, l.next
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN ready_lack l ON l.engagement_id = s.engagement_id AND l.what = 'no-hold'
UNION ALL
SELECT s.id, 'session-confirmed', s.key, 'session-not-confirmed', NULL, s.day_on, NULL, NULL,
       'engtrack session confirm ' || s.key
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
 WHERE s.state = 'booked'
UNION ALL
SELECT s.id, 'people-there', s.key, 'person-away', p.handle, v.until_on, NULL, NULL,
       'engtrack person show ' || p.handle
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN session_person a ON a.session_id = s.id JOIN person p ON p.id = a.person_id
  JOIN leave v ON v.person_id = a.person_id AND v.from_on <= s.day_on AND s.day_on <= v.until_on
UNION ALL
SELECT s.id, 'people-there', s.key, 'nobody-of-client', NULL, NULL, NULL, NULL,
       'engtrack session show ' || s.key
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
 WHERE NOT EXISTS (SELECT 1 FROM session_person a JOIN person p ON p.id = a.person_id
                    WHERE a.session_id = s.id AND p.side = 'client')
UNION ALL
SELECT s.id, 'work-before-done', b.key, 'work-unfinished', NULL, b.finish_on,
       (SELECT g.person_id FROM assignee g WHERE g.work_id = b.id AND g.person_id IS NOT NULL
         ORDER BY g.id LIMIT 1),
       b.finish_on,
       'engtrack ' || CASE b.is_milestone WHEN 1 THEN 'milestone' ELSE 'task' END || ' show '
       || b.key
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN link k ON k.after_id = s.work_id AND k.engagement_id = s.engagement_id
   AND k.type = 'FS'
  JOIN work b ON b.id = k.before_id
 WHERE b.state IN ('open', 'started')
UNION ALL
SELECT s.id, 'environments-ready', coalesce(a.key, e.key),
       CASE WHEN a.key IS NULL THEN 'no-test-environment' ELSE 'asset-unready' END, NULL,
       NULL, a.owner_id, a.due_on,
       CASE WHEN a.key IS NULL THEN 'engtrack asset list --kind environment -e ' || e.key
            ELSE 'engtrack asset show ' || a.key END
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = s.engagement_id
  LEFT JOIN asset a ON a.engagement_id = s.engagement_id AND a.kind = 'environment'
   AND a.use = 'test' AND a.state <> 'retired'
 WHERE s.kind IN ('training', 'workshop') AND (a.key IS NULL OR a.state <> 'ready')
UNION ALL
SELECT s.id, 'data-ready', coalesce(a.key, e.key),
       CASE WHEN a.key IS NULL THEN 'no-training-data' ELSE 'asset-unready' END, NULL, NULL,
       a.owner_id, a.due_on,
       CASE WHEN a.key IS NULL THEN 'engtrack asset list --kind dataset -e ' || e.key
            ELSE 'engtrack asset show ' || a.key END
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = s.engagement_id
  LEFT JOIN asset a ON a.engagement_id = s.engagement_id AND a.kind = 'dataset'
   AND a.use = 'train' AND a.state <> 'retired'
 WHERE s.kind = 'training' AND (a.key IS NULL OR a.state <> 'ready')
UNION ALL
SELECT s.id, 'material-ready', s.key, 'session-no-material', NULL, NULL, NULL, NULL,
       'engtrack document list --kind training-material -e ' || e.key
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = s.engagement_id
 WHERE s.kind = 'training'
   AND NOT EXISTS (SELECT 1 FROM session_material m WHERE m.session_id = s.id)
UNION ALL
-- Before something is installed there is a backup to go back to, where backups are made by now.
SELECT s.id, 'backups-fresh', l.ref, l.why_code, l.why_person, l.why_on, l.person_id, l.due_on,
       l.next
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN ready_lack l ON l.engagement_id = s.engagement_id AND l.what = 'backups-fresh'
 WHERE s.kind = 'installation' AND l.why_code <> 'backup-missing'
UNION ALL
SELECT s.id, 'third-parties-confirmed', l.ref, l.why_code, l.why_person, l.why_on, l.person_id,
       l.due_on, l.next
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN ready_lack l ON l.engagement_id = s.engagement_id AND l.what = 'third-parties-confirmed'
 WHERE s.kind IN ('installation', 'visit');

CREATE TEMP VIEW ready_visit AS
SELECT s.key, e.key AS engagement, c.what,
       CASE WHEN v.duty IS NOT NULL THEN 'waived' WHEN l.what IS NULL THEN 'holds'
            ELSE 'lacking' END AS standing,
       l.ref, l.why_code, l.ref AS why_ref, l.why_on, l.why_person,
       CASE WHEN l.what IS NOT NULL
            THEN coalesce(p.handle, o.persons, 'role:' || c.role) END AS owes,
       CASE WHEN l.what IS NOT NULL THEN coalesce(l.due_on, s.day_on) END AS due_on, l.next,
       c.place
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = s.engagement_id
  JOIN ready_check c ON c.occasion = 'visit'
  LEFT JOIN duty_waived v ON v.engagement_id = e.id AND v.duty = c.duty
  LEFT JOIN ready_session_lack l ON l.session_id = s.id AND l.what = c.what AND v.duty IS NULL
  LEFT JOIN person p ON p.id = l.person_id
  LEFT JOIN ready_owing o ON o.engagement_id = e.id AND o.role = c.role;

-- The go or no-go that was decided last.
CREATE TEMP VIEW ready_decided AS
SELECT e.key AS engagement, a.key, a.decision, p.handle AS by, a.decided_on
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN approval a ON a.engagement_id = e.id AND a.subject_kind = 'go-live'
  JOIN person p ON p.id = a.by_id;
