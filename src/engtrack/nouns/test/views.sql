-- The last run of each version of each script.
CREATE TEMP VIEW test_last_run AS
SELECT test_id, id, version, result, run_on, by_id, asset_id, installed, issue_id
  FROM (SELECT r.*,
               row_number() OVER (PARTITION BY r.test_id, r.version
                                  ORDER BY r.run_on DESC, r.id DESC) AS nth
          FROM scope JOIN test_run r ON r.engagement_id = scope.engagement_id) AS ranked
 WHERE nth = 1;

-- How each script went when it last went through, whichever way and in whichever version: a run
-- that was blocked says nothing of it.
CREATE TEMP VIEW test_last_through AS
SELECT test_id, result, run_on, by_id
  FROM (SELECT r.*,
               row_number() OVER (PARTITION BY r.test_id
                                  ORDER BY r.run_on DESC, r.id DESC) AS nth
          FROM scope JOIN test_run r ON r.engagement_id = scope.engagement_id
         WHERE r.result <> 'blocked') AS ranked
 WHERE nth = 1;

-- The last review of each run and of each test plan.
CREATE TEMP VIEW test_reviewed AS
SELECT subject_id, subject, engagement_id, id, key, decision, by_id, decided_on
  FROM (SELECT a.subject_id, a.subject, a.engagement_id, a.id, a.key, a.decision, a.by_id,
               a.decided_on,
               row_number() OVER (PARTITION BY a.subject_id ORDER BY a.id DESC) AS nth
          FROM scope JOIN approval a ON a.engagement_id = scope.engagement_id
         WHERE a.subject_kind = 'test-review') AS ranked
 WHERE nth = 1;

-- When another version took the place of one that was installed: the first is no change.
CREATE TEMP VIEW test_version_changed AS
SELECT v.engagement_id, max(v.installed_on) AS changed_on
  FROM asset_installed v
 WHERE v.is_change = 1 AND v.state <> 'retired'
   AND v.kind IN ('environment', 'software', 'application') GROUP BY v.engagement_id;

-- A script in the version in force, with the last run of that version and its review. It is older
-- than the version installed when it was neither written nor run since that changed.
CREATE TEMP TABLE test_row AS
SELECT t.id AS test_id, t.engagement_id, t.key, t.title, t.process_id, t.gap_id, t.version,
       t.local_id, v.author_id, v.typed_by, v.written_on, r.id AS run_id,
       r.result, r.run_on, r.by_id AS run_by_id, r.asset_id, r.installed, r.issue_id,
       g.run_on AS ran_on, w.decision AS verdict, c.changed_on,
       CASE WHEN later_day(v.written_on, g.run_on) < c.changed_on THEN 1 ELSE 0 END AS is_outdated
  FROM scope JOIN test t ON t.engagement_id = scope.engagement_id
  JOIN test_version v ON v.test_id = t.id AND v.version = t.version
  LEFT JOIN test_last_run r ON r.test_id = t.id AND r.version = t.version
  LEFT JOIN test_last_through g ON g.test_id = t.id
  LEFT JOIN test_reviewed w ON w.subject_id = r.id
  LEFT JOIN test_version_changed c ON c.engagement_id = t.engagement_id;

CREATE TEMP VIEW test_list AS
SELECT t.key, e.key AS engagement, t.title, p.key AS process, g.key AS gap, t.version,
       a.handle AS author, t.typed_by, t.written_on, t.result, t.run_on, x.handle AS run_by,
       s.key AS environment, t.installed AS installed_version,
       i.key AS issue, t.verdict, t.is_outdated, t.local_id
  FROM test_row t JOIN engagement e ON e.id = t.engagement_id JOIN person a ON a.id = t.author_id
  LEFT JOIN process p ON p.id = t.process_id LEFT JOIN issue g ON g.id = t.gap_id
  LEFT JOIN person x ON x.id = t.run_by_id LEFT JOIN asset s ON s.id = t.asset_id
  LEFT JOIN issue i ON i.id = t.issue_id;

