-- A session with who is expected at it or came, and what it trains. Its day has passed unheld where
-- it is neither held nor cancelled; not so before tracking, nor by days on hold alone.
CREATE TEMP VIEW session_list AS
SELECT s.key, e.key AS engagement, s.title, s.state, s.kind, s.day_on, s.start_time, s.end_time,
       s.zone, s.location,
       (SELECT group_concat(t.handle, ', ')
          FROM (SELECT p.handle FROM session_person a JOIN person p ON p.id = a.person_id
                 WHERE a.session_id = s.id ORDER BY p.handle) AS t) AS attendees,
       (SELECT group_concat(t.handle, ', ')
          FROM (SELECT p.handle FROM session_person a JOIN person p ON p.id = a.person_id
                 WHERE a.session_id = s.id AND a.presence = 'absent'
                 ORDER BY p.handle) AS t) AS absent,
       (SELECT group_concat(t.topic, ', ')
          FROM (SELECT o.topic FROM session_topic o WHERE o.session_id = s.id
                 ORDER BY o.id) AS t) AS topics,
       (SELECT group_concat(t.key, ', ')
          FROM (SELECT d.key FROM session_material m JOIN document d ON d.id = m.document_id
                 WHERE m.session_id = s.id ORDER BY key_number(d.key)) AS t) AS material,
       (SELECT w.key FROM work w WHERE w.id = s.work_id) AS task, s.agenda,
       CASE WHEN s.state IN ('booked', 'confirmed') AND s.day_on < clock.today
             AND s.day_on >= coalesce(e.tracked_from_on, '')
             AND (e.state <> 'on-hold' OR days_counted(e.id, s.day_on, clock.today) > 0)
            THEN 1 ELSE 0 END AS is_overdue,
       b.handle AS booked_by, s.typed_by, s.booked_on, c.handle AS confirmed_by, s.confirmed_on,
       s.cancelled_on, s.reason, s.note, s.start_at, s.end_at, s.local_id
  FROM clock, scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = s.engagement_id JOIN person b ON b.id = s.booked_by_id
  LEFT JOIN person c ON c.id = s.confirmed_by_id;

CREATE TEMP VIEW session_to_come AS
SELECT l.* FROM session_list l
 WHERE l.state IN ('booked', 'confirmed');

-- Its people with the roles that they hold on its day, for its card.
CREATE TEMP VIEW session_person_part AS
SELECT s.key AS of_key, p.handle AS person, p.name, p.side,
       (SELECT group_concat(t.role, ', ')
          FROM (SELECT DISTINCT h.role FROM assignment h
                 WHERE h.engagement_id = s.engagement_id AND h.person_id = a.person_id
                   AND h.from_on <= s.day_on AND (h.until_on IS NULL OR s.day_on <= h.until_on)
                 ORDER BY h.role) AS t) AS roles,
       a.presence, (SELECT m.key FROM session m WHERE m.id = a.made_up_by_id) AS made_up_by
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN session_person a ON a.session_id = s.id JOIN person p ON p.id = a.person_id;

CREATE TEMP VIEW session_document_part AS
SELECT s.key AS of_key, d.key, d.kind, d.title, d.version, d.state
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN session_material m ON m.session_id = s.id JOIN document d ON d.id = m.document_id;

-- What came of it: entries whose comments cite it, and messages that do.
CREATE TEMP VIEW session_issue_part AS
SELECT DISTINCT c.cites AS of_key, i.key, i.kind, i.area, i.title, i.state
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
  JOIN issue_comment c ON c.issue_id = i.id
 WHERE c.cites IS NOT NULL;

CREATE TEMP VIEW session_message_part AS
SELECT m.cites AS of_key, m.key, m.kind, m.subject AS title, m.body, m.sent_on
  FROM scope JOIN message m ON m.engagement_id = scope.engagement_id
 WHERE m.cites IS NOT NULL;

-- The sessions of a task, of a document and of a person, for their cards.
CREATE TEMP VIEW work_session_part AS
SELECT w.key AS of_key, s.key, s.title, s.kind, s.day_on, s.start_time, s.end_time, s.state
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN work w ON w.id = s.work_id;

