-- A backup or a restore test, with what it was of: all there is where nothing is named.
CREATE TEMP VIEW backup_list AS
SELECT b.key, e.key AS engagement, coalesce(a.title, e.name) AS title, b.kind, a.key AS asset,
       b.result, b.made_on, p.handle AS by, b.typed_by, b.note, b.local_id
  FROM scope JOIN backup b ON b.engagement_id = scope.engagement_id
  JOIN engagement e ON e.id = b.engagement_id JOIN person p ON p.id = b.by_id
  LEFT JOIN asset a ON a.id = b.asset_id;

-- The backups of an asset, for its card.
CREATE TEMP VIEW asset_backup_part AS
SELECT a.key AS of_key, b.key, b.kind, b.made_on, b.result
  FROM scope JOIN asset a ON a.engagement_id = scope.engagement_id
  JOIN backup b ON b.asset_id = a.id;

-- The procedure in force, the newest where there are several, and the interval that it gives.
CREATE TEMP VIEW backup_procedure AS
SELECT engagement_id, key, every_days
  FROM (SELECT d.engagement_id, d.key, d.every_days,
               row_number() OVER (PARTITION BY d.engagement_id
                                  ORDER BY d.dated_on DESC, key_number(d.key) DESC) AS nth
          FROM scope JOIN document d ON d.engagement_id = scope.engagement_id
         WHERE d.kind = 'backup-procedure' AND d.state = 'current') AS ranked
 WHERE nth = 1;

-- The last of each kind, and the last that went well.
CREATE TEMP VIEW backup_last AS
SELECT engagement_id, kind, key, result, made_on, ok_on
  FROM (SELECT b.engagement_id, b.kind, b.key, b.result, b.made_on,
               max(CASE b.result WHEN 'ok' THEN b.made_on END)
                   OVER (PARTITION BY b.engagement_id, b.kind) AS ok_on,
               row_number() OVER (PARTITION BY b.engagement_id, b.kind
                                  ORDER BY b.made_on DESC, b.id DESC) AS nth
          FROM scope JOIN backup b ON b.engagement_id = scope.engagement_id) AS ranked
 WHERE nth = 1;

-- A backup that went well proves that backups are made, whoever made it.
CREATE TEMP VIEW backup_evidence AS
SELECT 'support-7' AS duty, b.engagement_id, NULL AS person_id, b.key AS ref,
       b.made_on AS shown_on, 1 AS is_complete
  FROM scope JOIN backup b ON b.engagement_id = scope.engagement_id
 WHERE b.kind = 'backup' AND b.result = 'ok';

-- Procedure, backups and restore tests: what lacks, what is too old, what went wrong. The
-- procedure is asked for ten working days after the installation began, the first backup within
-- the interval, the first restore test within sixty working days. Once it is completed, none.
CREATE TEMP VIEW backup_finding AS
SELECT 'backup-procedure-missing' AS code, 2 AS severity, 'support-7' AS duty,
       e.id AS engagement_id, NULL AS person_id, e.key AS ref, NULL AS why_person,
       add_counted(e.id, c.from_on, 11) AS since_on,
       (SELECT 'engtrack document add ' || t.typed || ' -e ' || e.key FROM document_typed t
         WHERE t.kind = 'backup-procedure' AND t.language = e.language) AS next
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'support-7'
 WHERE e.state IN ('active', 'on-hold')
   AND e.id NOT IN (SELECT p.engagement_id FROM backup_procedure p)
UNION ALL
SELECT CASE WHEN l.ok_on IS NULL THEN 'backup-missing' ELSE 'backup-stale' END, 2, 'support-7',
       e.id, NULL, e.key, NULL,
       add_counted(e.id, later_day(l.ok_on, c.from_on), w.every + 1),
       'engtrack backup log -e ' || e.key
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'support-7'
  JOIN duty_window w ON w.engagement_id = e.id AND w.duty = 'support-7'
  LEFT JOIN backup_last l ON l.engagement_id = e.id AND l.kind = 'backup'
 WHERE e.state IN ('active', 'on-hold') AND w.every IS NOT NULL
UNION ALL
SELECT CASE WHEN l.ok_on IS NULL THEN 'restore-untested' ELSE 'restore-test-stale' END, 2,
       'support-7', e.id, NULL, e.key, NULL,
       add_counted(e.id, later_day(l.ok_on, c.from_on), 61),
       'engtrack backup log --kind restore-test -e ' || e.key
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'support-7'
  LEFT JOIN backup_last l ON l.engagement_id = e.id AND l.kind = 'restore-test'
 WHERE e.state IN ('active', 'on-hold')
UNION ALL
SELECT CASE l.kind WHEN 'backup' THEN 'backup-failed' ELSE 'restore-test-failed' END, 2,
       'support-7', e.id, NULL, l.key, NULL,
       add_counted(e.id, later_day(l.made_on, c.from_on), 1),
       'engtrack backup log --kind ' || l.kind || ' -e ' || e.key
  FROM scope JOIN engagement e ON e.id = scope.engagement_id
  JOIN counted c ON c.engagement_id = e.id AND c.duty = 'support-7'
  JOIN backup_last l ON l.engagement_id = e.id
 WHERE e.state IN ('active', 'on-hold') AND l.result = 'failed';