-- With what can be done next: it is run, looked through for the version installed, or its run
-- reviewed.
CREATE TEMP VIEW test_card AS
SELECT t.*,
       CASE WHEN e.state = 'closed' THEN NULL
            WHEN t.is_outdated = 1 THEN 'engtrack test revise ' || t.key || ' --help'
            WHEN coalesce(t.result, '') <> 'pass' THEN 'engtrack test run ' || t.key || ' --help'
            WHEN t.verdict IS NULL THEN 'engtrack test review ' || t.key || ' --help' END AS next
  FROM test_list t JOIN engagement e ON e.key = t.engagement;

-- The parts of its card.
CREATE TEMP VIEW test_step_part AS
SELECT t.key AS of_key, s.action, s.expected, s.id AS place
  FROM scope JOIN test t ON t.engagement_id = scope.engagement_id
  JOIN test_step s ON s.test_id = t.id AND s.version = t.version;

CREATE TEMP VIEW test_version_part AS
SELECT t.key AS of_key, v.version, v.written_on, p.handle AS author, v.typed_by, v.note
  FROM scope JOIN test t ON t.engagement_id = scope.engagement_id
  JOIN test_version v ON v.test_id = t.id JOIN person p ON p.id = v.author_id;

CREATE TEMP VIEW test_run_part AS
SELECT t.key AS of_key, r.run_on, r.version, r.result, s.key AS environment,
       r.installed AS installed_version,
       p.handle AS by, r.typed_by, i.key AS issue, w.decision AS verdict, r.note, r.id AS place
  FROM scope JOIN test t ON t.engagement_id = scope.engagement_id
  JOIN test_run r ON r.test_id = t.id JOIN person p ON p.id = r.by_id
  LEFT JOIN asset s ON s.id = r.asset_id LEFT JOIN issue i ON i.id = r.issue_id
  LEFT JOIN test_reviewed w ON w.subject_id = r.id;

-- The scripts of a process, and what ran in an environment, for the cards of both.
CREATE TEMP VIEW process_test_part AS
SELECT p.key AS of_key, t.key, t.title, t.version, t.result, t.run_on, t.verdict
  FROM test_row t JOIN process p ON p.id = t.process_id;

CREATE TEMP VIEW asset_test_part AS
SELECT a.key AS of_key, t.key, t.title, r.version, r.result,
       r.installed AS installed_version, r.run_on
  FROM scope JOIN asset a ON a.engagement_id = scope.engagement_id
  JOIN test_run r ON r.asset_id = a.id JOIN test t ON t.id = r.test_id;

-- What is to be tested: each process and each gap with its scripts, or with none; and scripts that
-- test neither.
CREATE TEMP VIEW test_subject AS
SELECT p.engagement_id, p.id AS process_id, t.gap_id, t.test_id, p.title
  FROM scope JOIN process p ON p.engagement_id = scope.engagement_id
  LEFT JOIN test_row t ON t.process_id = p.id
 WHERE t.key IS NOT NULL OR NOT EXISTS (SELECT 1 FROM issue i
                                         WHERE i.process_id = p.id AND i.kind = 'gap'
                                           AND i.state <> 'closed')
UNION ALL
SELECT i.engagement_id, i.process_id, i.id, NULL, i.title
  FROM scope JOIN issue i ON i.engagement_id = scope.engagement_id
 WHERE i.kind = 'gap' AND i.state <> 'closed'
   AND i.id NOT IN (SELECT t.gap_id FROM test_row t WHERE t.gap_id IS NOT NULL)
UNION ALL
SELECT t.engagement_id, NULL, t.gap_id, t.test_id, t.title
  FROM test_row t
 WHERE t.process_id IS NULL;

-- The hole is the first thing that is wrong with it, from no script to a review that is not there.
CREATE TEMP VIEW test_matrix AS
SELECT m.*, CASE WHEN m.hole IS NULL THEN 0 ELSE 1 END AS is_hole
  FROM (SELECT e.key AS engagement, p.key AS process, g.key AS gap, t.key,
               coalesce(t.title, s.title) AS title, t.version, t.result, t.run_on,
               t.installed AS installed_version, t.verdict,
               CASE WHEN t.key IS NULL THEN 'no-script'
                    WHEN t.result IS NULL THEN 'not-run'
                    WHEN t.result <> 'pass' THEN t.result
                    WHEN t.ran_on < t.changed_on THEN 'outdated'
                    WHEN t.verdict IS NULL THEN 'not-reviewed'
                    WHEN t.verdict = 'rejected' THEN 'rejected' END AS hole
          FROM test_subject s JOIN engagement e ON e.id = s.engagement_id
          LEFT JOIN process p ON p.id = s.process_id LEFT JOIN issue g ON g.id = s.gap_id
          LEFT JOIN test_row t ON t.test_id = s.test_id) AS m;