CREATE TEMP VIEW document_session_part AS
SELECT d.key AS of_key, s.key, s.title, s.kind, s.day_on, s.state
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN session_material m ON m.session_id = s.id JOIN document d ON d.id = m.document_id;

CREATE TEMP VIEW person_session_part AS
SELECT p.handle AS of_key, s.key, e.key AS engagement, s.title, s.kind, s.day_on, s.start_time,
       s.end_time, s.zone, s.state
  FROM clock, person p JOIN session_person a ON a.person_id = p.id
  JOIN session s ON s.id = a.session_id JOIN engagement e ON e.id = s.engagement_id
 WHERE s.state IN ('booked', 'confirmed') AND s.day_on >= clock.today AND e.state <> 'closed';

-- A session before one: on its day and in the five working days to come, for who is expected at it.
-- What has passed unheld, for those of the vendor who were to be there.
CREATE TEMP VIEW session_today AS
SELECT 'sessions' AS section, s.engagement_id, a.person_id, s.key, s.title, NULL AS other,
       NULL AS since_on, s.day_on AS due_on, 'session-on' AS why_code,
       'engtrack session show ' || s.key AS next
  FROM clock, scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN session_person a ON a.session_id = s.id
 WHERE s.state IN ('booked', 'confirmed') AND s.day_on >= clock.today
   AND s.day_on <= add_workdays(s.engagement_id, clock.today, 5)
UNION ALL
SELECT 'overdue', s.engagement_id, a.person_id, s.key, s.title, NULL, NULL, s.day_on,
       'session-on', 'engtrack session hold ' || s.key
  FROM clock, scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = s.engagement_id
  JOIN session_person a ON a.session_id = s.id
  JOIN person p ON p.id = a.person_id AND p.side = 'vendor'
 WHERE s.state IN ('booked', 'confirmed') AND s.day_on < clock.today
   AND s.day_on >= coalesce(e.tracked_from_on, '');

-- What a training is about: the application where nothing else is said; end users and backups are
-- trained for duties of their own.
CREATE TEMP VIEW session_aim AS
SELECT s.id AS session_id, s.engagement_id, s.key, s.kind, s.state, s.day_on, s.booked_on,
       CASE WHEN s.kind = 'training'
             AND (NOT EXISTS (SELECT 1 FROM session_topic t WHERE t.session_id = s.id)
                  OR EXISTS (SELECT 1 FROM session_topic t
                              WHERE t.session_id = s.id
                                AND t.topic IN ('application', 'library', 'configuration')))
            THEN 1 ELSE 0 END AS is_application,
       CASE WHEN EXISTS (SELECT 1 FROM session_topic t
                          WHERE t.session_id = s.id AND t.topic = 'end-users')
            THEN 1 ELSE 0 END AS is_end_users,
       CASE WHEN EXISTS (SELECT 1 FROM session_topic t
                          WHERE t.session_id = s.id AND t.topic = 'backup')
            THEN 1 ELSE 0 END AS is_backup
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
 WHERE s.state <> 'cancelled';

-- Who was at a session that was held, with each role held on its day.
CREATE TEMP VIEW session_came AS
SELECT s.id AS session_id, s.engagement_id, a.person_id, p.side, h.role
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN session_person a ON a.session_id = s.id JOIN person p ON p.id = a.person_id
  LEFT JOIN assignment h ON h.engagement_id = s.engagement_id AND h.person_id = a.person_id
   AND h.from_on <= s.day_on AND (h.until_on IS NULL OR s.day_on <= h.until_on)
 WHERE s.state = 'held' AND a.presence = 'present';

-- The sessions that were held with both sides there.
CREATE TEMP VIEW session_both AS
SELECT session_id
  FROM session_came
 WHERE side IN ('client', 'vendor')
 GROUP BY session_id HAVING count(DISTINCT side) = 2;

-- Where the application is installed, since when: a version of it, or of where it runs.
CREATE TEMP VIEW session_installed AS
SELECT v.engagement_id, min(v.installed_on) AS installed_on
  FROM asset_installed v
 WHERE v.kind IN ('software', 'application', 'environment') GROUP BY v.engagement_id;