-- Test plans in force, with the review of the version shown: ids grow with time, and a version that
-- was replaced after the review is another one.
CREATE TEMP VIEW test_plan AS
SELECT f.engagement_id, f.id AS document_id, f.key, f.dated_on,
       CASE WHEN NOT EXISTS (SELECT 1 FROM document_version v
                              WHERE v.document_id = f.id AND v.id > w.id)
            THEN w.decision END AS verdict
  FROM document_in_force f LEFT JOIN test_reviewed w ON w.subject_id = f.id
 WHERE f.kind = 'test-plan';

CREATE TEMP VIEW test_evidence AS
-- Before the tests begin, plan and scripts show that they are prepared; from then on runs by a
-- lead, with a plan, show that they are made.
SELECT 'lead-3' AS duty, p.engagement_id, w.person_id, p.key AS ref, p.dated_on AS shown_on,
       CASE WHEN m.falls_on <= clock.today THEN 0 ELSE 1 END AS is_complete
  FROM clock, test_plan p
  LEFT JOIN moment m ON m.engagement_id = p.engagement_id AND m.moment = 'test'
  LEFT JOIN document_writer w ON w.document_id = p.document_id AND w.role = 'lead'
 WHERE m.falls_on IS NULL OR m.falls_on > clock.today
    OR p.engagement_id NOT IN (SELECT t.engagement_id FROM test_row t)
UNION ALL
SELECT 'lead-3', t.engagement_id, h.person_id, t.key, t.written_on,
       CASE WHEN m.falls_on <= clock.today THEN 0 ELSE 1 END
  FROM clock, test_row t
  LEFT JOIN moment m ON m.engagement_id = t.engagement_id AND m.moment = 'test'
  LEFT JOIN ever_held h ON h.engagement_id = t.engagement_id AND h.role = 'lead'
   AND h.person_id = t.author_id
UNION ALL
SELECT 'lead-3', t.engagement_id, h.person_id, t.key, r.run_on,
       CASE WHEN t.engagement_id IN (SELECT engagement_id FROM test_plan) THEN 1 ELSE 0 END
  FROM test_row t JOIN test_run r ON r.test_id = t.test_id
  JOIN ever_held h ON h.engagement_id = t.engagement_id AND h.role = 'lead'
   AND h.person_id = r.by_id
 WHERE r.result <> 'blocked'
UNION ALL
-- Another version was installed: an occasion for each script, until it is revised or run.
SELECT 'lead-8', t.engagement_id, NULL, t.key,
       CASE t.is_outdated WHEN 1 THEN t.changed_on ELSE later_day(t.written_on, t.ran_on) END,
       CASE t.is_outdated WHEN 1 THEN 0 ELSE 1 END
  FROM test_row t
 WHERE t.changed_on IS NOT NULL
UNION ALL
SELECT 'provider-9', w.engagement_id, h.person_id, w.subject, w.decided_on, 1
  FROM test_reviewed w
  LEFT JOIN ever_held h ON h.engagement_id = w.engagement_id AND h.role = 'provider'
   AND h.person_id = w.by_id
UNION ALL
SELECT 'provider-9', t.engagement_id, NULL, t.key, t.run_on, 0
  FROM test_row t
 WHERE t.result <> 'blocked' AND t.verdict IS NULL
UNION ALL
SELECT 'provider-9', p.engagement_id, NULL, p.key, p.dated_on, 0
  FROM test_plan p
 WHERE p.verdict IS NULL;