-- What was held proves; what is booked begins a duty, or is the occasion that it waits for.
CREATE TEMP VIEW session_evidence AS
SELECT 'sponsor-1' AS duty, s.engagement_id, NULL AS person_id, s.key AS ref,
       CASE s.state WHEN 'held' THEN s.day_on ELSE s.booked_on END AS shown_on,
       CASE s.state WHEN 'held' THEN 1 ELSE 0 END AS is_complete
  FROM session_aim s
 WHERE s.kind = 'demo'
UNION ALL
-- Who leads now, or did, has been trained, whatever they were on that day.
SELECT DISTINCT 'lead-1', s.engagement_id, c.person_id, s.key, s.day_on, 1
  FROM session_aim s JOIN session_came c ON c.session_id = s.session_id
  JOIN ever_held h ON h.engagement_id = s.engagement_id AND h.role = 'lead'
   AND h.person_id = c.person_id
 WHERE s.is_application = 1
UNION ALL
SELECT 'provider-5', s.engagement_id, c.person_id, s.key, s.day_on, 1
  FROM session_aim s JOIN session_came c ON c.session_id = s.session_id AND c.role = 'provider'
 WHERE s.is_application = 1
UNION ALL
-- The leads train the end users; where none of them was there, it counts for all.
SELECT 'lead-6', s.engagement_id, c.person_id, s.key, s.day_on, 1
  FROM session_aim s
  LEFT JOIN session_came c ON c.session_id = s.session_id AND c.role = 'lead'
 WHERE s.is_end_users = 1 AND s.state = 'held'
UNION ALL
SELECT 'lead-6', s.engagement_id, NULL, s.key, s.booked_on, 0
  FROM session_aim s
 WHERE s.is_end_users = 1 AND s.state <> 'held'
UNION ALL
SELECT 'provider-8', s.engagement_id, NULL, s.key,
       CASE s.state WHEN 'held' THEN s.day_on ELSE s.booked_on END,
       CASE WHEN EXISTS (SELECT 1 FROM session_came c
                          WHERE c.session_id = s.session_id AND c.role = 'support')
            THEN 1 ELSE 0 END
  FROM session_aim s
 WHERE s.is_backup = 1
UNION ALL
-- The installation: complete with the support staff, or both sides, there and a version recorded.
SELECT d.duty, s.engagement_id, NULL, s.key,
       CASE s.state WHEN 'held' THEN later_day(s.day_on, v.installed_on) ELSE s.booked_on END,
       CASE WHEN v.installed_on IS NOT NULL
             AND CASE d.duty WHEN 'provider-4'
                             THEN s.session_id IN (SELECT session_id FROM session_both)
                             ELSE EXISTS (SELECT 1 FROM session_came c
                                           WHERE c.session_id = s.session_id
                                             AND c.role = 'support') END
            THEN 1 ELSE 0 END
  FROM session_aim s
 CROSS JOIN (SELECT 'support-3' AS duty UNION ALL SELECT 'provider-4') AS d
  LEFT JOIN session_installed v ON v.engagement_id = s.engagement_id
 WHERE s.kind = 'installation'
UNION ALL
SELECT 'coordinator-1', s.engagement_id, h.person_id, s.key, s.confirmed_on, 1
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  LEFT JOIN ever_held h ON h.engagement_id = s.engagement_id AND h.role = 'coordinator'
   AND h.person_id = s.confirmed_by_id
 WHERE s.confirmed_on IS NOT NULL
UNION ALL
-- A steering session with both sides links them; it counts for those of the role who were there.
SELECT d.duty, s.engagement_id, c.person_id, s.key, s.day_on, 1
  FROM session_aim s
  JOIN (SELECT 'sponsor-10' AS duty, 'sponsor' AS role
        UNION ALL SELECT 'account-manager-1', 'account-manager'
        UNION ALL SELECT 'account-manager-4', 'account-manager') AS d ON true
  LEFT JOIN session_came c ON c.session_id = s.session_id AND c.role = d.role
 WHERE s.kind = 'steering' AND s.session_id IN (SELECT session_id FROM session_both)
UNION ALL
SELECT 'account-manager-1', s.engagement_id, c.person_id, s.key, s.day_on, 1
  FROM session_aim s
  JOIN session_came c ON c.session_id = s.session_id AND c.role = 'account-manager'
 WHERE s.kind = 'check-in' AND s.session_id IN (SELECT session_id FROM session_both);

-- Who was to be at each session, with each role that they hold today.
CREATE TEMP VIEW session_expected AS
SELECT DISTINCT a.session_id, h.role, h.person_id
  FROM scope CROSS JOIN session_person a ON a.engagement_id = scope.engagement_id
  JOIN holder h ON h.engagement_id = a.engagement_id AND h.person_id = a.person_id;

-- What was to be held, confirmed or attended, and was not.
CREATE TEMP VIEW session_finding AS
-- Within five working days and not confirmed; one that is booked at short notice, from the day
-- after.
SELECT 'session-unconfirmed' AS code, 2 AS severity, 'coordinator-1' AS duty, s.engagement_id,
       NULL AS person_id, s.key AS ref, NULL AS why_person,
       later_day(later_day(add_counted(s.engagement_id, s.day_on, -5),
                           add_counted(s.engagement_id, s.booked_on, 1)), c.from_on) AS since_on,
       'engtrack session confirm ' || s.key AS next
  FROM clock, scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN counted c ON c.engagement_id = s.engagement_id AND c.duty = 'coordinator-1'
 WHERE s.state = 'booked' AND s.day_on >= clock.today
UNION ALL
-- A training whose day has passed unheld: it disturbs the providers who were to be there; where
-- none was, all. One of the end users without a provider is the leads'.
SELECT 'session-unheld', 2, d.duty, s.engagement_id, h.person_id, s.key, NULL,
       add_counted(s.engagement_id, later_day(s.day_on, c.from_on), 1),
       'engtrack session hold ' || s.key
  FROM clock, session_aim s JOIN engagement e ON e.id = s.engagement_id
  JOIN (SELECT 'provider-5' AS duty, 'provider' AS role UNION ALL SELECT 'lead-6', 'lead') AS d
    ON d.duty = CASE WHEN s.is_end_users = 1
                      AND NOT EXISTS (SELECT 1 FROM session_expected x
                                       WHERE x.session_id = s.session_id AND x.role = 'provider')
                     THEN 'lead-6' ELSE 'provider-5' END
  JOIN counted c ON c.engagement_id = s.engagement_id AND c.duty = d.duty
  LEFT JOIN session_expected h ON h.session_id = s.session_id AND h.role = d.role
 WHERE s.kind = 'training' AND s.state <> 'held' AND s.day_on < clock.today
   AND s.day_on >= coalesce(e.tracked_from_on, '')
UNION ALL
-- From five working days before it is planned to begin.
SELECT 'training-unbooked', 2, 'provider-5', w.engagement_id, NULL, w.key, NULL,
       later_day(later_day(add_counted(w.engagement_id, w.start_on, -5), w.created_on),
                 c.from_on), 'engtrack session book training --task ' || w.key
  FROM scope JOIN work w ON w.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = w.engagement_id
  JOIN counted c ON c.engagement_id = w.engagement_id AND c.duty = 'provider-5'
 WHERE w.kind = 'training' AND w.state IN ('open', 'started')
   AND coalesce(w.finish_on, '9999') >= coalesce(e.tracked_from_on, '')
   AND NOT EXISTS (SELECT 1 FROM session s WHERE s.work_id = w.id AND s.state <> 'cancelled')