CREATE TEMP VIEW test_finding AS
-- No plan when the tests begin; who leads since the go-live only is not asked for one.
SELECT 'test-plan-missing' AS code, 2 AS severity, 'lead-3' AS duty, e.id AS engagement_id,
       NULL AS person_id, e.key AS ref, NULL AS why_person,
       later_day(m.falls_on, add_counted(e.id, c.from_on, 1)) AS since_on,
       (SELECT 'engtrack document add ' || d.typed || ' -e ' || e.key FROM document_typed d
         WHERE d.kind = 'test-plan' AND d.language = e.language) AS next
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN moment m ON m.engagement_id = e.id AND m.moment = 'test'
   AND m.falls_on >= coalesce(e.tracked_from_on, '')
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'lead-3'
  JOIN duty_window w ON w.engagement_id = e.id AND w.duty = 'lead-3'
 WHERE coalesce(c.from_on <= w.closes_on, 1) = 1
   AND e.id NOT IN (SELECT p.engagement_id FROM test_plan p)
UNION ALL
-- Not run, in the version in force, five working days before the go-live.
SELECT 'script-not-run', 2, 'lead-3', t.engagement_id, h.person_id, t.key, NULL,
       later_day(later_day(add_workdays(e.id, m.falls_on, -5), add_workdays(e.id, t.written_on, 1)),
                 add_counted(e.id, c.from_on, 1)),
       'engtrack test show ' || t.key
  FROM test_row t JOIN engagement e ON e.id = t.engagement_id
  JOIN moment m ON m.engagement_id = e.id AND m.moment = 'go-live'
   AND m.falls_on >= coalesce(e.tracked_from_on, '')
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'lead-3'
  LEFT JOIN ever_held h ON h.engagement_id = e.id AND h.role = 'lead' AND h.person_id = t.author_id
 WHERE t.written_on < m.falls_on
   AND (t.result IS NULL OR t.result = 'blocked')
UNION ALL
-- Failed when it last went through, and not repeated five working days later.
SELECT 'run-failed', 2, 'lead-3', t.engagement_id, h.person_id, t.key, NULL,
       add_counted(t.engagement_id, later_day(g.run_on, c.from_on), 6),
       'engtrack test show ' || t.key
  FROM test_row t JOIN engagement e ON e.id = t.engagement_id
  JOIN test_last_through g ON g.test_id = t.test_id AND g.result = 'fail'
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'lead-3'
  LEFT JOIN ever_held h ON h.engagement_id = e.id AND h.role = 'lead' AND h.person_id = g.by_id
 WHERE add_counted(e.id, g.run_on, 5) >= coalesce(e.tracked_from_on, '')
UNION ALL
-- Neither revised nor run five working days after another version was installed.
SELECT 'script-outdated', 2, 'lead-8', t.engagement_id, h.person_id, t.key, NULL,
       add_counted(t.engagement_id, later_day(t.changed_on, c.from_on), 6),
       'engtrack test show ' || t.key
  FROM test_row t JOIN engagement e ON e.id = t.engagement_id
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'lead-8'
  LEFT JOIN ever_held h ON h.engagement_id = e.id AND h.role = 'lead' AND h.person_id = t.author_id
 WHERE t.is_outdated = 1 AND t.changed_on >= coalesce(e.tracked_from_on, '')
UNION ALL
-- A plan or a run has waited three working days for its review.
SELECT 'run-unreviewed', 2, 'provider-9', t.engagement_id, NULL, t.key, NULL,
       add_counted(t.engagement_id, later_day(t.run_on, c.from_on), 4),
       'engtrack test show ' || t.key
  FROM test_row t JOIN engagement e ON e.id = t.engagement_id
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'provider-9'
 WHERE t.result <> 'blocked' AND t.verdict IS NULL
   AND add_counted(e.id, t.run_on, 3) >= coalesce(e.tracked_from_on, '')
UNION ALL
SELECT 'plan-unreviewed', 2, 'provider-9', p.engagement_id, NULL, p.key, NULL,
       add_counted(p.engagement_id, later_day(p.dated_on, c.from_on), 4),
       'engtrack document show ' || p.key
  FROM test_plan p JOIN engagement e ON e.id = p.engagement_id
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'provider-9'
 WHERE p.verdict IS NULL
   AND add_counted(e.id, p.dated_on, 3) >= coalesce(e.tracked_from_on, '');