UNION ALL
-- A lead who missed a training on the application, until another that makes up for it has passed
-- without them. As next, the first later one that could.
SELECT 'lead-absent', 2, 'lead-1', s.engagement_id, a.person_id, s.key, p.handle,
       add_counted(s.engagement_id, later_day(s.day_on, c.from_on), 1),
       coalesce('engtrack session attend ' || s.key || ' --absent ' || p.handle
                || ' --made-up-by '
                || (SELECT n.key FROM session_aim n
                     WHERE n.engagement_id = s.engagement_id AND n.is_application = 1
                       AND n.day_on > s.day_on
                       AND (n.day_on >= clock.today
                            OR EXISTS (SELECT 1 FROM session_person b
                                        WHERE b.session_id = n.session_id
                                          AND b.person_id = a.person_id
                                          AND b.presence = 'present'))
                     ORDER BY n.day_on, n.session_id LIMIT 1),
                'engtrack session book training '
                || CASE e.language WHEN 'fr' THEN 'Reprise' ELSE 'Catch-up' END
                || ' --on +5bd --with ' || p.handle || ' -e ' || e.key)
  FROM clock, session_aim s JOIN engagement e ON e.id = s.engagement_id
  JOIN counted c ON c.engagement_id = s.engagement_id AND c.duty = 'lead-1'
  JOIN session_person a ON a.session_id = s.session_id AND a.presence = 'absent'
  JOIN person p ON p.id = a.person_id
  JOIN holder h ON h.engagement_id = s.engagement_id AND h.person_id = a.person_id
   AND h.role = 'lead'
  LEFT JOIN session_aim m ON m.session_id = a.made_up_by_id AND m.is_application = 1
  LEFT JOIN session_person n ON n.session_id = m.session_id AND n.person_id = a.person_id
 WHERE s.is_application = 1 AND s.state = 'held'
   AND s.day_on >= coalesce(e.tracked_from_on, '')
   AND NOT (m.session_id IS NOT NULL
            AND (coalesce(n.presence, '') = 'present'
                 OR (m.state IN ('booked', 'confirmed') AND m.day_on >= clock.today)))
UNION ALL
-- Trained before the go-live: each who led by then, the end users, whoever makes the backups.
SELECT 'lead-untrained', 2, 'lead-1', w.engagement_id, h.person_id,
       w.engagement || '/' || upper(h.person), h.person, later_day(w.closes_on, c.from_on),
       coalesce((SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM session_person a
                                               WHERE a.session_id = s.session_id
                                                 AND a.person_id = h.person_id)
                             THEN 'engtrack session edit ' || s.key || ' --with ' || h.person
                             WHEN s.day_on <= clock.today THEN 'engtrack session hold ' || s.key
                             ELSE 'engtrack session show ' || s.key END
                   FROM session_aim s
                  WHERE s.engagement_id = w.engagement_id AND s.is_application = 1
                    AND s.state <> 'held'
                  ORDER BY s.day_on, s.session_id LIMIT 1),
                'engtrack session book training '
                || CASE e.language WHEN 'fr' THEN 'Formation' ELSE 'Training' END
                || ' --on +5bd --with ' || h.person || ' -e ' || w.engagement)
  FROM clock, duty_window w
  JOIN counted c ON c.engagement_id = w.engagement_id AND c.duty = w.duty
  JOIN engagement e ON e.id = w.engagement_id
  JOIN holder h ON h.engagement_id = w.engagement_id AND h.role = 'lead'
 WHERE w.duty = 'lead-1' AND w.closes_on >= coalesce(w.tracked_from_on, '')
   AND h.from_on <= w.closes_on
   AND NOT EXISTS (SELECT 1 FROM session_aim s
                     JOIN session_came x ON x.session_id = s.session_id
                    WHERE s.engagement_id = w.engagement_id AND s.is_application = 1
                      AND x.person_id = h.person_id)
UNION ALL
SELECT 'end-users-untrained', 2, 'lead-6', w.engagement_id, NULL, w.engagement, NULL,
       later_day(w.closes_on, c.from_on),
       coalesce((SELECT 'engtrack session '
                        || CASE WHEN s.day_on <= clock.today THEN 'hold ' ELSE 'show ' END
                        || s.key
                   FROM session_aim s
                  WHERE s.engagement_id = w.engagement_id AND s.is_end_users = 1
                  ORDER BY s.day_on, s.session_id LIMIT 1),
                'engtrack session book training '
                || CASE e.language WHEN 'fr' THEN '"Utilisateurs finaux"' ELSE '"End users"' END
                || ' --topic end-users --on +5bd -e ' || w.engagement)
  FROM clock, duty_window w
  JOIN counted c ON c.engagement_id = w.engagement_id AND c.duty = w.duty
  JOIN engagement e ON e.id = w.engagement_id
 WHERE w.duty = 'lead-6' AND w.closes_on >= coalesce(w.tracked_from_on, '')
   AND NOT EXISTS (SELECT 1 FROM session_aim s
                    WHERE s.engagement_id = w.engagement_id AND s.is_end_users = 1
                      AND s.state = 'held')
UNION ALL
SELECT 'backups-untaught', 2, 'provider-8', w.engagement_id, NULL, w.engagement, NULL,
       later_day(w.closes_on, c.from_on),
       coalesce((SELECT 'engtrack session '
                        || CASE WHEN s.day_on <= clock.today THEN 'hold ' ELSE 'show ' END
                        || s.key
                   FROM session_aim s
                  WHERE s.engagement_id = w.engagement_id AND s.is_backup = 1
                    AND s.state <> 'held'
                  ORDER BY s.day_on, s.session_id LIMIT 1),
                'engtrack session book training '
                || CASE e.language WHEN 'fr' THEN 'Sauvegardes' ELSE 'Backups' END
                || ' --topic backup --on +5bd -e ' || w.engagement)
  FROM clock, duty_window w
  JOIN counted c ON c.engagement_id = w.engagement_id AND c.duty = w.duty
  JOIN engagement e ON e.id = w.engagement_id
 WHERE w.duty = 'provider-8' AND w.closes_on >= coalesce(w.tracked_from_on, '')
   AND NOT EXISTS (SELECT 1 FROM session_aim s
                     JOIN session_came x ON x.session_id = s.session_id
                    WHERE s.engagement_id = w.engagement_id AND s.is_backup = 1
                      AND x.role = 'support')
UNION ALL
SELECT 'session-without-material', 2, 'lead-6', s.engagement_id, x.person_id, s.key, NULL,
       add_counted(s.engagement_id, later_day(s.day_on, c.from_on), 1),
       coalesce('engtrack session edit ' || s.key || ' --material '
                || (SELECT d.key FROM document d
                     WHERE d.engagement_id = s.engagement_id AND d.kind = 'training-material'
                       AND d.state <> 'obsolete' ORDER BY d.id DESC LIMIT 1),
                'engtrack document list --kind training-material -e ' || e.key)
  FROM session_aim s JOIN engagement e ON e.id = s.engagement_id
  JOIN counted c ON c.engagement_id = s.engagement_id AND c.duty = 'lead-6'
  LEFT JOIN session_came x ON x.session_id = s.session_id AND x.role = 'lead'
 WHERE s.is_end_users = 1 AND s.state = 'held' AND s.day_on >= coalesce(e.tracked_from_on, '')
   AND NOT EXISTS (SELECT 1 FROM session_material m WHERE m.session_id = s.session_id)
UNION ALL
-- The first installation: not held when the configuration begins, or held without those for whom
-- it is, and no other held with them.
SELECT 'installation-unheld', 2, w.duty, w.engagement_id, NULL, w.engagement, NULL,
       later_day(w.closes_on, c.from_on),
       coalesce((SELECT 'engtrack session '
                        || CASE WHEN s.day_on <= clock.today THEN 'hold ' ELSE 'show ' END
                        || s.key
                   FROM session_aim s
                  WHERE s.engagement_id = w.engagement_id AND s.kind = 'installation'
                  ORDER BY s.day_on, s.session_id LIMIT 1),
                'engtrack session book installation Installation --on +5bd -e ' || w.engagement)
  FROM clock, duty_window w
  JOIN counted c ON c.engagement_id = w.engagement_id AND c.duty = w.duty
 WHERE w.duty IN ('support-3', 'provider-4') AND w.closes_on >= coalesce(w.tracked_from_on, '')
   AND NOT EXISTS (SELECT 1 FROM session_aim s
                    WHERE s.engagement_id = w.engagement_id AND s.kind = 'installation'
                      AND s.state = 'held')
UNION ALL
SELECT CASE c.duty WHEN 'support-3' THEN 'installation-without-support'
                   ELSE 'installation-without-client' END,
       2, c.duty, s.engagement_id, NULL, s.key, NULL,
       add_counted(s.engagement_id, later_day(s.day_on, c.from_on), 1),
       'engtrack session show ' || s.key
  FROM session_aim s JOIN engagement e ON e.id = s.engagement_id
  JOIN counted c ON c.engagement_id = s.engagement_id AND c.duty IN ('support-3', 'provider-4')
 WHERE s.kind = 'installation' AND s.state = 'held'
   AND s.day_on >= coalesce(e.tracked_from_on, '')
   AND NOT EXISTS (SELECT 1 FROM session_aim o
                     JOIN session_came x ON x.session_id = o.session_id
                    WHERE o.engagement_id = s.engagement_id AND o.kind = 'installation'
                      AND CASE c.duty WHEN 'support-3' THEN x.role = 'support'
                                      ELSE x.side = 'client' END)
UNION ALL
-- Held as it should be, and the configuration has begun: nobody wrote down what was installed.
SELECT 'version-unrecorded', 2, w.duty, w.engagement_id, NULL, w.engagement, NULL,
       later_day(w.closes_on, c.from_on), 'engtrack asset list -e ' || w.engagement
  FROM duty_window w JOIN counted c ON c.engagement_id = w.engagement_id AND c.duty = w.duty
 WHERE w.duty IN ('support-3', 'provider-4') AND w.closes_on >= coalesce(w.tracked_from_on, '')
   AND EXISTS (SELECT 1 FROM session_aim s
                WHERE s.engagement_id = w.engagement_id AND s.kind = 'installation'
                  AND s.state = 'held')
   AND NOT EXISTS (SELECT 1 FROM session_installed v WHERE v.engagement_id = w.engagement_id);

-- Who ever was to be at each session: those whom it was taken from are in the journal alone.
CREATE TEMP VIEW session_person_ever AS
SELECT a.id, a.session_id, a.person_id
  FROM scope JOIN session_person a ON a.engagement_id = scope.engagement_id
UNION ALL
SELECT c.row_id, s.id, value_in(c.before, 'person_id')
  FROM journal_change c CROSS JOIN session s CROSS JOIN scope
 WHERE c.table_name = 'session_person' AND c.after IS NULL
   AND s.id = value_in(c.before, 'session_id') AND s.engagement_id = scope.engagement_id;

-- The entries that changed a session, since the one that made it; whether they changed what a
-- calendar shows of it, as of work (event_change).
CREATE TEMP VIEW session_change AS
SELECT s.id AS session_id, c.entry,
       CASE WHEN c.before IS NULL
              OR c.before LIKE '%"start_at":%' OR c.before LIKE '%"end_at":%'
              OR c.before LIKE '%"zone":%' OR c.before LIKE '%"title":%'
              OR c.before LIKE '%"state":%' OR c.before LIKE '%"location":%'
              OR c.before LIKE '%"agenda":%' OR c.before LIKE '%"kind":%'
            THEN c.entry END AS shown_entry
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN journal_change c ON c.row_id = s.id
UNION ALL
SELECT a.session_id, c.entry, c.entry
  FROM session_person_ever a JOIN journal_change c ON c.row_id = a.id
 WHERE c.before IS NULL OR c.after IS NULL OR c.before LIKE '%"person_id":%'
UNION ALL
SELECT a.session_id, c.entry, c.entry
  FROM session_person_ever a JOIN journal_change c ON c.row_id = a.person_id
 WHERE c.before LIKE '%"name":%'
   AND c.entry > (SELECT min(b.entry) FROM journal_change b WHERE b.row_id = a.session_id)
UNION ALL
SELECT s.id, c.entry, c.entry
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN journal_change c ON c.row_id = s.engagement_id
 WHERE (c.before LIKE '%"name":%' OR c.before LIKE '%"language":%')
   AND c.entry > (SELECT min(b.entry) FROM journal_change b WHERE b.row_id = s.id);

-- Each session as an event of a calendar. Its sequence counts the commands that changed, after the
-- one that made it, what a calendar shows.
CREATE TEMP VIEW session_event AS
SELECT s.id AS session_id, s.engagement_id, e.key AS engagement, s.key, s.title, s.kind, s.state,
       s.day_on, s.start_time, s.end_time, s.zone, s.location, s.agenda, h.sequence, h.changed_at
  FROM scope JOIN session s ON s.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = s.engagement_id
  JOIN (SELECT c.session_id, count(DISTINCT c.shown_entry) - 1 AS sequence, max(j.at) AS changed_at
          FROM session_change c JOIN journal_entry j ON j.id = c.entry
         GROUP BY c.session_id) AS h ON h.session_id = s.id;
